import { type Advice, type Renewer } from '../../live';
import { visibleText } from '../../modules/core';
import { type SafeHtml, markup } from '../../review/page/escape';
import { list } from '../../review/page/fold';
import { countText } from '../../review/reports/wording';
import { type TimeScale, expiryBar } from './expiry-bar';
import { type FleetPage, type Group, groupOf } from './fleet-page';
import { type PageRow, usesOf } from './page-row';

const DAY_MILLISECONDS = 86_400_000;
/** Names and problems that a row shows; the others open. */
const SHOWN = 3;
const TEXT_MAXIMUM = 1_000;

/** Marks that tell groups apart without colour. */
const MARKS: Readonly<Record<Group, string>> = { somebody: '!', itself: '✓', neither: '–' };

const RENEWERS: Readonly<Record<Renewer, string>> = {
  acm: 'ACM renews it',
  function: 'A function renews it',
};

/** What rows of a page have in common. */
export interface RowContext {
  readonly page: FleetPage;
  readonly scale: TimeScale;
  /** By what filters know accounts and uses: their places in these lists. */
  readonly accounts: readonly string[];
  readonly uses: readonly string[];
}

/** A certificate: roles say again what each part is, for a phone shows the table as a list. */
export function certificateRow(row: PageRow, { page, scale, accounts, uses }: RowContext): SafeHtml {
  const { outlook } = row;
  const group = groupOf(outlook);
  const usedBy = usesOf(row).map((use) => uses.indexOf(use));
  const beginsIn =
    outlook.renewalBegins === undefined ? undefined : daysFrom(page.today, outlook.renewalBegins);
  return markup`<tr role="row" class="${group}" data-account="${accounts.indexOf(row.accountId)}" data-group="${group}" data-state="${outlook.state}" data-uses="${usedBy.join(' ')}">
<td role="cell" class="state" data-label="State"><span class="mark" aria-hidden="true">${MARKS[group]}</span>${outlook.state}</td>
<th role="rowheader" scope="row">${namesOf(row)}</th>
<td role="cell" class="expiry" data-label="Expiry">${expiryText(row)}${expiryBar(row, group, beginsIn, scale)}</td>
<td role="cell" data-label="Account, owner, Region">${accountOf(row, page)}</td>
<td role="cell" data-label="Used by">${usedByText(row)}</td>
<td role="cell" class="renewal" data-label="Renewal">${renewalText(row, page.today)}</td>
</tr>
`;
}

function namesOf({ names, certificate }: PageRow): SafeHtml {
  const [first = 'no name', ...others] = names.map((name) => visibleText(name));
  const rest = others.length > SHOWN ? others : [];
  return markup`<b>${first}</b>${others.length > 0 && rest.length === 0 && markup`<span class="more">${others.join(' ')}</span>`}${rest.length > 0 && markup`<details><summary>and ${countText(rest.length, 'more name')}</summary>${list(rest.map((name) => markup`${name}`))}</details>`}<span class="more">${certificate === undefined ? 'not declared' : visibleText(certificate)}</span>`;
}

function accountOf(
  { environment, account, accountId, owner, region }: PageRow,
  { environments }: FleetPage,
): SafeHtml {
  const name = environments.length > 1 ? `${environment} ${account}` : account;
  return markup`${visibleText(name)}${account !== accountId && markup`<span class="more">${accountId}</span>`}${owner !== undefined && markup`<span class="more">owner ${visibleText(owner)}</span>`}<span class="more">${visibleText(region)}</span>`;
}

function expiryText({ expiry, daysLeft }: PageRow): SafeHtml {
  if (expiry === undefined || daysLeft === undefined) return markup`<span class="days">not issued</span>`;
  const left =
    daysLeft < 0 ? `expired ${countText(-daysLeft, 'day')} ago` : `${countText(daysLeft, 'day')} left`;
  return markup`<span class="days"><b>${left}</b> <time datetime="${expiry}">${expiry.slice(0, 10)}</time></span>`;
}

function usedByText(row: PageRow): SafeHtml {
  const { consumers, inUse } = row;
  const words = inUse === undefined ? undefined : inUse ? 'in use' : 'not in use';
  const named = consumers.map(
    ({ name, service }) => markup`<li>${service} <span class="more">${visibleText(name)}</span></li>`,
  );
  if (named.length === 0) return markup`${words ?? 'nothing'}`;
  return markup`<ul class="plain">${named}</ul>${inUse !== true && markup`<span class="more">${words ?? 'once it is there'}</span>`}`;
}

function renewalText({ outlook }: PageRow, today: string): SafeHtml {
  const { renewer, renewalBegins, reason, advice } = outlook;
  if (renewer !== undefined)
    return markup`${RENEWERS[renewer]}${renewalBegins !== undefined && markup`<span class="more">${renewalBegins > today ? 'begins' : 'has begun'} ${renewalBegins}</span>`}`;
  const shown = advice.slice(0, SHOWN).map(adviceText);
  const rest = advice.slice(SHOWN).map(adviceText);
  return markup`Does not renew by itself: ${visibleText(reason ?? '')}${shown}${rest.length > 0 && markup`<details><summary>and ${rest.length} more</summary>${rest}</details>`}`;
}

function adviceText({ found, remedy }: Advice): SafeHtml {
  return markup`${found !== undefined && markup`<p>${sentence(found)}</p>`}${remedy !== undefined && markup`<p><b>What to do:</b> ${sentence(remedy)}</p>`}`;
}

function sentence(text: string): string {
  const shown = visibleText(text, TEXT_MAXIMUM);
  return /[.!?…]$/.test(shown) ? shown : `${shown}.`;
}

function daysFrom(today: string, day: string): number {
  return (Date.parse(day) - Date.parse(today)) / DAY_MILLISECONDS;
}
