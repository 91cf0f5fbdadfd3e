import { type CertificateService, normalizeDomainName } from '../../modules/core';
import type { Certificate } from '../certificates';
import { type Draft, itemsOf } from '../draft';
import { type Form, name, oneOf } from '../form';
import type { Permission, PermissionAccount } from '../permissions/permission';
import type { Path, Problem } from '../problem';

/**
 * - `published`: the stack writes the records, and keeps them right.
 * - `withdrawn`: it writes none; the role may still delete those it wrote. Then leave it out.
 */
export type RecordState = 'published' | 'withdrawn';

/** What every kind of consumer may say. */
export interface EveryConsumer {
  /**
   * Name of the entry before: it is renamed, not replaced. Take it out once it is applied everywhere.
   *
   * @default - the entry had no other name
   */
  readonly formerly?: string;
  /**
   * Whether its host names point at it; for a service behind another that clients reach by the same name: `withdrawn`.
   *
   * @default - as the application says
   */
  readonly hostNameRecords?: RecordState;
}

export const publishedOrWithdrawn = oneOf(['published', 'withdrawn']);

/** The forms of what every kind may say. */
export const everyConsumer = {
  formerly: name.optional(),
  hostNameRecords: publishedOrWithdrawn.optional(),
};

/** What a kind of consumer is to the rules: nothing else knows one kind from another. */
export interface ConsumerKind<T extends EveryConsumer> {
  readonly form: Form<T>;
  readonly facts: (consumer: Draft<T>, account: Draft<ConsumerAccount>) => ConsumerFacts;
  /** What deploying and planning it needs in the account. */
  readonly permissions: (consumer: T, account: PermissionAccount) => readonly Permission[];
}

/** What facts may depend on of the account, as in `Application`. */
export interface ConsumerAccount {
  readonly accountId: string;
  readonly regions: readonly [string, ...string[]];
  readonly listenerCertificateQuota?: number;
}

/** Something that is there once: a name that stacks compute, or what a consumer occupies. */
export interface Claim {
  readonly path: Path;
  /** What is claimed, in words that are the same for the same thing and for no other. */
  readonly thing: string;
  readonly remedy: string;
}

/** Something of the account that others manage. */
export interface LookUp {
  readonly what:
    | 'load balancer'
    | 'target group'
    | 'Elastic Beanstalk application'
    | 'REST API'
    | 'private REST API'
    | 'HTTP API'
    | 'WebSocket API'
    | 'subnet'
    | 'security group'
    | 'instance'
    | 'Lattice target group'
    | 'service network'
    | 'private namespace'
    | 'public namespace'
    | 'OpenSearch domain'
    | 'user pool';
  /** Of what belongs to a network, its id. */
  readonly name: string;
  /** Of a load balancer and its target groups. @default - it has no type */
  readonly type?: 'application' | 'network';
  /** By which it is found instead of by its name. @default - it is found by its name */
  readonly arn?: string;
  /** @default - that of the consumer */
  readonly region?: string;
}

/** What rules need to know of a consumer, whatever its type; paths start at the consumer. */
export interface ConsumerFacts {
  /** Names of the certificates it uses. */
  readonly certificates: ReadonlyArray<readonly [Path, string]>;
  /** Host names that clients ask it for. */
  readonly hostNames: ReadonlyArray<readonly [Path, string]>;
  /** The service, and with it what it asks of its certificates. */
  readonly service: CertificateService;
  /** What chooses the service. */
  readonly chosenBy: Path;
  /**
   * Whether clients find it by other records than those that an environment writes, or by none.
   *
   * @default false - its wiring says what records of its host names point at
   */
  readonly isReachedOtherwise?: boolean;
  /**
   * Names that the service takes only with a TXT record which proves them, and what the consumer says of that record.
   *
   * @default - it asks for no such proof
   */
  readonly textProof?: {
    readonly state?: RecordState;
    readonly names: ReadonlyArray<readonly [Path, string]>;
  };
  /** Region of the service itself; undefined where it has none, or the file does not say it well. */
  readonly region?: string;
  /**
   * Its Regions where it may be in several, each of which must have its certificates.
   *
   * @default - it is in `region` only
   */
  readonly regions?: ReadonlyArray<readonly [Path, string]>;
  /** What must stand before it, which it looks up by name in its Region. */
  readonly lookUps: readonly LookUp[];
  /** What nothing else can have at the same time. */
  readonly claims: readonly Claim[];
  /**
   * How many certificates all consumers `of` one thing may use.
   *
   * @default - as many as it names
   */
  readonly certificateQuota?: { readonly of: string; readonly limit: number; readonly property: string };
  /**
   * Proof that its names are ours: the property that names the certificate which proves it, and of which sources of its
   * own certificate the service asks for one.
   *
   * @default - it asks for none
   */
  readonly ownership?: {
    readonly path: Path;
    readonly certificate?: string;
    readonly isAskedOf: ReadonlyArray<Certificate['source']>;
  };
  /**
   * The one of its certificates whose CA clients are let in by, which no public one is.
   *
   * @default - it lets in no clients by certificates of their own, or is told of their CA otherwise
   */
  readonly clientAuthority?: readonly [Path, string];
  /**
   * CAs of shared services by whose revocation lists it refuses clients, and what it is in its account and nothing else there, of
   * which names are made; without the latter the file does not say it well.
   *
   * @default - it looks at no lists
   */
  readonly clientRevocation?: {
    readonly authorities: ReadonlyArray<readonly [Path, string]>;
    readonly of?: string;
  };
  /**
   * Whether it takes a wildcard as its name only with a public certificate of ACM.
   *
   * @default - any certificate that has the wildcard
   */
  readonly wildcardIsProved?: boolean;
  /**
   * What is wrong with its properties among each other.
   *
   * @default - nothing can be
   */
  readonly problems?: readonly Problem[];
  /**
   * Values that older AWS providers do not take, which the stacks by themselves ask for.
   *
   * @default - every provider that the stacks take has all of them
   */
  readonly needsProvider?: readonly ProviderNeed[];
}

/** A value that the AWS provider takes from a version on. */
export interface ProviderNeed {
  readonly path: Path;
  readonly got: unknown;
  readonly version: readonly [major: number, minor: number, patch: number];
}

/** Names that a service lets nobody else have (CloudFront Developer Guide, move an alternate domain name). */
export function nameClaims(names: ConsumerFacts['hostNames'], place: string): Claim[] {
  return names.map(([path, name]) => ({
    path,
    thing: `the name "${normalizeDomainName(name)}" at ${place}`,
    remedy: 'leave it out of one of them',
  }));
}

/** Names of all certificates that it needs, also of those that clients do not see. */
export function neededCertificates({ certificates, ownership }: ConsumerFacts): string[] {
  const proof = ownership?.certificate;
  return [...certificates.map(([, name]) => name), ...(proof === undefined ? [] : [proof])];
}

/** The value of a property, with where it stands. */
export function named(property: string, value: string | undefined): Array<[Path, string]> {
  return value === undefined ? [] : [[[property], value]];
}

/** The values of a list, each with where it stands. */
export function listed(
  property: string,
  values: ReadonlyArray<string | undefined> | undefined,
): Array<[Path, string]> {
  return itemsOf(values).map(([index, value]) => [[property, index], value]);
}
