import { APIGatewayClient, GetDomainNameCommand } from '@aws-sdk/client-api-gateway';
import { accountCredentials } from '../../../emulator/authorization/sessions';
import type { Deployment } from '../../../emulator/deployment';
import { ISSUING_CA, ROOT_CA } from '../../support/api-client-cas';
import { SHOP_ACCOUNT, environment, publicCertificate, shop } from './environments';
import { authorityIs, issuing, role, root, shareIs } from './private-authorities';
import { describeTransitions } from './world';

const REST = 'rest.example.com';

/** A REST domain with a private certificate, whose name a public one proves, and an HTTP domain with that public one. */
const trusting =
  (...[first, ...others]: string[]) =>
  () => {
    const mutualTls = first === undefined ? undefined : { caCertificates: [first, ...others] as const };
    return environment(
      {
        shop: shop({
          certificates: {
            web: publicCertificate('http.example.com', REST),
            inside: { source: 'private', certificateAuthority: 'issuing', domainName: REST },
          },
          consumers: {
            rest: {
              type: 'api-gateway-domain',
              domainName: REST,
              certificate: 'inside',
              mutualTls: mutualTls && { ...mutualTls, ownershipCertificate: 'web' },
            },
            http: {
              type: 'http-api-domain',
              domainName: 'http.example.com',
              certificate: 'web',
              mutualTls,
            },
          },
        }),
      },
      { certificateAuthorities: { root, issuing: issuing({ accounts: ['shop'] }) } },
    );
  };

/** Whom the REST domain trusts, and what proves its name, as AWS says it. */
async function described({ emulator: { endpoint } }: Deployment) {
  const credentials = await accountCredentials(endpoint, SHOP_ACCOUNT);
  const client = new APIGatewayClient({ endpoint, region: 'eu-west-1', credentials });
  return client.send(new GetDomainNameCommand({ domainName: REST }));
}

const stores = (action: string) =>
  [1, 2].flatMap(() => [
    `aws_s3_bucket ${action}`,
    `aws_s3_bucket_ownership_controls ${action}`,
    `aws_s3_bucket_public_access_block ${action}`,
    `aws_s3_bucket_server_side_encryption_configuration ${action}`,
    `aws_s3_bucket_versioning ${action}`,
    `aws_s3_object ${action}`,
  ]);
const domains = ['aws_api_gateway_domain_name update', 'aws_apigatewayv2_domain_name update'];

describeTransitions({
  title: 'clients that API domain names ask for certificates',
  existing: trusting()(),
  transitions: [
    {
      title: 'the domains ask clients for nothing',
      environment: trusting(),
      actions: {
        'shared-services': [
          ...authorityIs('create'),
          ...authorityIs('create'),
          ...role('create'),
          ...shareIs('create'),
          'aws_route53_zone create',
        ],
        shop: [
          'aws_acm_certificate create',
          'aws_acm_certificate create',
          'aws_acm_certificate_validation create',
          'aws_api_gateway_domain_name create',
          'aws_apigatewayv2_domain_name create',
          'aws_route53_record create',
          'aws_route53_record create',
        ],
      },
      then: async (deployment) =>
        expect((await described(deployment)).mutualTlsAuthentication).toBeUndefined(),
    },
    {
      title: 'clients must have certificates: the CAs come first, and the domains change in place',
      environment: trusting(ROOT_CA),
      actions: { shop: [...stores('create'), ...domains] },
      then: async (deployment) =>
        expect(await described(deployment)).toMatchObject({
          mutualTlsAuthentication: {
            truststoreUri: expect.stringMatching(/^s3:\/\/certfleet-api-trust-store-/) as string,
          },
          ownershipVerificationCertificateArn: expect.stringContaining(':certificate/') as string,
        }),
    },
    {
      title: 'another CA is trusted too: a new version of the object, taken over in place',
      environment: trusting(ROOT_CA, ISSUING_CA),
      actions: { shop: ['aws_s3_object update', 'aws_s3_object update', ...domains] },
    },
    {
      title: 'clients need no certificates any more: the domains let go of the CAs, and then they go',
      environment: trusting(),
      actions: { shop: [...stores('delete'), ...domains] },
      then: async (deployment) =>
        expect((await described(deployment)).mutualTlsAuthentication).toBeUndefined(),
    },
  ],
});
