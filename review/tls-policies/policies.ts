import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Services whose policies are listed; API Gateway gives one name two meanings. */
export const TLS_SERVICES = [
  'load-balancer',
  'classic-load-balancer',
  'cloudfront',
  'api-gateway',
  'api-gateway-edge',
  'transfer',
  'opensearch',
  'iot',
] as const;
export type TlsService = (typeof TLS_SERVICES)[number];

/** TLS versions, newest first, and what came before them. */
export const PROTOCOLS = ['TLS 1.3', 'TLS 1.2', 'TLS 1.1', 'TLS 1.0', 'SSL 3.0', 'SSL 2.0'] as const;
export type Protocol = (typeof PROTOCOLS)[number];

/** What clients may agree on with a service. */
export interface TlsPolicy {
  readonly protocols: readonly Protocol[];
  /** As AWS writes them, by OpenSSL's names or IANA's. @default - AWS does not list them */
  readonly ciphers?: readonly string[];
  /** Said by AWS where it lists no ciphers. @default - AWS does not say */
  readonly forwardSecrecy?: true;
  /** @default - key exchange is by classical algorithms only */
  readonly postQuantum?: true;
}

/** The policies of a service, and where AWS lists them. */
export interface TlsPolicies {
  /** The guide and the title of its page; several where two kinds share their policies. */
  readonly source: string;
  /** Day the pages were read. */
  readonly read: string;
  readonly policies: Readonly<Record<string, TlsPolicy>>;
}

export type TlsPolicyTable = Readonly<Record<TlsService, TlsPolicies>>;

let loaded: TlsPolicyTable | undefined;

/** Every policy that AWS lists; read when first asked for. */
export function tlsPolicyTable(): TlsPolicyTable {
  loaded ??= (
    JSON.parse(readFileSync(join(__dirname, 'policies.json'), 'utf8')) as { services: TlsPolicyTable }
  ).services;
  return loaded;
}

/** A policy by its name; undefined where AWS did not list it when the table was made. */
export function tlsPolicy(service: TlsService, name: string): TlsPolicy | undefined {
  const { policies } = tlsPolicyTable()[service];
  return Object.hasOwn(policies, name) ? policies[name] : undefined;
}
