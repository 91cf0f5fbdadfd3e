import { GetCertificateCommand, ListCertificatesCommand } from '@aws-sdk/client-acm';
import { TerraformOutput } from 'cdktf';
import type { TerraformStackRun } from '../../emulator/terraform';
import {
  certificateDistribution,
  copyPermissions,
} from '../../environments/permissions/services/certificates';
import { CertificateCopy, CertificateDistribution } from '../../modules/automation';
import { AcmAccount, REGION } from '../support/acm-account';
import { functionLog } from '../support/function-log';
import { until } from '../support/until';
import { describeModules } from '../support/module-deployment';
import { moduleAccount, unchangedFunctions, without } from '../support/module-permissions';
import { ModuleStack } from '../support/module-stack';
import { statePermissions } from '../support/module-state';

const OWNER = '111111111111';
const ACCOUNTS = ['222222222222', '333333333333'] as const;
const FUNCTION = 'certfleet-modules-everywhere-copies';
const DOMAIN_NAMES = ['everywhere.example.com'] as const;
const SHARED = { certificate: 'local/everywhere', roleName: FUNCTION };

const stackName = (accountId: string) => `account-${accountId}`;
const NEEDED = {
  [OWNER]: [
    ...statePermissions(stackName(OWNER)),
    ...unchangedFunctions(
      certificateDistribution(moduleAccount(OWNER, REGION), {
        region: REGION,
        domainName: DOMAIN_NAMES[0],
        accounts: ACCOUNTS,
      }),
    ),
  ],
  ...Object.fromEntries(
    ACCOUNTS.map((accountId) => [
      accountId,
      [
        ...statePermissions(stackName(accountId)),
        ...without(
          copyPermissions(moduleAccount(accountId, REGION), [REGION], { accountId: OWNER, region: REGION }),
          'iam:UntagRole',
          'iam:UpdateAssumeRolePolicy',
          'iam:UpdateRoleDescription',
        ),
      ],
    ]),
  ),
};

/** A stack of an account, with what `define` puts into it. */
function stackOf(accountId: string, define: (stack: ModuleStack) => void): ModuleStack {
  const stack = new ModuleStack(stackName(accountId), REGION);
  define(stack);
  return stack;
}

const owner = (certificateArn: string) =>
  stackOf(
    OWNER,
    (stack) =>
      void new CertificateDistribution(stack, 'Everywhere', {
        ...SHARED,
        functionName: FUNCTION,
        certificateArn,
        at: { provider: stack.provider, providerRegion: REGION, accountId: OWNER },
        domainNames: DOMAIN_NAMES,
        targets: [{ accountIds: ACCOUNTS, regions: [REGION] }],
      }),
  );

const receiver = (accountId: string, hasCopy = true) =>
  stackOf(accountId, (stack) => {
    if (!hasCopy) return;
    const copy = new CertificateCopy(stack, 'Everywhere', {
      ...SHARED,
      distributedBy: { accountId: OWNER, region: REGION, functionName: FUNCTION },
      placements: [{ provider: stack.provider, providerRegion: REGION, accountId }],
      domainNames: DOMAIN_NAMES,
    });
    new TerraformOutput(stack, 'arn', { value: copy.certificateArn });
  });

describeModules('a certificate that is distributed to two accounts', NEEDED, (modules) => {
  let certificateArn: string;
  let acm: AcmAccount;
  const runs = new Map<string, TerraformStackRun>();

  async function apply(accountId: string, stack: ModuleStack): Promise<TerraformStackRun> {
    const run = await modules.prepare(stack, accountId);
    runs.set(accountId, run);
    await run.apply();
    expect(await run.plannedActions()).toEqual({});
    return run;
  }

  /** ARN and body of the certificates that an account has. */
  async function copies(accountId: string): Promise<ReadonlyArray<{ arn: string; body: string }>> {
    const { acm: client } = await AcmAccount.of(modules.emulator.endpoint, accountId);
    const { CertificateSummaryList = [] } = await client.send(new ListCertificatesCommand({}));
    return Promise.all(
      CertificateSummaryList.map(async ({ CertificateArn }) => {
        const { Certificate } = await client.send(new GetCertificateCommand({ CertificateArn }));
        return { arn: CertificateArn!, body: Certificate! };
      }),
    );
  }

  async function original(): Promise<string> {
    const { Certificate } = await acm.acm.send(new GetCertificateCommand({ CertificateArn: certificateArn }));
    return Certificate!;
  }

  beforeAll(async () => {
    acm = await AcmAccount.of(modules.emulator.endpoint, OWNER);
    certificateArn = await acm.issued(DOMAIN_NAMES[0], 'ENABLED');
  });
  test('its function stands before any account has a copy', async () => {
    await apply(OWNER, owner(certificateArn));
  });

  test('each account gets its copy in its own first apply', async () => {
    for (const accountId of ACCOUNTS) {
      const run = await apply(accountId, receiver(accountId));
      const [copy, ...others] = await copies(accountId);
      expect(others).toEqual([]);
      expect(copy).toEqual({ arn: (await run.outputs())['arn'], body: await original() });
    }
  });

  test('a renewal comes to both, under the same ARNs', async () => {
    const before = await Promise.all(ACCOUNTS.map(copies));
    const old = await original();
    // A public certificate is renewed 45 days before its end.
    await modules.emulator.moveClock(198 - 45);
    const renewed = await original();
    expect(renewed).not.toBe(old);
    const after = await until(
      () => Promise.all(ACCOUNTS.map(copies)),
      (seen) => seen.flat().every(({ body }) => body === renewed),
    );
    expect(after).toEqual(before.map((all) => all.map(({ arn }) => ({ arn, body: renewed }))));
    for (const run of runs.values()) expect(await run.plannedActions()).toEqual({});
  });

  test('no key is in a state or in the log', async () => {
    const its = { accountId: OWNER, functionName: FUNCTION };
    const log = await functionLog(modules.emulator.endpoint, its, 'DistributionImported');
    expect(log).toContain('DistributionImported');
    expect(log).not.toMatch(/PRIVATE KEY|BEGIN CERTIFICATE/);
    expect(runs.size).toBe(3);
    for (const run of runs.values()) expect(await run.state()).not.toContain('PRIVATE KEY');
  });

  test('an account that takes its copy out deletes it, and the other keeps its own', async () => {
    await apply(ACCOUNTS[0], receiver(ACCOUNTS[0], false));
    expect(await copies(ACCOUNTS[0])).toEqual([]);
    expect(await copies(ACCOUNTS[1])).toHaveLength(1);
  });

  test('and gets it again when it is put back', async () => {
    await apply(ACCOUNTS[0], receiver(ACCOUNTS[0]));
    expect((await copies(ACCOUNTS[0])).map(({ body }) => body)).toEqual([await original()]);
  });

  test('all of it is destroyed, the function last', async () => {
    for (const accountId of [...ACCOUNTS, OWNER]) await runs.get(accountId)!.destroy();
    expect((await Promise.all(ACCOUNTS.map(copies))).flat()).toEqual([]);
  });
});
