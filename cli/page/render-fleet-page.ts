import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { visibleText } from '../../modules/core';
import { documentText } from '../../review/page/document';
import { type SafeHtml, markup } from '../../review/page/escape';
import { folded, list } from '../../review/page/fold';
import { type RowContext, certificateRow } from './certificate-row';
import { scaleHead, timeScale } from './expiry-bar';
import { filterForm } from './filter-form';
import type { FleetPage } from './fleet-page';
import { headline, headlineOf, subjectOf } from './headline';
import { IN_USE, NOT_IN_USE, usesOf } from './page-row';

/** Characters of the table: some thousand certificates, and the page stays below five megabytes. */
const TABLE_BUDGET = 4_000_000;

/** The page of a fleet, which needs no network and no other file. */
export function renderFleetPage(page: FleetPage): string {
  const { certificates } = page;
  const context: RowContext = {
    page,
    scale: timeScale(certificates),
    accounts: [...new Set(certificates.map(({ accountId }) => accountId))].sort(),
    uses: usesIn(page),
  };
  const body = markup`<a class="skip" href="#certificates">Skip to the certificates</a>
        ${headline(page)}
        ${filterForm(page, context.accounts, context.uses)}
        <main>
          ${unknownSection(page)}
          ${certificatesSection(page, context)}
        </main>`;
  return documentText({
    title: [headlineOf(page), ...subjectOf(page)].join(' · '),
    styles:
      readFileSync(join(__dirname, '../../review/page/base.css'), 'utf8') +
      readFileSync(join(__dirname, 'page.css'), 'utf8'),
    script: readFileSync(join(__dirname, 'filters.js'), 'utf8'),
    body,
  });
}

/** Services by name, then what is said of the others. */
function usesIn({ certificates }: FleetPage): string[] {
  const found = new Set(certificates.flatMap(usesOf));
  const others = [IN_USE, NOT_IN_USE].filter((use) => found.delete(use));
  return [...[...found].sort(), ...others];
}

function unknownSection({ unknown }: FleetPage): SafeHtml | undefined {
  if (unknown.length === 0) return undefined;
  return markup`<section id="unknown" aria-labelledby="unknown-heading">
    <h2 id="unknown-heading">Not known</h2>
    ${list(unknown.map((sentence) => markup`${visibleText(sentence, 1_000)}`))}
  </section>`;
}

function certificatesSection({ certificates }: FleetPage, context: RowContext): SafeHtml {
  const { shown, rest } = folded(
    TABLE_BUDGET,
    certificates,
    (row) => certificateRow(row, context),
    'certificate',
  );
  return markup`<section id="certificates" aria-labelledby="certificates-heading" tabindex="-1">
    <h2 id="certificates-heading">Certificates</h2>
    ${shown.length === 0 ? markup`<p>There are no certificates.</p>` : markup`${legend()}${table(shown, context)}`}
    ${rest && markup`<p>${rest}: the most urgent are above, and --account asks for one account.</p>`}
  </section>`;
}

function legend(): SafeHtml {
  const sample = (kind: string, words: string) =>
    markup`<li><svg width="36" height="10" aria-hidden="true"><rect class="${kind}" x="0" y="0" width="36" height="10" /></svg> ${words}</li>`;
  return markup`<svg class="patterns" width="0" height="0" aria-hidden="true"><defs><pattern id="hatched" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="ground" width="6" height="6" /><line class="stripe" x1="0" x2="0" y1="0" y2="6" /></pattern></defs></svg>
    <ul class="legend" aria-label="What the bars mean">
      ${sample('somebody', 'needs somebody')} ${sample('itself', 'renews by itself')}
      ${sample('begun', 'days in which ACM renews it')} ${sample('neither', 'does not renew by itself')}
    </ul>`;
}

function table(rows: readonly SafeHtml[], { scale }: RowContext): SafeHtml {
  return markup`<table role="table" aria-labelledby="certificates-heading">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">State</th>
          <th role="columnheader" scope="col">Certificate</th>
          <th role="columnheader" scope="col">Expiry ${scaleHead(scale)}</th>
          <th role="columnheader" scope="col">Account, owner, Region</th>
          <th role="columnheader" scope="col">Used by</th>
          <th role="columnheader" scope="col">Renewal</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${rows}
      </tbody>
    </table>`;
}
