/*
 * What certificates a fleet has and how its accounts hang together: what pictures, pages and rules speak of.
 * Made from synthesized stacks or from plans; names and values in it come from outside and may be hostile.
 */

/** What a plan does to something. `unchanged` where there is no plan. */
export type ChangeState = 'unchanged' | 'create' | 'update' | 'replace' | 'delete';

/** What AWS said of a certificate, where it was asked. */
export type LiveStatus = 'issued' | 'expiring' | 'expired' | 'pending' | 'failed';

export interface Fleet {
  readonly accounts: readonly FleetAccount[];
  readonly zones: readonly FleetZone[];
  readonly certificateAuthorities: readonly FleetCertificateAuthority[];
  readonly shares: readonly FleetShare[];
  readonly certificates: readonly FleetCertificate[];
  readonly consumers: readonly FleetConsumer[];
}

/** An account: a box around what lives in it. */
export interface FleetAccount {
  /** Account id, or the name of the stack where the id is not known. */
  readonly id: string;
  /** Name of the stack that describes the account, for example `production-shop`. */
  readonly name: string;
}

interface FleetItem {
  /** Unique in the fleet. */
  readonly id: string;
  /** Id of the account it lives in. */
  readonly account: string;
  readonly state: ChangeState;
  /** Terraform addresses it stands for, each with its stack. */
  readonly resources: readonly ResourceAddress[];
}

export interface ResourceAddress {
  readonly stack: string;
  readonly address: string;
}

export interface FleetZone extends FleetItem {
  /** Domain name, or the hosted zone's id where only that is known. */
  readonly name: string;
}

export interface FleetCertificateAuthority extends FleetItem {
  readonly commonName: string;
  /** Id of the CA that signs it. @default - a root */
  readonly parent?: string;
}

/** A RAM share of a private CA. */
export interface FleetShare extends FleetItem {
  readonly name: string;
  /** Id of the shared CA. @default - not in the fleet */
  readonly certificateAuthority?: string;
  /** Account ids and ARNs of organizations and organizational units. */
  readonly principals: readonly string[];
}

export type CertificateSource = 'public' | 'email' | 'private' | 'imported' | 'existing';

/** A certificate, the same in one or several Regions of an account. */
export interface FleetCertificate extends FleetItem {
  /** Domain name first, then alternative names. */
  readonly names: readonly string[];
  /** Names it has now and will not have. @default - none, or there is no plan */
  readonly removedNames?: readonly string[];
  readonly source: CertificateSource;
  readonly regions: readonly string[];
  /** The records that prove its names. */
  readonly records: readonly FleetRecord[];
  /** Id of the share or CA that issues it. @default - a public certificate, or not in the fleet */
  readonly issuer?: string;
  /** First expiry of the Regions, as ISO date. @default - not known before it is issued */
  readonly expiry?: string;
  /** First expiry of what a plan replaces, as ISO date. @default - nothing is replaced, or it was not issued */
  readonly replacedExpiry?: string;
  /** @default - AWS was not asked */
  readonly status?: LiveStatus;
}

export interface FleetRecord {
  /** Name that is proved. */
  readonly provedName: string;
  /** Name of the CNAME. @default - not known before the certificate is requested */
  readonly recordName?: string;
  /** Id of the zone it stands in. @default - a zone outside the fleet */
  readonly zone?: string;
  readonly state: ChangeState;
}

/** A service that serves certificates. */
export interface FleetConsumer extends FleetItem {
  /** What it is, in AWS's words: `load balancer listener`. */
  readonly service: string;
  readonly name: string;
  /** Ids of its certificates. */
  readonly certificates: readonly string[];
}
