import type { Construct } from 'constructs';

/** A CNAME that proves to ACM that an account controls a name. */
export interface ValidationRecord {
  /** Name that is proved, normalized and never a wildcard; known at synth. */
  readonly domainName: string;
  /** Name of the record, without a trailing dot; known once ACM has the request. */
  readonly recordName: string;
  /** Value of the record, without a trailing dot; known once ACM has the request. */
  readonly recordValue: string;
}

/** What became of a record. */
export interface PublishedRecord {
  /** Name under which the record can be resolved. Reading it makes Terraform publish first. */
  readonly fqdn: string;
  /** Whether the record stands after this apply. False where a person still has to create it. */
  readonly published: boolean;
}

/**
 * A DNS service that can hold validation records.
 *
 * Implement it for a service this project does not know: define the record in `scope` under `id`, ignore
 * later changes of its name and value (they only look like changes while a certificate is being replaced),
 * and return where it can be resolved.
 */
export interface IDnsProvider {
  /**
   * Defines the record.
   *
   * Called once for each account and name of a stack, however many certificates and Regions need the record.
   */
  publish(scope: Construct, id: string, record: ValidationRecord): PublishedRecord;
}
