import { accountOfProvider, textOf } from '../../../fleet';
import { normalizeDomainName, parseArn } from '../../../modules/core';
import type { Templates } from '../changed-stacks';
import type { StackTemplate, TemplateBlock } from '../stack-template';
import { type Policy, allowsDeletion, parsePolicy } from './role-policy';
import type { RoleRecord } from './validation-record';

/** A role that writes validation records, and the stack that makes it. */
export interface ValidationRole {
  readonly name: string;
  readonly stack: StackTemplate;
  /** @default - its policies are not all in the synthesis */
  readonly policies?: readonly Policy[];
}

/** The role that a provider works by in the end, where a stack of the synthesis makes it. */
export function roleOfProvider(
  stack: StackTemplate,
  provider: string,
  templates: Templates,
): ValidationRole | undefined {
  const roles = stack.providers.get(provider)?.assume_role;
  const last = Array.isArray(roles) ? (roles[roles.length - 1] as unknown) : undefined;
  const arn = parseArn(textOf((last as { role_arn?: unknown } | undefined)?.role_arn));
  const name = arn?.resource.split('/').pop();
  for (const template of templates.values()) {
    for (const role of template.resources.values()) {
      const configuration = template.providers.get(role.provider);
      if (role.type !== 'aws_iam_role' || role.values.name !== name || configuration === undefined) continue;
      if (accountOfProvider(configuration) !== arn?.accountId) continue;
      return { name: String(name), stack: template, policies: policiesOf(role, template) };
    }
  }
  return undefined;
}

function policiesOf(role: TemplateBlock, { resources }: StackTemplate): Policy[] | undefined {
  const names = new Set([`\${${role.address}.name}`, `\${${role.address}.id}`, role.values.name]);
  const given = [...resources.values()].filter(({ values }) => names.has(values.role));
  if (given.some(({ type }) => type !== 'aws_iam_role_policy')) return undefined;
  const policies = given.map(({ values }) => parsePolicy(values.policy));
  return policies.every((policy) => policy !== undefined) ? policies : undefined;
}

/** Whether the role may delete a record; what cannot be told counts as allowed. */
export function mayDelete(
  { policies, stack }: ValidationRole,
  zone: Zone,
  { recordName, recordType }: RoleRecord,
): boolean {
  if (policies === undefined) return true;
  return allowsDeletion(policies, {
    recordName,
    recordType,
    isZone: (resource) => {
      const id = /^arn:[^:]*:route53:::hostedzone\/(.+)$/.exec(resource)?.[1];
      const other = id === undefined ? undefined : zoneOf(stack, id);
      return other !== undefined && !isOtherZone(zone, other);
    },
  });
}

/** A zone by its id or, where a stack makes it or looks it up, by its name. */
export type Zone = { readonly id: string } | { readonly name: string };

/** The zone that an argument names; undefined where that is neither an id nor a zone of the stack. */
export function zoneOf({ resources, data }: StackTemplate, argument: unknown): Zone | undefined {
  const text = textOf(argument) ?? '';
  if (/^Z[A-Z0-9]+$/.test(text)) return { id: text };
  const [, isData, address = ''] =
    /^\$\{(data\.)?(aws_route53_zone\.[\w-]+)\.(?:zone_)?id\}$/.exec(text) ?? [];
  const name = textOf((isData === undefined ? resources : data).get(address)?.values.name);
  return name === undefined ? undefined : { name: normalizeDomainName(name) };
}

/** Certain only where both are known in the same way. */
export function isOtherZone(one: Zone, other: Zone): boolean {
  if ('id' in one) return 'id' in other && one.id !== other.id;
  return 'name' in other && one.name !== other.name;
}
