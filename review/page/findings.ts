import { visibleText } from '../../modules/core';
import type { Phrase } from '../phrase';
import { countText } from '../reports/wording';
import { type Review, type ReviewedFinding, type StackSummary } from '../review';
import { RULES } from '../rules';
import { type SafeHtml, markup } from './escape';
import { BUDGETS, folded, list, searchText } from './fold';

/** A finding and where it stands in the page, counted from 1. */
interface NumberedFinding {
  readonly finding: ReviewedFinding;
  readonly number: number;
}

/** The findings, worst first, accepted ones folded at the end; and why their rules matter. */
export function findingsAndRules({ findings, fleet }: Review): {
  readonly findings: SafeHtml;
  readonly rules: SafeHtml | undefined;
} {
  const { zones, certificateAuthorities, shares, certificates, consumers, accounts } = fleet;
  const items = [...zones, ...certificateAuthorities, ...shares, ...certificates, ...consumers];
  const accountOf = new Map(
    items.flatMap(({ account, resources }) =>
      resources.map((each): [string, string] => [keyOf(each), account]),
    ),
  );
  const accountOfStack = new Map(accounts.map(({ id, name }) => [name, id]));
  const article = (numbered: NumberedFinding) => {
    const { finding } = numbered;
    return findingArticle(
      numbered,
      accountOf.get(keyOf(finding)) ?? accountOfStack.get(finding.stack) ?? finding.stack,
    );
  };
  const isAccepted = ({ accepted }: ReviewedFinding) => accepted !== undefined;
  const open = findings.filter((finding) => !isAccepted(finding));
  const inOrder = [...open, ...findings.filter(isAccepted)];
  const numbered = inOrder.map((finding, index): NumberedFinding => ({ finding, number: index + 1 }));
  const { shown, rest } = folded(BUDGETS.findings, numbered, article, 'finding');
  const accepted = shown.slice(open.length);
  const section = markup`<section id="findings" aria-labelledby="findings-heading" tabindex="-1">
      <h2 id="findings-heading">Findings</h2>
      ${open.length === 0 ? markup`<p>Nothing a reviewer of certificates has to know.</p>` : shown.slice(0, open.length)}
      ${
        accepted.length > 0 &&
        markup`<details class="accepted">
            <summary>${countText(accepted.length, 'finding')} accepted</summary>
            ${accepted}
          </details>`
      }
      ${rest && markup`<p>${rest}: the worst come first.</p>`}
    </section>`;
  return {
    findings: section,
    rules: shown.length === 0 ? undefined : rulesSection(numbered.slice(0, shown.length)),
  };
}

function findingArticle({ finding, number }: NumberedFinding, account: string): SafeHtml {
  const { severity, title, what, remedy, rule, stack, address, owner, accepted, noLongerAccepted } = finding;
  return markup`<article
    class="finding ${severity}"
    id="finding-${number}"
    data-filter
    data-account="${account}"
    data-severity="${severity}"
    data-text="${searchText([rule, stack, address, ...(owner === undefined ? [] : [owner]), String(what)])}"
  >
    <h3><span class="severity">${severity}</span> ${title}</h3>
    <p>${sentence(what)}</p>
    <p><b>What to do:</b> ${sentence(remedy)}</p>
    ${accepted && markup`<p>Accepted until ${accepted.until}: ${visibleText(accepted.reason, 500)}</p>`}
    ${noLongerAccepted && markup`<p>Accepted until ${noLongerAccepted.until}, which is over: ${visibleText(noLongerAccepted.reason, 500)}</p>`}
    <p class="where">
      <a href="#rule-${rule}"><code>${rule}</code></a> in
      <code>${visibleText(stack)}</code
      >${address === '' ? undefined : markup` on <code>${visibleText(address)}</code>`}${owner === undefined ? undefined : markup`, owner <code>${visibleText(owner)}</code>`}
    </p>
  </article> `;
}

/** The rules that found something, each with the way back to what it found. */
function rulesSection(findings: readonly NumberedFinding[]): SafeHtml {
  const found = new Map<string, NumberedFinding[]>();
  for (const each of findings) {
    const { rule } = each.finding;
    found.set(rule, [...(found.get(rule) ?? []), each]);
  }
  const rules = RULES.filter(({ id }) => found.has(id));
  return markup`<section id="rules" aria-labelledby="rules-heading">
    <h2 id="rules-heading">Rules</h2>
    <dl>
      ${rules.map(
        ({ id, title, reason }) =>
          markup`<dt id="rule-${id}"><code>${id}</code></dt>
            <dd>
              <b>${title}.</b> ${reason}
              ${list((found.get(id) ?? []).map(({ finding, number }) => markup`<a href="#finding-${number}">${finding.severity} in ${visibleText(finding.stack)}</a>${finding.address === '' ? undefined : markup` on <code>${visibleText(finding.address)}</code>`}`))}
            </dd>`,
      )}
    </dl>
  </section>`;
}

/** What every plan does, in numbers. */
export function summarySection(stacks: readonly StackSummary[]): SafeHtml {
  const { shown, rest } = folded(BUDGETS.summary, stacks, stackRow, 'stack');
  return markup`<section id="summary" aria-labelledby="summary-heading">
    <h2 id="summary-heading">All changes in numbers</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">Stack</th>
          <th scope="col">Changes</th>
          <th scope="col">Unchanged</th>
        </tr>
      </thead>
      <tbody>
        ${shown}
      </tbody>
    </table>
    ${rest && markup`<p>${rest}.</p>`}
  </section>`;
}

function stackRow({ stack, changes, unchanged }: StackSummary): SafeHtml {
  const items = changes.map(
    ({ type, action, count }) => markup`${action} ${count} <code>${visibleText(type)}</code>`,
  );
  return markup`<tr>
    <th scope="row"><code>${visibleText(stack)}</code></th>
    <td>${list(items)}</td>
    <td>${unchanged}</td>
  </tr> `;
}

function keyOf({ stack, address }: { readonly stack: string; readonly address: string }): string {
  return `${stack}\n${address}`;
}

function sentence({ parts }: Phrase): SafeHtml[] {
  return parts.map((part) =>
    typeof part === 'string' ? markup`${part}` : markup`<code>${part.value}</code>`,
  );
}
