import type { CertificateDetail, DomainValidation } from '@aws-sdk/client-acm';
import { nameToProve } from '../../modules/core/domain-name';
import { ENVIRONMENT_TAG } from '../../modules/core/tags';

/** The record by which ACM validates a name. */
export interface Proof {
  /** Without wildcard, which has the record of the name that it stands under. */
  readonly name: string;
  readonly recordName: string;
  readonly recordValue: string;
}

/** What ACM waits for of a certificate. */
export type Awaited =
  | { readonly waitsFor: 'proofs'; readonly proofs: readonly Proof[] }
  /** ACM has not made all records yet. */
  | { readonly waitsFor: 'records' }
  | { readonly waitsFor: 'nothing'; readonly because: string };

/** Keys of a certificate's tags. */
export type TagKeys = ReadonlySet<string>;

/**
 * What is to be written so that ACM issues a certificate, or renews it: nothing for one that Terraform has, whoever is its owner.
 */
export function awaitedBy(certificate: CertificateDetail, tagKeys: TagKeys): Awaited {
  const { Type: type, ManagedBy: managedBy } = certificate;
  if (type !== 'AMAZON_ISSUED') return nothing(`it is of type ${type}, which no record validates`);
  if (managedBy !== undefined) return nothing(`${managedBy} validates it`);
  if (tagKeys.has(ENVIRONMENT_TAG)) return nothing('the stacks of an environment have it');
  const awaited = awaitedOptions(certificate);
  if (awaited === undefined) return nothing('ACM waits for no validation');
  const byDns = awaited.filter(({ ValidationMethod }) => ValidationMethod === 'DNS');
  if (awaited.length > 0 && byDns.length === 0) return nothing('it is not validated by DNS');
  if (byDns.length === 0 || byDns.some(({ ResourceRecord }) => ResourceRecord === undefined))
    return { waitsFor: 'records' };
  return { waitsFor: 'proofs', proofs: proofsOf(byDns) };
}

/** Names that ACM validates for the first time, or again because it renews. */
function awaitedOptions(certificate: CertificateDetail): DomainValidation[] | undefined {
  const { Status, RenewalSummary, DomainValidationOptions = [] } = certificate;
  if (Status === 'PENDING_VALIDATION') return DomainValidationOptions;
  if (Status !== 'ISSUED' || !isRenewing(certificate)) return undefined;
  return (RenewalSummary?.DomainValidationOptions ?? []).map((option) => ({
    ...option,
    ResourceRecord:
      option.ResourceRecord ??
      DomainValidationOptions.find(({ DomainName }) => DomainName === option.DomainName)?.ResourceRecord,
  }));
}

/** Whether ACM renews it, by itself as long as the records stand. */
export function isRenewing({ RenewalSummary }: CertificateDetail): boolean {
  const status = RenewalSummary?.RenewalStatus;
  return status === 'PENDING_AUTO_RENEWAL' || status === 'PENDING_VALIDATION';
}

function proofsOf(options: readonly DomainValidation[]): Proof[] {
  const proofs = options.map(({ DomainName, ResourceRecord }): Proof => {
    const name = nameToProve(DomainName!.toLowerCase());
    return { name, recordName: withoutDot(ResourceRecord!.Name!), recordValue: ResourceRecord!.Value! };
  });
  return [...new Map(proofs.map((proof) => [proof.recordName, proof])).values()];
}

/** The form of ACM's records (ACM User Guide, DNS validation): IAM can hold no value of a record against anything. */
export function isOfAcm({ name, recordName, recordValue }: Proof): boolean {
  return (
    /^_[0-9a-z]{32}$/.test(recordName.slice(0, -name.length - 1)) &&
    recordName.endsWith(`.${name}`) &&
    /^_[0-9a-z]+\.(?:[a-z0-9-]+\.)*acm-validations\.aws\.?$/.test(recordValue)
  );
}

function withoutDot(name: string): string {
  return name.toLowerCase().replace(/\.$/, '');
}

function nothing(because: string): Awaited {
  return { waitsFor: 'nothing', because };
}
