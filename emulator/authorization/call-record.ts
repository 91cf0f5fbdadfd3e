import { appendFileSync } from 'node:fs';
import { type Judgement, type NamedPolicy, type Question, type RolePolicySet, judge } from './judgement';

/** An action of a statement that a call needed: without it the call would have been refused. */
export interface NeededAction {
  readonly policy: string;
  readonly sid: string;
  readonly action: string;
  /** Of the first call that needed it. */
  readonly resource: string;
}

/** Keeps which actions of which statements calls needed, each once. */
export class CallRecord {
  private readonly needed = new Set<string>();

  /** @param file gets a line of JSON for each needed action */
  constructor(private readonly file: string) {}

  /** Keeps what an allowed call shows. */
  public async keep(question: Question, policies: RolePolicySet, { by }: Judgement): Promise<void> {
    if (by === undefined) return;
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
    appendFileSync(this.file, `${JSON.stringify(line)}\n`);
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
