import { ApplicationCertificates } from '../../../stacks/application-certificates';
import { ApplicationConsumers } from '../../../stacks/application-consumers';
import { certificatesOf } from '../../support/declared-certificates';
import { dataSources, onlyResource, template } from '../../support/synth';

test('looks an API up once, and stops where it is not private', () => {
  const { stack, context } = certificatesOf(
    { web: { source: 'public', domainName: 'shop.example.com' } },
    {
      consumers: {
        api: {
          type: 'private-api-domain',
          domainName: 'shop.example.com',
          certificate: 'web',
          vpcEndpointIds: ['vpce-0a1b'],
          mappings: [
            { restApiName: 'orders', stageName: 'v1', basePath: 'v1' },
            { restApiName: 'orders', stageName: 'v2', basePath: 'v2' },
          ],
        },
      },
    },
  );
  const certificates = new ApplicationCertificates(stack, 'Certificates', context);
  new ApplicationConsumers(stack, 'Consumers', { ...context, certificates, roles: {} });
  const made = template(stack);

  expect(dataSources(made, 'aws_api_gateway_rest_api')).toEqual([
    expect.objectContaining({
      name: 'orders',
      lifecycle: {
        postcondition: [
          {
            condition: '${contains(self.endpoint_configuration[0].types, "PRIVATE")}',
            error_message: 'a private domain name leads to private REST APIs only: this API is not PRIVATE',
          },
        ],
      },
    }),
  ]);
  expect(onlyResource(made, 'aws_api_gateway_domain_name_access_association')).toMatchObject({
    access_association_source: 'vpce-0a1b',
  });
});
