import { type ITerraformDependable, Lazy, type Precondition, TerraformStack } from 'cdktf';
import { Construct, type IConstruct } from 'constructs';
import { nameToProve } from '../core';
import { recordName } from './record-name';

const ID = 'TextProofs';

/** A TXT record by which services prove that a name is ours. */
export interface TextProof {
  /** Normalized, without wildcard. */
  readonly domainName: string;
  /** The name of the record; the service says its first label once it stands. */
  readonly recordName: string;
  /** A text of each service that needs the record. */
  readonly values: string[];
  /** What must hold before the record is written. */
  readonly preconditions: Precondition[];
}

/**
 * A DNS service that takes TXT records by which names are proved.
 *
 * Implement it for a service this project does not know: define the record in `scope` under `id`.
 */
export interface ITextProofDns {
  /** Returns what publishes the record. */
  proveBy(scope: Construct, id: string, proof: TextProof): ITerraformDependable;
}

/** What a service says of the record that it looks for. */
export interface ProofOfService {
  readonly label: string;
  readonly value: string;
}

/**
 * The TXT records of a stack: one for each name, with the texts of all services that need it there.
 *
 * Two records of one name would be two owners of it, and each would take out the other's text.
 */
export class TextProofs extends Construct {
  private readonly records = new Map<string, MergedRecord>();

  private constructor(scope: Construct) {
    super(scope, ID);
  }

  /** The records of the stack that `scope` is in. */
  public static of(scope: IConstruct): TextProofs {
    const stack = TerraformStack.of(scope);
    return (stack.node.tryFindChild(ID) as TextProofs | undefined) ?? new TextProofs(stack);
  }

  /**
   * @returns what publishes the record, which the service's verification has to wait for
   */
  public prove(dns: ITextProofDns, domainName: string, proof: ProofOfService): ITerraformDependable {
    const name = nameToProve(recordName(this, domainName));
    const record = this.records.get(name) ?? this.define(dns, name, proof.label);
    record.proofs.push(proof);
    return record.publisher;
  }

  private define(dns: ITextProofDns, domainName: string, label: string): MergedRecord {
    const proofs: ProofOfService[] = [];
    const publisher = dns.proveBy(this, domainName, {
      domainName,
      recordName: `${label}.${domainName}`,
      values: Lazy.listValue({ produce: () => proofs.map(({ value }) => value) }),
      preconditions: [
        {
          condition: Lazy.stringValue({ produce: () => haveOneLabel(proofs) }),
          errorMessage: `The services of ${domainName} ask for records of different names: withdraw the proof of all but one`,
        },
        {
          condition: Lazy.stringValue({ produce: () => haveLabels(proofs) }),
          errorMessage: `AWS has not told the record that proves ${domainName} yet: apply again`,
        },
      ],
    });
    const record = { proofs, publisher };
    this.records.set(domainName, record);
    return record;
  }
}

interface MergedRecord {
  readonly proofs: ProofOfService[];
  readonly publisher: ITerraformDependable;
}

function haveOneLabel(proofs: readonly ProofOfService[]): string {
  return `\${length(distinct(${labelsOf(proofs)})) == 1}`;
}

function haveLabels(proofs: readonly ProofOfService[]): string {
  return `\${!contains(${labelsOf(proofs)}, "")}`;
}

function labelsOf(proofs: readonly ProofOfService[]): string {
  return `[${proofs.map(({ label }) => `"${label}"`).join(', ')}]`;
}
