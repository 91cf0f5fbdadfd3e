import { parse } from 'yaml';
import {
  type LoadBalancerConfigurationProps,
  loadBalancerConfiguration,
  manifestYaml,
} from '../../../modules/kubernetes';
import { schemaErrors } from '../../support/kubernetes-schema';

const web = { certificateArn: 'arn:aws:acm:eu-west-1:222222222222:certificate/web' };
const blog = { certificateArn: 'arn:aws:acm:eu-west-1:222222222222:certificate/blog' };

function applied(...listeners: LoadBalancerConfigurationProps['listeners']): any {
  const manifest = manifestYaml(loadBalancerConfiguration({ name: 'shop', namespace: 'shop', listeners }));
  return parse(manifest);
}

test('an Application Load Balancer has HTTPS on port 443, with TLS 1.2 at least', () => {
  const object = applied({ protocol: 'HTTPS', certificates: [web] });

  expect(schemaErrors(object)).toEqual([]);
  expect(object).toEqual({
    apiVersion: 'gateway.k8s.aws/v1',
    kind: 'LoadBalancerConfiguration',
    metadata: { name: 'shop', namespace: 'shop' },
    spec: {
      listenerConfigurations: [
        {
          protocolPort: 'HTTPS:443',
          defaultCertificate: web.certificateArn,
          sslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
        },
      ],
    },
  });
});

test('everything is as it was asked to be', () => {
  const object = applied(
    {
      protocol: 'HTTPS',
      port: 8443,
      certificates: [web, blog],
      sslPolicy: 'ELBSecurityPolicy-TLS13-1-3-PQ-2025-09',
      mutualAuthentication: { mode: 'verify', trustStore: 'clients', advertiseTrustStoreCaNames: 'on' },
    },
    { protocol: 'TLS', certificates: [blog], alpnPolicy: 'HTTP2Preferred' },
  );

  expect(schemaErrors(object)).toEqual([]);
  expect(object.spec.listenerConfigurations).toEqual([
    {
      protocolPort: 'HTTPS:8443',
      defaultCertificate: web.certificateArn,
      certificates: [blog.certificateArn],
      sslPolicy: 'ELBSecurityPolicy-TLS13-1-3-PQ-2025-09',
      mutualAuthentication: { mode: 'verify', trustStore: 'clients', advertiseTrustStoreCaNames: 'on' },
    },
    {
      protocolPort: 'TLS:443',
      defaultCertificate: blog.certificateArn,
      sslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
      alpnPolicy: 'HTTP2Preferred',
    },
  ]);
});

test('what the object does not know is seen by the schema', () => {
  const object = applied({ protocol: 'HTTPS', certificates: [web] });
  object.spec.listenerConfigurations[0].certificate = 'arn';
  object.spec.listenerConfigurations[0].protocolPort = 'HTTPS';

  expect(schemaErrors(object)).toEqual([
    '.spec.listenerConfigurations[0] should NOT have additional properties',
    expect.stringContaining('.spec.listenerConfigurations[0].protocolPort should match pattern'),
  ]);
});
