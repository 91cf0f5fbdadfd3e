import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { emulatedOrganization } from '../../emulator/emulated-organization';
import { type Emulator, startEmulator } from '../../emulator/emulator';
import { cutSchema } from '../../emulator/provider/schema';
import { TerraformStackRun } from '../../emulator/terraform';
import local from '../../environments/local';
import { parameterPermissions } from '../../environments/permissions/services/parameters';
import { roleAssumption } from '../../environments/permissions/services/roles';
import { describeUnlessMissing } from '../support/describe-unless-missing';
import { moduleAccount, without } from '../support/module-permissions';
import { moduleRoleArn, moduleRoles, moduleSessions } from '../support/module-roles';
import { MODULE_STATES, STATE_BUCKET, statePermissions } from '../support/module-state';
import { temporaryFolder } from '../support/temporary-folder';
import { toolchain } from '../support/tools';

const ONE = '111111111111';
const OTHER = '222222222222';
const TSX = require.resolve('tsx/cjs');
const NAME = 'told';
const PARAMETER = '/told';
const { bucket, region } = MODULE_STATES;
const BACKEND = { bucket, region, use_lockfile: true };
const intoBoth = roleAssumption('act in both accounts', [
  moduleRoleArn(ONE, 'module-deploy'),
  moduleRoleArn(OTHER, 'module-deploy'),
]);
/** The first plans and applies; the provider then is in the one and the other. */
const ROLES = moduleRoles({
  [ONE]: [
    ...statePermissions(NAME),
    intoBoth,
    ...without(
      parameterPermissions(moduleAccount(ONE, region), { region, path: PARAMETER, what: 'what is told' }),
      'ssm:AddTagsToResource',
      'ssm:DeleteParameter',
      'ssm:RemoveTagsFromResource',
    ),
  ],
  [OTHER]: [intoBoth],
});

const providerIn = (accountId: string, values: object = {}) => ({
  region,
  assume_role: [{ role_arn: moduleRoleArn(accountId, 'module-deploy') }],
  ...values,
});
/** A stack of two accounts that says whose credentials it used. */
const stackOf = (first: string, second: string, values: object = {}) => ({
  terraform: {
    required_providers: { aws: { source: 'aws', version: '~> 5.100' } },
    backend: { s3: { ...BACKEND, key: `${MODULE_STATES.keyPrefix}/${NAME}.tfstate` } },
  },
  provider: { aws: [providerIn(first, values), providerIn(second, { alias: 'second' })] },
  data: { aws_caller_identity: { first: {}, second: { provider: 'aws.second' } } },
  output: {
    accounts: {
      value: [
        '${data.aws_caller_identity.first.account_id}',
        '${data.aws_caller_identity.second.account_id}',
      ],
    },
  },
});
const parameter = {
  resource: { aws_ssm_parameter: { told: { name: PARAMETER, type: 'String', value: 'told' } } },
};

/** Longer than a length of one byte tells. */
const LONG = Buffer.alloc(300, 'a');

/** A field of Protocol Buffers: its tag, its length below 16,384, and its body. */
function field(number: number, ...body: Buffer[]): Buffer {
  const whole = Buffer.concat(body);
  const length = whole.length < 128 ? [whole.length] : [(whole.length & 127) | 128, whole.length >> 7];
  return Buffer.concat([Buffer.from([(number << 3) | 2, ...length]), whole]);
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Starts a provider, says so, and waits. */
const HOLDER = `
  const { ProviderProcess } = require('./emulator/provider/process');
  const [binary, folder] = process.argv.slice(1);
  ProviderProcess.start(binary, { PATH: process.env.PATH }, folder).then(() => console.log('started'));
  setTimeout(() => undefined, 60_000);
`;

const missing = toolchain.provider === undefined ? ['an unpacked provider'] : [];

describeUnlessMissing(
  [...toolchain.missing.map(({ name }) => name), ...missing],
  'a provider that runs on',
  () => {
    const folder = temporaryFolder('warm-providers');
    const starts = join(folder, 'starts');
    const provider = join(folder, 'provider');
    let emulator: Emulator;
    let run: TerraformStackRun;

    const started = () => readFileSync(starts, 'utf8').trim().split('\n').map(Number);
    async function prepare(template: object): Promise<void> {
      writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify(template));
      await run.prepare(folder);
    }
    async function accounts(first: string, second: string, more: object = {}): Promise<unknown> {
      await prepare({ ...stackOf(first, second), ...more });
      await run.apply();
      return (await run.outputs()).accounts;
    }

    beforeAll(async () => {
      writeFileSync(provider, `#!/bin/sh\necho $$ >> ${starts}\nexec ${toolchain.provider} "$@"\n`, {
        mode: 0o755,
      });
      const organization = { ...emulatedOrganization(local), stateBucket: STATE_BUCKET, roles: ROLES };
      emulator = await startEmulator(toolchain.python!, organization);
      run = new TerraformStackRun(NAME, {
        toolchain: { ...toolchain, provider },
        emulator,
        folder: join(folder, 'run'),
        credentials: await moduleSessions(emulator.endpoint, ONE),
      });
    });

    afterAll(() => emulator?.stop());

    test('serves each account with its own credentials', async () => {
      await expect(accounts(ONE, OTHER)).resolves.toEqual([ONE, OTHER]);
      expect(await run.plannedActions()).toEqual({});
      expect(started()).toHaveLength(2);
    });

    test('keeps nothing of what the command before told it', async () => {
      await expect(accounts(OTHER, ONE)).resolves.toEqual([OTHER, ONE]);
      expect(started()).toHaveLength(2);
    });

    test('is started anew where it has ended', async () => {
      for (const pid of started()) process.kill(pid, 'SIGKILL');

      await expect(accounts(ONE, OTHER)).resolves.toEqual([ONE, OTHER]);
      expect(started()).toHaveLength(4);
    });

    test('says what it refuses, and serves on', async () => {
      await prepare(stackOf(ONE, OTHER, { allowed_account_ids: [OTHER] }));
      await expect(run.plan()).rejects.toThrow(`AWS account ID not allowed: ${ONE}`);

      await expect(accounts(ONE, OTHER)).resolves.toEqual([ONE, OTHER]);
    });

    test('knows what a stack has no more', async () => {
      await accounts(ONE, OTHER, parameter);
      await prepare(stackOf(ONE, OTHER));

      expect(await run.plannedActions()).toEqual({ 'aws_ssm_parameter.told': 'delete' });
    });

    test('ends with whoever started it', async () => {
      const holder = spawn(process.execPath, ['--require', TSX, '-e', HOLDER, provider, folder], {
        cwd: join(__dirname, '../..'),
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await once(createInterface({ input: holder.stdout }), 'line');
      const pid = started().at(-1)!;
      expect(isRunning(pid)).toBe(true);
      holder.kill('SIGKILL');
      while (isRunning(pid)) await setTimeout(50); // Jest's limit of time ends it, where nothing else does.
    });
  },
);

describe('the schema of a provider', () => {
  test('is cut to types, and whatever else it says stays', () => {
    const ofType = (type: string, number: number) =>
      field(number, field(1, Buffer.from(type)), field(2, LONG));
    const kept = [
      field(1, Buffer.from('of the provider')),
      ...[2, 3, 8].map((number) => ofType('aws_kept', number)),
      field(6),
      ofType('a function', 7),
    ];
    const left = [2, 3, 8].map((number) => ofType('aws_left', number));

    expect(cutSchema(Buffer.concat([...left, ...kept]), new Set(['aws_kept']))).toEqual(Buffer.concat(kept));
  });

  test('is refused where it is none', () => {
    const number = Buffer.from([(1 << 3) | 0, 1]);
    expect(() => cutSchema(number, new Set())).toThrow(
      "a field of the provider's protocol must tell its length, got wire type 0",
    );
  });
});
