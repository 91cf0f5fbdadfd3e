import { consumerFacts } from '../../../environments/consumers';
import { problemsAfter } from '../../support/spoilt-environment';

const files = {
  type: 'transfer-server',
  customHostname: 'files.shop.example.com',
  certificate: 'web',
  subnetIds: ['subnet-0a1b2c3d'],
  securityGroupIds: ['sg-0a1b2c3d'],
  identityProvider: { type: 'AWS_DIRECTORY_SERVICE', directoryId: 'd-0a1b2c3d4e' },
} as const;

/** What the check says of an account with this server. */
const problems = (changes: object, others: object = {}) =>
  problemsAfter((e) =>
    Object.assign(e.applications.shop.consumers, { files: { ...files, ...changes }, ...others }),
  );

test('looks up its network', () => {
  expect(problems({})).toEqual([]);
  expect(consumerFacts(files, { regions: ['eu-west-1'] })).toMatchObject({
    region: 'eu-west-1',
    lookUps: [
      { what: 'subnet', name: 'subnet-0a1b2c3d' },
      { what: 'security group', name: 'sg-0a1b2c3d' },
    ],
  });
});

test.each([
  { type: 'AWS_LAMBDA', functionArn: 'arn:aws:lambda:eu-west-1:222222222222:function:users' },
  {
    type: 'API_GATEWAY',
    url: 'https://users.example.com/live',
    invocationRoleArn: 'arn:aws:iam::222222222222:role/users',
  },
])('takes users of %j', (identityProvider) => {
  expect(problems({ identityProvider })).toEqual([]);
});

test.each([
  ['customHostname', '*.shop.example.com', 'must be a name without wildcard'],
  ['customHostname', 'a.files.shop.example.com', 'must be covered by a name on its certificate'],
  [
    'identityProvider',
    { type: 'SERVICE_MANAGED' },
    'must have the type AWS_LAMBDA, AWS_DIRECTORY_SERVICE or',
  ],
  ['identityProvider.functionArn', 'users', 'must be the ARN of a Lambda function'],
  ['identityProvider.directoryId', 'users', 'must be the id of a directory'],
  ['identityProvider.url', 'http://users.example.com', 'must be the URL of a stage'],
  ['domain', 'FSx', 'must be one of S3, EFS'],
  [
    'addressAllocationIds',
    ['eipalloc-0a1b2c3d', 'eipalloc-1b2c3d4e'],
    'must be one for each subnet, got 2 for 1',
  ],
])('refuses the %s %j', (path, value, rule) => {
  const [property = '', inner] = path.split('.');
  const providers: Record<string, object> = {
    functionArn: { type: 'AWS_LAMBDA' },
    directoryId: { type: 'AWS_DIRECTORY_SERVICE' },
    url: { type: 'API_GATEWAY', invocationRoleArn: 'arn:aws:iam::222222222222:role/users' },
  };
  const given = inner === undefined ? value : { ...providers[inner], [inner]: value };
  expect(problems({ [property]: given })).toEqual([
    expect.stringContaining(`applications.shop.consumers.files.${path}`),
  ]);
  expect(problems({ [property]: given })).toEqual([expect.stringContaining(`: ${rule}`)]);
});

test('refuses an Elastic IP that another server has', () => {
  const addressAllocationIds = ['eipalloc-0a1b2c3d'];
  const other = { ...files, customHostname: 'other.shop.example.com', addressAllocationIds };
  expect(problems({ addressAllocationIds }, { other })).toEqual([
    expect.stringContaining(
      'other.addressAllocationIds[0]: must not claim Elastic IP "eipalloc-0a1b2c3d", which',
    ),
  ]);
});
