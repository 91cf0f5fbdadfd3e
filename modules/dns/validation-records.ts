import { TerraformStack } from 'cdktf';
import { Construct, type IConstruct } from 'constructs';
import { RemovedResource } from '../core/constructs';
import { NOT_IN_STATE } from './retained-record';
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
    const key = recordId(accountId, record.domainName);
    const known = this.records.get(key);
    if (known) return known;
    const published = dns.publish(this, key, record);
    this.records.set(key, published);
    return published;
  }

  /**
   * Keeps the record of a name that no certificate of the stack needs any more, for those that the stack does not know.
   *
   * It stays in the state as it is: only a certificate knows its token, and services ignore later changes of name and
   * value. A `removed` block would not do while a certificate in use loses the name: Terraform 1.11 orders the forgetting
   * before what replaces the certificate and after what goes with the old one, and stops at the cycle.
   */
  public retain(dns: IDnsProvider, accountId: string, domainName: string): void {
    this.publish(dns, accountId, {
      domainName,
      recordName: `${NOT_IN_STATE}.${domainName}`,
      recordValue: `${NOT_IN_STATE}.invalid`,
    });
  }

  /**
   * Lets go of the record of a name that no certificate of the stack needs any more.
   *
   * @param resourceType Terraform's type of the record, for example `aws_route53_record`
   * @param destroy whether the record is deleted, or only leaves the state
   */
  public release(resourceType: string, accountId: string, domainName: string, destroy: boolean): void {
    new RemovedResource(this, recordId(accountId, domainName), { resourceType, destroy });
  }
}

function recordId(accountId: string, domainName: string): string {
  return `${accountId}-${domainName}`;
}
