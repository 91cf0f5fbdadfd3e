import { type Simulation, runSimulation, runUnsafeSimulation } from '@cloud-copilot/iam-simulate';

/** An IAM policy with its name. */
export interface NamedPolicy {
  readonly name: string;
  readonly policy: object;
}

/** What a role's own policies are. */
export interface RolePolicySet {
  readonly identity: readonly NamedPolicy[];
  /** @default null - none */
  readonly boundary: NamedPolicy | null;
  /** What the session was bound to when the role was assumed. @default null - nothing */
  readonly session: object | null;
}

/** Whether a role may do something: IAM's question. */
export interface Question {
  /** ARN of the role's session. */
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly resourceAccount: string;
  /** Condition keys. */
  readonly context: Readonly<Record<string, string | string[]>>;
  /** Policy of the resource; of a role that is to be assumed, its trust. @default null - none */
  readonly resourcePolicy: object | null;
}

export interface Judgement {
  readonly allowed: boolean;
  /** Statement of the role's policies that allows it. @default - none does */
  readonly by?: { readonly policy: string; readonly sid: string };
  /** Why not, as IAM says it. @default - it is allowed */
  readonly reason?: string;
}

/** Judges a call by the role's policies, its boundary and the resource's policy. */
export async function judge(question: Question, policies: RolePolicySet): Promise<Judgement> {
  if (isLeftOut(question)) return judgeUnchecked(question, policies);
  const answer = await runSimulation(simulation(question, policies), {});
  if (answer.resultType === 'error') {
    return { allowed: false, reason: `it is no valid question to IAM: ${JSON.stringify(answer.errors)}` };
  }
  const analysis = answer.resultType === 'single' ? answer.result.analysis : answer.results[0]?.analysis;
  if (answer.overallResult !== 'Allowed') return { allowed: false, reason: why(question, analysis) };
  const [decisive] = analysis?.identityAnalysis?.allowStatements ?? [];
  return { allowed: true, by: { policy: decisive?.policyId ?? '', sid: decisive?.explain.identifier ?? '' } };
}

/**
 * Resources that the simulator's data lack for an action, or have twice: of two APIs with one prefix they have those of
 * one, and a private domain name of API Gateway matches the pattern of every other.
 */
const LEFT_OUT: ReadonlyArray<readonly [action: RegExp, resource: RegExp]> = [
  [/^apigateway:/, /::\/(apis\b|tags\b|domainnames\/[^/]+\/apimappings\b|domainnames\/[^/]+\+)/],
  [/^elasticloadbalancing:(AddTags|RemoveTags)$/, /:(listener|truststore)\//],
];

function isLeftOut({ action, resource }: Question): boolean {
  return LEFT_OUT.some(([actions, resources]) => actions.test(action) && resources.test(resource));
}

function judgeUnchecked(question: Question, policies: RolePolicySet): Judgement {
  const allows = (identity: readonly NamedPolicy[]) =>
    runUnsafeSimulation(simulation(question, { ...policies, identity }), {}) === 'Allowed';
  if (!allows(policies.identity)) return { allowed: false, reason: why(question, undefined) };
  const by = policies.identity
    .flatMap(({ name, policy }) => statementsOf(policy).map((statement) => ({ name, statement })))
    .find(({ name, statement }) => allows([{ name, policy: { ...ONE, Statement: [statement] } }]));
  return { allowed: true, by: { policy: by?.name ?? '', sid: by?.statement.Sid ?? '' } };
}

const ONE = { Version: '2012-10-17' };

function statementsOf(policy: object): ReadonlyArray<{ readonly Sid?: string }> {
  return (policy as { readonly Statement: ReadonlyArray<{ readonly Sid?: string }> }).Statement;
}

type Analysis = {
  readonly identityAnalysis?: { readonly result: string };
  readonly resourceAnalysis?: { readonly result: string };
  readonly permissionBoundaryAnalysis?: { readonly result: string };
};

function why({ action }: Question, analysis: Analysis | undefined): string {
  if (analysis?.identityAnalysis?.result === 'ExplicitlyDenied') return 'an identity-based policy denies it';
  if (analysis?.identityAnalysis?.result !== 'Allowed')
    return `no identity-based policy allows the ${action} action`;
  if (
    analysis.permissionBoundaryAnalysis !== undefined &&
    analysis.permissionBoundaryAnalysis.result !== 'Allowed'
  )
    return `no permissions boundary allows the ${action} action`;
  return `no resource-based policy allows the ${action} action`;
}

function simulation(question: Question, { identity, boundary, session }: RolePolicySet): Simulation {
  return {
    request: {
      principal: question.principal,
      action: question.action,
      resource: { resource: question.resource, accountId: question.resourceAccount },
      contextVariables: { ...question.context },
    },
    identityPolicies: [...identity],
    sessionPolicy: session ?? undefined,
    permissionBoundaryPolicies: boundary === null ? undefined : [boundary],
    resourcePolicy: question.resourcePolicy ?? undefined,
    serviceControlPolicies: [],
    resourceControlPolicies: [],
  };
}
