import type { FleetCertificate } from '../../fleet';
import { visibleText } from '../../modules/core';
import { countText } from '../reports/wording';
import type { Review } from '../review';
import { dateOf } from '../subjects';
import { sortedCertificates, titleOf } from './certificates';
import { type SafeHtml, markup } from './escape';
import { BUDGETS, folded, list } from './fold';

interface ExpiryDay {
  readonly day: string;
  readonly certificates: Array<{ readonly certificate: FleetCertificate; readonly index: number }>;
}

const DAY_MILLISECONDS = 86_400_000;
/** Days before expiry at which ACM has begun to renew every public certificate (ACM User Guide, managed renewal). */
const SOON_DAYS = 45;
const TICKS = 5;

/**
 * When certificates expire: a line of time, and below it each day with its certificates.
 *
 * @param listed how many certificates the page has, in its order, and links lead to
 */
export function expirySection(
  { fleet }: Review,
  today: string | undefined,
  listed: number,
): SafeHtml | undefined {
  const days = expiryDays(sortedCertificates(fleet));
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const accounts = new Map(fleet.accounts.map(({ id, name }) => [id, name]));
  const { shown, rest } = folded(
    BUDGETS.expiry,
    days,
    (each) => dayRow(each, today, listed, accounts),
    'day',
  );
  const start = today !== undefined && today < first.day ? today : first.day;
  return markup`<section id="expiry" aria-labelledby="expiry-heading">
    <h2 id="expiry-heading">Expiry</h2>
    ${timeline(days, start, last.day, today)}
    <table>
      <thead>
        <tr>
          <th scope="col">Day</th>
          <th scope="col">Left</th>
          <th scope="col">Certificates</th>
        </tr>
      </thead>
      <tbody>
        ${shown}
      </tbody>
    </table>
    ${rest && markup`<p>${rest}.</p>`}
  </section>`;
}

function expiryDays(certificates: readonly FleetCertificate[]): ExpiryDay[] {
  const days = new Map<string, ExpiryDay>();
  certificates.forEach((certificate, index) => {
    const day = dateOf(certificate.expiry ?? certificate.replacedExpiry);
    if (day === undefined || Number.isNaN(Date.parse(day))) return;
    const known = days.get(day) ?? { day, certificates: [] };
    known.certificates.push({ certificate, index });
    days.set(day, known);
  });
  return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** The line is a picture of the table: what reads pages aloud reads that. */
function timeline(
  days: readonly ExpiryDay[],
  start: string,
  end: string,
  today: string | undefined,
): SafeHtml {
  const from = Date.parse(start);
  const span = Math.max(Date.parse(end) - from, DAY_MILLISECONDS);
  const place = (day: string) => `${(2 + (96 * (Date.parse(day) - from)) / span).toFixed(2)}%`;
  const ticks = Array.from({ length: TICKS }, (_, index) =>
    new Date(from + (span * index) / (TICKS - 1)).toISOString().slice(0, 10),
  );
  return markup`<div class="timeline" aria-hidden="true">
    <svg width="100%" height="34">
      <line x1="2%" x2="98%" y1="17" y2="17" />
      ${days.map(
        ({ day, certificates }) =>
          markup`<circle class="${urgency(day, today)}" cx="${place(day)}" cy="17" r="${Math.min(5 + certificates.length, 14)}"><title>${day}: ${countText(certificates.length, 'certificate')}</title></circle>`,
      )}
    </svg>
    <ol>
      ${ticks.map((tick) => markup`<li>${tick}</li>`)}
    </ol>
  </div>`;
}

function dayRow(
  { day, certificates }: ExpiryDay,
  today: string | undefined,
  listed: number,
  accounts: ReadonlyMap<string, string>,
): SafeHtml {
  const links = certificates.map(({ certificate, index }) => {
    const title = titleOf(certificate);
    const link = index < listed ? markup`<a href="#certificate-${index + 1}">${title}</a>` : title;
    return markup`${link} in ${visibleText(accounts.get(certificate.account) ?? certificate.account)}${certificate.expiry === undefined && ', replaced'}`;
  });
  return markup`<tr class="${urgency(day, today)}">
    <th scope="row">${day}</th>
    <td>${leftText(day, today)}</td>
    <td>${list(links)}</td>
  </tr> `;
}

function daysLeft(day: string, today: string | undefined): number | undefined {
  return today === undefined ? undefined : (Date.parse(day) - Date.parse(today)) / DAY_MILLISECONDS;
}

function urgency(day: string, today: string | undefined): 'expired' | 'soon' | 'later' {
  const left = daysLeft(day, today);
  if (left === undefined || left > SOON_DAYS) return 'later';
  return left < 0 ? 'expired' : 'soon';
}

function leftText(day: string, today: string | undefined): string {
  const left = daysLeft(day, today);
  if (left === undefined) return '';
  return left < 0 ? `expired ${countText(-left, 'day')} ago` : countText(left, 'day');
}
