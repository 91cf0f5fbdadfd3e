import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../support/temporary-folder';
import { Runner, group } from './workflow-runner';

const STACK = 'production-shop';
const GUARD = 'certfleet-plan.yml vet: Refuse what does not go from this repository to main';
const VET = 'certfleet-plan.yml vet: Vet';
const TAKE = 'certfleet-plan.yml plan: Take what was vetted';
const HERE = 'example/certificates';
const RUN = {
  GITHUB_REPOSITORY: HERE,
  GITHUB_RUN_ID: '77',
  GITHUB_RUN_ATTEMPT: '1',
  PULL_REQUEST: '12',
  BUCKET: 'plans',
  STACK,
};

group('a run of the planning workflow', () => {
  const pull = { EVENT: 'pull_request', HEAD_REPOSITORY: HERE, BASE_REPOSITORY: HERE, BASE: 'main' };
  const guard = (given: object) => new Runner().run(GUARD, { ...RUN, ...pull, ...given });

  test('goes on for a pull request from here to main', () => {
    expect(guard({})).toMatchObject({ status: 0, said: '' });
  });

  test('refuses a fork, whatever it calls its branch', () => {
    expect(guard({ HEAD_REPOSITORY: 'mallory/certificates' })).toMatchObject({
      status: 1,
      said: expect.stringContaining('a fork is not planned'),
    });
    // Of a fork that is gone GitHub says nothing.
    expect(guard({ HEAD_REPOSITORY: '' })).toMatchObject({ status: 1 });
  });

  test.each([
    ['opened to another branch, to be retargeted later', { BASE: 'mallory/base' }],
    ['opened to a branch that only looks like it', { BASE: 'main main' }],
    ['of another repository', { BASE_REPOSITORY: 'mallory/certificates' }],
  ])('refuses a pull request %s', (_, given) => {
    expect(guard(given)).toMatchObject({
      status: 1,
      said: expect.stringContaining('only a pull request to main is planned'),
    });
  });

  test.each(['push', 'workflow_dispatch', 'pull_request_target', 'schedule'])(
    'refuses the event %s',
    (EVENT) => {
      expect(guard({ EVENT })).toMatchObject({ status: 1 });
    },
  );
});

const CONFIGURATION = {
  terraform: { backend: { local: { path: '../state.tfstate' } } },
  resource: { terraform_data: { Certificate: { input: 'shop.example.com' } } },
};

/** A runner with the policy of main and what the pull request synthesized. */
function proposed(configuration: object = CONFIGURATION, bucket = temporaryFolder('bucket')): Runner {
  const runner = new Runner(bucket);
  mkdirSync(join(runner.folder, '.github'));
  writeFileSync(
    join(runner.folder, '.github', 'certfleet-policy.json'),
    JSON.stringify({ providers: {}, accounts: [], backends: { local: [{ path: '../state.tfstate' }] } }),
  );
  const folder = join(runner.folder, 'proposed', 'after', 'stacks', STACK);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify(configuration));
  writeFileSync(
    join(runner.folder, 'proposed', 'after', 'manifest.json'),
    JSON.stringify({
      stacks: {
        [STACK]: {
          name: STACK,
          dependencies: [],
          workingDirectory: `stacks/${STACK}`,
          synthesizedStackPath: `stacks/${STACK}/cdk.tf.json`,
        },
      },
    }),
  );
  return runner;
}

const vet = (runner: Runner, names: unknown = [STACK]) =>
  runner.run(VET, { ...RUN, STACKS: JSON.stringify(names) });

group('vetting', () => {
  test('gives what may be planned, with the sum that the next job compares', () => {
    const { status, outputs } = vet(proposed());

    expect(status).toBe(0);
    expect(JSON.parse(outputs.stacks!)).toEqual([
      expect.objectContaining({
        stack: STACK,
        digest: expect.stringMatching(/^[0-9a-f]{64}$/),
        sealed: expect.stringMatching(/^[0-9a-f]{64}$/),
      }),
    ]);
  });

  test('has nothing to do where no stack changes', () => {
    expect(vet(proposed(), [])).toMatchObject({ status: 0, outputs: { stacks: '[]' } });
  });

  test.each([
    ['a program', { data: { external: { Run: { program: ['touch', 'hacked'] } } } }],
    ['a file of the runner', { output: { environment: { value: '${file("/proc/self/environ")}' } } }],
    [
      'a provider',
      {
        terraform: {
          ...CONFIGURATION.terraform,
          required_providers: { x: { source: 'evil/x', version: '1' } },
        },
      },
    ],
  ])('refuses %s before Terraform is there', (_, hostile) => {
    const runner = proposed({ ...CONFIGURATION, ...hostile });

    expect(vet(runner)).toMatchObject({ status: 1, outputs: {} });
    expect(existsSync(join(runner.folder, 'sealed', `${STACK}.tar`))).toBe(false);
  });

  test.each([[['../../elsewhere']], [['--policy']], [['$(touch hacked)']], [[{}]], ['x'], [null]])(
    'refuses the names %j',
    (names) => {
      const runner = proposed();

      expect(vet(runner, names)).toMatchObject({ status: 1, outputs: {} });
      expect(existsSync(join(runner.folder, 'hacked'))).toBe(false);
    },
  );
});

group('a saved plan', () => {
  const bucket = temporaryFolder('bucket');
  const runner = proposed(CONFIGURATION, bucket);
  const folder = `plans/12/77/${STACK}/1`;
  let stacks: string;
  let record: { readonly saved: string; readonly digest: string };

  const save = (env: object = {}) =>
    runner.run('certfleet-plan.yml plan: Save the plan', {
      ...RUN,
      PLANNED: JSON.stringify(JSON.parse(stacks)[0]),
      ...env,
    });

  beforeAll(() => {
    stacks = vet(runner).outputs.stacks!;
    const { sealed } = JSON.parse(stacks)[0];
    expect(runner.run(TAKE, { ...RUN, SEALED: sealed })).toMatchObject({ status: 0 });
    // Terraform writes none for its built-in provider.
    writeFileSync(join(runner.folder, STACK, '.terraform.lock.hcl'), '');
    expect(runner.run('certfleet-plan.yml plan: Plan', RUN)).toMatchObject({ status: 0 });
    expect(save()).toMatchObject({ status: 0 });
    record = JSON.parse(readFileSync(join(bucket, folder, 'record.json'), 'utf8'));
  });

  /** What the review job reads, in a later attempt or another run. */
  function read(env: object = {}, given = stacks) {
    const reader = new Runner(bucket);
    const result = reader.run('certfleet-plan.yml review: Read the plans', { ...RUN, STACKS: given, ...env });
    return { ...result, reader };
  }

  test('is of what was vetted, and refused where an artifact was replaced in between', () => {
    const other = proposed({ ...CONFIGURATION, resource: {} });
    expect(vet(other)).toMatchObject({ status: 0 });
    const { sealed } = JSON.parse(stacks)[0];

    expect(other.run(TAKE, { ...RUN, SEALED: sealed })).toMatchObject({
      status: 1,
      said: expect.stringContaining('is not the one that was vetted'),
    });
    expect(existsSync(join(other.folder, STACK))).toBe(false);
  });

  test('has a record beside it, which says what was planned and by which sum it is known', () => {
    expect(record).toEqual({
      stack: STACK,
      environment: 'other',
      account: null,
      digest: JSON.parse(stacks)[0].digest,
      folder,
      saved: expect.stringMatching(/^[0-9a-f]{64}$/),
      plan: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  test('is read by the review of its run, of a later attempt too', () => {
    for (const GITHUB_RUN_ATTEMPT of ['1', '3']) {
      const { status, reader } = read({ GITHUB_RUN_ATTEMPT });

      expect(status).toBe(0);
      const plan = JSON.parse(readFileSync(join(reader.folder, 'plans', `${STACK}.json`), 'utf8'));
      expect(plan.resource_changes).toHaveLength(1);
      expect(JSON.parse(readFileSync(join(reader.folder, 'records.json'), 'utf8'))).toEqual(record);
    }
  });

  test('is refused by the review of another run, and where something else was vetted', () => {
    const other = JSON.stringify([{ ...JSON.parse(stacks)[0], digest: '0' }]);

    expect(read({ GITHUB_RUN_ID: '78' })).toMatchObject({ status: 1 });
    expect(read({}, other)).toMatchObject({
      status: 1,
      said: expect.stringContaining('was not planned as it was vetted'),
    });
  });

  test('is never overwritten', () => {
    expect(save()).toMatchObject({ status: 254 });
    expect(JSON.parse(readFileSync(join(bucket, folder, 'record.json'), 'utf8'))).toEqual(record);
  });

  const take = (deployment: Runner, saved = record.saved) =>
    deployment.run('certfleet-apply.yml apply: Take the reviewed plan', {
      ...RUN,
      FOLDER: folder,
      SAVED: saved,
    });
  const apply = (deployment: Runner) => deployment.run('certfleet-apply.yml apply: Apply it', RUN);

  test('is refused by a deployment where it is not the one that was reviewed', () => {
    expect(take(new Runner(bucket), '0'.repeat(64))).toMatchObject({
      status: 1,
      said: expect.stringContaining('is not the one that was reviewed; plan again'),
    });
  });

  test('is applied as it is, and refused once the state moved on', () => {
    const deployment = new Runner(bucket);
    expect(take(deployment)).toMatchObject({ status: 0 });
    expect(apply(deployment)).toMatchObject({
      status: 0,
      said: expect.stringContaining('1 added, 0 changed, 0 destroyed'),
    });

    const again = new Runner(bucket);
    cpSync(join(deployment.folder, 'state.tfstate'), join(again.folder, 'state.tfstate'));
    expect(take(again)).toMatchObject({ status: 0 });
    expect(apply(again)).toMatchObject({ status: 1, said: expect.stringContaining('Saved plan is stale') });
    expect(existsSync(join(runner.folder, 'state.tfstate'))).toBe(false);
  });
});
