import { consumerFacts } from '../../../environments/consumers';
import { problemsAfter } from '../../support/spoilt-environment';

const graph = {
  type: 'appsync-domain',
  apiId: 'a1b2c3d4e5f6g7h8i9j0k1l2m3',
  domainName: 'graph.shop.example.com',
  certificate: 'web',
} as const;

/** What the check says of an account with this domain. */
const problems = (changes: object, others: object = {}) =>
  problemsAfter((e) =>
    Object.assign(e.applications.shop.consumers, { graph: { ...graph, ...changes }, ...others }),
  );

test('takes an API by its id, in the first Region unless it says another', () => {
  expect(problems({})).toEqual([]);
  expect(problems({ interruptible: true, region: 'us-east-1' })).toEqual([]);
  expect(consumerFacts(graph, { regions: ['eu-west-1'] })).toMatchObject({
    region: 'eu-west-1',
    lookUps: [],
  });
});

test.each([
  ['apiId', 'arn:aws:appsync:eu-west-1:222222222222:apis/a1b2c3d4e5', 'must be the id of an AppSync API'],
  ['interruptible', 'yes', 'must be true or false'],
  ['region', 'eu-west-3', 'must be a Region of the account'],
  ['domainName', 'a.graph.shop.example.com', 'must be covered by a name on its certificate'],
])('refuses the %s %s', (property, value, rule) => {
  expect(problems({ [property]: value })).toEqual([
    expect.stringContaining(`applications.shop.consumers.graph.${property}: ${rule}`),
  ]);
});

test('refuses GovCloud, where no certificate of us-east-1 is', () => {
  expect(
    problemsAfter((e) => {
      e.sharedServices.region = 'us-gov-west-1';
      e.applications.shop.consumers = { graph };
    }),
  ).toContainEqual(
    expect.stringContaining('take it out or choose another, as an AppSync domain takes its certificate from'),
  );
});

test('refuses a name that CloudFront serves', () => {
  expect(problems({}, { other: { ...graph, apiId: 'z9y8x7w6v5' } })).toEqual([
    expect.stringContaining(
      'other.domainName: must not claim the name "graph.shop.example.com" at CloudFront',
    ),
  ]);
});
