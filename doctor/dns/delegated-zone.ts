/** A zone, and what is known of its name servers elsewhere than in the DNS. */
export interface DelegatedZone {
  readonly name: string;
  /**
   * Name servers the hosted zone has, from Route 53.
   *
   * @default - not known; the delegation is compared with what the zone says of itself
   */
  readonly hostedNameServers?: readonly string[];
  /** Who or what has them otherwise, for remedies. */
  readonly nameServersAreKnownTo: string;
}
