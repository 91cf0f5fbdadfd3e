import {
  ALARM_ACTIONS_MAXIMUM,
  MAXIMUM_OVERDUE_DAYS,
  OVERDUE_DAYS,
  type Renewal,
  parseArn,
} from '../../modules/core';
import type { CertificateAuthority } from '../certificate-authorities';
import { isExisting, isPending, regionOfAuthority } from '../certificate-authorities/places';
import { alarmActions } from '../certificates/alarm-actions';
import { type Draft, entriesOf, itemsOf } from '../draft';
import { draftedRegions } from '../entry-regions';
import { flag, formOf, integer } from '../form';
import type { Foundation } from '../foundation';
import { certificateAuthorityAlarmNames, certificatesAlarmName, expiryAlarmName } from '../names';
import { alarmPermissions, compositeAlarmPermissions } from '../permissions/services/alarms';
import type { Problem } from '../problem';
import type { SectionKind } from './section-kind';

/** Who is told of certificates that are not renewed in time, and of private CAs that fail. */
export interface Monitoring {
  /** ARNs that alarms tell, for example of SNS topics: each alarm those in its own Region. */
  readonly alarmActions: readonly string[];
  /** Days before its end below which the alarm of a certificate comes. @default - what fits whoever renews it */
  readonly daysToExpiry?: DaysToExpiry;
  /**
   * Whether a composite alarm tells for all certificates of an account in a Region, in place of each: a hundred certificates make one
   * message, and one that comes due while another is overdue makes none. Of each hundred there is one.
   *
   * @default false - each certificate tells for itself
   */
  readonly compositeAlarms?: boolean;
}

/** Days before their end below which alarms of certificates come. */
export interface DaysToExpiry {
  /** Of public certificates of ACM, and of existing ones whoever made them; fewer than the 45 at which it begins to renew them. @default 30 */
  readonly public?: number;
  /** Of private certificates of ACM; fewer than the 60 at which it begins to renew them. @default 45 */
  readonly private?: number;
  /** Of imported ones that a function renews, and of copies; fewer than those at which whoever issues them does. @default 20 */
  readonly byFunction?: number;
  /** Of imported ones that somebody renews. @default 45 */
  readonly byPeople?: number;
}

const days = (renewal: Renewal) => integer(1, MAXIMUM_OVERDUE_DAYS[renewal], 'days').optional();

/** Monitoring: somebody is told in every Region with certificates or CAs. */
export const monitoring: SectionKind<Monitoring> = {
  form: formOf<Monitoring>()({
    alarmActions,
    daysToExpiry: formOf<DaysToExpiry>()({
      public: days('public'),
      private: days('private'),
      byFunction: days('byFunction'),
      byPeople: days('byPeople'),
    }).optional(),
    compositeAlarms: flag.optional(),
  }),
  problems: ({ alarmActions: told }, environment) =>
    told === undefined ? [] : [...problemsOfActions(told), ...problemsOfRegions(told, environment)],
  permissions: (section, account) =>
    section === undefined
      ? []
      : [
          ...account.regions.flatMap((region) =>
            alarmPermissions(account, {
              region,
              name: expiryAlarmName(account.environmentName, '*', '*'),
              what: 'certificates',
            }),
          ),
          ...(section.compositeAlarms
            ? compositeAlarmPermissions(account, {
                regions: account.regions,
                name: `${certificatesAlarmName(account.environmentName, '*')}*`,
                what: 'certificates',
              })
            : []),
        ],
  sharedServicesPermissions: (section, account, { sharedServices }) => {
    const regions = watchedAuthorities(sharedServices).map(([, region]) => region);
    return section === undefined
      ? []
      : [...new Set(regions)].flatMap((region) =>
          alarmPermissions(account, {
            region,
            name: certificateAuthorityAlarmNames(account.environmentName),
            what: 'private CAs',
          }),
        );
  },
};

/** CAs that shared services makes and that can issue, each with its Region: others are watched by whoever makes them. */
function watchedAuthorities({
  certificateAuthorities,
  region,
}: Draft<Foundation['sharedServices']>): Array<[name: string, region: string]> {
  return entriesOf(certificateAuthorities).flatMap(([name, authority]): Array<[string, string]> => {
    const where = authority && isWatched(authority) ? regionOfAuthority(authority, region) : undefined;
    return where === undefined ? [] : [[name, where]];
  });
}

/** Whether a CA has alarms: those of an existing one are the business of whoever made it, and a pending one issues nothing. */
export function isWatched(authority: Draft<CertificateAuthority>): boolean {
  return !isExisting(authority) && !isPending(authority);
}

/** Days before its end below which the alarm of a certificate comes, by whoever renews it. */
export function daysToExpiry({ daysToExpiry: said = {} }: Monitoring, renewal: Renewal): number {
  return said[renewal] ?? OVERDUE_DAYS[renewal];
}

/** What alarms in a Region tell; undefined where nothing is monitored. */
export function alarmActionsIn(
  { monitoring }: { readonly monitoring?: Monitoring },
  region: string,
): string[] | undefined {
  return monitoring?.alarmActions.filter((arn) => parseArn(arn)?.region === region);
}

/** An alarm takes a few, of its Region. */
function problemsOfActions(told: Draft<Monitoring['alarmActions']>): Problem[] {
  const seen = new Map<string, number>();
  return itemsOf(told).flatMap(([index, arn]): Problem[] => {
    const region = parseArn(arn)?.region ?? '';
    const count = (seen.get(region) ?? 0) + 1;
    seen.set(region, count);
    const path = ['alarmActions', index];
    if (region === '')
      return [
        {
          path,
          rule: 'must be of a Region: an alarm tells those of its own',
          got: arn,
          remedy: 'use an SNS topic, which may tell others',
        },
      ];
    return count <= ALARM_ACTIONS_MAXIMUM
      ? []
      : [
          {
            path,
            rule: `must be one of ${ALARM_ACTIONS_MAXIMUM} in ${region}, which an alarm takes`,
            got: arn,
            remedy: 'let one SNS topic tell the others',
          },
        ];
  });
}

/** CloudWatch tells nobody in another Region (Amazon CloudWatch User Guide, alarm actions). */
function problemsOfRegions(
  told: Draft<Monitoring['alarmActions']>,
  { applications, sharedServices }: Draft<Foundation>,
): Problem[] {
  const regions = new Set(itemsOf(told).map(([, arn]) => parseArn(arn)?.region));
  const silent = new Map<string, string>();
  for (const [applicationName, application] of entriesOf(applications)) {
    if (application?.retired) continue;
    for (const [name, certificate] of entriesOf(application?.certificates)) {
      const where = draftedRegions(certificate, application ?? {}).map(([, region]) => region);
      const [first] = application?.regions ?? [];
      // A function that rotates is where its source is, and may tell others.
      const tellsNobodyElse =
        certificate?.source === 'imported' &&
        certificate.rotation !== undefined &&
        certificate.rotation.alarmActions === undefined;
      if (tellsNobodyElse && first !== undefined) where.push(first);
      for (const region of where.filter((each) => !regions.has(each)))
        silent.set(region, silent.get(region) ?? `${applicationName}.${name}`);
    }
  }
  for (const [name, region] of watchedAuthorities(sharedServices ?? {}))
    if (!regions.has(region)) silent.set(region, silent.get(region) ?? `the CA ${name}`);
  return [...silent].map(([region, watched]) => ({
    path: ['alarmActions'],
    rule: `must tell somebody in ${region}, where ${watched} has an alarm: CloudWatch tells nobody in another Region`,
    remedy: `add the ARN of an SNS topic in ${region}`,
  }));
}
