import { TerraformStack } from 'cdktf';
import { Construct, type IConstruct } from 'constructs';
import type { IDnsProvider, PublishedRecord, ValidationRecord } from './dns-provider';

const ID = 'ValidationRecords';

/**
 * The validation records of a stack: one for each account and name.
 *
 * ACM gives an account the same record for a name for ever, in every Region and for every certificate (ACM
 * User Guide, DNS validation). So the record stands apart from the certificates that need it: it is written
 * once, and dropping one certificate leaves the record another still renews by.
 */
export class ValidationRecords extends Construct {
  private readonly records = new Map<string, PublishedRecord>();

  private constructor(scope: Construct) {
    super(scope, ID);
  }

  /** The records of the stack that `scope` is in. */
  public static of(scope: IConstruct): ValidationRecords {
    const stack = TerraformStack.of(scope);
    return (stack.node.tryFindChild(ID) as ValidationRecords | undefined) ?? new ValidationRecords(stack);
  }

  /**
   * Publishes the record through `dns` unless the account's record for this name is already there.
   *
   * @param accountId account that asks for the certificate; part of the record's address, as its content is
   *   another for another account
   */
  public publish(dns: IDnsProvider, accountId: string, record: ValidationRecord): PublishedRecord {
    const key = `${accountId}-${record.domainName}`;
    const known = this.records.get(key);
    if (known) return known;
    const published = dns.publish(this, key, record);
    this.records.set(key, published);
    return published;
  }
}
