import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runSimulation } from '@cloud-copilot/iam-simulate';
import { ROOT } from './pages';

const PAGE = readFileSync(join(ROOT, 'docs/pull-requests.md'), 'utf8');
const [, block = ''] = /^The plan role's trust[^]*?```json\n([^]*?)```/m.exec(PAGE) ?? [];
const ACCOUNT = '111122220020';
const GITHUB = 'token.actions.githubusercontent.com';
const TAG = 'aws:PrincipalTag/';
/**
 * The simulator knows no federated principals, and no claims of theirs: a role with tags stands for who brings a token of
 * GitHub's.
 */
const BEARER = `arn:aws:iam::${ACCOUNT}:role/bearer`;

interface Token {
  readonly aud: string;
  readonly sub: string;
  readonly job_workflow_ref: string;
}

const planning: Token = {
  aud: 'sts.amazonaws.com',
  sub: 'repo:ORG/REPO:pull_request',
  job_workflow_ref: 'ORG/REPO/.github/workflows/certfleet-plan.yml@refs/heads/main',
};

async function isTrusted(trust: string, token: Token): Promise<boolean> {
  const context = Object.entries(token).map(([claim, value]) => [`${TAG}${claim}`, value as string]);
  const result = await runSimulation(
    {
      request: {
        principal: BEARER,
        action: 'sts:AssumeRoleWithWebIdentity',
        resource: { resource: `arn:aws:iam::${ACCOUNT}:role/plan`, accountId: ACCOUNT },
        contextVariables: Object.fromEntries(context) as Record<string, string>,
      },
      identityPolicies: [],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      resourcePolicy: JSON.parse(
        trust.replaceAll(/"Federated": "[^"]+"/g, `"AWS": "${BEARER}"`).replaceAll(`${GITHUB}:`, TAG),
      ) as object,
    },
    {},
  );
  if (result.resultType === 'error') throw new Error(JSON.stringify(result.errors));
  return result.overallResult === 'Allowed';
}

/** As the page says: the first statement, for the environment and its workflow. */
const planTrust = block;
const deployTrust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [(JSON.parse(block) as { Statement: object[] }).Statement[0]],
})
  .replace('repo:ORG/REPO:pull_request', 'repo:ORG/REPO:environment:production')
  .replace('certfleet-plan.yml', 'certfleet-apply.yml')
  .replaceAll('"Federated":"', '"Federated": "');
const applying: Token = {
  ...planning,
  sub: 'repo:ORG/REPO:environment:production',
  job_workflow_ref: 'ORG/REPO/.github/workflows/certfleet-apply.yml@refs/heads/main',
};

describe("the plan role's trust", () => {
  test.each<[string, Token]>([
    ['the workflow that plans a pull request', planning],
    ['the drift on main', { ...planning, sub: 'repo:ORG/REPO:ref:refs/heads/main' }],
  ])('takes %s', (_, token) => expect(isTrusted(planTrust, token)).resolves.toBe(true));

  test.each<[string, Partial<Token>]>([
    [
      'another workflow of a pull request',
      { job_workflow_ref: 'ORG/REPO/.github/workflows/own.yml@refs/pull/7/merge' },
    ],
    [
      'the workflow as a pull request has changed it',
      { job_workflow_ref: 'ORG/REPO/.github/workflows/certfleet-plan.yml@refs/pull/7/merge' },
    ],
    [
      'the workflow of a tag that is called main',
      { job_workflow_ref: 'ORG/REPO/.github/workflows/certfleet-plan.yml@refs/tags/main' },
    ],
    [
      'a fork',
      {
        sub: 'repo:FORK/REPO:pull_request',
        job_workflow_ref: 'FORK/REPO/.github/workflows/certfleet-plan.yml@refs/heads/main',
      },
    ],
    ['a pull request of another repository that calls ours', { sub: 'repo:ORG/OTHER:pull_request' }],
    ['a branch', { sub: 'repo:ORG/REPO:ref:refs/heads/feature' }],
    ['a branch whose name begins with main', { sub: 'repo:ORG/REPO:ref:refs/heads/main-2' }],
    ['an environment', { sub: 'repo:ORG/REPO:environment:production' }],
    ['a token for somebody else', { aud: 'https://github.com/ORG' }],
  ])('refuses %s', (_, changed) =>
    expect(isTrusted(planTrust, { ...planning, ...changed })).resolves.toBe(false),
  );
});

describe("the deploy role's trust", () => {
  test('takes the workflow that applies, in its environment', () =>
    expect(isTrusted(deployTrust, applying)).resolves.toBe(true));

  test.each<[string, Partial<Token>]>([
    ['a pull request', planning],
    ['main without the environment', { sub: 'repo:ORG/REPO:ref:refs/heads/main' }],
    ['another environment', { sub: 'repo:ORG/REPO:environment:staging' }],
    ['the workflow that plans', { job_workflow_ref: planning.job_workflow_ref }],
    [
      'the workflow of a branch',
      { job_workflow_ref: applying.job_workflow_ref.replace('/main', '/feature') },
    ],
  ])('refuses %s', (_, changed) =>
    expect(isTrusted(deployTrust, { ...applying, ...changed })).resolves.toBe(false),
  );
});
