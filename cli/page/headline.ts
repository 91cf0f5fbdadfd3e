import { NEEDS } from '../../live';
import { visibleText } from '../../modules/core';
import { type SafeHtml, markup } from '../../review/page/escape';
import { countText } from '../../review/reports/wording';
import { type FleetPage, type Group, groupOf } from './fleet-page';

/** What a page says first, without markup. */
export function headlineOf({ counts: { all, somebody } }: FleetPage): string {
  if (all === 0) return 'Certificates: there are none';
  return somebody === 0
    ? `Certificates: none of ${all} needs anybody`
    : `Certificates: ${somebody} of ${all} ${somebody === 1 ? 'needs' : 'need'} somebody`;
}

/** What the page is of: environments, an account, a day. */
export function subjectOf({ environments, account, today }: FleetPage): string[] {
  return [environments.join(', '), ...(account === undefined ? [] : [account]), today].map((part) =>
    visibleText(part),
  );
}

/** Headline, when all this was seen, and figures. */
export function headline(page: FleetPage): SafeHtml {
  const { counts, certificates } = page;
  const accounts = new Set(certificates.map(({ accountId }) => accountId)).size;
  return markup`<header>
    <h1>${headlineOf(page)}</h1>
    <p>${subjectOf(page).join(' · ')}</p>
    <p>${seenText(page)}</p>
    ${
      counts.all > 0 &&
      markup`<ul class="figures">
        ${figure('all', counts.all, counts.all === 1 ? 'certificate' : 'certificates', `in ${countText(accounts, 'account')}`)}
        ${figure('somebody', counts.somebody, `${counts.somebody === 1 ? 'needs' : 'need'} somebody`, partsOf(page, 'somebody'))}
        ${figure('itself', counts.itself, `${counts.itself === 1 ? 'renews' : 'renew'} by ${counts.itself === 1 ? 'itself' : 'themselves'}`, partsOf(page, 'itself'))}
        ${figure('neither', counts.neither, `${counts.neither === 1 ? 'does' : 'do'} not, and may wait`, partsOf(page, 'neither'))}
      </ul>`
    }
  </header>`;
}

function figure(kind: Group | 'all', count: number, what: string, parts: string): SafeHtml {
  return markup`<li class="${kind}"><b>${count}</b> ${what}<span class="more">${parts}</span></li>`;
}

function partsOf({ certificates }: FleetPage, group: Group): string {
  const counts = new Map<string, number>();
  for (const { outlook } of certificates) {
    if (groupOf(outlook) !== group) continue;
    const { state, reason, renewer } = outlook;
    const part =
      group === 'somebody'
        ? state
        : group === 'itself'
          ? `by ${renewer === 'acm' ? 'ACM' : 'a function'}`
          : (reason ?? '');
    counts.set(part, (counts.get(part) ?? 0) + 1);
  }
  const order = (part: string) => NEEDS.findIndex((need) => need === part);
  const parts = [...counts].sort(([a, many], [b, more]) => order(a) - order(b) || more - many);
  return parts.map(([part, count]) => `${count} ${part}`).join(', ');
}

function seenText({ source, seen: { from, to } }: FleetPage): string {
  const span = from === to ? momentText(from) : `between ${momentText(from)} and ${momentText(to)}`;
  return source === 'live'
    ? `As ACM said at ${momentText(to)}.`
    : `As the census saw them ${from === to ? 'at ' : ''}${span}.`;
}

/** `2026-12-31 08:05 UTC`. */
function momentText(moment: string): string {
  return `${moment.slice(0, 10)} ${moment.slice(11, 16)} UTC`;
}
