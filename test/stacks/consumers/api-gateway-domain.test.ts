import type { Application } from '../../../environments';
import { ApplicationCertificates } from '../../../stacks/application-certificates';
import { ApplicationConsumers } from '../../../stacks/application-consumers';
import { ROOT_CA } from '../../support/api-client-cas';
import { certificatesOf } from '../../support/declared-certificates';
import { dataSources, onlyResource, template } from '../../support/synth';

function synthesized(consumers: Application['consumers']) {
  const { stack, context } = certificatesOf(
    { web: { source: 'public', domainName: 'shop.example.com' } },
    { consumers },
  );
  const certificates = new ApplicationCertificates(stack, 'Certificates', context);
  new ApplicationConsumers(stack, 'Consumers', { ...context, certificates, roles: {} });
  return template(stack);
}

test('looks an API of several mappings up once', () => {
  const made = synthesized({
    api: {
      type: 'api-gateway-domain',
      domainName: 'shop.example.com',
      certificate: 'web',
      mappings: [
        { restApiName: 'shop', stageName: 'v1' },
        { restApiName: 'shop', stageName: 'v2', basePath: 'v2' },
      ],
    },
  });

  expect(dataSources(made, 'aws_api_gateway_rest_api')).toEqual([expect.objectContaining({ name: 'shop' })]);
});

test('has the trust store of a domain name beside it', () => {
  const made = synthesized({
    api: {
      type: 'api-gateway-domain',
      domainName: 'shop.example.com',
      certificate: 'web',
      mutualTls: { caCertificates: [ROOT_CA] },
    },
  });

  expect(onlyResource(made, 'aws_api_gateway_domain_name')).toMatchObject({
    mutual_tls_authentication: {
      truststore_uri: expect.stringMatching(/^s3:\/\/\$\{aws_s3_bucket\.Consumers_api_TrustStore_/) as string,
      truststore_version: expect.stringContaining('aws_s3_object.Consumers_api_TrustStore_') as string,
    },
  });
});
