import { consumerFacts } from '../../../environments/consumers';
import { problemsAfter } from '../../support/spoilt-environment';

const logs = {
  type: 'opensearch-domain',
  domainName: 'logs',
  customEndpoint: 'logs.shop.example.com',
  certificate: 'web',
  parameterName: '/logs/endpoint',
} as const;

/** What the check says of an account with this domain. */
const problems = (changes: object, others: object = {}) =>
  problemsAfter((e) =>
    Object.assign(e.applications.shop.consumers, { logs: { ...logs, ...changes }, ...others }),
  );

test('looks the domain up by its name, as its records lead to it', () => {
  expect(problems({})).toEqual([]);
  const facts = consumerFacts(logs, { accountId: '222222222222', regions: ['eu-west-1'] });
  expect(facts).toMatchObject({
    region: 'eu-west-1',
    lookUps: [{ what: 'OpenSearch domain', name: 'logs' }],
  });
  expect(facts).not.toHaveProperty('isReachedOtherwise');
});

test.each([
  ['domainName', 'logs.shop.example.com', 'must be 3 to 28 lower-case letters, digits and hyphens'],
  ['customEndpoint', '*.shop.example.com', 'must be a name without wildcard'],
  ['customEndpoint', 'a.logs.shop.example.com', 'must be covered by a name on its certificate'],
  ['parameterName', 'logs', 'must be the name of an SSM parameter with its path'],
])('refuses the %s %s', (property, value, rule) => {
  expect(problems({ [property]: value })).toEqual([
    expect.stringContaining(`applications.shop.consumers.logs.${property}: ${rule}`),
  ]);
});

test('refuses a second endpoint of a domain, and a parameter that another kind writes', () => {
  const other = { ...logs, parameterName: '/logs/other', customEndpoint: 'other.shop.example.com' };
  expect(problems({}, { other })).toEqual([
    expect.stringContaining(
      'other.domainName: must not claim the custom endpoint of OpenSearch domain "logs" in eu-west-1 of account 222222222222',
    ),
  ]);
  const ingress = { type: 'eks-ingress', parameterName: '/logs/endpoint', certificate: 'web' };
  expect(problems({}, { ingress })).toEqual([
    expect.stringContaining(
      'ingress.parameterName: must not claim SSM parameter "/logs/endpoint" in eu-west-1 of account 222222222222',
    ),
  ]);
});
