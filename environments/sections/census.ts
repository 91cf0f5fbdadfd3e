import { CENSUS_DIMENSIONS, type CensusDimension, parseDnsServer } from '../../modules/core';
import { organizationalUnitArn } from '../certificate-authorities/share-with';
import { owner } from '../application-form';
import { alarmActions } from '../certificates/alarm-actions';
import { type Draft, entriesOf, entry, itemsOf } from '../draft';
import {
  accountId,
  bucketName,
  flag,
  formOf,
  list,
  name,
  nonEmptyList,
  oneOf,
  record,
  region,
  text,
} from '../form';
import { censusName, censusReaderName } from '../names';
import type { PermissionAccount } from '../permissions/permission';
import { keptObjectPermissions } from '../permissions/services/buckets';
import { dashboardPermissions } from '../permissions/services/dashboards';
import { queuedFunctionPermissions } from '../permissions/services/functions';
import { rolePermissions } from '../permissions/services/roles';
import type { Problem } from '../problem';
import type { WithRequesters } from './dns-validation-policies';
import { type SectionAccounts, problemsOfAccounts } from './section-accounts';
import type { SectionKind } from './section-kind';

/**
 * A function in shared services counts the certificates of every account and Region each hour, whoever requested them, and rehearses
 * each day what ACM will look at when it renews them.
 */
export interface Census {
  /** Bucket that shared services makes for what was found. */
  readonly bucketName: string;
  /** Accounts beside those of applications and of `dnsValidation`, by a name. @default - none */
  readonly accounts?: Readonly<Record<string, CensusAccounts>>;
  /**
   * Address of the DNS resolver that is asked what ACM will look at, with `:` and its port where it is not 53: one that the internet
   * reaches, as the function is in no VPC. Only one that checks signatures finds those that do not hold.
   *
   * @default - that of the function
   */
  readonly resolver?: string;
  /**
   * What the metrics are told apart by, beside the sum of all: each account, Region and source (public, private, imported) makes
   * metrics of its own, which CloudWatch bills one by one.
   *
   * @default ['source']
   */
  readonly metricsBy?: readonly CensusDimension[];
  /**
   * Whether CloudWatch has a dashboard of it in shared services. It costs 3 USD a month where the account has three others, which are free.
   *
   * @default false - the metrics are there to be looked up
   */
  readonly dashboard?: boolean;
  /**
   * ARNs that the function's alarms tell, in the Region of shared services.
   *
   * @default - those of `monitoring` there; without it, alarms are seen in CloudWatch only
   */
  readonly alarmActions?: readonly string[];
}

/** Accounts whose certificates are counted. */
export interface CensusAccounts extends SectionAccounts {
  readonly regions: readonly [string, ...string[]];
  /** Who answers for them, in the inventory. @default - nobody is named */
  readonly owner?: string;
}

const resolver = text(
  'an IP address, with : and a port where it is not 53',
  (value) => parseDnsServer(value) !== undefined,
  'write it as "192.0.2.1", "192.0.2.1:53" or "[2001:db8::1]:53"',
);

/** Census: somebody is counted where entries say so. */
export const census: SectionKind<Census> = {
  form: formOf<Census>()({
    bucketName,
    accounts: record(
      name,
      formOf<CensusAccounts>()({
        accountIds: list(accountId).optional(),
        organizationalUnitArns: list(organizationalUnitArn).optional(),
        regions: nonEmptyList(region),
        owner: owner.optional(),
      }),
    ).optional(),
    resolver: resolver.optional(),
    metricsBy: list(oneOf(CENSUS_DIMENSIONS)).optional(),
    dashboard: flag.optional(),
    alarmActions: alarmActions.optional(),
  }),
  problems: ({ accounts, metricsBy }, environment) => [
    ...entriesOf(accounts).flatMap(([entryName, each]) =>
      [...problemsOfName(entryName, environment), ...problemsOfAccounts(each ?? {}, environment)].map(
        (problem) => ({
          ...problem,
          path: ['accounts', entryName, ...problem.path],
        }),
      ),
    ),
    ...problemsOfTwo(accounts, environment),
    ...problemsOfDimensions(metricsBy),
  ],
  permissions: (section, account) => (section === undefined ? [] : readerPermissions(account)),
  sharedServicesPermissions: (section, account) => {
    if (section === undefined) return [];
    const [home] = account.regions;
    const { bucketName: bucket } = section;
    return [
      ...readerPermissions(account),
      ...queuedFunctionPermissions(account, {
        region: home,
        name: censusName(account.environmentName),
        what: 'the function that counts certificates',
      }),
      ...keptObjectPermissions(account, { bucketName: bucket, what: 'the bucket of the census' }),
      ...(section.dashboard ? dashboardPermissions(account, censusName(account.environmentName)) : []),
    ];
  },
};

function readerPermissions(account: PermissionAccount) {
  return rolePermissions(account, {
    name: censusReaderName(account.environmentName),
    what: 'the role of the census',
  });
}

/** By its name `certfleet onboarding` finds an entry. */
function problemsOfName(entryName: string, { dnsValidation }: Draft<WithRequesters>): Problem[] {
  return entry(dnsValidation?.requesters, entryName) === undefined
    ? []
    : [
        {
          path: [],
          rule: 'must have a name that no requester of dnsValidation has: those are counted already',
          got: entryName,
          remedy: 'rename it, or take it out where they are the same accounts',
        },
      ];
}

/** The role that lets the census in has one maker in an account. */
function problemsOfTwo(
  accounts: Draft<Census>['accounts'],
  { sharedServices, applications, dnsValidation }: Draft<WithRequesters>,
): Problem[] {
  const known = new Map<string, string>();
  const has = (accountId: string | undefined, where: string) =>
    accountId !== undefined && !known.has(accountId) && known.set(accountId, where);
  has(sharedServices?.accountId, 'sharedServices');
  for (const [application, each] of entriesOf(applications))
    if (each?.retired !== true) has(each?.accountId, `applications.${application}`);
  for (const [requester, each] of entriesOf(dnsValidation?.requesters))
    for (const [, id] of itemsOf(each?.accountIds)) has(id, `dnsValidation.requesters.${requester}`);
  return entriesOf(accounts).flatMap(([entryName, each]) =>
    itemsOf(each?.accountIds).flatMap(([index, id]): Problem[] => {
      const other = known.get(id);
      has(id, `census.accounts.${entryName}`);
      return other === undefined
        ? []
        : [
            {
              path: ['accounts', entryName, 'accountIds', index],
              rule: `must be of one entry, while ${other} has it too`,
              got: id,
              remedy: `take it out here; its certificates in the regions of ${other} are counted`,
            },
          ];
    }),
  );
}

function problemsOfDimensions(metricsBy: Draft<Census>['metricsBy']): Problem[] {
  const all = itemsOf(metricsBy);
  return all.flatMap(([index, each], at): Problem[] =>
    all.slice(0, at).every(([, before]) => before !== each)
      ? []
      : [{ path: ['metricsBy', index], rule: 'must be there once', got: each, remedy: 'leave it out' }],
  );
}
