import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommandLine } from '../../../cli/command-line';
import type { DnsValidation, Requester } from '../../../environments';
import { requesterTemplate } from '../../../environments/sections/dns-validation-template';
import { recordedTerminal } from '../../support/recorded-terminal';
import local from '../../support/small-local';
import { temporaryFolder } from '../../support/temporary-folder';

const requester = (...regions: readonly [string, ...string[]]): Requester => ({
  accountIds: [`33333333333${regions.length}`],
  regions,
  domains: ['try.example.com'],
});
const laboratory = requester('eu-west-1', 'us-east-1');
const environmentWith = (dnsValidation: DnsValidation | undefined) => ({ ...local, dnsValidation });

async function onboarding(section: DnsValidation | undefined, ...args: string[]) {
  const folder = temporaryFolder('onboarding');
  const text = JSON.stringify(environmentWith(section));
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
  ['store', 'requester must be one of dnsValidation, got "store"; choose one of laboratory, guests'],
  ['laboratry', 'requester must be one of dnsValidation, got "laboratry"; did you mean "laboratory"?'],
  [undefined, 'requester must be said where the first Region of requesters differs, got none; choose one of'],
])('fails for the requester %s, as a wrong command line', async (asked, sentence) => {
  const requesters = { laboratory, guests: requester('us-east-1') };
  const { exitCode, printed, noted } = await onboarding({ requesters }, ...(asked ? [asked] : []));
  expect([exitCode, printed]).toEqual([2, '']);
  expect(noted).toContain(sentence);
});

test.each([[undefined], [{}]])('fails where nobody but applications requests: %j', async (section) => {
  const { exitCode, noted } = await onboarding(section);
  expect(exitCode).toBe(3);
  expect(noted).toContain(
    'environment "local" must have requesters in dnsValidation, got none; applications',
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
