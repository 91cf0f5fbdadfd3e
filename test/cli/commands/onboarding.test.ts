import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommandLine } from '../../../cli/command-line';
import type { Census, DnsValidation, Requester } from '../../../environments';
import { requesterTemplate } from '../../../environments/sections/account-templates';
import { recordedTerminal } from '../../support/recorded-terminal';
import local from '../../support/small-local';
import { temporaryFolder } from '../../support/temporary-folder';

const requester = (...regions: readonly [string, ...string[]]): Requester => ({
  accountIds: [`33333333333${regions.length}`],
  regions,
  domains: ['try.example.com'],
});
const laboratory = requester('eu-west-1', 'us-east-1');
const environmentWith = (dnsValidation: DnsValidation | undefined, census?: Census) => ({
  ...local,
  dnsValidation,
  census,
});
const counting: Census = {
  bucketName: 'certfleet-census-local',
  accounts: {
    vault: { accountIds: ['444444444445'], regions: ['eu-central-1', 'eu-west-1'] },
    archive: { accountIds: ['444444444446'], regions: ['us-east-1'] },
  },
};

function onboarding(section: DnsValidation | undefined, ...args: string[]) {
  return onboardingIn(environmentWith(section), ...args);
}

async function onboardingIn(environment: object, ...args: string[]) {
  const folder = temporaryFolder('onboarding');
  const text = JSON.stringify(environment);
  writeFileSync(join(folder, 'local.ts'), `export default ${text};\n`);
  const terminal = recordedTerminal();
  const words = ['onboarding', '--environments', folder, 'local', ...args];
  const exitCode = await runCommandLine(words, terminal);
  return { exitCode, printed: terminal.printed.join('\n'), noted: terminal.noted.join('\n') };
}

test('prints the template of a requester, and in which Regions it belongs', async () => {
  const requesters = { laboratory, guests: requester('us-east-1') };
  const { exitCode, printed, noted } = await onboarding({ requesters }, 'laboratory');
  expect(exitCode).toBe(0);
  expect(`${printed}\n`).toBe(requesterTemplate(environmentWith({ requesters }), laboratory));
  expect(noted).toBe('laboratory: a stack in eu-west-1 and in us-east-1');
});

test('needs no requester where all have the same template', async () => {
  const requesters = { laboratory, guests: requester('eu-west-1') };
  const { exitCode, printed, noted } = await onboarding({ requesters });
  expect([exitCode, JSON.parse(printed)]).toEqual([
    0,
    expect.objectContaining({ Resources: expect.anything() }),
  ]);
  expect(noted).toContain('guests: a stack in eu-west-1');
});

test.each([
  ['store', 'census.accounts, got "store"; choose one of laboratory, guests'],
  [
    'laboratry',
    'entry must be one of dnsValidation.requesters and census.accounts, got "laboratry"; did you',
  ],
  [undefined, 'entry must be said where templates differ, got none; choose one of laboratory, guests'],
])('fails for the requester %s, as a wrong command line', async (asked, sentence) => {
  const requesters = { laboratory, guests: requester('us-east-1') };
  const { exitCode, printed, noted } = await onboarding({ requesters }, ...(asked ? [asked] : []));
  expect([exitCode, printed]).toEqual([2, '']);
  expect(noted).toContain(sentence);
});

test('the template of a requester lets the census in too, where there is one', async () => {
  const requesters = { laboratory };
  const { printed } = await onboardingIn(environmentWith({ requesters }, counting), 'laboratory');
  expect(JSON.parse(printed)).toHaveProperty(
    'Resources.CensusReader.Properties.RoleName',
    'certfleet-local-census-reader',
  );
  expect((await onboarding({ requesters })).printed).not.toContain('census');
});

test('accounts that are counted only let the census in, and nobody else, by a stack in one Region', async () => {
  const { exitCode, printed, noted } = await onboardingIn(environmentWith(undefined, counting));
  const { Resources } = JSON.parse(printed) as { readonly Resources: object };
  expect([exitCode, Object.keys(Resources)]).toEqual([0, ['CensusReader']]);
  expect(Resources).not.toHaveProperty('CensusReader.Condition');
  expect(noted).toBe('vault: a stack in eu-central-1\narchive: a stack in us-east-1');
});

test('says which entries have the same template, where not all have', async () => {
  const environment = environmentWith({ requesters: { laboratory } }, counting);
  const { exitCode, printed, noted } = await onboardingIn(environment);
  expect([exitCode, printed]).toEqual([2, '']);
  expect(noted).toContain('got none; choose one of laboratory, vault (as archive)');
  expect((await onboardingIn(environment, 'archive')).printed).toContain('CensusReader');
});

test.each([[undefined], [{}]])('fails where nobody but applications requests: %j', async (section) => {
  const { exitCode, noted } = await onboarding(section);
  expect(exitCode).toBe(3);
  expect(noted).toContain(
    'environment "local" must have requesters in dnsValidation or accounts in census, got none; applications',
  );
});

test('has the path and the boundary of the environment', () => {
  const roles = { path: '/certfleet/', permissionsBoundary: 'teams/bounded' };
  const { Resources } = JSON.parse(requesterTemplate({ ...local, roles }, laboratory)) as {
    readonly Resources: Readonly<Record<string, unknown>>;
  };
  expect(Resources['Reader']).toMatchObject({
    Properties: {
      Path: '/certfleet/',
      PermissionsBoundary: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:policy/teams/bounded' },
    },
  });
});
