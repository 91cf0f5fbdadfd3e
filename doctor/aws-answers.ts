import pLimit from 'p-limit';
import type { AccountAccess, Application, Environment, Zone } from '../environments';
import type { StackSetCaller } from '../environments/sections/dns-validation-policies';
import { AccountSessions } from '../live/account-credentials';
import { CLIENT_SETTINGS, Pace, call } from '../live/calls';
import { visibleText } from '../modules/core';
import { type AccountCertificate, certificatesWithNames } from './account-certificates';
import { type Refusal, stackSetsRefusal, unitRefusal } from './organization-access';
import { type StandingRecord, validationRecordsBelow, validationRecordsOf } from './record-listing';
import {
  type HostedZones,
  ROUTE53_CALLS_PER_SECOND,
  type Route53Account,
  hostedZonesOf,
} from './route53-account';
import { type RecordedRequests, recordedRequests } from './trails';

/** A question that AWS did not answer. */
export class AwsFailure extends Error {
  constructor(asked: string, cause: unknown) {
    const reason = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
    super(`AWS must answer ${asked}, got ${visibleText(reason)}`, { cause });
    this.name = 'AwsFailure';
  }
}

/** Accounts and Regions asked at once: so many that some silent ones do not keep the others waiting. */
const CONCURRENT_QUESTIONS = 32;

/** The role by which ACM asks the CA of another account (ACM User Guide, service-linked role). */
export const ACM_SERVICE_ROLE = 'AWSServiceRoleForCertificateManager';

export interface AwsAnswersProps {
  /** Role to assume in each account. @default - the deploy roles */
  readonly roleName?: string;
  /** Names of certificates that matter, without `*.`. @default - none do */
  readonly names?: ReadonlySet<string>;
  readonly signal: AbortSignal;
}

/** Asks the AWS accounts of an environment; reads only. */
export class AwsAnswers {
  private readonly limit = pLimit(CONCURRENT_QUESTIONS);
  private readonly zones = new Map<string, Promise<HostedZones>>();
  private readonly paces = new Map<string, Pace>();
  private readonly known = new Map<Application, Promise<AccountCertificate[]>>();
  private readonly roles = new Map<Application, Promise<boolean>>();
  private readonly stackSets = new Map<string, Promise<Refusal | undefined>>();
  private readonly sessions: AccountSessions;

  constructor(private readonly props: AwsAnswersProps) {
    this.sessions = new AccountSessions(props);
  }

  /** The hosted zones of a declared zone, in the shared-services account; asked once. */
  public hostedZones(
    { name: environmentName, sharedServices }: Environment,
    zoneName: string,
    zone: Zone,
  ): Promise<HostedZones> {
    return once(this.zones, `${environmentName}/${zoneName}`, () =>
      this.ask(`for the hosted zone ${zoneName} in account ${sharedServices.accountId}`, async () =>
        hostedZonesOf(await this.route53(sharedServices), zoneName, zone),
      ),
    );
  }

  /**
   * The validation records of a zone, where one public hosted zone has its name.
   *
   * @param names those directly below which are wanted
   * @default names - all of the zone
   */
  public async validationRecords(
    environment: Environment,
    zoneName: string,
    zone: Zone,
    names?: ReadonlySet<string>,
  ): Promise<StandingRecord[]> {
    const { ids, arePrivate } = await this.hostedZones(environment, zoneName, zone);
    const [id, ...others] = ids;
    if (id === undefined || others.length > 0 || arePrivate) return [];
    const { sharedServices } = environment;
    return this.ask(
      `for the records of the hosted zone ${zoneName} in account ${sharedServices.accountId}`,
      async () => {
        const account = await this.route53(sharedServices);
        return names === undefined
          ? validationRecordsOf(account, id)
          : validationRecordsBelow(account, id, names);
      },
    );
  }

  /** The certificates of an account that have one of the names asked for, in all its Regions; asked once. */
  public certificates(application: Application): Promise<AccountCertificate[]> {
    return once(this.known, application, async () => {
      const { ACMClient } = await import('@aws-sdk/client-acm');
      const { accountId, regions } = application;
      const { names = new Set(), signal } = this.props;
      const found = regions.map((region) =>
        this.ask(`for the certificates of account ${accountId} in ${region}`, () => {
          const credentials = this.sessions.of(application);
          const client = new ACMClient({ ...CLIENT_SETTINGS, region, credentials });
          return certificatesWithNames(client, names, signal);
        }),
      );
      return (await Promise.all(found)).flat();
    });
  }

  /** Whether the service-linked role of ACM is in an account; asked once. */
  public hasAcmServiceRole(application: Application): Promise<boolean> {
    return once(this.roles, application, () =>
      this.ask(`for the role ${ACM_SERVICE_ROLE} of account ${application.accountId}`, async () => {
        const { GetRoleCommand, IAMClient, NoSuchEntityException } = await import('@aws-sdk/client-iam');
        const [region] = application.regions;
        const credentials = this.sessions.of(application);
        const client = new IAMClient({ ...CLIENT_SETTINGS, region, credentials });
        try {
          await call(this.props.signal, (abortSignal) =>
            client.send(new GetRoleCommand({ RoleName: ACM_SERVICE_ROLE }), { abortSignal }),
          );
          return true;
        } catch (error) {
          if (error instanceof NoSuchEntityException) return false;
          throw error;
        }
      }),
    );
  }

  /** Whether a trail records what an account requests in a Region. */
  public recordedRequests(application: Application, region: string): Promise<RecordedRequests> {
    const { accountId } = application;
    return this.ask(`for the trails of account ${accountId} in ${region}`, async () => {
      const { CloudTrailClient } = await import('@aws-sdk/client-cloudtrail');
      const credentials = this.sessions.of(application);
      const clientIn = (place: string) =>
        new CloudTrailClient({ ...CLIENT_SETTINGS, region: place, credentials });
      return recordedRequests({ accountId, region, clientIn, signal: this.props.signal });
    });
  }

  /** Why shared services may not look into an organizational unit; undefined where it may. */
  public unitRefusal({ sharedServices }: Environment, unitId: string): Promise<Refusal | undefined> {
    const { accountId, region } = sharedServices;
    return this.ask(`for the accounts of ${unitId} in account ${accountId}`, async () => {
      const { OrganizationsClient } = await import('@aws-sdk/client-organizations');
      const credentials = this.sessions.of(sharedServices);
      const client = new OrganizationsClient({ ...CLIENT_SETTINGS, region, credentials });
      return unitRefusal(client, unitId, this.props.signal);
    });
  }

  /** Why shared services may not deploy stack sets to its organization; undefined where it may; asked once. */
  public stackSetsRefusal(
    { name, sharedServices }: Environment,
    callAs: StackSetCaller,
  ): Promise<Refusal | undefined> {
    const { accountId, region } = sharedServices;
    return once(this.stackSets, `${name}/${callAs}`, () =>
      this.ask(`for the access of StackSets in account ${accountId}`, async () => {
        const { CloudFormationClient } = await import('@aws-sdk/client-cloudformation');
        const credentials = this.sessions.of(sharedServices);
        const client = new CloudFormationClient({ ...CLIENT_SETTINGS, region, credentials });
        return stackSetsRefusal(client, callAs, this.props.signal);
      }),
    );
  }

  private async route53(account: AccountAccess & { readonly region: string }): Promise<Route53Account> {
    const { Route53Client } = await import('@aws-sdk/client-route-53');
    const { accountId, region } = account;
    const credentials = this.sessions.of(account);
    const pace = this.paces.get(accountId) ?? new Pace(ROUTE53_CALLS_PER_SECOND);
    this.paces.set(accountId, pace);
    const client = new Route53Client({ ...CLIENT_SETTINGS, region, credentials });
    return { client, pace, signal: this.props.signal };
  }

  private ask<T>(asked: string, work: () => Promise<T>): Promise<T> {
    return this.limit(async () => {
      try {
        return await work();
      } catch (error) {
        throw new AwsFailure(asked, error);
      }
    });
  }
}

function once<Key, Value>(
  known: Map<Key, Promise<Value>>,
  key: Key,
  find: () => Promise<Value>,
): Promise<Value> {
  const value = known.get(key) ?? find();
  known.set(key, value);
  return value;
}
