import type { Fleet } from '../../fleet';
import { SEVERITIES } from '../finding';
import { type SafeHtml, markup } from './escape';
import { BUDGETS, folded } from './fold';

/** What narrows and sorts the page. Its script shows it: without the script it could do nothing. */
export function filterForm({ accounts }: Fleet): SafeHtml {
  const { shown } = folded(
    BUDGETS.accounts,
    accounts,
    ({ id, name }) => markup`<option value="${id}">${name}</option>`,
    'account',
  );
  return markup`<form id="filters" role="search" aria-label="Filter and sort the page" hidden>
    <label
      >Name
      <input
        type="search"
        id="filter-text"
        placeholder="certificate, resource, rule"
        autocomplete="off"
        spellcheck="false"
    /></label>
    <label
      >Severity
      <select id="filter-severity">
        <option value="">all</option>
        ${SEVERITIES.map((severity) => markup`<option value="${severity}">${severity}</option>`)}
      </select></label
    >
    <label
      >Account
      <select id="filter-account">
        <option value="">all</option>
        ${shown}
      </select></label
    >
    <label
      >Change
      <select id="filter-state">
        <option value="">all</option>
        <option value="changed">changed</option>
        <option value="create">created</option>
        <option value="update">updated</option>
        <option value="replace">replaced</option>
        <option value="delete">deleted</option>
        <option value="unchanged">unchanged</option>
      </select></label
    >
    <label
      >Certificates by
      <select id="sort">
        <option value="">change</option>
        <option value="name">name</option>
        <option value="expiry">expiry</option>
      </select></label
    >
    <button type="reset">Show all</button>
    <output id="filter-result" aria-live="polite"></output>
  </form>`;
}
