import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type StackPlan, parsePlan } from '../../fleet';
import { type ReviewedFinding, type Review, openFindings, reviewPlans } from '../../review';
import { STABLE_DAY } from '../support/stable-plans';

export const CORPUS = join(__dirname, 'corpus');

/** What `expect.json` of a case says. */
export interface Expectation {
  /** What the plan does, in a sentence. */
  readonly about: string;
  /** Whether a fault is planted, which the review must find. @default false, a change that does no harm */
  readonly fault?: boolean;
  /** Findings that there must be: `high names-dropped aws_lb_listener.https`. @default - none */
  readonly must?: readonly string[];
  /** Ids of rules that must say nothing; a finding of `high` or worse that is not in `must` is never allowed. @default - none */
  readonly mustNot?: readonly string[];
  /** Further arguments of `terraform plan`. @default - none */
  readonly arguments?: readonly string[];
  /** Whether the plan is made with a refresh, of an AWS that has nothing any more. @default false */
  readonly isGone?: boolean;
}

/** Names of the cases, each a folder with Terraform, a state, what the review must say, and the plan that is kept. */
export const CASES = readdirSync(CORPUS, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

export function expectationOf(name: string): Expectation {
  return JSON.parse(readFileSync(join(CORPUS, name, 'expect.json'), 'utf8')) as Expectation;
}

export function keptPlan(name: string): StackPlan {
  const file = join(CORPUS, name, 'plan.json');
  return { stack: 'test', plan: parsePlan(readFileSync(file, 'utf8'), file) };
}

/** What a review of a case's plan found. */
export interface CorpusResult {
  readonly name: string;
  readonly about: string;
  readonly hasFault: boolean;
  /** All findings, as `must` writes them. */
  readonly findings: readonly string[];
  /** Findings of `must` that are not there. */
  readonly missed: readonly string[];
  /** Findings that nobody may be given: of `high` or worse and not in `must`, or of a rule in `mustNot`. */
  readonly falseAlarms: readonly string[];
}

export function reviewCase(name: string, plan: StackPlan = keptPlan(name)): CorpusResult {
  const { about, fault = false, must = [], mustNot = [] } = expectationOf(name);
  const open = openFindings(reviewOf(plan));
  const findings = open.map(lineOf);
  const isFalse = (finding: ReviewedFinding) =>
    !must.includes(lineOf(finding)) &&
    (finding.severity === 'critical' || finding.severity === 'high' || mustNot.includes(finding.rule));
  return {
    name,
    about,
    hasFault: fault,
    findings,
    missed: must.filter((line) => !findings.includes(line)),
    falseAlarms: open.filter(isFalse).map(lineOf),
  };
}

export function reviewOf(plan: StackPlan): Review {
  return reviewPlans([plan], { today: STABLE_DAY });
}

function lineOf({ severity, rule, address }: ReviewedFinding): string {
  return `${severity} ${rule} ${address}`.trimEnd();
}

/** Recall and false alarms over all cases: for each kind its name, how many plans, and how many are as they must be. */
export function corpusRows(results: readonly CorpusResult[]): Array<readonly [string, string]> {
  const planted = results.filter(({ hasFault }) => hasFault);
  const harmless = results.filter(({ hasFault }) => !hasFault);
  const share = (some: readonly CorpusResult[], of: readonly CorpusResult[]) =>
    `${some.length} of ${of.length}`;
  return [
    [
      'planted faults found',
      share(
        planted.filter(({ missed }) => missed.length === 0),
        planted,
      ),
    ],
    [
      'harmless changes with a false alarm',
      share(
        harmless.filter(({ falseAlarms }) => falseAlarms.length > 0),
        harmless,
      ),
    ],
    [
      'planted faults with a false alarm beside them',
      share(
        planted.filter(({ falseAlarms }) => falseAlarms.length > 0),
        planted,
      ),
    ],
  ];
}
