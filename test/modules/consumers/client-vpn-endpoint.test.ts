import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Lazy, type TerraformStack } from 'cdktf';
import { ClientVpnEndpoint, type ClientVpnEndpointProps } from '../../../modules/consumers';
import { onlyResource, resources, synth, template, testStack } from '../../support/synth';

const certificate = { certificateArn: 'arn:aws:acm:eu-west-1:111111111111:certificate/0a1b2c3d' };
const ofClients = { certificateArn: 'arn:aws:acm:eu-west-1:111111111111:certificate/4e5f6a7b' };

function office(stack: TerraformStack, props: Partial<ClientVpnEndpointProps> = {}) {
  return new ClientVpnEndpoint(stack, 'Office', { certificate, clientCidrBlock: '10.64.0.0/16', ...props });
}

const synthOffice = (props: Partial<ClientVpnEndpointProps> = {}) =>
  synth((stack) => void office(stack, props));
const endpoint = (props: Partial<ClientVpnEndpointProps> = {}) =>
  onlyResource(synthOffice(props), 'aws_ec2_client_vpn_endpoint');

test('serves its certificate, and lets in clients that its CA signed', () => {
  expect(endpoint()).toMatchObject({
    server_certificate_arn: certificate.certificateArn,
    authentication_options: [
      { type: 'certificate-authentication', root_certificate_chain_arn: certificate.certificateArn },
    ],
    client_cidr_block: '10.64.0.0/16',
    split_tunnel: false,
    connection_log_options: { enabled: false },
  });
});

test('lets in clients of another CA', () => {
  expect(endpoint({ clientCertificate: ofClients })).toMatchObject({
    server_certificate_arn: certificate.certificateArn,
    authentication_options: [{ root_certificate_chain_arn: ofClients.certificateArn }],
  });
});

test('is reached by nobody and says nothing of provider, Region or tags by default', () => {
  const made = synthOffice();

  expect(resources(made, 'aws_ec2_client_vpn_network_association')).toEqual([]);
  expect(resources(made, 'aws_ec2_client_vpn_authorization_rule')).toEqual([]);
  for (const argument of ['provider', 'region', 'tags']) expect(endpoint()).not.toHaveProperty(argument);
});

test('is never replaced, for which each client needs a new configuration, unless that was allowed', () => {
  expect(endpoint().lifecycle).toEqual({ prevent_destroy: true });
  expect(endpoint({ interruptible: false }).lifecycle).toEqual({ prevent_destroy: true });
  expect(endpoint({ interruptible: true })).not.toHaveProperty('lifecycle');
});

test('is what it was asked to be, where it was asked to be', () => {
  const stack = testStack();
  const provider = new AwsProvider(stack, 'shop', { alias: 'shop' });
  office(stack, {
    subnetIds: ['subnet-1', 'subnet-2', 'subnet-1'],
    authorizedCidrBlocks: ['10.0.0.0/16', '10.1.0.0/16'],
    splitTunnel: true,
    connectionLogGroupName: 'vpn',
    at: { provider, region: 'eu-west-1', accountId: '111111111111' },
    tags: { team: 'shop' },
  });
  const made = template(stack);
  const place = { provider: 'aws.shop', region: 'eu-west-1' };
  const its = expect.stringMatching(/^\$\{aws_ec2_client_vpn_endpoint\.Office_\w+\.id\}$/) as string;

  expect(onlyResource(made, 'aws_ec2_client_vpn_endpoint')).toMatchObject({
    ...place,
    split_tunnel: true,
    connection_log_options: { enabled: true, cloudwatch_log_group: 'vpn' },
    tags: { team: 'shop' },
  });
  expect(resources(made, 'aws_ec2_client_vpn_network_association')).toEqual(
    ['subnet-1', 'subnet-2'].map((id) =>
      expect.objectContaining({ ...place, client_vpn_endpoint_id: its, subnet_id: id }),
    ),
  );
  expect(resources(made, 'aws_ec2_client_vpn_authorization_rule')).toEqual(
    ['10.0.0.0/16', '10.1.0.0/16'].map((block) =>
      expect.objectContaining({
        ...place,
        client_vpn_endpoint_id: its,
        target_network_cidr: block,
        authorize_all_groups: true,
      }),
    ),
  );
});

test('tokens pass', () => {
  const certificateArn = Lazy.stringValue({ produce: () => 'shop' });
  const at = { region: 'eu-west-1', accountId: '111111111111' };
  expect(endpoint({ certificate: { certificateArn }, at })).toMatchObject({ server_certificate_arn: 'shop' });
});

test.each([
  [
    { certificate: { ...certificate, keyAlgorithm: 'EC_prime256v1' } },
    '[test/Office] AWS Client VPN takes a key of RSA_1024, RSA_2048, got EC_prime256v1',
  ],
  [
    { certificate: { ...certificate, certificateType: 'AMAZON_ISSUED' } },
    '[test/Office] AWS Client VPN, which lets in clients that its CA signed, takes a certificate of a private CA or an ' +
      'imported certificate only, got a public certificate of ACM; use another certificate',
  ],
  [
    { clientCertificate: { ...ofClients, certificateType: 'AMAZON_ISSUED' } },
    'takes a certificate of a private CA or an imported certificate only, got a public certificate of ACM',
  ],
  [
    { clientCertificate: { ...ofClients, keyAlgorithm: 'RSA_4096' } },
    'takes a key of RSA_1024, RSA_2048, got RSA_4096',
  ],
  [
    { at: { region: 'eu-west-2' } },
    'AWS Client VPN takes a certificate of eu-west-2 here, got one of eu-west-1',
  ],
  [{ at: { accountId: '222222222222' } }, 'takes a certificate of its own account only'],
] as const)('fails for %j', (props, message) => {
  expect(() => synthOffice(props)).toThrow(message);
});

test('takes a public certificate where another tells of clients', () => {
  const web = { ...certificate, certificateType: 'AMAZON_ISSUED' } as const;
  expect(() => synthOffice({ certificate: web, clientCertificate: ofClients })).not.toThrow();
});
