import { type FleetResource, type PlannedResource, type Values, textOf } from '../fleet';
import { normalizeDomainName } from '../modules/core';
import type { PlannedChanges } from './planned-changes';

/** Host names that a service itself says it answers to: aliases, or the name of a custom domain. */
export function ownHostNames(values: Values | undefined): string[] {
  return plainNames([values?.domain_name, ...listOf(values?.aliases)]);
}

/** Host names that a listener rule is for. */
export function ruleHostNames(values: Values | undefined): string[] {
  const headers = listOf(values?.condition).flatMap((condition) => listOf((condition as Values).host_header));
  return plainNames(headers.flatMap((header) => listOf((header as Values).values)));
}

/** The rules of a listener. */
export function rulesOf(changes: PlannedChanges, listener: FleetResource): PlannedResource[] {
  const arn = textOf(listener.values.arn);
  return changes.ofType('aws_lb_listener_rule', 'aws_alb_listener_rule').filter((rule) => {
    const ruled = textOf(rule.values.listener_arn);
    if (ruled !== undefined) return ruled === arn;
    return changes.index.referenced(rule, (path) => path === 'listener_arn').includes(listener);
  });
}

/** Names of which each stands for one host: a pattern is for hosts that nobody can list. */
function plainNames(values: readonly unknown[]): string[] {
  return values
    .filter((name): name is string => typeof name === 'string' && name !== '' && !/[*?]/.test(name))
    .map(normalizeDomainName);
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}
