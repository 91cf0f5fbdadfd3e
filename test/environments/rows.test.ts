import { EnvironmentError, applicationsFromRows, teamsFromRows } from '../../environments';
import { folderOf, problemsIn } from '../support/team-environment';

type Row = readonly [accountId?: string, name?: string, domainName?: string, regions?: string];

const toApplication = ([accountId, name, domainName, regions = 'eu-west-1']: Row) =>
  [
    name,
    {
      accountId,
      regions: regions.split(' '),
      domains: [domainName],
      certificates: { web: { source: 'public', domainName } },
    },
  ] as const;

const SHOP: Row = ['111122220101', 'shop', 'shop.example.com'];
const BLOG: Row = ['111122220102', 'blog', 'blog.example.com', 'eu-west-1 us-east-1'];

/** What is wrong with rows, a line each. */
function problems(rows: readonly Row[]): string[] {
  try {
    applicationsFromRows(rows, toApplication);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(EnvironmentError);
    return (error as Error).message.split('\n');
  }
}

test('each row is an application', () => {
  expect(applicationsFromRows([SHOP, BLOG], toApplication)).toEqual({
    shop: toApplication(SHOP)[1],
    blog: expect.objectContaining({ accountId: '111122220102', regions: ['eu-west-1', 'us-east-1'] }),
  });
  expect(applicationsFromRows(new Set([SHOP]), toApplication)).toHaveProperty('shop');
});

test('each row may be a team', () => {
  const team = { accountId: '111122220101', owner: 'shop-team', regions: ['eu-west-1'], domains: [] };
  expect(teamsFromRows([SHOP], () => ['shop', team])).toEqual({ shop: team });
  expect(() => teamsFromRows([SHOP], () => ['shop', { ...team, certificates: {} } as never])).toThrow(
    'the list of teams has 1 problem\n  teams.shop: row 1: must have known properties only',
  );
});

test('a row may be left out, and still counts', () => {
  const rows = [SHOP, ['x', 'blog'] as Row];
  const withoutShop = (row: Row) => (row === SHOP ? undefined : toApplication(row));
  expect(() => applicationsFromRows(rows, withoutShop)).toThrow(
    'applications.blog.accountId: row 2: must be',
  );
});

test('every problem of every row is told at once, with the row', () => {
  expect(
    problems([
      SHOP,
      ['11112222010', 'blog', 'blog..com'],
      BLOG,
      ['111122220104', 'Wiki', 'w.example.com', 'eu-wset-1'],
    ]),
  ).toEqual([
    'the list of applications has 6 problems',
    '  applications.blog.accountId: row 2: must be 12 digits, got "11112222010"; write it as text, for example "111122223333"',
    expect.stringMatching(/^ {2}applications\.blog\.domains\[0\]: row 2: must/),
    expect.stringMatching(
      /^ {2}applications\.blog\.certificates\.web\.domainName: row 2: must have no empty label/,
    ),
    '  applications.blog: row 3: must have a name of its own, which row 2 has already, got "blog"; rename one of them',
    expect.stringMatching(
      /^ {2}applications\.Wiki: row 4: the name must be a lower-case word .*, got "Wiki"/,
    ),
    expect.stringContaining(
      'applications.Wiki.regions[0]: row 4: must be an AWS Region, got "eu-wset-1"; did you mean "eu-west-1"?',
    ),
  ]);
});

test.each([
  ['__proto__', 'the name must be a lower-case word'],
  ['constructor', 'the name must not be a name that every JavaScript object has'],
  ['shared-services', 'the name must not be shared-services'],
  [undefined, 'the name must be a lower-case word'],
  ['a\u001b[2J\n', 'the name must be a lower-case word'],
])('a hostile name is refused: %j', (name, rule) => {
  const [, line = '', ...more] = problems([['111122220101', name, 'shop.example.com']]);
  expect(more).toEqual([]);
  expect(line).toContain(`row 1: ${rule}`);
  expect(line).not.toContain('\u001b');
});

test('a row that nothing can be made of is told with its reason', () => {
  const toNothing = (row: Row) => [row[1]!.toUpperCase(), {}] as const;
  expect(() => applicationsFromRows([[]], toNothing)).toThrow(
    /applications: row 1: must be one that an entry can be made of, got "Cannot read properties of undefined.*"; correct the row/,
  );
});

test('an environment with such a list is told the rows by the check, also by another copy of this package', () => {
  const index = require.resolve('../../environments/index');
  const source = [
    `import { applicationsFromRows, defineEnvironment } from '${index}';`,
    'export default defineEnvironment({',
    "  name: 'live',",
    "  applications: applicationsFromRows([{ id: '1' }], ({ id }) => ['shop', { accountId: id, regions: ['eu-west-1'] }]),",
    '} as never);',
  ].join('\n');
  const another = `throw Object.assign(new Error('1 problem'), { name: 'EnvironmentError', problems: [{ path: ['tags'], rule: 'must be told', remedy: 'tell' }] });`;
  expect(problemsIn(folderOf({ 'a.ts': another, 'live.ts': source }))).toEqual([
    'a.ts:1: tags: must be told; tell',
    expect.stringMatching(/^live\.ts:4: applications\.shop\.accountId: row 1: must be 12 digits, got "1"/),
  ]);
});
