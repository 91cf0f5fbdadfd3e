import type { Values } from '../../../fleet';
import {
  certificateArn,
  certificateValues,
  findingsOf,
  listenerValues,
  onlyFinding,
} from '../../support/plan';

const after = {
  ...certificateValues('web', ['shop.example.com']),
  arn: undefined,
  domain_validation_options: undefined,
};
const replaced = {
  address: 'aws_acm_certificate.web',
  before: certificateValues('web', ['shop.example.com']),
  after,
  replacedFor: ['key_algorithm'],
};
const following = {
  address: 'aws_lb_listener.web',
  before: listenerValues('web'),
  after: listenerValues(undefined),
  references: { certificate_arn: ['aws_acm_certificate.web'] },
};

test('is medium where the listener follows the new certificate', () => {
  expect(onlyFinding('certificate-replaced', { resources: [replaced, following] })).toMatchObject({
    severity: 'medium',
    address: 'aws_acm_certificate.web',
    what: 'The certificate for "shop.example.com" in "eu-west-1" is replaced because of "key_algorithm". "load balancer listener shop:443" switches to the new one once it is issued, then the old one goes. Clients that pin the certificate, and whatever was given its ARN outside these plans, are left behind.',
  });
});

test('leaves what is destroyed before it has the new one to the rule on services', () => {
  const interrupted = {
    ...following,
    replacedFor: ['load_balancer_arn'],
    actions: ['delete', 'create'],
  };
  expect(findingsOf('certificate-replaced', { resources: [replaced, interrupted] })).toEqual([]);
  expect(findingsOf('service-destroyed', { resources: [replaced, interrupted] })).toHaveLength(1);
});

test('is medium where the parameter of a cluster follows the new certificate', () => {
  const text = JSON.stringify({ 'alb.ingress.kubernetes.io/certificate-arn': certificateArn('web') });
  const parameter = {
    address: 'aws_ssm_parameter.shop',
    before: { name: '/shop/ingress', insecure_value: text },
    after: { name: '/shop/ingress' },
    references: { insecure_value: ['aws_acm_certificate.web'] },
  };
  expect(onlyFinding('certificate-replaced', { resources: [replaced, parameter] })).toMatchObject({
    severity: 'medium',
    what: expect.stringContaining('"SSM parameter /shop/ingress" switches to the new one once it is issued'),
  });
});

test.each<[string, Values, string]>([
  [
    'aws_redshiftserverless_custom_domain_association.shop',
    { custom_domain_name: 'shop.example.com', custom_domain_certificate_arn: certificateArn('web') },
    'custom_domain_certificate_arn',
  ],
  [
    'aws_ec2_client_vpn_endpoint.shop',
    { server_certificate_arn: certificateArn('web') },
    'server_certificate_arn',
  ],
  [
    'aws_networkfirewall_tls_inspection_configuration.shop',
    {
      name: 'shop',
      tls_inspection_configuration: [
        {
          server_certificate_configuration: [
            { server_certificate: [{ resource_arn: certificateArn('web') }] },
          ],
        },
      ],
    },
    'tls_inspection_configuration',
  ],
])('is medium where %s follows the new certificate in place', (address, before, argument) => {
  const after = { ...before, [argument]: undefined };
  const service = { address, before, after, references: { [argument]: ['aws_acm_certificate.web'] } };
  expect(onlyFinding('certificate-replaced', { resources: [replaced, service] })).toMatchObject({
    severity: 'medium',
    what: expect.stringContaining('switches to the new one once it is issued'),
  });
  expect(findingsOf('service-destroyed', { resources: [replaced, service] })).toEqual([]);
});

test.each([
  [
    'OpenSearch domain logs',
    'aws_opensearch_domain.logs',
    {
      domain_name: 'logs',
      domain_endpoint_options: [{ custom_endpoint_certificate_arn: certificateArn('web') }],
    },
    { domain_name: 'logs', domain_endpoint_options: [{}] },
    'domain_endpoint_options.custom_endpoint_certificate_arn',
  ],
  [
    'Transfer server aws_transfer_server.files',
    'aws_transfer_server.files',
    { certificate: certificateArn('web') },
    {},
    'certificate',
  ],
])('is medium where the %s takes it over in place', (name, address, before, after, argument) => {
  const service = { address, before, after, references: { [argument]: ['aws_acm_certificate.web'] } };
  expect(onlyFinding('certificate-replaced', { resources: [replaced, service] })).toMatchObject({
    severity: 'medium',
    what: expect.stringContaining(`"${name}" switches to the new one once it is issued`),
  });
});

test('is critical where the old one goes first', () => {
  expect(
    onlyFinding('certificate-replaced', {
      resources: [{ ...replaced, actions: ['delete', 'create'] }, following],
    }),
  ).toMatchObject({ severity: 'critical', remedy: 'Set create_before_destroy in its lifecycle.' });
});

test('is critical where a listener keeps the old ARN', () => {
  const fixed = { address: 'aws_lb_listener.web', before: listenerValues('web') };
  expect(onlyFinding('certificate-replaced', { resources: [replaced, fixed] })).toMatchObject({
    severity: 'critical',
    what: expect.stringContaining('"load balancer listener shop:443" keeps the old ARN'),
  });
});

test('is critical where something that is not planned here uses it', () => {
  const before = certificateValues('web', ['shop.example.com'], { renewal_eligibility: 'ELIGIBLE' });
  expect(onlyFinding('certificate-replaced', { resources: [{ ...replaced, before }] }).severity).toBe(
    'critical',
  );
});

test('says nothing of a certificate that nothing uses, or that only changes its tags', () => {
  expect(findingsOf('certificate-replaced', { resources: [replaced] })).toEqual([]);
  const tagged = { ...replaced, replacedFor: undefined, after: { ...replaced.before, tags: { a: 'b' } } };
  expect(
    findingsOf('certificate-replaced', { resources: [tagged, { ...following, after: undefined }] }),
  ).toEqual([]);
});

test('follows certificates and listeners through modules and their instances', () => {
  const inModule = (entry: typeof replaced, address: string) => ({ ...entry, address });
  const plan = {
    resources: [
      inModule(replaced, 'module.tls["a"].aws_acm_certificate.web[0]'),
      { ...following, address: 'module.tls["a"].aws_lb_listener.web' },
    ],
  };
  expect(onlyFinding('certificate-replaced', plan).address).toBe(
    'module.tls["a"].aws_acm_certificate.web[0]',
  );
});

test('does not take for a service what only has the ARN somewhere', () => {
  const note = {
    address: 'aws_dynamodb_table_item.note',
    before: { item: certificateValues('web', []).arn },
  };
  expect(findingsOf('certificate-replaced', { resources: [replaced, note] })).toEqual([]);
});
