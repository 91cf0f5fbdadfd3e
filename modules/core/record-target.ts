/** Where a service answers: what the records of its host names point at. Both values may be tokens. */
export interface RecordTarget {
  /** Host name that AWS gave the service. */
  readonly targetDomainName: string;
  /**
   * Hosted zone of that host name, as alias records in Route 53 ask for it.
   *
   * @default - it takes CNAME records only
   */
  readonly targetHostedZoneId?: string;
}
