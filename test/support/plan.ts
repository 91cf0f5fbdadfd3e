import { type StackPlan, type Values, parsePlan } from '../../fleet';
import type { Finding } from '../../review';
import { RULES, type RuleId } from '../../review';
import { PlannedChanges } from '../../review/planned-changes';

/** A resource of a plan, tersely: its address, and what it was and will be. */
export interface PlanEntry {
  readonly address: string;
  /** @default - it is created */
  readonly before?: Values;
  /** @default - as before; null: it is destroyed */
  readonly after?: Values | null;
  /** @default - what before and after say */
  readonly actions?: readonly string[];
  /** Addresses an argument is taken from: `{ certificate_arn: ['aws_acm_certificate.web'] }`. */
  readonly references?: Readonly<Record<string, readonly string[]>>;
  /** Where the state has it. @default - at its address */
  readonly movedFrom?: string;
  /** Arguments that force the replacement. */
  readonly replacedFor?: readonly string[];
  /** @default 'aws' */
  readonly provider?: string;
  readonly sensitive?: Values;
  /** What is sensitive only after the plan. @default - as `sensitive` */
  readonly newlySensitive?: Values;
  readonly unknown?: Values;
}

export interface PlanProps {
  readonly stack?: string;
  readonly resources?: readonly PlanEntry[];
  readonly data?: ReadonlyArray<{ readonly address: string; readonly values: Values }>;
  readonly drift?: readonly PlanEntry[];
  /** Accounts by key of the provider. @default - `aws` in account 222222222222 */
  readonly accounts?: Readonly<Record<string, string>>;
  readonly more?: Values;
}

/** A plan in the form of `terraform show -json`. */
export function planOf({
  stack = 'test-shop',
  resources = [],
  data = [],
  drift = [],
  accounts,
  more,
}: PlanProps): StackPlan {
  const providers = Object.entries(accounts ?? { aws: '222222222222' }).map(([key, account]) => [
    key,
    {
      name: 'aws',
      expressions: {
        allowed_account_ids: { constant_value: [account] },
        region: { constant_value: 'eu-west-1' },
      },
    },
  ]);
  const plan = {
    format_version: '1.2',
    resource_changes: resources.map(changeOf),
    resource_drift: drift.map(changeOf),
    prior_state: {
      values: {
        root_module: {
          resources: data.map(({ address, values }) => ({
            address,
            mode: 'data',
            type: typeOf(address),
            values,
          })),
        },
      },
    },
    configuration: {
      provider_config: Object.fromEntries(providers),
      root_module: {
        resources: resources
          .filter(({ after }) => after !== null)
          .map(({ address, references = {}, provider = 'aws' }) => ({
            address: address.replace(/\[[^\]]*\]$/, ''),
            provider_config_key: provider,
            expressions: Object.fromEntries(
              Object.entries(references).map(([path, addresses]) => [path, { references: addresses }]),
            ),
          })),
      },
    },
    ...more,
  };
  return { stack, plan: parsePlan(JSON.stringify(plan), stack) };
}

/** What a rule says of plans. */
export function findingsOf(rule: RuleId, ...plans: readonly PlanProps[]): Finding[] {
  return RULES.find(({ id }) => id === rule)!.check(new PlannedChanges(plans.map(planOf)));
}

/** The one finding of a rule, as text; the test fails where there is none, or several. */
export function onlyFinding(rule: RuleId, ...plans: readonly PlanProps[]) {
  const findings = findingsOf(rule, ...plans);
  expect(findings).toHaveLength(1);
  const { severity, stack, address, what, remedy } = findings[0]!;
  expect(String(remedy)).not.toBe('');
  return { severity, stack, address, what: String(what), remedy: String(remedy) };
}

export const certificateArn = (id: string, region = 'eu-west-1') =>
  `arn:aws:acm:${region}:222222222222:certificate/${id}`;

/** A certificate as it stands: proved by DNS, its record known. */
export function certificateValues(id: string, names: readonly string[], more: Values = {}): Values {
  return {
    arn: certificateArn(id),
    domain_name: names[0],
    subject_alternative_names: names,
    validation_method: 'DNS',
    not_after: '2027-06-10T00:00:00Z',
    domain_validation_options: names.map((name) => ({
      domain_name: name,
      resource_record_name: `_token.${name.replace(/^\*\./, '')}.`,
    })),
    options: [{ export: 'DISABLED' }],
    ...more,
  };
}

/** A listener with a certificate. */
export function listenerValues(certificate: string | undefined, more: Values = {}): Values {
  return {
    arn: 'arn:aws:elasticloadbalancing:eu-west-1:222222222222:listener/app/shop/1/2',
    load_balancer_arn: 'arn:aws:elasticloadbalancing:eu-west-1:222222222222:loadbalancer/app/shop/1',
    port: 443,
    protocol: 'HTTPS',
    ssl_policy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
    ...(certificate === undefined ? {} : { certificate_arn: certificateArn(certificate) }),
    ...more,
  };
}

function changeOf({ address, before, after, actions, replacedFor, movedFrom, ...marks }: PlanEntry) {
  const { sensitive = {}, newlySensitive = sensitive, unknown = {} } = marks;
  const planned = after === undefined ? before : after;
  const sure =
    before === undefined
      ? ['create']
      : planned === null
        ? ['delete']
        : [before === planned ? 'no-op' : 'update'];
  return {
    address,
    previous_address: movedFrom,
    mode: 'managed',
    type: typeOf(address),
    change: {
      actions: actions ?? (replacedFor ? ['create', 'delete'] : sure),
      before: before ?? null,
      after: planned ?? null,
      after_unknown: unknown,
      before_sensitive: sensitive,
      after_sensitive: newlySensitive,
      replace_paths: replacedFor?.map((argument) => [argument]),
    },
  };
}

function typeOf(address: string): string {
  return /(?:^|\.)(aws_[a-z0-9_]+|cloudflare_[a-z_]+)\.[^.]+$/.exec(address.replace(/\[[^\]]*\]$/, ''))![1]!;
}
