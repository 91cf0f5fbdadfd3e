import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { changedStacks } from '../../cli/changed/changed-stacks';
import { readTemplates } from '../../cli/changed/stack-template';
import { environmentFolder } from '../support/environment-folder';
import { temporaryFolder } from '../support/temporary-folder';
import { Runner, group, synthesizeTo } from './workflow-runner';

const HERE = 'example/certificates';
const SHARED = 'development-shared-services';
const SHOP = 'development-shop';
const HEAD = 'a'.repeat(40);
const MERGE = 'b'.repeat(40);

const synthesized = new Map<string, string>();

/** Stacks whose tags say so; each is synthesized once. */
function stacksOf(owner: string): string {
  const folder = synthesized.get(owner) ?? temporaryFolder(owner);
  if (!synthesized.has(owner)) synthesizeTo(folder, { owner });
  synthesized.set(owner, folder);
  return folder;
}

interface Reviewed {
  readonly pull?: number;
  readonly owner: string;
  readonly stacks: readonly string[];
  readonly run?: string;
  readonly attempt?: string;
  readonly status?: string;
  readonly acceptances?: readonly object[];
}

/** What the planning workflow leaves in the bucket, written by its own script. */
function review(bucket: string, reviewed: Reviewed): object[] {
  const { pull = 12, owner, stacks, run = '77', attempt = '1', status = '0', acceptances = [] } = reviewed;
  const runner = new Runner(bucket);
  const plans = changedStacks(new Map(), readTemplates(stacksOf(owner)))
    .filter(({ stack }) => stacks.includes(stack))
    .map(({ stack, environment, account, digest }) => ({
      ...{ stack, environment, account, digest },
      ...{ folder: `plans/${pull}/${run}/${stack}/${attempt}`, saved: '0'.repeat(64) },
    }));
  writeFileSync(join(runner.folder, 'records.json'), plans.map((plan) => JSON.stringify(plan)).join('\n'));
  mkdirSync(join(runner.folder, 'proposed'));
  writeFileSync(
    join(runner.folder, 'proposed', 'acceptances.json'),
    JSON.stringify({ acceptances, files: [] }),
  );
  const { said } = runner.run('certfleet-plan.yml review: Record the review', {
    ...{ BUCKET: 'plans', PULL_REQUEST: String(pull), HEAD, STATUS: status },
    ...{ GITHUB_RUN_ID: run, GITHUB_RUN_ATTEMPT: attempt },
  });
  expect(said).toBe('');
  return plans;
}

const repository = { full_name: HERE };
const fork = { full_name: 'mallory/certificates' };
/** A merged pull request as GitHub tells it. */
const MERGED = {
  number: 12,
  merged_at: 'now',
  merge_commit_sha: MERGE,
  base: { ref: 'main', repo: repository },
  head: { sha: HEAD, ref: 'feature/$(touch hacked)', repo: repository },
};
/** A run of the review as GitHub tells it. */
const RUN = {
  event: 'pull_request',
  conclusion: 'success',
  head_sha: HEAD,
  head_repository: repository,
  run_attempt: 1,
};

const merges = new Map<string, Record<string, string>>();

/** What the job without credentials says of a merge; each is described once. */
function described(before: string, after: string): Record<string, string> {
  const known = merges.get(`${before} ${after}`);
  if (known !== undefined) return known;
  const runner = new Runner();
  cpSync(stacksOf(before), join(runner.folder, 'before'), { recursive: true });
  cpSync(stacksOf(after), join(runner.folder, 'after'), { recursive: true });
  cpSync(
    environmentFolder({ 'development.ts': ['development', 'development'] }),
    join(runner.folder, 'environments'),
    {
      recursive: true,
    },
  );
  const { status, outputs } = runner.run('certfleet-deploy.yml merged: Describe what was merged');
  expect(status).toBe(0);
  merges.set(`${before} ${after}`, outputs);
  return outputs;
}

interface Merge {
  readonly before?: string;
  readonly after: string;
  readonly pulls?: readonly object[];
  readonly runs?: Readonly<Record<string, object>>;
  readonly acceptances?: readonly object[];
}

/** Runs the scripts of a deployment, one after the other, until one fails. */
function deploy(
  bucket: string,
  { before = 'old', after, pulls = [MERGED], runs = { 77: RUN }, acceptances }: Merge,
) {
  const runner = new Runner(bucket);
  runner.github({
    [`repos/${HERE}/commits/${MERGE}/pulls`]: pulls,
    ...Object.fromEntries(Object.entries(runs).map(([id, run]) => [`repos/${HERE}/actions/runs/${id}`, run])),
  });
  const env = { GITHUB_REPOSITORY: HERE, GITHUB_SHA: MERGE, BUCKET: 'plans' };
  const pull = runner.run('certfleet-deploy.yml merged: Find the merged pull request', env);
  if (pull.status !== 0) return pull;
  if (pull.outputs.pull !== 'null') {
    const found = runner.run('certfleet-deploy.yml plans: Find the review', {
      ...env,
      PULL: pull.outputs.pull!,
    });
    if (found.status !== 0) return found;
  }
  const outputs = described(before, after);
  return runner.run('certfleet-deploy.yml plans: Compare with what was reviewed', {
    ...{ STACKS: outputs.stacks!, ORDER: outputs.order! },
    ACCEPTANCES: acceptances === undefined ? outputs.acceptances! : JSON.stringify(acceptances),
  });
}

const stopped = (stacks: string) => ({
  status: 1,
  said: expect.stringContaining(`no successful review planned what is merged now for ${stacks}\n`),
  outputs: {},
});
const notPassed = { status: 1, said: expect.stringContaining('plan again: the newest review of commit') };

group('a deployment', () => {
  let bucket: string;

  beforeEach(() => {
    bucket = temporaryFolder('bucket');
  });

  test('applies what was planned, shared services first', () => {
    const [shared, shop] = review(bucket, { owner: 'new', stacks: [SHOP, SHARED] });

    const { status, outputs } = deploy(bucket, { after: 'new' });

    expect(status).toBe(0);
    expect(JSON.parse(outputs.first!)).toEqual([shared]);
    expect(JSON.parse(outputs.second!)).toEqual([shop]);
  });

  test.each([
    [3, { status: 0, outputs: { first: '["a"]', second: '["b"]', third: '["c"]' } }],
    [4, { status: 1, said: expect.stringContaining('this workflow applies three waves') }],
  ])('applies %i waves, or says that it does not', (count, expected) => {
    const plans = ['a', 'b', 'c', 'd']
      .slice(0, count)
      .map((stack) => ({ stack, environment: 'test', account: '111111111111', digest: stack }));
    const runner = new Runner(bucket);
    writeFileSync(join(runner.folder, 'review.json'), JSON.stringify({ plans, acceptances: [] }));
    const { outputs, ...result } = runner.run('certfleet-deploy.yml plans: Compare with what was reviewed', {
      STACKS: JSON.stringify(plans),
      ORDER: JSON.stringify(plans.map(({ stack }) => [stack])),
      ACCEPTANCES: '[]',
    });
    const names = Object.entries(outputs).map(([wave, stacks]) => [
      wave,
      JSON.stringify((JSON.parse(stacks) as typeof plans).map(({ stack }) => stack)),
    ]);
    expect({ ...result, outputs: Object.fromEntries(names) as object }).toMatchObject(expected);
  });

  test('has one wave where applications alone were planned again', () => {
    const plans = review(bucket, { owner: 'old', stacks: [SHOP] });

    const { outputs } = deploy(bucket, { after: 'old' });

    expect(JSON.parse(outputs.first!)).toEqual(plans);
    expect(outputs.second).toBe('[]');
  });

  test('does nothing where nothing changed, reviewed or not', () => {
    const nothing = { status: 0, outputs: { first: '[]', second: '[]' } };

    expect(deploy(bucket, { after: 'old' })).toMatchObject(nothing);
    expect(deploy(bucket, { after: 'old', pulls: [] })).toMatchObject(nothing);
  });

  test('stops where nobody reviewed', () => {
    expect(deploy(bucket, { after: 'new' })).toMatchObject(stopped(`${SHARED}, ${SHOP}`));
  });

  test('stops where a commit was pushed without a pull request', () => {
    review(bucket, { owner: 'new', stacks: [SHARED, SHOP] });

    expect(deploy(bucket, { after: 'new', pulls: [] })).toMatchObject(stopped(`${SHARED}, ${SHOP}`));
    expect(
      deploy(bucket, {
        after: 'new',
        pulls: [
          { ...MERGED, merge_commit_sha: HEAD },
          { ...MERGED, merged_at: null },
        ],
      }),
    ).toMatchObject(stopped(`${SHARED}, ${SHOP}`));
  });

  test('stops where the merge is not what was reviewed', () => {
    review(bucket, { owner: 'reviewed', stacks: [SHARED, SHOP] });

    expect(deploy(bucket, { after: 'new' })).toMatchObject(stopped(`${SHARED}, ${SHOP}`));
  });

  test('stops where the merge changes what was not planned', () => {
    review(bucket, { owner: 'new', stacks: [SHOP] });

    expect(deploy(bucket, { after: 'new' })).toMatchObject(stopped(SHARED));
  });

  test('stops where the review went by acceptances that were not merged', () => {
    const acceptance = {
      rule: 'names-dropped',
      stack: SHOP,
      resource: '*',
      reason: 'sold',
      until: '2026-12-31',
    };
    const stranger = { ...acceptance, stack: 'production-shop' };
    review(bucket, { owner: 'new', stacks: [SHARED, SHOP], acceptances: [acceptance, stranger] });

    expect(deploy(bucket, { after: 'new' })).toMatchObject(stopped(SHOP));
    expect(deploy(bucket, { after: 'new', acceptances: [acceptance] })).toMatchObject({
      status: 0,
    });
  });

  test('stops where the newest review has findings, though an older one passed', () => {
    review(bucket, { owner: 'new', stacks: [SHARED, SHOP] });
    review(bucket, { owner: 'new', stacks: [SHARED, SHOP], attempt: '2', status: '1' });

    expect(deploy(bucket, { after: 'new', runs: { 77: { ...RUN, run_attempt: 2 } } })).toMatchObject(
      notPassed,
    );
  });

  test.each([
    ['failed after it', { conclusion: 'failure' }],
    ['was started again and has not ended', { conclusion: null, run_attempt: 2 }],
    ['was started again and planned nothing', { run_attempt: 2 }],
  ])('stops where the run of the review %s', (_, run) => {
    review(bucket, { owner: 'new', stacks: [SHARED, SHOP] });

    expect(deploy(bucket, { after: 'new', runs: { 77: { ...RUN, ...run } } })).toMatchObject(notPassed);
  });

  test('fails where a commit is the merge of two', () => {
    expect(deploy(bucket, { after: 'new', pulls: [MERGED, { ...MERGED, number: 13 }] })).toMatchObject({
      status: 1,
      said: expect.stringContaining('must be the merge of one pull request'),
    });
  });

  describe('refuses the plans', () => {
    const FORK = { ...MERGED, number: 13, head: { ...MERGED.head, repo: fork } };

    test('of a fork that has the commit and the branch name of a pull request from here', () => {
      // Nothing but a fault of the planning workflow could record them: it refuses a fork.
      review(bucket, { pull: 13, owner: 'new', stacks: [SHARED, SHOP] });

      expect(deploy(bucket, { after: 'new', pulls: [FORK, MERGED] })).toMatchObject(
        stopped(`${SHARED}, ${SHOP}`),
      );
    });

    test('of a run of a fork, recorded for a pull request from here', () => {
      review(bucket, { owner: 'new', stacks: [SHARED, SHOP] });

      expect(deploy(bucket, { after: 'new', runs: { 77: { ...RUN, head_repository: fork } } })).toMatchObject(
        notPassed,
      );
    });

    test('of a fork that was merged', () => {
      review(bucket, { pull: 13, owner: 'new', stacks: [SHARED, SHOP] });

      expect(deploy(bucket, { after: 'new', pulls: [FORK] })).toMatchObject(stopped(`${SHARED}, ${SHOP}`));
      expect(
        deploy(bucket, { after: 'new', pulls: [{ ...FORK, head: { ...FORK.head, repo: null } }] }),
      ).toMatchObject(stopped(`${SHARED}, ${SHOP}`));
    });

    test('of a pull request that was opened to another branch and retargeted', () => {
      // The planning workflow refused it then, so its green run recorded nothing.
      expect(deploy(bucket, { after: 'new' })).toMatchObject(stopped(`${SHARED}, ${SHOP}`));
    });

    test('of a pull request that went to another branch', () => {
      review(bucket, { owner: 'new', stacks: [SHARED, SHOP] });

      expect(
        deploy(bucket, {
          after: 'new',
          pulls: [{ ...MERGED, base: { ...MERGED.base, ref: 'mallory/base' } }],
        }),
      ).toMatchObject(stopped(`${SHARED}, ${SHOP}`));
    });
  });

  test('has a record of a review that holds no more than it needs', () => {
    const plans = review(bucket, { owner: 'new', stacks: [SHOP] });

    expect(JSON.parse(readFileSync(join(bucket, `reviews/12/${HEAD}/77-1.json`), 'utf8'))).toEqual({
      run: '77',
      attempt: '1',
      passed: true,
      plans,
      acceptances: [],
    });
  });
});
