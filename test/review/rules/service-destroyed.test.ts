import {
  certificateArn,
  certificateValues,
  findingsOf,
  listenerValues,
  onlyFinding,
} from '../../support/plan';

const web = { address: 'aws_acm_certificate.web', before: certificateValues('web', ['shop.example.com']) };
const listener = { address: 'aws_lb_listener.web', before: listenerValues('web'), after: null };
const loadBalancer = {
  address: 'aws_lb.shop',
  before: { arn: listener.before.load_balancer_arn, dns_name: 'shop-1.eu-west-1.elb.amazonaws.com' },
};
const record = {
  address: 'aws_route53_record.shop',
  before: {
    name: 'shop.example.com',
    type: 'A',
    alias: [{ name: 'dualstack.shop-1.eu-west-1.elb.amazonaws.com.' }],
  },
};

test('is medium, and names what it served', () => {
  expect(onlyFinding('service-destroyed', { resources: [web, listener] })).toEqual({
    severity: 'medium',
    stack: 'test-shop',
    address: 'aws_lb_listener.web',
    what: '"load balancer listener shop:443" is destroyed: it answers no more for "shop.example.com".',
    remedy: 'Make sure that nobody uses the names, in DNS first, or that another service has them.',
  });
});

test('is high while a record leads to its load balancer', () => {
  const resources = [web, listener, { ...loadBalancer, after: null }, record];
  expect(onlyFinding('service-destroyed', { resources })).toMatchObject({
    severity: 'high',
    what: expect.stringContaining('is destroyed, and the records "shop.example.com" still lead to it'),
  });
});

test('is high while a record leads to its distribution', () => {
  const distribution = {
    address: 'aws_cloudfront_distribution.site',
    before: {
      aliases: ['shop.example.com'],
      domain_name: 'd111111abcdef8.cloudfront.net',
      viewer_certificate: [{ acm_certificate_arn: certificateArn('web') }],
    },
    after: null,
  };
  const cname = {
    address: 'cloudflare_dns_record.shop',
    before: { name: 'shop.example.com', type: 'CNAME', content: 'd111111abcdef8.cloudfront.net' },
  };
  expect(onlyFinding('service-destroyed', { resources: [web, distribution, cname] }).severity).toBe('high');
  const gone = { ...cname, after: null };
  expect(onlyFinding('service-destroyed', { resources: [web, distribution, gone] }).severity).toBe('medium');
});

test('is medium where another listener takes over the port', () => {
  const next = { address: 'aws_lb_listener.next', after: listenerValues('web', { arn: undefined }) };
  const resources = [web, listener, loadBalancer, record, next];
  expect(onlyFinding('service-destroyed', { resources }).severity).toBe('medium');
});

test('is medium where it is made anew, the old one first', () => {
  const replaced = {
    ...listener,
    after: { ...listener.before, arn: undefined },
    replacedFor: ['load_balancer_arn'],
    actions: ['delete', 'create'],
  };
  expect(onlyFinding('service-destroyed', { resources: [web, replaced] })).toMatchObject({
    severity: 'medium',
    what: '"load balancer listener shop:443" is destroyed and made anew because of "load_balancer_arn": until then nothing answers for "shop.example.com".',
  });
  const first = { ...replaced, actions: ['create', 'delete'] };
  expect(findingsOf('service-destroyed', { resources: [web, first] })).toEqual([]);
});

describe.each<[string, Readonly<Record<string, string>>, string, (arn: string) => unknown]>([
  [
    'aws_iot_domain_configuration.devices',
    { domain_name: 'shop.example.com' },
    'server_certificate_arns',
    (arn) => [arn],
  ],
  [
    'aws_verifiedaccess_endpoint.shop',
    { application_domain: 'shop.example.com' },
    'domain_certificate_arn',
    (arn) => arn,
  ],
  ['aws_customer_gateway.office', { ip_address: '203.0.113.10' }, 'certificate_arn', (arn) => arn],
  ...['aws_appsync_domain_name.api', 'aws_cognito_user_pool_domain.login'].map(
    (address): [string, Readonly<Record<string, string>>, string, (arn: string) => unknown] => [
      address,
      { domain_name: 'shop.example.com' },
      'certificate_arn',
      (arn) => arn,
    ],
  ),
])('where %s is made anew for a certificate', (address, values, argument, given) => {
  const service = {
    address,
    before: { ...values, [argument]: given(certificateArn('web')) },
    replacedFor: [argument],
    actions: ['delete', 'create'],
  };

  test('is high while that is not issued, as what is destroyed does not wait for it', () => {
    const waiting = { ...service, after: values, unknown: { [argument]: true } };
    expect(onlyFinding('service-destroyed', { resources: [web, waiting] })).toMatchObject({
      severity: 'high',
      what: expect.stringContaining(
        `is destroyed because of "${argument}", before the new certificate is requested: nothing answers for "shop.example.com" until that is issued, and never if it is not.`,
      ),
    });
  });

  test('is medium once that is issued', () => {
    const next = { ...service, after: { ...values, [argument]: given(certificateArn('next')) } };
    expect(onlyFinding('service-destroyed', { resources: [web, next] }).severity).toBe('medium');
  });
});

test('is medium for a Client VPN endpoint that gets another CA of clients, as that is issued at once', () => {
  const ofClients = (name: string) => [{ root_certificate_chain_arn: certificateArn(name) }];
  const serving = { server_certificate_arn: certificateArn('web') };
  const vpn = {
    address: 'aws_ec2_client_vpn_endpoint.office',
    before: { ...serving, authentication_options: ofClients('old') },
    after: { ...serving, authentication_options: ofClients('next') },
    replacedFor: ['authentication_options'],
    actions: ['delete', 'create'],
  };
  expect(onlyFinding('service-destroyed', { resources: [web, vpn] })).toMatchObject({
    severity: 'medium',
    what: expect.stringContaining('is destroyed and made anew because of "authentication_options"'),
  });
});

test('is high while a record leads to its endpoint of Verified Access', () => {
  const endpoint = {
    address: 'aws_verifiedaccess_endpoint.shop',
    before: {
      application_domain: 'shop.example.com',
      domain_certificate_arn: certificateArn('web'),
      endpoint_domain: 'shop.edge-0a1b.vai-0c2d.prod.verified-access.eu-west-1.amazonaws.com',
    },
    after: null,
  };
  const leading = {
    address: record.address,
    before: { name: 'shop.example.com', type: 'CNAME', records: [endpoint.before.endpoint_domain] },
  };
  expect(onlyFinding('service-destroyed', { resources: [web, endpoint, leading] })).toMatchObject({
    severity: 'high',
    what: expect.stringContaining(
      '"Verified Access endpoint shop.example.com" is destroyed, and the records "shop.example.com" still lead to it',
    ),
  });
});

test('is high while a record leads to its service of VPC Lattice', () => {
  const lattice = {
    address: 'aws_vpclattice_service.shop',
    before: {
      certificate_arn: certificateArn('web'),
      dns_entry: [
        { domain_name: 'shop-svc-1.7d67968.vpc-lattice-svcs.eu-west-1.on.aws', hosted_zone_id: 'Z1' },
      ],
    },
    after: null,
  };
  const alias = [{ name: lattice.before.dns_entry[0]!.domain_name }];
  const leading = { ...record, before: { ...record.before, alias } };
  expect(onlyFinding('service-destroyed', { resources: [web, lattice, leading] }).severity).toBe('high');
  expect(onlyFinding('service-destroyed', { resources: [web, lattice, record] }).severity).toBe('medium');
});

test.each([
  ['stays', { ...listener, after: undefined }],
  ['is only forgotten', { ...listener, actions: ['forget'] }],
  ['serves no certificate', { ...listener, before: listenerValues(undefined, { protocol: 'HTTP' }) }],
])('says nothing of a service that %s', (_what, resource) => {
  expect(findingsOf('service-destroyed', { resources: [web, resource] })).toEqual([]);
});

test.each([
  [
    'an environment of Elastic Beanstalk',
    'aws_elastic_beanstalk_environment.shop',
    {
      name: 'shop',
      cname: 'shop-1.eu-west-1.elasticbeanstalk.com',
      setting: [{ namespace: 'aws:elbv2:listener:443', name: 'SSLCertificateArns', value: web.before.arn }],
    },
    'shop-1.eu-west-1.elasticbeanstalk.com',
  ],
  [
    'a domain of Amplify',
    'aws_amplify_domain_association.shop',
    {
      domain_name: 'example.com',
      certificate_settings: [{ type: 'CUSTOM', custom_certificate_arn: web.before.arn }],
      sub_domain: [{ prefix: 'shop', dns_record: 'shop CNAME d111111abcdef8.cloudfront.net' }],
    },
    'd111111abcdef8.cloudfront.net',
  ],
  [
    'a domain of Cognito',
    'aws_cognito_user_pool_domain.shop',
    {
      domain: 'shop.example.com',
      certificate_arn: web.before.arn,
      cloudfront_distribution: 'd111111abcdef8.cloudfront.net',
    },
    'd111111abcdef8.cloudfront.net',
  ],
  [
    'a domain of OpenSearch',
    'aws_opensearch_domain.shop',
    {
      domain_name: 'shop',
      domain_endpoint_options: [{ custom_endpoint_certificate_arn: web.before.arn }],
      endpoint: 'search-shop-1.eu-west-1.es.amazonaws.com',
    },
    'search-shop-1.eu-west-1.es.amazonaws.com',
  ],
  [
    'a server of Transfer Family',
    'aws_transfer_server.shop',
    { certificate: web.before.arn, endpoint: 's-0a1b2c3d.server.transfer.eu-west-1.amazonaws.com' },
    's-0a1b2c3d.server.transfer.eu-west-1.amazonaws.com',
  ],
  [
    'a domain of AppSync',
    'aws_appsync_domain_name.shop',
    {
      domain_name: 'shop.example.com',
      certificate_arn: web.before.arn,
      appsync_domain_name: 'd111111abcdef8.cloudfront.net',
    },
    'd111111abcdef8.cloudfront.net',
  ],
])('is high for %s that a record leads to', (_, address, before, target) => {
  const alias = { ...record, before: { ...record.before, alias: [{ name: target }] } };
  const service = { address, before, after: null };
  expect(onlyFinding('service-destroyed', { resources: [web, service, alias] })).toMatchObject({
    severity: 'high',
    what: expect.stringContaining('the records "shop.example.com" still lead to it'),
  });
});
