import { checkEnvironmentFiles, defineEnvironment, loadEnvironments } from '../../environments';
import { EnvironmentError } from '../../environments/checks/environment-error';
import {
  ENVIRONMENT,
  SHOP,
  environmentAfter,
  folderOf,
  problemsIn,
  problemsOfShop,
} from '../support/team-environment';

const LIVE = environmentAfter();
const lineOf = (text: string, part: string) => text.split('\n').findIndex((line) => line.includes(part)) + 1;

const SHOP_JSON = JSON.stringify({
  $schema: '../application.schema.json',
  certificates: { web: { source: 'public', domainName: 'shop.example.com' } },
});

test.each([
  ['live/shop.yaml', SHOP_JSON],
  ['live/shop.json', SHOP_JSON],
  ['live/shop.ts', `export default ${SHOP_JSON.replace(/"\$schema":"[^"]*",/, '')};`],
])('%s is the application of its name, as if the environment said it', (file, text) => {
  const [loaded] = loadEnvironments(folderOf({ 'live.yaml': LIVE, [file]: text }));
  const { teams, ...environment } = ENVIRONMENT;
  const { accountId, owner, regions, domains } = teams.shop;
  const account = { accountId, owner, regions, domains };
  const certificates = { web: { source: 'public', domainName: 'shop.example.com' } };
  const whole = environmentAfter((e) => {
    delete e.teams;
    e.applications.shop = { ...account, certificates };
  });
  expect(loaded).toStrictEqual({ ...environment, applications: { shop: { ...account, certificates } } });
  expect(loadEnvironments(folderOf({ 'live.yaml': whole }))).toStrictEqual([loaded]);
});

test('a program, too, defines an environment with teams', () => {
  const index = require.resolve('../../environments/define-environment');
  const live = `import { defineEnvironment } from '${index}';\nexport default defineEnvironment(${JSON.stringify(ENVIRONMENT)});`;
  const [loaded] = loadEnvironments(folderOf({ 'live.ts': live, 'live/shop.yaml': SHOP }));
  expect(Object.keys(loaded!.applications.shop!.consumers!)).toEqual(['web']);
});

test('a problem in the file of a team is on its line, one of its account in the file of the environment', () => {
  const spoilt = SHOP.replace('certificate: web', 'certificate: wbe');
  expect(
    problemsOfShop(spoilt, ({ teams }) => {
      teams.shop.accountId = '111122220030';
      teams.shop.regions = ['eu-west-1', 'us-east-1', 'eu-wset-1'];
    }),
  ).toEqual([
    expect.stringMatching(/^live\.yaml:\d+: teams\.shop\.regions\[2\]: must be an AWS Region/),
    expect.stringMatching(
      /^live\.yaml:\d+: teams\.shop\.accountId: must be an account of its own, while sharedServices/,
    ),
    `live/shop.yaml:${lineOf(spoilt, 'wbe')}: applications.shop.consumers.web.certificate: must be a declared certificate, got "wbe"; did you mean "web"?`,
  ]);
});

test.each([
  [
    'accountId',
    'accountId: "111122220032"',
    'must be said by live.yaml in teams.shop, as it belongs to the account; take it out here',
  ],
  [
    'deployRoleArn',
    'deployRoleArn: x',
    'must be said by live.yaml in teams.shop, as it belongs to the account; take it out here',
  ],
  [
    'domains',
    'domains: [example.com]',
    'must be said by live.yaml in teams.shop, as it belongs to the account; take it out here',
  ],
  [
    'certificats',
    'certificats: {}',
    'must be a known property, got "certificats"; did you mean "certificates"?',
  ],
])('the file of a team may not say %s', (property, text, sentence) => {
  expect(problemsOfShop(`${SHOP}${text}\n`)).toEqual([
    `live/shop.yaml:${SHOP.split('\n').length}: applications.shop.${property}: ${sentence}`,
  ]);
});

test.each([
  ['', 'must be an object, got null; write {} while there is nothing to say'],
  ['[]', 'must be an object, got []; write {} while there is nothing to say'],
  ['a: {', 'must be YAML, got'],
  ['__proto__: { accountId: 1 }', 'must have no entry named __proto__'],
])('a file that is no application is refused: %j', (text, sentence) => {
  const [first] = problemsOfShop(text);
  expect(first).toContain('live/shop.yaml:1: applications.shop: ' + sentence);
});

test.each([
  [
    'shop.ts',
    "interface A {}\n\nthrow new Error('no REGION');",
    3,
    'must load without an error, got "no REGION"',
  ],
  ['shop.ts', 'const shop = {};', 1, 'must be the default export of its file'],
  ['shop.yaml', 'certificates:\n  web: {\n', 3, 'must be YAML'],
  ['shop.json', '{\n  "certificates": yes\n}', 2, 'must be JSON'],
])('%s that cannot be read is one problem, with its line: %j', (file, text, line, sentence) => {
  expect(problemsIn(folderOf({ 'live.yaml': LIVE, [`live/${file}`]: text }))).toEqual([
    expect.stringContaining(`live/${file}:${line}: applications.shop: ${sentence}`),
  ]);
});

test("the file of an environment that cannot be read hides nothing of its teams' files", () => {
  const found = problemsIn(folderOf({ 'live.yaml': 'applications: {', 'live/shop.yaml': 'a: {' }));
  expect(found.map((line) => line.slice(0, line.indexOf(':')))).toEqual(['live.yaml', 'live/shop.yaml']);
});

test('a file that says nothing yet is fine, as is a folder without files', () => {
  expect(problemsOfShop('{}')).toEqual([]);
  const withoutTeams = environmentAfter((environment) => delete environment.teams);
  expect(
    checkEnvironmentFiles(folderOf({ 'live.yaml': withoutTeams, 'live/README.md': '' })).map(
      ({ problems }) => problems,
    ),
  ).toEqual([[]]);
});

test('a file that is gone takes nothing away: it is missed, unless the account is to be emptied', () => {
  expect(problemsIn(folderOf({ 'live.yaml': LIVE }))).toEqual([
    expect.stringMatching(
      /^live\.yaml:\d+: teams\.shop: must have a file in live; write live\/shop\.yaml, with \{\} while there is nothing to say; to empty the account, set retired$/,
    ),
  ]);
  const retired = environmentAfter(({ teams }) => (teams.shop.retired = true));
  expect(problemsIn(folderOf({ 'live.yaml': retired }))).toEqual([]);
});

test('a file of no team is refused', () => {
  expect(problemsOfShop(SHOP, undefined, { 'live/shpo.yaml': '{}' })).toEqual([
    'live/shpo.yaml:1: applications.shpo: must be a team of live.yaml, which gives it an account, got "shpo"; add teams.shpo there, or did you mean "shop"?',
  ]);
  expect(problemsOfShop(SHOP, (environment) => delete environment.teams)).toEqual([
    'live/shop.yaml:1: applications.shop: must be a team of live.yaml, which gives it an account, got "shop"; add teams.shop there',
  ]);
});

describe('an application in two places is refused', () => {
  const account = { accountId: '111122220039', regions: ['eu-west-1'] };

  test('with a file', () => {
    expect(
      problemsOfShop(SHOP, (environment) => {
        delete environment.teams;
        environment.applications.shop = account;
      }),
    ).toEqual([
      expect.stringMatching(
        /^live\.yaml:\d+: applications\.shop: must be in one place, while a file of live has the application too; move certificates and consumers into that file, and the rest to teams\.shop$/,
      ),
    ]);
  });

  test('and as a team', () => {
    expect(problemsOfShop(SHOP, ({ applications }) => (applications.shop = account))).toEqual([
      expect.stringMatching(
        /^live\.yaml:\d+: teams\.shop: must be the only place of the application, while applications has it too; take applications\.shop out$/,
      ),
    ]);
  });
});

test('problems of both files are told at once, each with its file', () => {
  const folder = folderOf({
    'live.yaml': environmentAfter(({ teams }) => (teams.shop.owner = 'a b')),
    'live/shop.yaml': SHOP.replace('certificate: web', 'certificate: wbe'),
  });
  expect(() => loadEnvironments(folder)).toThrow(
    [
      'live.yaml: environment "live" has 2 problems',
      '  teams.shop.owner: must be a word or an e-mail address of at most 128 characters, got "a b"; write it as "shop-team" or "shop@example.com"',
      '  live/shop.yaml: applications.shop.consumers.web.certificate: must be a declared certificate, got "wbe"; did you mean "web"?',
    ].join('\n'),
  );
});

test('what another environment claims too is told in the file that says the account', () => {
  const other = environmentAfter((environment) => {
    environment.name = 'live-shop';
    environment.sharedServices.accountId = '111122220040';
    environment.teams = { services: { ...ENVIRONMENT.teams.shop, accountId: '111122220041' } };
  });
  const problems = problemsOfShop(
    SHOP,
    ({ teams }) => {
      teams['shop-services'] = { ...teams.shop, accountId: '111122220042' };
    },
    { 'live/shop-services.yaml': '{}', 'live-shop.yaml': other, 'live-shop/services.yaml': '{}' },
  );
  expect(problems).toContainEqual(
    expect.stringMatching(/^live\.yaml:\d+: teams\.shop-services: must not claim stack "live-shop-services"/),
  );
});

test('an environment with teams is nothing without their files', () => {
  expect(() => defineEnvironment(ENVIRONMENT as never)).toThrow(EnvironmentError);
  expect(() => defineEnvironment(ENVIRONMENT as never)).toThrow(
    'teams: must be loaded with the files of the teams; load the folder by loadEnvironments',
  );
});
