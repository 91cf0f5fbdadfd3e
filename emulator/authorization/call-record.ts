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
    const without = {
      ...policies,
      identity: policies.identity.map((each) => withoutAction(each, by, action)),
    };
    if ((await judge(question, without)).allowed) return;
    this.needed.add(key);
    const line: NeededAction = { ...by, action, resource };
    appendFileSync(recordFiles(this.start).needed, `${JSON.stringify(line)}\n`);
  }
}

interface StatementOfActions {
  readonly Sid?: string;
  readonly Action: string | readonly string[];
}

function withoutAction(named: NamedPolicy, by: NonNullable<Judgement['by']>, action: string): NamedPolicy {
  if (named.name !== by.policy) return named;
  const { Statement: statements } = named.policy as { readonly Statement: readonly StatementOfActions[] };
  const left = statements.flatMap((statement): StatementOfActions[] => {
    if (statement.Sid !== by.sid) return [statement];
    const actions = [statement.Action].flat().filter((each) => each !== action);
    return actions.length === 0 ? [] : [{ ...statement, Action: actions }];
  });
  return { ...named, policy: { ...named.policy, Statement: left } };
}
