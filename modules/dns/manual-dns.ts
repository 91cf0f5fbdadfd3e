import { Lazy, TerraformOutput, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { normalizeDomainName } from '../core';
import type { IDnsProvider, PublishedRecord, ValidationRecord } from './dns-provider';
import type { HostNameRecord, IHostNameDns } from './host-name-records';

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
export class ManualDns implements IDnsProvider, IHostNameDns {
  constructor(private readonly props: ManualDnsProps = {}) {}

  public publish(scope: Construct, _id: string, record: ValidationRecord): PublishedRecord {
    const { recordName: name, recordValue: value } = record;
    RecordsToCreate.of(scope, VALIDATION).add(record.domainName, { type: 'CNAME', name, value });
    const published = (this.props.publishedNames ?? []).map(normalizeDomainName).includes(record.domainName);
    return { fqdn: record.recordName, published };
  }

  public pointAt(scope: Construct, _id: string, { hostName, target }: HostNameRecord): void {
    const value = target.targetDomainName;
    RecordsToCreate.of(scope, HOST_NAMES).add(hostName, { type: 'CNAME', name: hostName, value });
  }
}

interface ManualRecord {
  readonly type: 'CNAME';
  readonly name: string;
  readonly value: string;
}

/** What records are for, and the output that lists them. */
interface Purpose {
  readonly id: string;
  readonly output: string;
  readonly description: string;
}

const VALIDATION: Purpose = {
  id: 'RecordsToCreate',
  output: 'dns_records_to_create',
  description: 'Create these records in public DNS and keep them: ACM renews by them',
};

const HOST_NAMES: Purpose = {
  id: 'HostNamesToPoint',
  output: 'dns_host_names_to_point',
  description: 'Point these host names at their services; where a name takes no CNAME, use an alias',
};

/** The output of a stack that lists the records of one purpose, which other people have to create. */
class RecordsToCreate extends Construct {
  private readonly records: Record<string, ManualRecord> = {};

  private constructor(scope: Construct, { id, output, description }: Purpose) {
    super(scope, id);
    new TerraformOutput(this, 'Output', {
      value: Lazy.anyValue({ produce: () => this.records }),
      description,
    }).overrideLogicalId(output);
  }

  public static of(scope: Construct, purpose: Purpose): RecordsToCreate {
    const stack = TerraformStack.of(scope);
    return (
      (stack.node.tryFindChild(purpose.id) as RecordsToCreate | undefined) ??
      new RecordsToCreate(stack, purpose)
    );
  }

  public add(name: string, record: ManualRecord): void {
    this.records[name] = record;
  }
}
