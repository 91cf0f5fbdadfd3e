import type { ChangeState, Fleet, FleetCertificate } from '../../fleet';
import { visibleText } from '../../modules/core';
import { dateOf } from '../subjects';
import { type SafeHtml, markup } from './escape';
import type { Review } from '../review';

const STATES: Readonly<Record<ChangeState, string>> = {
  unchanged: 'unchanged',
  create: '+ created',
  update: '~ updated',
  replace: '± replaced',
  delete: '− deleted',
};

const STATE_ORDER: readonly ChangeState[] = ['delete', 'replace', 'create', 'update', 'unchanged'];

const SOURCES: Readonly<Record<FleetCertificate['source'], string>> = {
  public: 'public, proved by DNS',
  email: 'public, proved by email',
  private: 'private',
  imported: 'imported',
  existing: 'managed elsewhere',
};

/** Every certificate, changed ones first; each opens to what hangs on it. */
export function certificatesSection({ fleet }: Review): SafeHtml {
  const facts = new FleetFacts(fleet);
  const sorted = [...fleet.certificates].sort(
    (a, b) => STATE_ORDER.indexOf(a.state) - STATE_ORDER.indexOf(b.state) || (a.id < b.id ? -1 : 1),
  );
  return markup`<section id="certificates" aria-labelledby="certificates-heading">
    <h2 id="certificates-heading">Certificates</h2>
    ${sorted.length === 0 ? markup`<p>The plans have no certificates.</p>` : sorted.map((each) => certificateDetails(each, facts))}
  </section>`;
}

/** Looks up what a certificate names by id. */
class FleetFacts {
  private readonly names: ReadonlyMap<string, string>;
  private readonly consumers = new Map<string, string[]>();

  constructor(fleet: Fleet) {
    this.names = new Map([
      ...fleet.accounts.map(({ id, name }) => [id, name] as const),
      ...fleet.zones.map(({ id, name }) => [id, name] as const),
      ...fleet.shares.map(({ id, name }) => [id, `share ${name}`] as const),
      ...fleet.certificateAuthorities.map(({ id, commonName }) => [id, commonName] as const),
    ]);
    for (const { certificates, service, name, state } of fleet.consumers) {
      const text = `${service} ${name}${state === 'unchanged' ? '' : ` (${STATES[state]})`}`;
      for (const id of certificates) this.consumers.set(id, [...(this.consumers.get(id) ?? []), text]);
    }
  }

  public nameOf(id: string): string {
    return this.names.get(id) ?? id;
  }

  public consumersOf(id: string): readonly string[] {
    return this.consumers.get(id) ?? [];
  }
}

function certificateDetails(certificate: FleetCertificate, facts: FleetFacts): SafeHtml {
  const {
    id,
    account,
    state,
    names,
    source,
    regions,
    records,
    issuer,
    expiry,
    resources,
    removedNames = [],
  } = certificate;
  const title = names[0] ?? resources[0]?.address ?? id;
  const consumers = facts.consumersOf(id);
  return markup`<details
    class="certificate ${state}"
    data-filter
    data-id="${id}"
    data-account="${account}"
    data-state="${state}"
    data-text="${[...names, ...removedNames, ...resources.map(({ address }) => address)].join(' ').toLowerCase()}"
  >
    <summary>
      <span class="state">${STATES[state]}</span> <b>${visibleText(title)}</b>
      <span class="where">${visibleText(facts.nameOf(account))}, ${regions.join(', ')}</span>
    </summary>
    <dl>
      <dt>Names</dt>
      <dd>${list([...names, ...removedNames.map((name) => `− ${name} (removed)`)])}</dd>
      <dt>Source</dt>
      <dd>${SOURCES[source]}${issuer && markup` from ${visibleText(facts.nameOf(issuer))}`}</dd>
      <dt>Regions</dt>
      <dd>${list(regions)}</dd>
      <dt>Records</dt>
      <dd>
        ${list(records.map(({ provedName, recordName, zone, state: change }) => `${recordName ?? `CNAME of ${provedName}`} in ${zone === undefined ? 'another zone' : facts.nameOf(zone)}${change === 'unchanged' ? '' : ` (${STATES[change]})`}`))}
      </dd>
      <dt>Consumers</dt>
      <dd>${list(consumers)}</dd>
      <dt>Expiry</dt>
      <dd>${dateOf(expiry) ?? 'known once it is issued'}</dd>
      <dt>Resources</dt>
      <dd>${list(resources.map(({ stack, address }) => `${stack} ${address}`))}</dd>
    </dl>
  </details> `;
}

function list(items: readonly string[]): SafeHtml {
  if (items.length === 0) return markup`none`;
  return markup`<ul>
    ${items.map((item) => markup`<li>${visibleText(item)}</li>`)}
  </ul>`;
}
