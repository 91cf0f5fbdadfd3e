import {
  type AccountAccess,
  type Application,
  type Environment,
  type InstalledCertificate,
  type NotificationReaders,
  defineEnvironment,
} from '../../environments';
import { company } from './company';

/** What AWS chose for what the company's files name, by what they say. */
export type Chosen = Readonly<Record<string, string>>;

/** Services of the devices that are planned by the real provider only: the emulated AWS has none of their kinds. */
export const PLANNED_ONLY = ['access', 'firewall', 'gateway', 'vpn', 'warehouse'];

/** What no plan can have here, as the provider of Cloudflare is not at hand: a zone, and the certificate in it. */
export const NOT_PLANNED = { zone: 'promotion.example', certificate: 'promotion' };

/** The company as the real provider plans it, with the ids that AWS chose. */
export function plannedCompany(chosen: Chosen = {}): Environment {
  const text = Object.entries(chosen).reduce(
    (all, [said, id]) => all.replaceAll(said, id),
    JSON.stringify(company),
  );
  const whole = JSON.parse(text) as Environment;
  const zones = omitted(whole.sharedServices.zones, [NOT_PLANNED.zone]);
  return plannedByPlanRoles(
    withApplication({ ...whole, sharedServices: { ...whole.sharedServices, zones } }, 'shop', (shop) => ({
      certificates: omitted(shop.certificates, [NOT_PLANNED.certificate]),
    })),
  );
}

/**
 * Without the deploy roles that the company's files name: Terraform then plans with roles that only read. An account outside the
 * organization must name its own.
 */
function plannedByPlanRoles({ sharedServices, applications, ...others }: Environment): Environment {
  const without = <T extends AccountAccess>(account: T): T => ({
    ...account,
    deployRoleArn: undefined,
    externalId: undefined,
  });
  return {
    ...others,
    sharedServices: without(sharedServices),
    applications: Object.fromEntries(
      Object.entries(applications).map(([name, application]) => [
        name,
        application.outsideOrganization ? application : without(application),
      ]),
    ),
  };
}

/** The company as it is applied. */
export function appliedCompany(planned: Environment): Environment {
  const { owners = {}, ...section } = planned.notifications!;
  const quiet = {
    ...withoutChats(section),
    owners: Object.fromEntries(
      Object.entries(owners).map(([owner, readers]) => [owner, withoutChats(readers)]),
    ),
  };
  return withApplication({ ...planned, notifications: quiet }, 'devices', ({ consumers }) => ({
    consumers: omitted(consumers, PLANNED_ONLY),
  }));
}

/** The emulated AWS has no chats. */
function withoutChats<T extends NotificationReaders>(readers: T): T {
  return { ...readers, slack: undefined, teams: undefined };
}

/** Shared services as they are before the company's root has signed, without what uses the CA. */
export function beforeSignature(environment: Environment): Environment {
  const { sharedServices } = environment;
  const { successor, ...others } = sharedServices.certificateAuthorities!;
  const waiting = { ...successor, installedCertificate: undefined, shareWith: undefined } as typeof successor;
  return defineEnvironment({
    ...withApplication(environment, 'shop', ({ certificates, consumers }) => ({
      certificates: omitted(certificates, ['stock']),
      consumers: omitted(consumers, ['web']),
    })),
    sharedServices: { ...sharedServices, certificateAuthorities: { ...others, successor: waiting! } },
  });
}

/** The company with what its root has signed. */
export function withSignature(
  environment: Environment,
  installedCertificate: InstalledCertificate,
): Environment {
  const { sharedServices } = environment;
  const { successor, ...others } = sharedServices.certificateAuthorities!;
  const signed = { ...successor, installedCertificate } as typeof successor;
  return defineEnvironment({
    ...environment,
    sharedServices: { ...sharedServices, certificateAuthorities: { ...others, successor: signed! } },
  });
}

/** As it was: people have not written yet the records that stacks show them, and a retained record is in use. */
export function firstCompany(environment: Environment): Environment {
  const unproved = withApplication(environment, 'partner', () => ({ validationRecords: undefined }));
  const first = withApplication(unproved, 'shop', ({ certificates, validationRecords }) => ({
    validationRecords: omitted(validationRecords, ['old.shop.example.com']),
    certificates: { ...certificates, old: { source: 'public', domainName: 'old.shop.example.com' } },
  }));
  return defineEnvironment(
    withApplication(first, 'devices', ({ consumers }) => ({
      consumers: {
        ...consumers,
        firmware: { ...consumers!['firmware'], proofPublished: undefined } as never,
      },
    })),
  );
}

export function withApplication(
  environment: Environment,
  name: string,
  change: (application: Application) => Partial<Application>,
): Environment {
  const before = environment.applications[name]!;
  const after = { ...before, ...change(before) };
  return { ...environment, applications: { ...environment.applications, [name]: after } };
}

/** A record without some of its entries; fails where one of them is not there. */
export function omitted<T>(
  record: Readonly<Record<string, T>> = {},
  names: readonly string[],
): Record<string, T> {
  const missing = names.filter((name) => !Object.hasOwn(record, name));
  if (missing.length > 0) throw new Error(`the company has no ${missing.join(', ')}`);
  return Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));
}
