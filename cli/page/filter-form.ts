import { type Calm, NEEDS } from '../../live';
import { visibleText } from '../../modules/core';
import { type SafeHtml, markup } from '../../review/page/escape';
import { BUDGETS, folded } from '../../review/page/fold';
import type { FleetPage } from './fleet-page';
import { usesOf } from './page-row';

const CALM: readonly Calm[] = ['pending', 'expiring', 'renewing', 'issued'];

/** What narrows the page. Its script shows it: without the script it could do nothing. */
export function filterForm(
  { certificates, counts }: FleetPage,
  accounts: readonly string[],
  uses: readonly string[],
): SafeHtml {
  const names = new Map(certificates.map(({ account, accountId }) => [accountId, account]));
  const { shown } = folded(
    BUDGETS.accounts,
    accounts.map((id, index) => ({ index, text: [...new Set([names.get(id) ?? id, id])].join(' ') })),
    ({ index, text }) => markup`<option value="${index}">${visibleText(text)}</option>`,
    'account',
  );
  const states = [...NEEDS, ...CALM].flatMap((state) => {
    const count = certificates.filter(({ outlook }) => outlook.state === state).length;
    return count === 0 ? [] : [markup`<option value="${state}">${state} (${count})</option>`];
  });
  const used = uses.map((use, index) => {
    const count = certificates.filter((row) => usesOf(row).includes(use)).length;
    return markup`<option value="${index}">${use} (${count})</option>`;
  });
  return markup`<form id="filters" role="search" aria-label="Filter the certificates" hidden>
    <label
      >Name
      <input type="search" id="filter-text" placeholder="name, owner, Region" autocomplete="off" spellcheck="false"
    /></label>
    <label
      >Account
      <select id="filter-account">
        <option value="">all</option>
        ${shown}
      </select></label
    >
    <label
      >State
      <select id="filter-state">
        <option value="">all</option>
        <optgroup label="What becomes of it">
          <option value="somebody">needs somebody (${counts.somebody})</option>
          <option value="itself">renews by itself (${counts.itself})</option>
          <option value="neither">does not renew by itself (${counts.neither})</option>
        </optgroup>
        <optgroup label="State">
          ${states}
        </optgroup>
      </select></label
    >
    <label
      >Used by
      <select id="filter-use">
        <option value="">all</option>
        ${used}
      </select></label
    >
    <button type="reset">Show all</button>
    <output id="filter-result" aria-live="polite"></output>
  </form>`;
}
