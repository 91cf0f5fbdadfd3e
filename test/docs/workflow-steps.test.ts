import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Runner, group, synthesizeTo } from './workflow-runner';
import { workflowScripts } from './workflow-text';

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
    expect(JSON.parse(outputs.stacks!)).toEqual(['development-shared-services', 'development-shop']);
  });

  test('has no job where nothing changes for Terraform', () => {
    expect(checkout('Write docs', 'old').run(COMPARE_SIDES)).toMatchObject({
      status: 0,
      outputs: { environments: '[]', stacks: '[]' },
    });
  });

  test('plans a stack again that its last commit names', () => {
    const { outputs } = checkout('Again\n\nPlan-again: development-shop', 'old').run(COMPARE_SIDES);

    expect(JSON.parse(outputs.stacks!)).toEqual(['development-shop']);
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
      expect(JSON.parse(outputs.stacks!)).toEqual(['development-shop']);
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
    ['success success success', '["a"]', 'success', 0],
    ['success skipped success', '[]', 'success', 0],
    ['success skipped skipped', '[]', 'skipped', 0],
    ['success success failure', '["a"]', 'failure', 1],
    ['success failure skipped', '["a"]', 'skipped', 1],
    ['cancelled skipped skipped', '', 'skipped', 1],
    ['success success skipped', '["a"]', 'skipped', 1],
  ])('of jobs that end %s, stacks %s and plans %s ends %i', (RESULTS, STACKS, PLANNED, status) => {
    expect(new Runner().run(REQUIRED, { RESULTS, STACKS, PLANNED })).toMatchObject({ status });
  });
});
