import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommandLine } from '../../../cli/command-line';
import type { Environment } from '../../../environments';
import development from '../../../environments/development';
import { environmentPolicies } from '../../../environments/permissions/environment-policies';
import { recordedTerminal } from '../../support/recorded-terminal';
import { temporaryFolder } from '../../support/temporary-folder';

/** A folder with these environments. */
function folderWith(...environments: readonly Environment[]): string {
  const folder = temporaryFolder('policies');
  for (const environment of environments) {
    writeFileSync(join(folder, `${environment.name}.ts`), `export default ${JSON.stringify(environment)};\n`);
  }
  return folder;
}

async function policies(folder: string, ...args: string[]) {
  const terminal = recordedTerminal();
  const exitCode = await runCommandLine(['policies', '--environments', folder, ...args], terminal);
  return { exitCode, printed: terminal.printed.join('\n'), noted: terminal.noted.join('\n') };
}

const withoutConsumers = (environment: Environment): Environment => ({
  ...environment,
  applications: { shop: { ...environment.applications.shop!, consumers: {} } },
});

test('prints what is composed, each statement with its reason and whoever else calls its actions', async () => {
  const { exitCode, printed } = await policies(folderWith(development), 'development');
  expect(exitCode).toBe(0);
  expect(JSON.parse(printed)).toEqual(
    environmentPolicies(development).map(({ account, accountId, role, policies: all, statements }) => ({
      account,
      accountId,
      role,
      policies: all,
      statements: statements.map(({ sid, purposes, unproved }) => ({
        sid,
        why: purposes,
        ...(Object.keys(unproved).length > 0 && { calledByAws: unproved }),
      })),
    })),
  );
});

test('prints one role of one account', async () => {
  const { printed, noted } = await policies(
    folderWith(development),
    'development',
    'shop',
    '--role',
    'deploy',
  );
  expect(JSON.parse(printed)).toMatchObject([{ account: 'shop', role: 'deploy' }]);
  expect(noted).toBe('');
});

test.each([
  [
    'plan',
    development,
    'Terraform plans with the deployRoleArn that the file names; without it a plan role would do',
  ],
  [
    'caller',
    { ...development, sharedServices: { ...development.sharedServices, deployRoleArn: undefined } },
    'the file names no deployRoleArn, so the deploy role runs Terraform itself',
  ],
])('says why there is no %s role', async (role, environment, reason) => {
  const folder = folderWith(environment);
  const { exitCode, printed, noted } = await policies(
    folder,
    'development',
    'shared-services',
    '--role',
    role,
  );
  expect([exitCode, printed]).toEqual([0, '[]']);
  expect(noted).toBe(`no ${role} role in shared-services: ${reason}`);
});

test('writes each policy to a file, as aws iam create-policy takes it', async () => {
  const written = temporaryFolder('written');
  const { exitCode, printed } = await policies(folderWith(development), 'development', '--write', written);
  expect(exitCode).toBe(0);
  const files = readdirSync(written).sort();
  expect(printed.split('\n').sort()).toEqual(files.map((file) => join(written, file)));
  const all = environmentPolicies(development).flatMap((role) => role.policies);
  expect(files).toEqual(all.map(({ name }) => `${name}.json`).sort());
  for (const { name, document } of all) {
    expect(JSON.parse(readFileSync(join(written, `${name}.json`), 'utf8'))).toEqual(document);
  }
});

test('says what taking something down needs, where the files before are named', async () => {
  const after = folderWith(withoutConsumers(development));
  const deploy = ['development', 'shop', '--role', 'deploy'];
  expect((await policies(after, ...deploy)).printed).not.toContain('DeleteListener');
  const { printed } = await policies(after, ...deploy, '--before', folderWith(development));
  expect(printed).toContain('elasticloadbalancing:DeleteListener');
});

test('fails where a role would need more policies than it may have, as a problem', async () => {
  const { exitCode, printed, noted } = await policies(folderWith(many()), 'development', '--quota', '1');
  expect({ exitCode, printed }).toEqual({ exitCode: 1, printed: '' });
  expect(noted).toContain('applications.shop: must need at most 1 policies for its deploy role');
});

/** An environment whose application has services in many places. */
function many(): Environment {
  const { shop } = development.applications;
  const consumers = Object.fromEntries(
    Array.from({ length: 80 }, (_, index) => [
      `c${index}`,
      { ...shop!.consumers!.web!, loadBalancerName: `shop-${index}` },
    ]),
  ) as Environment['applications'][string]['consumers'];
  return { ...development, applications: { shop: { ...shop!, consumers } } };
}

test('fails beside an environment whose names begin alike, as a problem', async () => {
  const folder = folderWith(development, { ...withoutConsumers(development), name: 'development-eu' });
  const { exitCode, noted } = await policies(folder, 'development');
  expect(exitCode).toBe(1);
  expect(noted).toContain(
    'name: must leave the names that begin with certfleet-development- to this environment alone',
  );
});

test.each([
  [['development', 'store'], 'account must be shared-services or an application, got "store"'],
  [['development', '--role', 'admin'], '--role must be one of deploy, plan, reader, caller, got "admin"'],
  [['development', '--quota', 'ten'], '--quota must be a whole number from 1, got "ten"; ask Service Quotas'],
])('fails for %j, as a wrong command line', async (args, sentence) => {
  const { exitCode, noted } = await policies(folderWith(development), ...args);
  expect(exitCode).toBe(2);
  expect(noted).toContain(sentence);
});
