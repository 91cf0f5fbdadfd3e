import type { ChangeState, ResourceAddress } from './fleet';

export type Values = Readonly<Record<string, unknown>>;

/** A resource or data source of a stack, as it is synthesized or planned. */
export interface FleetResource {
  readonly stack: string;
  readonly address: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  /** Whether an earlier replacement left it, so that its address is another's now. @default false */
  readonly isDeposed?: boolean;
  /** Account its provider works in. @default - the provider does not say */
  readonly accountId?: string;
  /** @default - neither the resource nor its provider says */
  readonly region?: string;
  /** What is known of it and not sensitive: as it will be or, where it goes, as it was. */
  readonly values: Values;
  /** Addresses of the same stack that its arguments are taken from, by the path of the argument. */
  readonly references: References;
  /** Paths, without indexes, that `values` does not tell: known only after the apply, or sensitive. @default - none */
  readonly unknown?: ReadonlySet<string>;
  /** Of `unknown`, what is known only after the apply. @default - none */
  readonly awaited?: ReadonlySet<string>;
  readonly state: ChangeState;
}

/** Addresses by the path of an argument, without indexes: `viewer_certificate.acm_certificate_arn`. */
export type References = ReadonlyMap<string, readonly string[]>;

/** Id of the account a resource lives in; the stack stands for an account that is not known. */
export function accountIdOf({ accountId, stack }: FleetResource): string {
  return accountId ?? stack;
}

export function addressOf({ stack, address }: FleetResource): ResourceAddress {
  return { stack, address };
}

/** Of several states, the one a reviewer has to know of. */
export function combinedState(states: readonly ChangeState[]): ChangeState {
  const weights: readonly ChangeState[] = ['unchanged', 'update', 'create', 'delete', 'replace'];
  const isMixed = states.includes('delete') && states.includes('create');
  return isMixed
    ? 'replace'
    : states.reduce(
        (worst, state) => (weights.indexOf(state) > weights.indexOf(worst) ? state : worst),
        'unchanged',
      );
}

/** A value that is text; undefined for any other. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
