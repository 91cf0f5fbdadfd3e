import { isCertificateArgument, servesCertificates } from './certificate-arguments';
import type { CertificateSource, FleetCertificate, FleetConsumer, FleetRecord } from './fleet';
import type { FleetZones } from './fleet-zones';
import type { PlannedResource } from './planned-resources';
import { instanceKeyOf } from './instance-address';
import { type FleetResource, type Values, accountIdOf, addressOf, combinedState, textOf } from './resource';
import type { ResourceIndex } from './resource-index';
import { consumerName, listenerOf } from './consumers';
import { serviceName } from './services';

const RECORD_TYPES: ReadonlySet<string> = new Set([
  'aws_route53_record',
  'cloudflare_dns_record',
  'cloudflare_record',
]);

/** The certificates, each once for all its Regions, and what serves them. */
export function certificatesAndConsumers(
  index: ResourceIndex,
  zones: FleetZones,
  issuerOf: (certificate: FleetResource) => string | undefined,
): { certificates: FleetCertificate[]; consumers: FleetConsumer[] } {
  const groups = new Map<string, FleetResource[]>();
  for (const resource of index.resources) {
    if (resource.type !== 'aws_acm_certificate') continue;
    const id = certificateId(resource);
    groups.set(id, [...(groups.get(id) ?? []), resource]);
  }
  const records = recordsByCertificate(index);
  const certificates = [...groups].map(([id, members]): FleetCertificate => {
    const [first] = members as [FleetResource];
    return {
      id,
      account: accountIdOf(first),
      state: combinedState(members.map(({ state }) => state)),
      resources: members.map(addressOf),
      names: namesOf(first),
      removedNames: removedNames(members),
      source: sourceOf(first),
      regions: [...new Set(members.flatMap(({ region }) => region ?? []))].sort(),
      records: fleetRecords(new Set(members.flatMap((member) => [...(records.get(member) ?? [])])), zones),
      issuer: issuerOf(first),
      expiry: firstExpiry(members.map(({ values }) => values)),
      replacedExpiry: firstExpiry(members.flatMap(replacedValues)),
    };
  });
  return { certificates, consumers: consumersOf(index) };
}

/** The names on a certificate: domain name first, the others in order. */
export function namesOf({ values }: Pick<FleetResource, 'values'>): string[] {
  const main = values.domain_name ?? values.domain;
  const others = Array.isArray(values.subject_alternative_names) ? values.subject_alternative_names : [];
  const names = [main, ...[...(others as unknown[])].sort()].filter(
    (name): name is string => typeof name === 'string',
  );
  return [...new Set(names)];
}

/** The provider says nothing, or an empty text, before a certificate is issued. */
function firstExpiry(values: readonly Values[]): string | undefined {
  return values.flatMap(({ not_after: moment }) => textOf(moment) || []).sort()[0];
}

function replacedValues(resource: FleetResource): Values[] {
  return resource.state === 'replace' && 'before' in resource
    ? [(resource as PlannedResource).before ?? {}]
    : [];
}

/** Names that one of the Regions has before a plan and none has after it. */
function removedNames(members: readonly FleetResource[]): string[] | undefined {
  const before = members.flatMap((member) =>
    'before' in member ? namesOf({ values: (member as PlannedResource).before ?? {} }) : [],
  );
  const after = members.flatMap(namesOf);
  const removed = [...new Set(before)].filter((name) => !after.includes(name));
  return removed.length > 0 ? removed : undefined;
}

function certificateId(resource: FleetResource): string {
  const names = namesOf(resource);
  const key = names.length === 0 ? resource.address : names.join(',');
  return `${accountIdOf(resource)}/certificate/${sourceOf(resource)}/${key}`;
}

function sourceOf({ mode, values, references }: FleetResource): CertificateSource {
  if (mode === 'data') return 'existing';
  if (values.certificate_authority_arn || references.has('certificate_authority_arn')) return 'private';
  if (values.type === 'IMPORTED' || values.certificate_body || references.has('certificate_body'))
    return 'imported';
  return values.validation_method === 'EMAIL' ? 'email' : 'public';
}

/** The records that wait for or are made from a certificate. */
function recordsByCertificate(index: ResourceIndex): Map<FleetResource, Set<FleetResource>> {
  const records = new Map<FleetResource, Set<FleetResource>>();
  const add = (certificate: FleetResource, record: FleetResource) => {
    if (certificate.type !== 'aws_acm_certificate') return;
    records.set(certificate, (records.get(certificate) ?? new Set()).add(record));
  };
  for (const resource of index.resources) {
    if (resource.type === 'aws_acm_certificate_validation') {
      const waitedFor = index.referenced(resource, (path) => path === 'validation_record_fqdns');
      for (const certificate of index.referenced(resource, (path) => path === 'certificate_arn')) {
        waitedFor.filter(({ type }) => RECORD_TYPES.has(type)).forEach((record) => add(certificate, record));
      }
    } else if (RECORD_TYPES.has(resource.type)) {
      index.referenced(resource).forEach((certificate) => add(certificate, resource));
    }
  }
  return records;
}

function fleetRecords(records: ReadonlySet<FleetResource>, zones: FleetZones): FleetRecord[] {
  return [...records].map((record) => ({
    provedName: provedName(record),
    recordName: literal(record.values.fqdn) ?? literal(record.values.name),
    zone: zones.ofRecord(record),
    state: record.state,
  }));
}

/**
 * `_token.name` proves `name`; before the token is known, the expression that picks it says the name, or the key of a
 * record that is made for each.
 */
export function provedName({ values, address }: Pick<FleetResource, 'values' | 'address'>): string {
  const known = literal(values.fqdn) ?? literal(values.name);
  if (known !== undefined) return known.replace(/^[^.]*\./, '').replace(/\.$/, '');
  const picked = /domain_name == "([^"]+)"/.exec(String(values.name));
  const name = picked?.[1] ?? /^\["(.+\..+)"\]$/.exec(instanceKeyOf(address) ?? '')?.[1];
  return name?.replace(/^\*\./, '') ?? address;
}

function literal(value: unknown): string | undefined {
  return typeof value === 'string' && !value.includes('${') ? value : undefined;
}

function consumersOf(index: ResourceIndex): FleetConsumer[] {
  const consumers = new Map<string, FleetConsumer>();
  for (const resource of index.resources) {
    if (!servesCertificates(resource)) continue;
    const used = index.certificatesOf(resource, (path) => isCertificateArgument(resource.type, path));
    if (used.length === 0) continue;
    const serving = listenerOf(index, resource) ?? resource;
    const id = `${accountIdOf(serving)}/consumer/${serving.stack}/${serving.address}`;
    const known = consumers.get(id);
    const state = serving === resource || resource.state === 'unchanged' ? resource.state : 'update';
    consumers.set(id, {
      id,
      account: accountIdOf(serving),
      state: combinedState([serving.state, state, known?.state ?? 'unchanged']),
      resources: [...(known?.resources ?? []), addressOf(resource)],
      service: serviceName(serving.type),
      name: consumerName(index, serving),
      certificates: [...new Set([...(known?.certificates ?? []), ...used.map(certificateId)])],
    });
  }
  return [...consumers.values()];
}
