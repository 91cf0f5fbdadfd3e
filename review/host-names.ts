import { type FleetResource, type PlannedResource, type Values, textOf } from '../fleet';
import { normalizeDomainName } from '../modules/core';
import type { PlannedChanges } from './planned-changes';

/** Where a service says by which names it is reached. */
const HOST_NAMES: Readonly<Record<string, (values: Values) => unknown[]>> = {
  aws_amplify_domain_association: ({ domain_name: domain, sub_domain: subDomains }) =>
    listOf(subDomains).map((each) => {
      const { prefix } = each as Values;
      return typeof prefix === 'string' && prefix !== '' ? `${prefix}.${String(domain)}` : domain;
    }),
  aws_api_gateway_domain_name: ({ domain_name: name }) => [name],
  aws_apigatewayv2_domain_name: ({ domain_name: name }) => [name],
  aws_appsync_domain_name: ({ domain_name: name }) => [name],
  aws_cloudfront_distribution: ({ aliases }) => listOf(aliases),
  aws_cognito_user_pool_domain: ({ domain }) => [domain],
  aws_iot_domain_configuration: ({ domain_name: name }) => [name],
  aws_opensearch_domain: ({ domain_endpoint_options: options }) =>
    listOf(options).map((option) => (option as Values).custom_endpoint),
  aws_redshiftserverless_custom_domain_association: ({ custom_domain_name: name }) => [name],
  aws_verifiedaccess_endpoint: ({ application_domain: name }) => [name],
  aws_vpclattice_service: ({ custom_domain_name: name }) => [name],
};

/** Host names that a service itself says it answers to: aliases, or the name of a custom domain. */
export function ownHostNames({ type }: Pick<FleetResource, 'type'>, values: Values | undefined): string[] {
  return values === undefined ? [] : plainNames(HOST_NAMES[type]?.(values) ?? []);
}

/** All host names by which a service can be reached; undefined where it does not say them, or not each one. */
export function onlyHostNames({ type, values }: FleetResource): string[] | undefined {
  const said = HOST_NAMES[type]?.(values) ?? [];
  const names = plainNames(said);
  return names.length > 0 && names.length === said.length ? names : undefined;
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
