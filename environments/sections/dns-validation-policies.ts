import { type ValidationPolicy, normalizeDomainName } from '../../modules/core';
import { grantsInAnyZone, isHostedHere } from '../domains';
import { type Draft, entriesOf, entry, itemsOf } from '../draft';
import type { Application, Domain, Foundation } from '../foundation';
import type { Path } from '../problem';
import { type SectionAccounts, organizationalUnitId } from './section-accounts';

/** Accounts that may have certificates for domains without being applications. */
export interface Requester extends SectionAccounts {
  /** Regions that are looked through for certificates of which no event told. */
  readonly regions: readonly [string, ...string[]];
  readonly domains: readonly Domain[];
  /** Who answers for the accounts, for whoever reads of a refusal. @default - nobody is named */
  readonly owner?: string;
  /** ARN of the SNS topic that is told of their refused requests. @default - that of all */
  readonly topicArn?: string;
  /**
   * Whether stack sets of AWS CloudFormation bring what they need into the accounts of `organizationalUnitArns`, those too that join
   * later; the first of `regions` then has the roles. Trusted access must be activated between StackSets and AWS Organizations.
   *
   * @default - people deploy what `certfleet onboarding` prints
   */
  readonly stackSets?: StackSets;
}

/** What other sections know of it. */
export interface WithRequesters extends Foundation {
  readonly dnsValidation?: { readonly requesters?: Readonly<Record<string, Requester>> };
}

export interface StackSets {
  /**
   * As what shared services calls StackSets: `SELF` where it is the management account of the organization.
   *
   * @default 'DELEGATED_ADMIN'
   */
  readonly callAs?: StackSetCaller;
}

export const STACK_SET_CALLERS = ['DELEGATED_ADMIN', 'SELF'] as const;

export type StackSetCaller = (typeof STACK_SET_CALLERS)[number];

/** What an account or an organizational unit may have, and what says so. */
export interface PolicyOf {
  /** Of the account or the unit. */
  readonly id: string;
  readonly policy: ValidationPolicy;
  /** Of the entry, for a message. */
  readonly name: string;
  /** From the section, of the account or unit in a requester; of another part of the file its name only. */
  readonly path: Path;
}

/**
 * Whose requests are validated for what: those of applications for their `domains`, those of requesters for theirs.
 *
 * @param hostedZoneId id of a hosted zone, by the zone's name
 */
export function policiesOf(
  { requesters }: Draft<{ readonly requesters?: Readonly<Record<string, Requester>> }>,
  { sharedServices, applications }: Draft<Foundation>,
  hostedZoneId: (zoneName: string) => string,
): PolicyOf[] {
  const zones = sharedServices?.zones ?? {};
  const policy = (
    {
      domains,
      regions,
      owner,
    }: Draft<Pick<Application, 'domains' | 'owner'> & { regions: readonly string[] }>,
    topicArn?: string,
  ): ValidationPolicy => ({
    owner,
    topicArn,
    regions: itemsOf(regions).map(([, region]) => region),
    zones: grantsInAnyZone(zones, domains).map(({ zoneName, ...names }) => ({
      zoneName: normalizeDomainName(zoneName),
      hostedZoneId: isHostedHere(entry(zones, zoneName)) ? hostedZoneId(zoneName) : undefined,
      ...names,
    })),
  });
  const ofApplications = entriesOf(applications).flatMap(([name, application]): PolicyOf[] =>
    application?.accountId === undefined || application.retired
      ? []
      : [
          {
            id: application.accountId,
            policy: policy(application),
            name: `applications.${name}`,
            path: [],
          },
        ],
  );
  const ofRequesters = entriesOf(requesters).flatMap(([name, requester]) =>
    requester === undefined
      ? []
      : idsOf(requester).map(([path, id]): PolicyOf => ({
          id,
          policy: policy(requester, requester.topicArn),
          name: `dnsValidation.requesters.${name}`,
          path: ['requesters', name, ...path],
        })),
  );
  return [...ofApplications, ...ofRequesters];
}

function idsOf({ accountIds, organizationalUnitArns }: Draft<Requester>): Array<[Path, string]> {
  return [
    ...itemsOf(accountIds).map(([index, id]): [Path, string] => [['accountIds', index], id]),
    ...itemsOf(organizationalUnitArns).map(([index, arn]): [Path, string] => [
      ['organizationalUnitArns', index],
      organizationalUnitId(arn),
    ]),
  ];
}
