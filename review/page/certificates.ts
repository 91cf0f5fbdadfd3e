import type { ChangeState, Fleet, FleetCertificate } from '../../fleet';
import { visibleText } from '../../modules/core';
import type { Review } from '../review';
import { dateOf } from '../subjects';
import { type SafeHtml, markup } from './escape';
import { BUDGETS, folded, list, searchText } from './fold';

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

/** The certificates in the order of the page: changed ones first. */
export function sortedCertificates({ certificates }: Fleet): FleetCertificate[] {
  return [...certificates].sort(
    (a, b) => STATE_ORDER.indexOf(a.state) - STATE_ORDER.indexOf(b.state) || (a.id < b.id ? -1 : 1),
  );
}

/** What people call a certificate. */
export function titleOf({ names, resources, id }: FleetCertificate): string {
  return visibleText(names[0] ?? resources[0]?.address ?? id);
}

/** Every certificate, changed ones first; each opens to what hangs on it. */
export function certificatesSection({ fleet }: Review): { readonly html: SafeHtml; readonly listed: number } {
  const facts = new FleetFacts(fleet);
  const sorted = sortedCertificates(fleet).map((certificate, index) => ({ certificate, index }));
  const { shown, rest } = folded(
    BUDGETS.certificates,
    sorted,
    ({ certificate, index }) => certificateDetails(certificate, index, facts),
    'certificate',
  );
  const html = markup`<section id="certificates" aria-labelledby="certificates-heading">
    <h2 id="certificates-heading">Certificates</h2>
    ${sorted.length === 0 ? markup`<p>The plans have no certificates.</p>` : markup`<div id="sorted">${shown}</div>`}
    ${rest && markup`<p>${rest}: those that change come first, the numbers below have all.</p>`}
  </section>`;
  return { html, listed: shown.length };
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

function certificateDetails(certificate: FleetCertificate, index: number, facts: FleetFacts): SafeHtml {
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
  const day = dateOf(expiry ?? certificate.replacedExpiry);
  return markup`<details
    class="certificate ${state}"
    id="certificate-${index + 1}"
    data-filter
    data-id="${id}"
    data-account="${account}"
    data-state="${state}"
    data-name="${titleOf(certificate)}"
    data-expiry="${day ?? ''}"
    data-text="${searchText([...names, ...removedNames, ...resources.map(({ address }) => address)])}"
  >
    <summary>
      <span class="state">${STATES[state]}</span> <b>${titleOf(certificate)}</b>
      <span class="where">${visibleText(facts.nameOf(account))}, ${visibleText(regions.join(', '))}</span>
      ${day && markup`<span class="expiry">${expiry === undefined ? 'old one expires' : 'expires'} ${day}</span>`}
    </summary>
    <dl>
      <dt>Names</dt>
      <dd>${texts([...names, ...removedNames.map((name) => `− ${name} (removed)`)])}</dd>
      <dt>Source</dt>
      <dd>${SOURCES[source]}${issuer && markup` from ${visibleText(facts.nameOf(issuer))}`}</dd>
      <dt>Regions</dt>
      <dd>${texts(regions)}</dd>
      <dt>Records</dt>
      <dd>
        ${texts(records.map(({ provedName, recordName, zone, state: change }) => `${recordName ?? `CNAME of ${provedName}`} in ${zone === undefined ? 'another zone' : facts.nameOf(zone)}${change === 'unchanged' ? '' : ` (${STATES[change]})`}`))}
      </dd>
      <dt>Consumers</dt>
      <dd>${texts(facts.consumersOf(id))}</dd>
      <dt>Expiry</dt>
      <dd>${expiryText(certificate)}</dd>
      <dt>Resources</dt>
      <dd>${texts(resources.map(({ stack, address }) => `${stack} ${address}`))}</dd>
    </dl>
  </details> `;
}

/** Only what is still to be issued gets its expiry later. */
function expiryText({ state, expiry, replacedExpiry }: FleetCertificate): string {
  const day = dateOf(expiry);
  const old = dateOf(replacedExpiry);
  const now =
    day ?? (state === 'create' || state === 'replace' ? 'known once it is issued' : 'the plans do not say');
  return old === undefined ? now : `${now}; the one it replaces: ${old}`;
}

function texts(items: readonly string[]): SafeHtml {
  return list(items.map((item) => markup`${visibleText(item)}`));
}
