import type { Fleet, FleetAccount, FleetCertificateAuthority, FleetShare } from './fleet';
import { certificatesAndConsumers } from './fleet-certificates';
import { FleetZones } from './fleet-zones';
import { type FleetResource, accountIdOf, addressOf, combinedState, textOf } from './resource';
import { ResourceIndex } from './resource-index';

/** What resources of one or many stacks say of certificates. Names that stacks agree on tie the stacks together. */
export function buildFleet(all: readonly FleetResource[]): Fleet {
  const resources = all.filter(({ isDeposed }) => isDeposed !== true);
  const index = new ResourceIndex(resources);
  const zones = new FleetZones(index);
  const { authorities, authorityIds } = certificateAuthorities(index);
  const { shares, shareIds } = resourceShares(index, authorityIds);
  const issuers = new Map([...authorityIds, ...shareIds]);
  const { certificates, consumers } = certificatesAndConsumers(index, zones, (certificate) =>
    issuerOf(index, certificate, issuers),
  );
  const fleet = { zones: zones.all(), certificateAuthorities: authorities, shares, certificates, consumers };
  return { accounts: accountsOf(resources, Object.values(fleet).flat()), ...fleet };
}

/** An account is called after the stack that has most of it: other stacks only reach into it. */
function accountsOf(
  resources: readonly FleetResource[],
  items: ReadonlyArray<{ readonly account: string }>,
): FleetAccount[] {
  const stacks = new Map<string, Map<string, number>>();
  for (const resource of resources) {
    if (resource.mode === 'data') continue;
    const counts = stacks.get(accountIdOf(resource)) ?? new Map<string, number>();
    stacks.set(accountIdOf(resource), counts.set(resource.stack, (counts.get(resource.stack) ?? 0) + 1));
  }
  const ids = [...new Set(items.map(({ account }) => account))].sort();
  return ids.map((id) => {
    const [main] = [...(stacks.get(id) ?? [])].sort(([, a], [, b]) => b - a);
    return { id, name: main?.[0] ?? id };
  });
}

type Ids = ReadonlyMap<FleetResource, string>;

function certificateAuthorities(index: ResourceIndex) {
  const authorityIds = new Map(
    index
      .managedOfType('aws_acmpca_certificate_authority')
      .map((resource) => [
        resource,
        `${accountIdOf(resource)}/certificate-authority/${resource.stack}/${resource.address}`,
      ]),
  );
  const parents = new Map<FleetResource, string>();
  for (const certificate of index.managedOfType('aws_acmpca_certificate')) {
    const parent = authorityBehind(index, certificate, 'certificate_authority_arn');
    const signed = authorityBehind(index, certificate, 'certificate_signing_request');
    if (parent && signed && parent !== signed) parents.set(signed, authorityIds.get(parent) ?? '');
  }
  const authorities = [...authorityIds].map(([resource, id]): FleetCertificateAuthority => ({
    id,
    account: accountIdOf(resource),
    state: resource.state,
    resources: [addressOf(resource)],
    commonName: commonNameOf(resource),
    parent: parents.get(resource) || undefined,
  }));
  return { authorities, authorityIds };
}

/** The CA an argument names: itself, or what activates it or gives permission on it. */
function authorityBehind(
  index: ResourceIndex,
  from: FleetResource,
  argument: string,
): FleetResource | undefined {
  const seen = new Set<FleetResource>();
  let next = index.referenced(from, (path) => path === argument);
  while (next.length > 0) {
    const authority = next.find(({ type }) => type === 'aws_acmpca_certificate_authority');
    if (authority) return authority;
    next.forEach((each) => seen.add(each));
    next = next
      .flatMap((each) => index.referenced(each, (path) => path === 'certificate_authority_arn'))
      .filter((each) => !seen.has(each));
  }
  return undefined;
}

function commonNameOf({ values, address }: FleetResource): string {
  const name = deepText(values.certificate_authority_configuration, 'common_name');
  return name ?? address;
}

/** The text of a property, however many blocks it is nested in. */
function deepText(value: unknown, property: string): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, item] of Object.entries(value)) {
    const found = key === property && typeof item === 'string' ? item : deepText(item, property);
    if (found !== undefined) return found;
  }
  return undefined;
}

function resourceShares(index: ResourceIndex, authorityIds: Ids) {
  const shareIds = new Map(
    index
      .managedOfType('aws_ram_resource_share')
      .map((resource) => [resource, `${accountIdOf(resource)}/share/${resource.stack}/${resource.address}`]),
  );
  const sharesByArn = new Map([...shareIds.keys()].map((share) => [share.values.arn ?? share, share]));
  const associated = (type: string) => {
    const groups = new Map<FleetResource | undefined, FleetResource[]>();
    for (const association of index.managedOfType(type)) {
      const [referenced] = index.referenced(association, (path) => path === 'resource_share_arn');
      const share = referenced ?? sharesByArn.get(association.values.resource_share_arn ?? '');
      groups.set(share, [...(groups.get(share) ?? []), association]);
    }
    return groups;
  };
  const sharedResources = associated('aws_ram_resource_association');
  const sharedWith = associated('aws_ram_principal_association');
  const shares = [...shareIds].map(([resource, id]): FleetShare => {
    const shared = (sharedResources.get(resource) ?? []).flatMap(
      (association) => authorityBehind(index, association, 'resource_arn') ?? [],
    );
    const principals = sharedWith.get(resource) ?? [];
    return {
      id,
      account: accountIdOf(resource),
      state: combinedState([
        resource.state,
        ...principals.map(({ state }) => (state === 'unchanged' ? state : 'update')),
      ]),
      resources: [addressOf(resource)],
      name: textOf(resource.values.name) ?? resource.address,
      certificateAuthority: shared.map((each) => authorityIds.get(each)).find((found) => found !== undefined),
      principals: principals.map(({ values }) => textOf(values.principal) ?? '').sort(),
    };
  });
  return { shares, shareIds };
}

/**
 * The share or CA a private certificate comes from. An account finds a share by its name, or by a parameter that
 * holds its ARN: both are names that the stacks agree on.
 */
function issuerOf(index: ResourceIndex, certificate: FleetResource, issuers: Ids): string | undefined {
  const seen = new Set<FleetResource>();
  let next = index.referenced(certificate, (path) => path === 'certificate_authority_arn');
  while (next.length > 0) {
    const known = next.map((each) => issuers.get(each)).find((found) => found !== undefined);
    if (known !== undefined) return known;
    next.forEach((each) => seen.add(each));
    next = next
      .flatMap((each) => [...index.referenced(each), ...sameName(index, each)])
      .filter((each) => !seen.has(each));
  }
  const arn = certificate.values.certificate_authority_arn;
  const byArn = typeof arn === 'string' ? index.withArn(arn) : undefined;
  return byArn && issuers.get(byArn);
}

/** What a data source looks up by name, in whatever stack makes it. */
function sameName(index: ResourceIndex, { mode, type, values }: FleetResource): FleetResource[] {
  if (mode === 'managed') return [];
  return index.managedOfType(type).filter((resource) => resource.values.name === values.name);
}
