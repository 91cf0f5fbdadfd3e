import type { z } from 'zod';
import type { Draft } from '../draft';
import type { Problem } from '../problem';
import type { Foundation } from '../foundation';
import type { Permission, PermissionAccount } from '../permissions/permission';
import { type AcceptedFinding, acceptedFindings } from './accepted-findings';
import { type Census, census } from './census';
import { type DnsValidation, dnsValidation } from './dns-validation';
import { type HandOver, handOver } from './hand-over';
import { type Monitoring, monitoring } from './monitoring';
import { type Notifications, notifications } from './notifications';
import type { SectionKind } from './section-kind';
import { type Team, teams } from './teams';

export type { AcceptedFinding } from './accepted-findings';
export type { Census, CensusAccounts } from './census';
export type { DnsValidation } from './dns-validation';
export type { Requester, StackSetCaller, StackSets } from './dns-validation-policies';
export type { HandOver } from './hand-over';
export type { DaysToExpiry, Monitoring } from './monitoring';
export type { NotificationReaders, Notifications } from './notifications';
export type { Team } from './teams';

/** Optional sections of an environment. */
export interface Sections {
  /**
   * Findings of the plan review that somebody decided to live with for a while.
   *
   * @default - none: every finding counts
   */
  readonly acceptedFindings?: readonly AcceptedFinding[];
  /**
   * Whether the certificates of all accounts are counted, and their renewals rehearsed.
   *
   * @default - they are not
   */
  readonly census?: Census;
  /**
   * Whether certificates that others request are validated too, whose, and for which names.
   *
   * @default - those of this file are, by the stacks
   */
  readonly dnsValidation?: DnsValidation;
  /**
   * What application stacks tell other stacks.
   *
   * @default - outputs and SSM parameters
   */
  readonly handOver?: HandOver;
  /**
   * Who is told of certificates that are not renewed in time, and of private CAs that fail.
   *
   * @default - nobody is
   */
  readonly monitoring?: Monitoring;
  /**
   * People are told of certificates by mail, in chats or by a webhook, each matter once.
   *
   * @default - nobody is, but for alarms
   */
  readonly notifications?: Notifications;
  /**
   * Applications whose certificates and consumers are in files of their own, `<environment>/<application>.yaml` beside
   * the environment's. Where an environment is loaded they are among its `applications`, and this is gone.
   *
   * @default - this file says everything
   */
  readonly teams?: Readonly<Record<string, Team>>;
}

/** Every section: one that is not here does not compile. */
const KINDS: { readonly [Name in keyof Sections]-?: SectionKind<NonNullable<Sections[Name]>> } = {
  acceptedFindings,
  census,
  dnsValidation,
  handOver,
  monitoring,
  notifications,
  teams,
};

type SectionForms = {
  readonly [Name in keyof Sections]-?: z.ZodOptional<z.ZodType<NonNullable<Sections[Name]>>>;
};

/** The form of each section, which may be missing. */
export const sectionForms = Object.fromEntries(
  Object.entries(KINDS).map(([name, { form }]) => [name, form.optional()]),
) as SectionForms;

/** What is wrong in the sections that are there. */
export function checkSections(environment: Draft<Foundation & Sections>): Problem[] {
  return (Object.keys(KINDS) as Array<keyof Sections>).flatMap((name) => {
    const { problems }: Pick<SectionKind<never>, 'problems'> = KINDS[name];
    const section = environment[name];
    return section === undefined
      ? []
      : problems(section as never, environment).map((problem) => ({
          ...problem,
          path: [name, ...problem.path],
        }));
  });
}

/** What the sections need in the account of shared services. */
export function sharedSectionPermissions(
  environment: Foundation & Sections,
  account: PermissionAccount,
): readonly Permission[] {
  return (Object.keys(KINDS) as Array<keyof Sections>).flatMap((name) => {
    const { sharedServicesPermissions }: Pick<SectionKind<never>, 'sharedServicesPermissions'> = KINDS[name];
    return sharedServicesPermissions?.(environment[name] as never, account, environment) ?? [];
  });
}

/** What the sections need in the account of an application. */
export function sectionPermissions(environment: Sections, account: PermissionAccount): readonly Permission[] {
  return (Object.keys(KINDS) as Array<keyof Sections>).flatMap((name) => {
    const { permissions }: Pick<SectionKind<never>, 'permissions'> = KINDS[name];
    return permissions(environment[name] as never, account);
  });
}
