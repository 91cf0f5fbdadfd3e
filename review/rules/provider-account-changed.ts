import { type PlannedResource, type StackPlan, driftedResources } from '../../fleet';
import { type Finding, findingOf } from '../finding';
import { phrase } from '../phrase';
import type { Rule } from '../rule';

/** Terraform looks for what it manages in another account than the one it is in. */
export const providerAccountChanged: Rule = {
  id: 'provider-account-changed',
  title: 'Provider pointed at another account',
  reason: 'Terraform then finds nothing of what it made, makes it again, and forgets the first.',
  check: ({ plans, managed }) => plans.flatMap((plan) => changedAccounts(plan, managed)),
};

/** Whose ARN has the account they live in: that of a certificate from a shared CA, for one, has the CA's. */
const AT_HOME: ReadonlySet<string> = new Set([
  'aws_acm_certificate',
  'aws_acmpca_certificate_authority',
  'aws_iam_role',
  'aws_lb_listener',
  'aws_ram_resource_share',
]);

function changedAccounts(plan: StackPlan, managed: readonly PlannedResource[]): Finding[] {
  const { stack } = plan;
  // What the provider no longer finds is drift; what it still finds by its ARN is among the changes.
  const drifted = driftedResources(plan);
  const strays = new Map<string, { addresses: [string, ...string[]]; was: string; now: string }>();
  for (const { type, address, accountId: now, before } of [
    ...drifted,
    ...managed.filter((each) => each.stack === stack),
  ]) {
    const was = AT_HOME.has(type) ? accountOfArn(before?.arn) : undefined;
    if (was === undefined || now === undefined || was === now) continue;
    const key = `${was} ${now}`;
    const known = strays.get(key);
    if (known) known.addresses.push(address);
    else strays.set(key, { addresses: [address], was, now });
  }
  return [...strays.values()].map(({ addresses, was, now }) =>
    findingOf(
      'provider-account-changed',
      { stack, address: addresses[0] },
      {
        severity: 'critical',
        what: phrase`The provider works in account ${now}, while ${addresses.length} resources of the stack are in account ${was}. They are made again in the one and left without owner in the other; what uses the first ones keeps using them until nobody renews them.`,
        remedy: phrase`Correct the account. To really move, make a stack of its own for the new account, and take the old one down when nothing uses it.`,
        covers: addresses,
      },
    ),
  );
}

function accountOfArn(arn: unknown): string | undefined {
  return /^arn:[a-z-]+:[^:]*:[^:]*:(\d{12}):/.exec(String(arn))?.[1];
}
