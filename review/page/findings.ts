import { visibleText } from '../../modules/core';
import type { Phrase } from '../phrase';
import { countText } from '../reports/wording';
import { type Review, type ReviewedFinding, type StackSummary, openFindings } from '../review';
import { type SafeHtml, markup } from './escape';

/** The findings, worst first; accepted ones folded at the end. */
export function findingsSection(review: Review): SafeHtml {
  const open = openFindings(review);
  const accepted = review.findings.filter((finding) => finding.accepted !== undefined);
  const { zones, certificateAuthorities, shares, certificates, consumers, accounts } = review.fleet;
  const items = [...zones, ...certificateAuthorities, ...shares, ...certificates, ...consumers];
  const accountOf = new Map(
    items.flatMap(({ account, resources }) =>
      resources.map((each): [string, string] => [keyOf(each), account]),
    ),
  );
  const accountOfStack = new Map(accounts.map(({ id, name }) => [name, id]));
  const article = (finding: ReviewedFinding) =>
    findingArticle(
      finding,
      accountOf.get(keyOf(finding)) ?? accountOfStack.get(finding.stack) ?? finding.stack,
    );
  return markup`<section id="findings" aria-labelledby="findings-heading" tabindex="-1">
    <h2 id="findings-heading">Findings</h2>
    ${open.length === 0 ? markup`<p>Nothing a reviewer of certificates has to know.</p>` : open.map(article)}
    ${
      accepted.length === 0
        ? undefined
        : markup`<details class="accepted">
            <summary>${countText(accepted.length, 'finding')} accepted</summary>
            ${accepted.map(article)}
          </details>`
    }
  </section>`;
}

function findingArticle(finding: ReviewedFinding, account: string): SafeHtml {
  const { severity, title, what, remedy, rule, stack, address, accepted, noLongerAccepted } = finding;
  return markup`<article
    class="finding ${severity}"
    data-filter
    data-account="${account}"
    data-text="${[rule, stack, address, String(what)].join(' ').toLowerCase()}"
  >
    <h3><span class="severity">${severity}</span> ${title}</h3>
    <p>${sentence(what)}</p>
    <p><b>What to do:</b> ${sentence(remedy)}</p>
    ${accepted && markup`<p>Accepted until ${accepted.until}: ${visibleText(accepted.reason, 500)}</p>`}
    ${noLongerAccepted && markup`<p>Accepted until ${noLongerAccepted.until}, which is over: ${visibleText(noLongerAccepted.reason, 500)}</p>`}
    <p class="where">
      <code>${rule}</code> in
      <code>${visibleText(stack)}</code
      >${address === '' ? undefined : markup` on <code>${visibleText(address)}</code>`}
    </p>
  </article> `;
}

/** What every plan does, in numbers. */
export function summarySection(stacks: readonly StackSummary[]): SafeHtml {
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
        ${stacks.map(
          ({ stack, changes, unchanged }) =>
            markup`<tr>
              <th scope="row"><code>${visibleText(stack)}</code></th>
              <td>
                ${
                  changes.length === 0
                    ? 'none'
                    : markup`<ul>
                        ${changes.map(({ type, action, count }) => markup`<li>${action} ${count} <code>${visibleText(type)}</code></li>`)}
                      </ul>`
                }
              </td>
              <td>${unchanged}</td>
            </tr> `,
        )}
      </tbody>
    </table>
  </section>`;
}

function keyOf({ stack, address }: { readonly stack: string; readonly address: string }): string {
  return `${stack}\n${address}`;
}

function sentence({ parts }: Phrase): SafeHtml[] {
  return parts.map((part) =>
    typeof part === 'string' ? markup`${part}` : markup`<code>${part.value}</code>`,
  );
}
