import { type PlannedResource, type Values, textOf } from '../fleet';
import type { PlannedChanges } from './planned-changes';

/** What people call a CA: the common name of its subject. */
export function authorityName({ values, address }: Pick<PlannedResource, 'values' | 'address'>): string {
  const [configuration] = blocks(values.certificate_authority_configuration);
  const [subject] = blocks(configuration?.subject);
  return textOf(subject?.common_name) ?? address;
}

/** The RAM shares of private CAs, with what is associated with them. */
export interface AuthorityShare {
  readonly share: PlannedResource;
  readonly resources: readonly PlannedResource[];
  readonly principals: readonly PlannedResource[];
}

/** The shares that hold a private CA, now or after the apply. */
export function authorityShares(changes: PlannedChanges): AuthorityShare[] {
  const shares = changes.ofType('aws_ram_resource_share');
  const byArn = new Map(shares.map((share) => [share.before?.arn, share]));
  const shareOf = (association: PlannedResource) =>
    byArn.get(association.before?.resource_share_arn ?? '') ??
    changes.index.referenced(association, (path) => path === 'resource_share_arn')[0];
  const grouped = (type: string) => {
    const groups = new Map<unknown, PlannedResource[]>();
    for (const association of changes.ofType(type)) {
      const share = shareOf(association);
      groups.set(share, [...(groups.get(share) ?? []), association]);
    }
    return groups;
  };
  const [resources, principals] = ['aws_ram_resource_association', 'aws_ram_principal_association'].map(
    grouped,
  );
  return shares
    .map((share) => ({
      share,
      resources: (resources?.get(share) ?? []).filter(isOfAuthority),
      principals: principals?.get(share) ?? [],
    }))
    .filter((shared) => shared.resources.length > 0);
}

function isOfAuthority({ before, after, references }: PlannedResource): boolean {
  const arn = textOf(after?.resource_arn) ?? textOf(before?.resource_arn);
  if (arn !== undefined) return arn.includes(':acm-pca:');
  return (references.get('resource_arn') ?? []).some((address) => address.startsWith('aws_acmpca_'));
}

/** Principals in words: an account, a unit, the whole organization. */
export function principalsOf(associations: readonly PlannedResource[]): string[] {
  return associations.map(({ values }) => textOf(values.principal) ?? 'unknown').sort();
}

function blocks(value: unknown): Values[] {
  return Array.isArray(value) ? (value as Values[]) : [];
}
