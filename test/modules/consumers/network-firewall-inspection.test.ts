import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Lazy, type TerraformStack } from 'cdktf';
import { NetworkFirewallInspection, type NetworkFirewallInspectionProps } from '../../../modules/consumers';
import { onlyResource, synth, template, testStack } from '../../support/synth';

const TYPE = 'aws_networkfirewall_tls_inspection_configuration';
const arn = (id: string) => `arn:aws:acm:eu-west-1:111111111111:certificate/${id}`;
const [certificate, other, ca] = ['0a1b', '2c3d', '4e5f'].map((id) => ({ certificateArn: arn(id) }));

function perimeter(stack: TerraformStack, props: Partial<NetworkFirewallInspectionProps> = {}) {
  return new NetworkFirewallInspection(stack, 'Perimeter', {
    configurationName: 'perimeter',
    certificates: [certificate!],
    scopes: [{ destinations: ['10.0.0.0/16'] }],
    ...props,
  });
}

const synthPerimeter = (props: Partial<NetworkFirewallInspectionProps> = {}) =>
  synth((stack) => void perimeter(stack, props));
const inspection = (props: Partial<NetworkFirewallInspectionProps> = {}) =>
  onlyResource(synthPerimeter(props), TYPE);
const configurationOf = (resource: Record<string, unknown>) =>
  (resource.tls_inspection_configuration as any)[0].server_certificate_configuration[0] as object;

test('decrypts what comes in to its servers from anywhere, by their certificate', () => {
  expect(inspection().name).toBe('perimeter');
  expect(configurationOf(inspection())).toEqual({
    server_certificate: [{ resource_arn: certificate!.certificateArn }],
    scope: [
      {
        protocols: [6],
        destination: [{ address_definition: '10.0.0.0/16' }],
        destination_ports: [{ from_port: 443, to_port: 443 }],
        source: [{ address_definition: '0.0.0.0/0' }],
        source_ports: [{ from_port: 0, to_port: 65535 }],
      },
    ],
  });
});

test('says nothing of provider, Region or tags by default', () => {
  for (const argument of ['provider', 'region', 'tags']) expect(inspection()).not.toHaveProperty(argument);
});

test('decrypts what goes out, and refuses servers whose certificate is revoked', () => {
  expect(configurationOf(inspection({ certificateAuthority: ca }))).toMatchObject({
    certificate_authority_arn: ca!.certificateArn,
    check_certificate_revocation_status: [{ revoked_status_action: 'REJECT', unknown_status_action: 'PASS' }],
  });
  expect(
    configurationOf(inspection({ certificateAuthority: ca, unknownStatusAction: 'DROP' })),
  ).toMatchObject({
    check_certificate_revocation_status: [{ revoked_status_action: 'REJECT', unknown_status_action: 'DROP' }],
  });
});

test('is what it was asked to be, where it was asked to be', () => {
  const stack = testStack();
  const provider = new AwsProvider(stack, 'shop', { alias: 'shop' });
  perimeter(stack, {
    certificates: [certificate!, other!],
    scopes: [
      {
        destinations: ['10.0.0.0/16', '10.1.0.0/16'],
        destinationPorts: [443, 8443],
        sources: ['10.2.0.0/16'],
      },
      { destinations: ['10.3.0.0/16'] },
    ],
    at: { provider, region: 'eu-west-1', accountId: '111111111111' },
    tags: { team: 'shop' },
  });
  const made = onlyResource(template(stack), TYPE);

  expect(made).toMatchObject({ provider: 'aws.shop', region: 'eu-west-1', tags: { team: 'shop' } });
  expect(configurationOf(made)).toMatchObject({
    server_certificate: [{ resource_arn: arn('0a1b') }, { resource_arn: arn('2c3d') }],
    scope: [
      {
        destination: [{ address_definition: '10.0.0.0/16' }, { address_definition: '10.1.0.0/16' }],
        destination_ports: [
          { from_port: 443, to_port: 443 },
          { from_port: 8443, to_port: 8443 },
        ],
        source: [{ address_definition: '10.2.0.0/16' }],
      },
      { destination: [{ address_definition: '10.3.0.0/16' }] },
    ],
  });
});

test('tokens pass, and a host name may be on any of its certificates', () => {
  const token = Lazy.stringValue({ produce: () => 'shop' });
  const made = inspection({
    certificates: [
      { certificateArn: token, domainNames: ['a.example.com'] },
      { ...other!, domainNames: ['b.example.com'] },
    ],
    hostNames: ['a.example.com', 'b.example.com'],
    at: { region: 'eu-west-1', accountId: '111111111111' },
  });
  expect(configurationOf(made)).toMatchObject({
    server_certificate: [{ resource_arn: 'shop' }, { resource_arn: arn('2c3d') }],
  });
});

test.each([
  [{ certificates: [] }, '[test/Perimeter] certificates must be a list of at least one, got none'],
  [{ scopes: [] }, '[test/Perimeter] scopes must be a list of at least one, got none'],
  [
    { scopes: [{ destinations: [] }] },
    '[test/Perimeter] destinations must be a list of at least one, got none',
  ],
  [
    { certificateAuthority: { ...ca!, certificateType: 'PRIVATE' } },
    '[test/Perimeter] AWS Network Firewall takes an imported certificate only, got a certificate of a private CA',
  ],
  [
    {
      certificateAuthority: { certificateArn: ca!.certificateArn.replace('eu-west-1', 'eu-west-2') },
      at: { region: 'eu-west-1' },
    },
    'AWS Network Firewall takes a certificate of eu-west-1 here, got one of eu-west-2',
  ],
  [
    { at: { region: 'eu-west-2' } },
    'AWS Network Firewall takes a certificate of eu-west-2 here, got one of eu-west-1',
  ],
  [{ at: { accountId: '222222222222' } }, 'takes a certificate of its own account only'],
  [
    { certificates: [{ ...certificate!, domainNames: ['a.example.com'] }], hostNames: ['b.example.com'] },
    'every host name of AWS Network Firewall must be on a certificate, got "b.example.com"',
  ],
] as const)('fails for %j', (props, message) => {
  expect(() => synthPerimeter(props)).toThrow(message);
});
