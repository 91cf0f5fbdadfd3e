import type { HttpApiDomain } from '../../../environments';
import { ApplicationCertificates } from '../../../stacks/application-certificates';
import { ApplicationConsumers } from '../../../stacks/application-consumers';
import { certificatesOf } from '../../support/declared-certificates';
import { dataSources, resources, template } from '../../support/synth';

function synthesized(mappings: HttpApiDomain['mappings']) {
  const { stack, context } = certificatesOf(
    { web: { source: 'public', domainName: 'shop.example.com' } },
    {
      consumers: {
        api: { type: 'http-api-domain', domainName: 'shop.example.com', certificate: 'web', mappings },
      },
    },
  );
  const certificates = new ApplicationCertificates(stack, 'Certificates', context);
  new ApplicationConsumers(stack, 'Consumers', { ...context, certificates, roles: {} });
  return template(stack);
}

test('looks an API up once, and stops where the name is not of exactly one', () => {
  const made = synthesized([
    { apiName: 'my orders', stageName: 'v1', path: 'v1' },
    { apiName: 'my orders', stageName: 'v2', path: 'v2' },
    { apiId: 'a1b2c3', stageName: 'live' },
  ]);

  expect(dataSources(made, 'aws_apigatewayv2_apis')).toEqual([
    expect.objectContaining({
      name: 'my orders',
      protocol_type: 'HTTP',
      lifecycle: {
        postcondition: [
          {
            condition: '${length(self.ids) == 1}',
            error_message:
              'one HTTP API must have the name "my orders" in eu-west-1; where several have it, say apiId',
          },
        ],
      },
    }),
  ]);
  const id = expect.stringMatching(/^\$\{one\(.*data\.aws_apigatewayv2_apis\..*\.ids\)*\}$/) as string;
  expect(resources(made, 'aws_apigatewayv2_api_mapping').map((each) => each['api_id'])).toEqual(
    expect.arrayContaining([id, id, 'a1b2c3']),
  );
});

test('looks nothing up where nothing is mapped', () => {
  expect(dataSources(synthesized(undefined), 'aws_apigatewayv2_apis')).toEqual([]);
});
