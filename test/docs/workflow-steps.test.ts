import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import development from '../../environments/development';
import { synthesize } from '../../stacks';
import { describeUnlessMissing } from '../support/describe-unless-missing';
import { temporaryFolder } from '../support/temporary-folder';
import { workflowScripts } from './workflow-text';

const ROOT = join(__dirname, '..', '..');
const isThere = (tool: string) => spawnSync(tool, ['--version']).status === 0;
const missing = ['bash', 'git', 'jq', 'terraform'].filter((tool) => !isThere(tool));
const group = (title: string, tests: () => void) => describeUnlessMissing(missing, title, tests);

/** A runner's folder, where `npx certfleet` is this CLI and S3 is a folder. */
class Runner {
  public readonly folder = temporaryFolder('runner');
  private readonly bin = temporaryFolder('bin');

  constructor(private readonly bucket = temporaryFolder('bucket')) {
    this.command('npx', `shift; exec "${ROOT}/node_modules/.bin/tsx" "${ROOT}/cli/main.ts" "$@"`);
    this.command(
      'aws',
      `while [ $# -gt 0 ]; do
        case "$1" in
          put-object) act=put ;; get-object) act=get ;;
          --key) key="$2"; shift ;; --body) body="$2"; shift ;;
          --bucket | --if-none-match) shift ;;
          *) file="$1" ;;
        esac
        shift
      done
      object="${this.bucket}/$key"
      if [ "$act" = get ]; then cp "$object" "$file"; exit; fi
      if [ -e "$object" ]; then echo PreconditionFailed >&2; exit 254; fi
      mkdir -p "$(dirname "$object")" && cp "$body" "$object"`,
    );
  }

  public command(name: string, script: string): void {
    const file = join(this.bin, name);
    writeFileSync(file, `#!/usr/bin/env bash\n${script}\n`);
    chmodSync(file, 0o755);
  }

  /** Runs a step of a workflow as GitHub does. */
  public run(step: string, env: Readonly<Record<string, string>> = {}) {
    const script = workflowScripts.find(({ where }) => where === step);
    if (script === undefined) throw new Error(`no step "${step}"`);
    const output = join(this.folder, 'github-output');
    writeFileSync(output, '');
    const { status, stdout, stderr } = spawnSync(
      'bash',
      ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script.text],
      {
        cwd: this.folder,
        encoding: 'utf8',
        env: {
          PATH: `${this.bin}:${process.env.PATH}`,
          HOME: process.env.HOME,
          GITHUB_OUTPUT: output,
          GITHUB_WORKSPACE: this.folder,
          ...env,
        },
      },
    );
    const outputs = readFileSync(output, 'utf8').trim().split('\n').filter(Boolean);
    return {
      status,
      said: stdout + stderr,
      outputs: Object.fromEntries(
        outputs.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
      ),
    };
  }
}

const COMPARE = 'certfleet-deploy.yml plans: Compare with what was reviewed';

/** Synthesizes the development environment, with these tags of its own. */
function synthesizeTo(folder: string, tags: Readonly<Record<string, string>>): void {
  mkdirSync(folder, { recursive: true });
  synthesize([{ ...development, tags }], folder);
}

group('a deployment', () => {
  const SHARED = 'development-shared-services';
  const SHOP = 'development-shop';

  function merged(planned: readonly string[], reviewed: string, before: string, after: string): Runner {
    const runner = new Runner();
    synthesizeTo(join(runner.folder, 'before'), { owner: before });
    synthesizeTo(join(runner.folder, 'after'), { owner: after });
    synthesizeTo(join(runner.folder, 'reviewed', 'certfleet-stacks', 'after'), { owner: reviewed });
    for (const stack of planned) {
      const folder = join(runner.folder, 'reviewed', `certfleet-plan-${stack}`);
      mkdirSync(folder);
      writeFileSync(join(folder, `${stack}.json`), JSON.stringify({ stack, environment: 'development' }));
    }
    return runner;
  }

  test('applies what was planned, shared services first', () => {
    const { status, outputs } = merged([SHOP, SHARED], 'new', 'old', 'new').run(COMPARE);

    expect(status).toBe(0);
    expect(JSON.parse(outputs.first!)).toEqual([{ stack: SHARED, environment: 'development' }]);
    expect(JSON.parse(outputs.second!)).toEqual([{ stack: SHOP, environment: 'development' }]);
  });

  test('is not judged a second time', () => {
    const runner = merged([], 'same', 'same', 'same');
    const file = join(runner.folder, 'after', 'manifest.json');
    const { stacks } = JSON.parse(readFileSync(file, 'utf8'));
    delete stacks[SHOP];
    writeFileSync(file, JSON.stringify({ stacks }));

    expect(runner.run(COMPARE)).toMatchObject({ status: 0, outputs: { first: '[]', second: '[]' } });
  });

  test('has one wave where applications alone were planned', () => {
    const { outputs } = merged([SHOP], 'same', 'same', 'same').run(COMPARE);

    expect(JSON.parse(outputs.first!)).toEqual([{ stack: SHOP, environment: 'development' }]);
    expect(outputs.second).toBe('[]');
  });

  test('stops where the merge is not what was reviewed', () => {
    const { status, said } = merged([SHARED, SHOP], 'reviewed', 'old', 'new').run(COMPARE);

    expect(status).toBe(1);
    expect(said).toContain(
      `plan again: no successful review planned what is merged now for ${SHARED}, ${SHOP}`,
    );
  });

  test('stops where the merge changes what was not planned', () => {
    expect(merged([SHOP], 'new', 'old', 'new').run(COMPARE)).toMatchObject({
      status: 1,
      said: expect.stringContaining(`for ${SHARED}\n`),
    });
  });

  test('stops where nobody reviewed', () => {
    const runner = new Runner();
    synthesizeTo(join(runner.folder, 'before'), { owner: 'old' });
    synthesizeTo(join(runner.folder, 'after'), { owner: 'new' });

    expect(runner.run(COMPARE)).toMatchObject({ status: 1, said: expect.stringContaining('plan again') });
  });

  test('does nothing where nothing changed', () => {
    const runner = new Runner();
    synthesizeTo(join(runner.folder, 'before'), { owner: 'same' });
    synthesizeTo(join(runner.folder, 'after'), { owner: 'same' });

    expect(runner.run(COMPARE)).toMatchObject({ status: 0, outputs: { first: '[]', second: '[]' } });
  });
});

group('a pull request', () => {
  const COMPARE_SIDES = 'certfleet-review.yml changed: Compare';
  const SHOW = 'certfleet-review.yml environment: Show what changes in the synthesized stacks';

  /** A checkout of a merge, whose branch ends with a commit of this message. */
  function checkout(message: string, after: string): Runner {
    const runner = new Runner();
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', ...args], {
        cwd: runner.folder,
      });
    git('init', '--quiet', '--initial-branch', 'main');
    git('commit', '--quiet', '--allow-empty', '--message', 'Base');
    git('switch', '--quiet', '--create', 'change');
    git('commit', '--quiet', '--allow-empty', '--message', message);
    git('switch', '--quiet', 'main');
    git('merge', '--quiet', '--no-ff', '--message', 'Merge', 'change');
    synthesizeTo(join(runner.folder, 'before'), { owner: 'old' });
    synthesizeTo(join(runner.folder, 'after'), { owner: after });
    return runner;
  }

  test('has a job for each changed environment and each stack to plan', () => {
    const { status, outputs } = checkout('Change the owner', 'new').run(COMPARE_SIDES);

    expect(status).toBe(0);
    expect(JSON.parse(outputs.environments!)).toEqual([
      { environment: 'development', stacks: ['development-shared-services', 'development-shop'] },
    ]);
    expect(JSON.parse(outputs.stacks!)).toEqual([
      expect.objectContaining({
        stack: 'development-shared-services',
        account: '111122220000',
        change: 'changed',
      }),
      expect.objectContaining({ stack: 'development-shop', account: '111122220001', change: 'changed' }),
    ]);
  });

  test('has no job where nothing changes for Terraform', () => {
    expect(checkout('Write docs', 'old').run(COMPARE_SIDES)).toMatchObject({
      status: 0,
      outputs: { environments: '[]', stacks: '[]' },
    });
  });

  test('plans a stack again that its last commit names', () => {
    const { outputs } = checkout('Again\n\nPlan-again: development-shop', 'old').run(COMPARE_SIDES);

    expect(JSON.parse(outputs.stacks!)).toEqual([
      expect.objectContaining({ stack: 'development-shop', change: 'again' }),
    ]);
  });

  test('fails where its last commit names no stack, and runs nothing of what it says', () => {
    const runner = checkout('Again\n\nPlan-again: $(touch hacked)', 'old');

    expect(runner.run(COMPARE_SIDES)).toMatchObject({
      status: 3,
      said: expect.stringContaining('$(touch hacked)'),
    });
    expect(existsSync(join(runner.folder, 'hacked'))).toBe(false);
  });

  describe('with a change that needs two steps', () => {
    const REFUSED = 'state-moved:development-shop';

    /** A checkout in which a stack looks for its state elsewhere. */
    function withMovedState(message: string): Runner {
      const runner = checkout(message, 'old');
      const file = join(runner.folder, 'after', 'stacks', 'development-shop', 'cdk.tf.json');
      const stack = JSON.parse(readFileSync(file, 'utf8'));
      const backend = { s3: { bucket: 'elsewhere', key: 'shop.tfstate' } };
      writeFileSync(file, JSON.stringify({ ...stack, terraform: { ...stack.terraform, backend } }));
      return runner;
    }

    test('stops before anything is planned, with the steps in the log', () => {
      const { status, said, outputs } = withMovedState('Move the state').run(COMPARE_SIDES);

      expect(status).toBe(1);
      expect(said).toContain(`refused ${REFUSED}: the state of stack "development-shop" must stay at`);
      expect(said).toContain('; copy the state there first');
      expect(outputs).toEqual({});
    });

    test('goes on where its last commit lets the refusal pass', () => {
      const { status, said, outputs } = withMovedState(
        `Copied the state\n\nAllow-transition: ${REFUSED}`,
      ).run(COMPARE_SIDES);

      expect(status).toBe(0);
      expect(said).toContain(`allowed ${REFUSED}: `);
      expect(JSON.parse(outputs.stacks!)).toEqual([
        expect.objectContaining({ stack: 'development-shop', change: 'changed' }),
      ]);
    });

    test('fails where its last commit lets something else pass, and runs nothing of what it says', () => {
      const runner = withMovedState('Move the state\n\nAllow-transition: $(touch hacked)');

      expect(runner.run(COMPARE_SIDES)).toMatchObject({
        status: 3,
        said: expect.stringContaining(`got $(touch hacked); there are ${REFUSED}`),
      });
      expect(existsSync(join(runner.folder, 'hacked'))).toBe(false);
    });
  });

  test('shows the difference of new and changed stacks', () => {
    const runner = new Runner();
    synthesizeTo(join(runner.folder, 'reviewed', 'before'), { owner: 'old' });
    synthesizeTo(join(runner.folder, 'reviewed', 'after'), { owner: 'new' });
    rmSync(join(runner.folder, 'reviewed', 'before', 'stacks', 'development-shop'), { recursive: true });
    const summary = join(runner.folder, 'summary.md');

    const shown = runner.run(SHOW, {
      STACKS: 'development-shared-services development-shop',
      GITHUB_STEP_SUMMARY: summary,
    });

    expect(shown).toMatchObject({ status: 0 });
    const text = readFileSync(summary, 'utf8');
    expect(text).toMatch(/-\s+"owner": "old"\n\+\s+"owner": "new"/);
    expect(text).toMatch(
      /## development-shop\n\n````diff\n--- before development-shop\n\+\+\+ after development-shop/,
    );
  });
});

group('the required check', () => {
  const REQUIRED = workflowScripts.find(({ where }) =>
    where.startsWith('certfleet-review.yml certfleet:'),
  )!.where;

  test.each([
    ['success success success success', '[{}]', 'success', 0],
    ['success skipped skipped success', '[]', 'skipped', 0],
    ['success success success failure', '[{}]', 'success', 1],
    ['cancelled skipped skipped skipped', '', 'skipped', 1],
    ['success success skipped skipped', '[{}]', 'skipped', 1],
  ])('of jobs that end %s, stacks %s and plans %s ends %i', (RESULTS, STACKS, PLANNED, status) => {
    expect(new Runner().run(REQUIRED, { RESULTS, STACKS, PLANNED })).toMatchObject({ status });
  });
});

group('the review of a merged pull request', () => {
  const FIND = 'certfleet-deploy.yml plans: Find the review of the merged pull request';
  const pull = {
    merged_at: 'now',
    merge_commit_sha: 'merge',
    head: { sha: 'head', ref: 'feature/$(touch hacked)', label: 'example:feature/$(touch hacked)' },
  };

  function found(pulls: readonly object[], sameHead: readonly object[]) {
    const runner = new Runner();
    writeFileSync(join(runner.folder, 'pulls.json'), JSON.stringify(pulls));
    writeFileSync(join(runner.folder, 'same.json'), JSON.stringify(sameHead));
    runner.command(
      'gh',
      `echo "$*" >> asked
      case "$*" in
        *commits/*) file=pulls.json ;; *actions/workflows/*) echo '{"workflow_runs":[{"id":77}]}' > runs.json; file=runs.json ;;
        *) file=same.json ;;
      esac
      while [ "$1" != --jq ]; do shift; done
      jq --raw-output --compact-output "$2" "$file"`,
    );
    const env = {
      GITHUB_REPOSITORY: 'example/certificates',
      GITHUB_SHA: 'merge',
    };
    return { runner, ...runner.run(FIND, env) };
  }

  test('is the successful run of its last commit', () => {
    const { status, outputs, runner } = found([{ ...pull, merge_commit_sha: 'other' }, pull], [pull]);

    expect({ status, outputs }).toEqual({ status: 0, outputs: { run: '77' } });
    const asked = readFileSync(join(runner.folder, 'asked'), 'utf8');
    expect(asked).toContain('-f event=pull_request -f status=success -f head_sha=head');
    expect(existsSync(join(runner.folder, 'hacked'))).toBe(false);
  });

  test('is none for a commit pushed without a pull request', () => {
    expect(found([], [])).toMatchObject({ status: 0, outputs: {} });
  });

  test('is refused where another pull request has the same commit', () => {
    expect(found([pull], [pull, pull])).toMatchObject({
      status: 1,
      said: expect.stringContaining('must belong to one pull request, got 2'),
    });
  });
});

group('a saved plan', () => {
  const STACK = 'production-shop';
  const CONFIGURATION = {
    terraform: { backend: { local: { path: '../../../state.tfstate' } } },
    resource: { terraform_data: { Certificate: { input: 'shop.example.com' } } },
  };
  const bucket = temporaryFolder('bucket');
  const review = new Runner(bucket);
  const env = { STACK, BUCKET: 'plans', HEAD: 'head', GITHUB_RUN_ID: '1', GITHUB_RUN_ATTEMPT: '1' };
  let record: { readonly folder: string; readonly saved: string; readonly plan: string };

  beforeAll(() => {
    const stack = join(review.folder, 'after', 'stacks', STACK);
    mkdirSync(stack, { recursive: true });
    writeFileSync(join(stack, 'cdk.tf.json'), JSON.stringify(CONFIGURATION));
    // Terraform writes none for its built-in provider.
    writeFileSync(join(stack, '.terraform.lock.hcl'), '');
    expect(review.run('certfleet-review.yml plan: Plan', env)).toMatchObject({ status: 0 });
    const saved = review.run('certfleet-review.yml plan: Save the plan', {
      ...env,
      ENVIRONMENT: 'production',
      ACCOUNT: '1',
    });
    expect(saved).toMatchObject({ status: 0 });
    record = JSON.parse(readFileSync(join(review.folder, `${STACK}.json`), 'utf8'));
  });

  /** A runner with the merged stacks, whose state is the one that was planned. */
  function deployment(): Runner {
    const runner = new Runner(bucket);
    const stack = join(runner.folder, 'after', 'stacks', STACK);
    mkdirSync(stack, { recursive: true });
    writeFileSync(join(stack, 'cdk.tf.json'), JSON.stringify(CONFIGURATION));
    return runner;
  }

  const take = (runner: Runner, saved = record.saved) =>
    runner.run('certfleet-apply.yml apply: Take the reviewed plan', {
      ...env,
      FOLDER: record.folder,
      SAVED: saved,
    });
  const apply = (runner: Runner) => runner.run('certfleet-apply.yml apply: Apply it', env);

  test('is where its record says, next to what the review reads', () => {
    expect(record).toMatchObject({
      stack: STACK,
      environment: 'production',
      folder: `plans/head/1-1/${STACK}`,
    });
    const reader = new Runner(bucket);
    mkdirSync(join(reader.folder, 'records'));
    cpSync(join(review.folder, `${STACK}.json`), join(reader.folder, 'records', `${STACK}.json`));

    const read = reader.run('certfleet-review.yml review: Read the plans', {
      ...env,
      STACKS: JSON.stringify([{ stack: STACK }]),
    });

    expect(read).toMatchObject({ status: 0 });
    const plan = JSON.parse(readFileSync(join(reader.folder, 'plans', `${STACK}.json`), 'utf8'));
    expect(plan.resource_changes).toHaveLength(1);
  });

  test('is never overwritten', () => {
    execFileSync('cp', [
      join(bucket, record.folder, 'plan.json'),
      join(review.folder, 'after', 'stacks', STACK),
    ]);

    expect(
      review.run('certfleet-review.yml plan: Save the plan', { ...env, ENVIRONMENT: '', ACCOUNT: '' }),
    ).toMatchObject({
      status: 254,
    });
  });

  test('is refused where it is not the one that was reviewed', () => {
    expect(take(deployment(), '0'.repeat(64))).toMatchObject({
      status: 1,
      said: expect.stringContaining('is not the one that was reviewed; plan again'),
    });
  });

  test('is applied as it is, and refused once the state moved on', () => {
    const runner = deployment();
    expect(take(runner)).toMatchObject({ status: 0 });
    expect(apply(runner)).toMatchObject({
      status: 0,
      said: expect.stringContaining('1 added, 0 changed, 0 destroyed'),
    });

    const again = deployment();
    cpSync(join(runner.folder, 'state.tfstate'), join(again.folder, 'state.tfstate'));
    expect(take(again)).toMatchObject({ status: 0 });
    expect(apply(again)).toMatchObject({ status: 1, said: expect.stringContaining('Saved plan is stale') });
    expect(existsSync(join(review.folder, 'state.tfstate'))).toBe(false);
  });
});
