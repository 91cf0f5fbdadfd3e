import { type CertificateService, normalizeDomainName } from '../../modules/core';
import { type Draft, itemsOf } from '../draft';
import type { Path, Problem } from '../problem';
import type { Form } from '../form';

export interface ConsumerName {
  /**
   * Name of the entry before: it is renamed, not replaced. Take it out once it is applied everywhere.
   *
   * @default - the entry had no other name
   */
  readonly formerly?: string;
}

/** What a kind of consumer is to the rules: nothing else knows one kind from another. */
export interface ConsumerKind<T extends ConsumerName> {
  readonly form: Form<T>;
  readonly facts: (consumer: Draft<T>, account: Draft<ConsumerAccount>) => ConsumerFacts;
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
    'load balancer' | 'target group' | 'REST API' | 'private REST API' | 'HTTP API' | 'WebSocket API';
  readonly name: string;
  /** Of a load balancer and its target groups. @default - it has no type */
  readonly type?: 'application' | 'network';
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
  /** Region of the service itself; undefined where it has none, or the file does not say it well. */
  readonly region?: string;
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
   * Oldest AWS provider that knows a property, where the stacks alone ask for an older one.
   *
   * @default - any that the stacks take
   */
  readonly providerFrom?: { readonly path: Path; readonly version: readonly [number, number, number] };
  /**
   * Where it asks for proof that its names are ours, if its certificate is not a public one, and the certificate that
   * proves it: API Gateway does for mutual TLS.
   *
   * @default - it asks for none
   */
  readonly ownership?: { readonly path: Path; readonly certificate?: string };
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
