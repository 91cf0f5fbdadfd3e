import { TerraformStack } from 'cdktf';
import { Construct, type IConstruct } from 'constructs';
import type { RecordTarget } from '../core';
import { recordName } from './record-name';

const ID = 'HostNameRecords';

/** A host name and the service that clients reach by it. */
export interface HostNameRecord {
  /** Normalized; may be a wildcard. */
  readonly hostName: string;
  readonly target: RecordTarget;
}

/**
 * A DNS service whose records can point host names at services.
 *
 * Implement it for a service this project does not know: define the records in `scope` under ids that begin with `id`.
 */
export interface IHostNameDns {
  pointAt(scope: Construct, id: string, record: HostNameRecord): void;
}

/**
 * The records by which clients of a stack's services find them: one for each host name.
 *
 * It stands apart from the services, so that a host name that moves from one to another is changed in place.
 */
export class HostNameRecords extends Construct {
  private constructor(scope: Construct) {
    super(scope, ID);
  }

  /** The records of the stack that `scope` is in. */
  public static of(scope: IConstruct): HostNameRecords {
    const stack = TerraformStack.of(scope);
    return (stack.node.tryFindChild(ID) as HostNameRecords | undefined) ?? new HostNameRecords(stack);
  }

  public pointAt(dns: IHostNameDns, hostName: string, target: RecordTarget): void {
    const name = recordName(this, hostName);
    dns.pointAt(this, name, { hostName: name, target });
  }
}
