import { type Values, buildFleet, certificateArns, isCertificateArgument } from '../../fleet';
import { certificateArn, certificateValues } from '../support/plan';

const web = certificateArn('web');
const pay = certificateArn('pay');
const annotated = (name: string, value: string) => ({
  metadata: [{ name: 'web', namespace: 'default', annotations: { [name]: value } }],
});

test.each<[string, Values, string[]]>([
  ['aws_lb_listener', { certificate_arn: web, tags: { certificate_arn: pay } }, [web]],
  ['aws_elb', { listener: [{ ssl_certificate_id: web }] }, [web]],
  [
    'aws_iot_domain_configuration',
    { server_certificate_arns: [web], validation_certificate_arn: pay },
    [web],
  ],
  [
    'aws_api_gateway_domain_name',
    { regional_certificate_arn: web, ownership_verification_certificate_arn: pay },
    [web],
  ],
  [
    'aws_ec2_client_vpn_endpoint',
    { server_certificate_arn: web, authentication_options: [{ root_certificate_chain_arn: pay }] },
    [web],
  ],
  [
    'aws_elastic_beanstalk_environment',
    { setting: [{ name: 'SSLCertificateArns', value: `${web},${pay}` }] },
    [web, pay],
  ],
  [
    'kubernetes_ingress_v1',
    annotated('alb.ingress.kubernetes.io/certificate-arn', `${web}, ${pay}`),
    [web, pay],
  ],
  ['kubernetes_service', annotated('service.beta.kubernetes.io/aws-load-balancer-ssl-cert', web), [web]],
  [
    'kubernetes_manifest',
    {
      manifest: { kind: 'Gateway', spec: { listeners: [{ tls: { options: { 'certificate-arn': web } } }] } },
    },
    [web],
  ],
  [
    'helm_release',
    { values: [`service:\n  ssl-cert: ${web}\n`], set: [{ value: pay }], metadata: [{ values: pay }] },
    [web, pay],
  ],
  ['aws_ssm_parameter', { insecure_value: `{"ssl-cert":"${web},${pay}"}`, value: 'secret' }, [web, pay]],
  ['aws_service_of_tomorrow', { endpoint: [{ certificate_arn: web, other_arn: pay }] }, [web]],
  ['aws_acm_certificate_validation', { certificate_arn: web }, []],
  ['aws_cloudwatch_metric_alarm', { dimensions: { CertificateArn: web } }, []],
  ['aws_lb_listener_rule', { action: [{ fixed_response: [{ message_body: web }] }] }, []],
])('%s serves what its arguments for certificates name', (type, values, served) => {
  expect(certificateArns(type, values)).toEqual(served);
});

test('a reference stands at the argument, or at the text or block around it', () => {
  expect(isCertificateArgument('kubernetes_ingress_v1', 'metadata.annotations')).toBe(true);
  expect(isCertificateArgument('aws_cloudfront_distribution', 'viewer_certificate')).toBe(true);
  expect(isCertificateArgument('aws_cloudfront_distribution', 'origin.domain_name')).toBe(false);
});

test('what runs in a cluster is drawn by its name', () => {
  const common = { stack: 'shop', mode: 'managed', references: new Map(), state: 'unchanged' } as const;
  const { consumers } = buildFleet([
    {
      ...common,
      address: 'aws_acm_certificate.web',
      type: 'aws_acm_certificate',
      values: certificateValues('web', ['a.example.com']),
    },
    {
      ...common,
      address: 'kubernetes_ingress_v1.web',
      type: 'kubernetes_ingress_v1',
      values: annotated('alb.ingress.kubernetes.io/certificate-arn', web),
    },
    {
      ...common,
      address: 'kubernetes_manifest.web',
      type: 'kubernetes_manifest',
      values: { manifest: { metadata: { name: 'web' }, spec: { arn: web } } },
    },
  ]);
  expect(consumers.map(({ service, name }) => `${service} ${name}`)).toEqual([
    'Kubernetes ingress default/web',
    'Kubernetes object web',
  ]);
});

test('what has its host name in a place of its own is drawn by it', () => {
  const common = { stack: 'shop', mode: 'managed', references: new Map(), state: 'unchanged' } as const;
  const { consumers } = buildFleet([
    {
      ...common,
      address: 'aws_acm_certificate.web',
      type: 'aws_acm_certificate',
      values: certificateValues('web', ['a.example.com']),
    },
    {
      ...common,
      address: 'aws_cognito_user_pool_domain.login',
      type: 'aws_cognito_user_pool_domain',
      values: { domain: 'auth.example.com', certificate_arn: web },
    },
    {
      ...common,
      address: 'aws_transfer_server.files',
      type: 'aws_transfer_server',
      values: { domain: 'S3', certificate: web, tags: { 'transfer:customHostname': 'files.example.com' } },
    },
    {
      ...common,
      address: 'aws_transfer_server.other',
      type: 'aws_transfer_server',
      values: { domain: 'S3', certificate: web, tags: null },
    },
  ]);
  expect(consumers.map(({ service, name }) => `${service} ${name}`)).toEqual([
    'Cognito domain auth.example.com',
    'Transfer server files.example.com',
    'Transfer server aws_transfer_server.other',
  ]);
});
