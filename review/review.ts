import { type Fleet, type StackPlan, buildFleet, ownerOfPlan } from '../fleet';
import type { RuleId } from '../modules/core';
import { type Acceptance, acceptanceOf } from './acceptance';
import { type Finding, SEVERITIES, type Severity } from './finding';
import type { KnownCertificate } from './known-certificate';
import { PlannedChanges } from './planned-changes';
import { RULES } from './rules';
import { changedRecords } from './rules/validation-record-changed';
import { deletedRecords } from './rules/validation-record-deleted';

/** What plans do to certificates. */
export interface Review {
  /** Worst first, then by stack and address. Accepted ones are among them. */
  readonly findings: readonly ReviewedFinding[];
  /** What each plan does altogether, by name of the stack. */
  readonly stacks: readonly StackSummary[];
  readonly fleet: Fleet;
}

export interface ReviewedFinding extends Finding {
  /** Heading of the rule. */
  readonly title: string;
  /** Who answers for the stack. @default - the plan names nobody */
  readonly owner?: string;
  /** Why somebody lives with it. @default - nobody accepted it */
  readonly accepted?: Acceptance;
  /** An acceptance that holds no more. @default - there is none */
  readonly noLongerAccepted?: Acceptance;
}

/** How many resources of which type a plan changes. */
export interface StackSummary {
  readonly stack: string;
  /** Resources that stay as they are. */
  readonly unchanged: number;
  /** Changes worth telling by type, for example `aws_acm_certificate`. */
  readonly changes: ReadonlyArray<{
    readonly type: string;
    readonly action: ChangeAction;
    readonly count: number;
  }>;
}

export type ChangeAction = 'create' | 'update' | 'replace' | 'delete';

export interface ReviewOptions {
  /** @default - nothing is accepted */
  readonly acceptances?: readonly Acceptance[];
  /** Certificates that ACM has, in plans or not. @default - AWS was not asked */
  readonly knownCertificates?: readonly KnownCertificate[];
  /** Day of the review, `2026-12-31`, in UTC: acceptances end. */
  readonly today: string;
}

/** Reviews plans together: a certificate of one may be served or proved in another. */
export function reviewPlans(
  plans: readonly StackPlan[],
  { acceptances = [], knownCertificates, today }: ReviewOptions,
): Review {
  const changes = new PlannedChanges(plans, knownCertificates);
  const owners = new Map(plans.map(({ stack, plan }) => [stack, ownerOfPlan(plan)]));
  const findings = RULES.flatMap((rule) =>
    rule.check(changes).map((finding): ReviewedFinding => {
      const found = acceptanceOf(finding, acceptances, today);
      return {
        ...finding,
        title: rule.title,
        owner: owners.get(finding.stack),
        accepted: found?.holds ? found.acceptance : undefined,
        noLongerAccepted: found && !found.holds ? found.acceptance : undefined,
      };
    }),
  );
  return {
    findings: withoutCovered(findings).sort(bySeverity),
    stacks: plans.map(({ stack }) => summaryOf(stack, changes)),
    fleet: buildFleet([...changes.managed, ...changes.data]),
  };
}

/** A validation record that a plan deletes, or that proves nothing any more after it. */
export interface DeletedRecord {
  readonly stack: string;
  /** Normalized name of the CNAME. */
  readonly recordName: string;
  /** Name it proves, without `*.`. */
  readonly provedName: string;
}

/** The validation records that go by plans, for whoever asks AWS which certificates renew by them. */
export function deletedValidationRecords(plans: readonly StackPlan[]): DeletedRecord[] {
  const changes = new PlannedChanges(plans);
  const lost = [...deletedRecords(changes), ...changedRecords(changes).map(({ record }) => record)];
  return lost.map(({ resource, recordName, provedName }) => ({
    stack: resource.stack,
    recordName,
    provedName,
  }));
}

/** Without what an open finding says already: one cause, told once. */
function withoutCovered(findings: readonly ReviewedFinding[]): ReviewedFinding[] {
  const covered = new Set(
    findings.flatMap(({ stack, covers = [], accepted }) =>
      accepted === undefined ? covers.map((address) => `${stack} ${address}`) : [],
    ),
  );
  return findings.filter(({ stack, address, covers }) => covers || !covered.has(`${stack} ${address}`));
}

/** Findings that nobody accepted. */
export function openFindings({ findings }: Review): ReviewedFinding[] {
  return findings.filter(({ accepted }) => accepted === undefined);
}

/** Whether a review has open findings of a severity, or worse. */
export function failsOn(review: Review, threshold: Severity): boolean {
  const limit = SEVERITIES.indexOf(threshold);
  return openFindings(review).some(({ severity }) => SEVERITIES.indexOf(severity) <= limit);
}

function bySeverity(a: Finding, b: Finding): number {
  const order = SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity);
  return (
    order || compare(a.stack, b.stack) || compare(a.address, b.address) || compare<RuleId>(a.rule, b.rule)
  );
}

function compare<Text extends string>(a: Text, b: Text): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function summaryOf(stack: string, { managed }: PlannedChanges): StackSummary {
  const counts = new Map<string, { type: string; action: ChangeAction; count: number }>();
  let unchanged = 0;
  for (const { stack: of, type, state } of managed) {
    if (of !== stack) continue;
    if (state === 'unchanged') unchanged += 1;
    else {
      const key = `${type} ${state}`;
      counts.set(key, { type, action: state, count: (counts.get(key)?.count ?? 0) + 1 });
    }
  }
  const changes = [...counts.values()].sort((a, b) => compare(a.type, b.type) || compare(a.action, b.action));
  return { stack, unchanged, changes };
}
