import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Judged, type NeededAction, recordFiles } from '../../emulator/authorization/call-record';
import type { PublishedAction } from '../../emulator/authorization/permission-record';

const PUBLISHED = '.published.jsonl';

/** What calls have shown of the policies that roles held in a run. */
export interface PermissionProof {
  /** Actions of statements that some call needed, by role. */
  readonly needed: ReadonlyMap<string, readonly string[]>;
  /** Those that nothing here calls, with who says that AWS or the provider does. */
  readonly unproved: readonly string[];
  /** Those that no call needed, and nobody speaks for. */
  readonly spare: readonly string[];
  /** Actions that only documents speak for, while calls needed each of them. */
  readonly overtaken: readonly string[];
  readonly judged: Judged;
}

/**
 * The proof of a whole run.
 *
 * @param folder where its deployments kept what roles were given, and what calls needed
 */
export function permissionProof(folder: string): PermissionProof {
  return proofOf(
    readdirSync(folder)
      .filter((name) => name.endsWith(PUBLISHED))
      .map((name) => join(folder, name.slice(0, -PUBLISHED.length))),
  );
}

/**
 * Joins what roles were given with what calls needed. Statements with one purpose are one, in whatever environment: each of their
 * actions must have been needed somewhere.
 *
 * @param starts of the names of files, one of each deployment
 */
export function proofOf(starts: readonly string[]): PermissionProof {
  const published = new Map<string, PublishedAction>();
  const needed = new Set<string>();
  const judged = { allowed: 0, refused: 0 };
  for (const start of starts) {
    const record = recordFiles(start);
    const actions = lines<PublishedAction>(`${start}${PUBLISHED}`);
    const keysNeeded = new Set(lines<NeededAction>(record.needed).map(keyOf));
    for (const each of actions) {
      published.set(unitOf(each), each);
      if (keysNeeded.has(keyOf(each))) needed.add(unitOf(each));
    }
    for (const { allowed, refused } of lines<Judged>(record.judged)) {
      judged.allowed += allowed;
      judged.refused += refused;
    }
  }
  const all = [...published].map(([unit, each]) => ({ unit, ...each, wasNeeded: needed.has(unit) }));
  const left = all.filter(({ wasNeeded }) => !wasNeeded);
  const documented = all.filter(({ unproved }) => unproved !== undefined);
  const stillUnproved = new Set(left.map(({ action }) => action));
  // A statement may have an action for two purposes, of which calls were made for the other one.
  const undocumented = new Set(
    all.filter(({ unproved }) => unproved === undefined).map(({ action }) => action),
  );
  const overtaken = documented
    .map(({ action }) => action)
    .filter((action) => !stillUnproved.has(action) && !undocumented.has(action));
  return {
    needed: byRole(all.filter(({ wasNeeded }) => wasNeeded)),
    unproved: unitsOf(left.filter(({ unproved }) => unproved !== undefined)),
    spare: unitsOf(left.filter(({ unproved }) => unproved === undefined)),
    overtaken: [...new Set(overtaken)].sort(),
    judged,
  };
}

/** What a run says of the policies, in lines for people; empty where no role was given anything. */
export function permissionLines(proof: PermissionProof): string {
  const { needed, unproved, judged } = proof;
  const counted = [...needed].map(([role, units]) => `${units.length} ${role}`).sort();
  if (counted.length + unproved.length + proof.spare.length === 0) return '';
  return [
    `IAM judged ${judged.allowed + judged.refused} calls of roles, and refused ${judged.refused}`,
    `actions of statements that calls needed: ${counted.join(', ')}; ${unproved.length} that only documents speak for`,
    '',
  ].join('\n');
}

/** What a run of all tests finds to be too much in the policies, or in the words for them. */
export function permissionProblems({ spare, overtaken }: PermissionProof): string[] {
  return [
    ...spare.map((unit) => `no call of this run needed: ${unit}`),
    ...overtaken.map((action) => `calls of this run needed what a document speaks for: ${action}`),
  ];
}

const unitsOf = (actions: ReadonlyArray<{ readonly unit: string }>) => actions.map(({ unit }) => unit).sort();

function byRole(
  actions: ReadonlyArray<{ readonly unit: string; readonly role: string }>,
): Map<string, string[]> {
  const roles = new Map<string, string[]>();
  for (const { role, unit } of actions) roles.set(role, [...(roles.get(role) ?? []), unit]);
  return roles;
}

function unitOf({ role, purpose, action }: PublishedAction): string {
  return `${role} may ${purpose}: ${action}`;
}

/** The role in the name of a statement's action. */
export function roleOfUnit(unit: string): string {
  return unit.slice(0, unit.indexOf(' '));
}

function keyOf({ policy, sid, action }: Pick<PublishedAction, 'policy' | 'sid' | 'action'>): string {
  return JSON.stringify([policy, sid, action]);
}

function lines<T>(file: string): T[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return []; // No call of that deployment needed anything.
  }
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}
