import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { NeededAction } from '../../emulator/authorization/call-record';
import type { PublishedAction } from '../../emulator/authorization/permission-record';

/** What calls have shown of the policies that roles held in a run. */
export interface PermissionProof {
  /** Actions of statements that some call needed, by role. */
  readonly needed: ReadonlyMap<string, readonly string[]>;
  /** Those that nothing here calls, with who says that AWS or the provider does. */
  readonly unproved: readonly string[];
  /** Those that no call needed, and nobody speaks for. */
  readonly spare: readonly string[];
}

/**
 * Joins what roles were given with what calls needed. A statement of one name is one statement, in whatever environment:
 * each of its actions must have been needed somewhere.
 *
 * @param folder where the deployments of a run kept both
 */
export function permissionProof(folder: string): PermissionProof {
  const published = new Map<string, PublishedAction>();
  const needed = new Set<string>();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.published.jsonl'))) {
    const actions = lines<PublishedAction>(join(folder, file));
    const bySid = new Map(actions.map((each) => [keyOf(each), unitOf(each)]));
    actions.forEach((each) => published.set(unitOf(each), each));
    for (const each of lines<NeededAction>(join(folder, file.replace('.published.', '.needed.')))) {
      const unit = bySid.get(keyOf(each));
      if (unit !== undefined) needed.add(unit);
    }
  }
  const left = [...published].filter(([unit]) => !needed.has(unit));
  return {
    needed: byRole([...published].filter(([unit]) => needed.has(unit)).map(([, each]) => each)),
    unproved: left
      .filter(([, { unproved }]) => unproved !== undefined)
      .map(([unit]) => unit)
      .sort(),
    spare: left
      .filter(([, { unproved }]) => unproved === undefined)
      .map(([unit]) => unit)
      .sort(),
  };
}

/** What a run says of the policies: how many actions were needed, and each that was not. */
export function permissionLines({ needed, unproved, spare }: PermissionProof): string {
  const counted = [...needed].map(([role, units]) => `${units.length} ${role}`).sort();
  if (counted.length + spare.length === 0) return '';
  return [
    `actions of statements that calls needed: ${counted.join(', ')}; ${unproved.length} that only documents speak for`,
    ...spare.map((unit) => `no call of this run needed: ${unit}`),
    '',
  ].join('\n');
}

function byRole(actions: readonly PublishedAction[]): Map<string, string[]> {
  const roles = new Map<string, string[]>();
  for (const each of actions) roles.set(each.role, [...(roles.get(each.role) ?? []), unitOf(each)]);
  return roles;
}

/** The role's statement by its name, without what tells several of one name apart. */
function unitOf({ role, sid, action }: PublishedAction): string {
  return `${role} ${sid.replace(/\d*(Part\d+)?$/, '')} ${action}`;
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
