import type { Construct } from 'constructs';

/** A zone, and who answers for it. */
export interface Delegation {
  readonly zoneName: string;
  readonly nameServers: string[];
}

/** A DNS service of a zone that can delegate to zones below it. */
export interface IDelegatingDns {
  delegate(scope: Construct, id: string, delegation: Delegation): void;
}
