import type { Conditions } from './permission';
import type { Statement } from './statements';

/** A policy of IAM, ready to be attached. */
export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly PolicyStatement[];
}

export interface PolicyStatement {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  /** @default - none */
  readonly Condition?: Conditions;
}

/** Characters of a managed policy, white space aside (IAM User Guide, quotas). */
export const MANAGED_POLICY_MAXIMUM = 6_144;

/** As few documents as statements in their order fill; one that is too long alone is cut by resources or actions. */
export function documentsOf(
  statements: readonly Statement[],
  maximum = MANAGED_POLICY_MAXIMUM,
): PolicyDocument[] {
  const documents: PolicyStatement[][] = [];
  for (const statement of statements.flatMap((each) => pieces(policyStatement(each), maximum))) {
    const last = documents.at(-1);
    if (last && lengthOf([...last, statement]) <= maximum) last.push(statement);
    else documents.push([statement]);
  }
  return documents.map(documentOf);
}

function policyStatement({ sid, actions, resources, conditions }: Statement): PolicyStatement {
  return {
    Sid: sid,
    Effect: 'Allow',
    Action: actions,
    Resource: resources,
    ...(conditions === undefined ? {} : { Condition: conditions }),
  };
}

/** Halves a statement until each piece fits a policy of its own. */
function pieces(statement: PolicyStatement, maximum: number): PolicyStatement[] {
  const whole = halved(statement, maximum);
  return whole.map((each, index) => (index === 0 ? each : { ...each, Sid: `${each.Sid}Part${index + 1}` }));
}

function halved(statement: PolicyStatement, maximum: number): PolicyStatement[] {
  // Room for what tells the parts apart.
  const spare = 'Part99'.length;
  const { Action, Resource } = statement;
  if (lengthOf([statement]) + spare <= maximum || (Action.length === 1 && Resource.length === 1)) {
    return [statement];
  }
  const parts =
    Resource.length > 1
      ? halves(Resource).map((resources) => ({ ...statement, Resource: resources }))
      : halves(Action).map((actions) => ({ ...statement, Action: actions }));
  return parts.flatMap((part) => halved(part, maximum));
}

function halves(values: readonly string[]): Array<readonly string[]> {
  const middle = Math.ceil(values.length / 2);
  return [values.slice(0, middle), values.slice(middle)];
}

function documentOf(statements: readonly PolicyStatement[]): PolicyDocument {
  return { Version: '2012-10-17', Statement: statements };
}

/** The Sid of the statement of which a part was written. */
export function wholeSid(sid: string): string {
  return sid.replace(/Part\d+$/, '');
}

/** IAM does not count white space, of which JSON written like this has none outside of values. */
function lengthOf(statements: readonly PolicyStatement[]): number {
  return JSON.stringify(documentOf(statements)).length;
}
