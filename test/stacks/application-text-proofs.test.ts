import type { Application, Consumer } from '../../environments';
import { synthesizedStacks } from '../support/environment-stacks';
import local from '../support/small-local';
import { resources } from '../support/synth';

const shop = local.applications.shop;
const endpoint: Consumer = {
  type: 'endpoint-service',
  loadBalancerName: 'shop',
  privateDnsName: 'partners.shop.example.com',
  certificate: 'web',
};

/** TXT records of the shop, and the policies of its role. */
function proved(changes: Partial<Application>) {
  const stacks = synthesizedStacks({
    ...local,
    applications: {
      ...local.applications,
      shop: {
        ...shop,
        certificates: { web: { source: 'public', domainName: '*.shop.example.com' } },
        consumers: { first: endpoint, second: endpoint },
        ...changes,
      },
    },
  });
  return {
    records: resources(stacks['local-shop']!, 'aws_route53_record')
      .filter(({ type }) => type === 'TXT')
      .map(({ records, provider }) => `${(records as string[]).length} by ${String(provider)}`),
    rights: resources(stacks['local-shared-services']!, 'aws_iam_role_policy')
      .map(({ name }) => name)
      .sort(),
  };
}

test.each([
  [
    'published',
    {
      records: ['2 by aws.shared-services'],
      rights: ['text-proofs', 'validation-records', 'validation-records'],
    },
  ],
  ['withdrawn', { records: [], rights: ['text-proofs', 'validation-records', 'validation-records'] }],
  [undefined, { records: [], rights: ['validation-records', 'validation-records'] }],
] as const)(
  '%s: the application writes them by its role in shared services, as far as it may',
  (textProofs, expected) => {
    expect(proved({ textProofs })).toEqual(expected);
  },
);
