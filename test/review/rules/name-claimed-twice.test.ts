import { type PlanEntry, findingsOf, onlyFinding } from '../../support/plan';

const site = (name: string, entry: Omit<PlanEntry, 'address'>): PlanEntry => ({
  address: `aws_cloudfront_distribution.${name}`,
  ...entry,
});
const aliases = (...names: readonly string[]) => ({ aliases: names });
const domain = (name: string, provider?: string): PlanEntry => ({
  address: `aws_api_gateway_domain_name.${name}`,
  after: { domain_name: 'api.example.com' },
  provider,
});

test('is critical where another distribution keeps the alias', () => {
  const resources = [
    site('old', { before: aliases('a.example.com') }),
    site('new', { after: aliases('A.example.com') }),
  ];
  expect(onlyFinding('name-claimed-twice', { resources })).toMatchObject({
    severity: 'critical',
    address: 'aws_cloudfront_distribution.new',
    what: '"CloudFront distribution A.example.com" takes the name "a.example.com", which "aws_cloudfront_distribution.old" has too: AWS gives it once, and the apply fails.',
  });
});

test.each([
  ['aws_cognito_user_pool_domain.login', { domain: 'a.example.com' }],
  ['aws_appsync_domain_name.graph', { domain_name: 'a.example.com' }],
])('is critical where a distribution keeps the name of %s', (address, after) => {
  const resources = [site('old', { before: aliases('a.example.com') }), { address, after }];
  expect(onlyFinding('name-claimed-twice', { resources })).toMatchObject({ severity: 'critical', address });
});

test('sees a distribution of another stack', () => {
  const finding = onlyFinding(
    'name-claimed-twice',
    { resources: [site('old', { before: aliases('a.example.com') })] },
    { stack: 'test-other', resources: [site('new', { after: aliases('a.example.com') })] },
  );
  expect(finding).toMatchObject({ severity: 'critical', stack: 'test-other' });
});

test.each<[string, PlanEntry]>([
  ['gives it up', site('old', { before: aliases('a.example.com'), after: aliases() })],
  ['is destroyed', site('old', { before: aliases('a.example.com'), after: null })],
])('is medium where the other %s in the same plan', (_what, old) => {
  const resources = [old, site('new', { after: aliases('a.example.com') })];
  expect(onlyFinding('name-claimed-twice', { resources })).toMatchObject({
    severity: 'medium',
    what: expect.stringContaining('Terraform does the two in no certain order'),
  });
});

test('is critical for each of two custom domains of an account and Region', () => {
  const findings = findingsOf('name-claimed-twice', { resources: [domain('a'), domain('b')] });
  expect(findings.map(({ severity }) => severity)).toEqual(['critical', 'critical']);
});

test('is critical for domains of REST and of HTTP APIs, which have their names together', () => {
  const http = { ...domain('b'), address: 'aws_apigatewayv2_domain_name.b' };
  const findings = findingsOf('name-claimed-twice', { resources: [domain('a'), http] });
  expect(findings.map(({ severity }) => severity)).toEqual(['critical', 'critical']);
});

test('says nothing of a private domain, beside a public one or another private one', () => {
  const hidden = (name: string): PlanEntry => ({
    address: `aws_api_gateway_domain_name.${name}`,
    after: { domain_name: 'api.example.com', endpoint_configuration: [{ types: ['PRIVATE'] }] },
  });
  const resources = [domain('a'), hidden('b'), hidden('c')];
  expect(findingsOf('name-claimed-twice', { resources })).toEqual([]);
});

test('says nothing of custom domains in two accounts', () => {
  const accounts = { aws: '222222222222', 'aws.other': '333333333333' };
  const resources = [domain('a'), domain('b', 'aws.other')];
  expect(findingsOf('name-claimed-twice', { resources, accounts })).toEqual([]);
});

test.each<[string, readonly PlanEntry[]]>([
  [
    'each has its own',
    [site('a', { after: aliases('a.example.com') }), site('b', { after: aliases('b.example.com') })],
  ],
  [
    'it was so before',
    [site('a', { before: aliases('a.example.com') }), site('b', { before: aliases('a.example.com') })],
  ],
  [
    'it stays',
    [site('a', { before: aliases('a.example.com'), after: aliases('a.example.com', 'c.example.com') })],
  ],
])('says nothing where %s', (_what, resources) => {
  expect(findingsOf('name-claimed-twice', { resources })).toEqual([]);
});
