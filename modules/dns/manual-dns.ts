import { Lazy, TerraformOutput, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { normalizeDomainName } from '../core';
import type { IDnsProvider, PublishedRecord, ValidationRecord } from './dns-provider';

export interface ManualDnsProps {
  /**
   * Names whose record the zone's owner has created, without wildcard.
   *
   * @default - none: the stack outputs the records and does not wait for certificates that need them
   */
  readonly publishedNames?: readonly string[];
}

/**
 * For a zone that somebody else edits: the stack outputs the records to create.
 *
 * The first apply requests the certificate and shows the records as the output `dns_records_to_create`. Once
 * they stand, list their names in `publishedNames`: the second apply waits for the certificate and hands it to its
 * consumers. A name that is to be added to a certificate in use is requested on one of its own first: its record is the
 * same for ever.
 */
export class ManualDns implements IDnsProvider {
  constructor(private readonly props: ManualDnsProps = {}) {}

  public publish(scope: Construct, _id: string, record: ValidationRecord): PublishedRecord {
    RecordsToCreate.of(scope).add(record);
    const published = (this.props.publishedNames ?? []).map(normalizeDomainName).includes(record.domainName);
    return { fqdn: record.recordName, published };
  }
}

/** The output of a stack that lists the records other people have to create. */
class RecordsToCreate extends Construct {
  private readonly records: Record<string, { type: string; name: string; value: string }> = {};

  private constructor(scope: Construct) {
    super(scope, 'RecordsToCreate');
    new TerraformOutput(this, 'Output', {
      value: Lazy.anyValue({ produce: () => this.records }),
      description: 'Create these records in public DNS and keep them: ACM renews by them',
    }).overrideLogicalId('dns_records_to_create');
  }

  public static of(scope: Construct): RecordsToCreate {
    const stack = TerraformStack.of(scope);
    return (
      (stack.node.tryFindChild('RecordsToCreate') as RecordsToCreate | undefined) ??
      new RecordsToCreate(stack)
    );
  }

  public add(record: ValidationRecord): void {
    this.records[record.domainName] = { type: 'CNAME', name: record.recordName, value: record.recordValue };
  }
}
