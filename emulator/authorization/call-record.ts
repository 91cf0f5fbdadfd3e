import { appendFileSync, writeFileSync } from 'node:fs';
import { type Judgement, type NamedPolicy, type Question, type RolePolicySet, judge } from './judgement';

/** An action of a statement that a call needed: without it the call would have been refused. */
export interface NeededAction {
  readonly policy: string;
  readonly sid: string;
  readonly action: string;
  /** Of the first call that needed it. */
  readonly resource: string;
}

/** How many questions were judged. */
export interface Judged {
  readonly allowed: number;
  readonly refused: number;
}

/** Files of one emulated AWS, by the start of their names. */
export const recordFiles = (start: string) => ({
  /** A line of JSON for each action that a call needed. */
  needed: `${start}.needed.jsonl`,
  /** The count, once the judge has ended. */
  judged: `${start}.judged.json`,
});

/** Keeps which actions of which statements calls needed, each once, and counts what was judged. */
export class CallRecord {
  private readonly needed = new Set<string>();
  private allowed = 0;
  private refused = 0;

  /** @param start of the names of its files */
  constructor(private readonly start: string) {}

  /** Keeps what a judgement shows. */
  public async keep(question: Question, policies: RolePolicySet, judgement: Judgement): Promise<void> {
    if (judgement.allowed) this.allowed += 1;
    else this.refused += 1;
    if (judgement.allowed && judgement.by !== undefined)
      await this.keepNeeded(question, policies, judgement.by);
  }

  /** Writes the count. */
  public close(): void {
    const judged: Judged = { allowed: this.allowed, refused: this.refused };
    writeFileSync(recordFiles(this.start).judged, JSON.stringify(judged));
  }

  private async keepNeeded(
    question: Question,
    policies: RolePolicySet,
    by: NonNullable<Judgement['by']>,
  ): Promise<void> {
    const { action, resource } = question;
    const key = JSON.stringify([by.policy, by.sid, action]);
    if (this.needed.has(key)) return;
    const alike = likeThe(by, action, policies);
    const without = {
      ...policies,
      identity: policies.identity.map((each) => withoutAction(each, alike, action)),
    };
    if ((await judge(question, without)).allowed) return;
    for (const { policy, statement } of alike) {
      this.needed.add(JSON.stringify([policy, statement.Sid, action]));
      const line: NeededAction = { policy, sid: statement.Sid ?? '', action, resource };
      appendFileSync(recordFiles(this.start).needed, `${JSON.stringify(line)}\n`);
    }
  }
}

interface StatementOfActions {
  readonly Sid?: string;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: object;
}

/** A statement, with the policy that it is in. */
type Placed = { readonly policy: string; readonly statement: StatementOfActions };

function statementsIn({ name, policy }: NamedPolicy): Placed[] {
  const { Statement: statements } = policy as { readonly Statement: readonly StatementOfActions[] };
  return statements.map((statement) => ({ policy: name, statement }));
}

/**
 * The statements that allow the action as the one that allowed the call does: several kinds ask for what is the same, and each
 * would need it without the others.
 */
function likeThe(
  by: NonNullable<Judgement['by']>,
  action: string,
  { identity }: Pick<RolePolicySet, 'identity'>,
): Placed[] {
  const all = identity
    .flatMap(statementsIn)
    .filter(({ statement }) => [statement.Action].flat().includes(action));
  const reach = ({ statement }: Placed) => JSON.stringify([statement.Resource, statement.Condition]);
  const one = all.find(({ policy, statement }) => policy === by.policy && statement.Sid === by.sid);
  return one === undefined ? [] : all.filter((each) => reach(each) === reach(one));
}

function withoutAction(named: NamedPolicy, taken: readonly Placed[], action: string): NamedPolicy {
  const left = statementsIn(named).flatMap(({ statement }): StatementOfActions[] => {
    if (!taken.some((each) => each.statement === statement)) return [statement];
    const actions = [statement.Action].flat().filter((each) => each !== action);
    return actions.length === 0 ? [] : [{ ...statement, Action: actions }];
  });
  return { ...named, policy: { ...named.policy, Statement: left } };
}
