import type { Construct } from 'constructs';
import type { Zone } from '../../environments';
import type { Placement } from '../../modules/core';
import type { IDnsProvider, IDelegatingDns, IHostNameDns, ITextProofDns } from '../../modules/dns';

/** A DNS service that takes validation records and host names; those of Route 53 take proofs in TXT records too, and delegate. */
export type ZoneDns = IDnsProvider & IHostNameDns & Partial<ITextProofDns & IDelegatingDns>;

/** How an application account publishes in a zone. */
export interface PublisherContext {
  /** The shared-services account, as the validation role reaches it. */
  readonly at?: Placement;
  /** Accounts that hold zones besides, as the zone's role reaches them, by the zone. */
  readonly otherAccounts: ReadonlyMap<string, Placement>;
  /** The account itself, for zones of its own. */
  readonly own: Placement;
  /** The zone of the file above a zone, as the account publishes in it; undefined where it has none there. */
  readonly above: (zoneName: string) => ZoneDns | undefined;
  /** Names whose record something else created: it is taken over. */
  readonly overwriteNames: readonly string[];
  /** Whether a function of shared services may have created any record: it is taken over. @default false */
  readonly overwriteAny?: boolean;
  /** Names whose record people created. */
  readonly publishedNames: readonly string[];
}

/** A hosted zone of shared services, in its own stack. */
export interface HostedZone {
  readonly hostedZoneId: string;
  /** What the parent zone is to delegate to. @default - it does already */
  readonly nameServers?: string[];
}

/** How a zone of one type is wired. */
export interface ZoneWiring<T extends Zone> {
  /**
   * Terraform's type of a validation record there.
   *
   * @default - people write the records
   */
  readonly recordResourceType?: string;
  /** The zone as application accounts publish in it. */
  readonly dns: (scope: Construct, name: string, zone: T, context: PublisherContext) => ZoneDns;
  /**
   * The zone in the stack of shared services.
   *
   * @default - another DNS service has it
   */
  readonly hostedZone?: (scope: Construct, name: string, zone: T, at: Placement) => HostedZone;
}
