import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fleet } from '../../fleet';
import { DIAGRAM_STYLES, diagramOf, renderSvg } from '../../fleet/picture';
import { countText, verdict } from '../reports/wording';
import { type Review, openFindings } from '../review';
import { certificatesSection } from './certificates';
import { type SafeHtml, markup, trusted } from './escape';
import { findingsSection, summarySection } from './findings';

/** The review as one page that needs no network and no other file. */
export async function renderPage(review: Review): Promise<string> {
  const styles = `${readFileSync(join(__dirname, 'page.css'), 'utf8')}${DIAGRAM_STYLES}`;
  const script = readFileSync(join(__dirname, 'filters.js'), 'utf8');
  const { fleet } = review;
  const diagram = await diagramOf(fleet);
  const policy = [
    "default-src 'none'",
    `style-src '${hash(styles)}'`,
    `script-src '${hash(script)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const page = markup`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${trusted(policy)}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>Certificates: ${verdict(review)}</title>
        <style>${trusted(styles)}</style>
      </head>
      <body>
        <a class="skip" href="#findings">Skip to the findings</a>
        <header>
          <h1>Certificates: ${verdict(review)}</h1>
          <p>
            ${countText(review.stacks.length, 'plan')}, ${countText(fleet.certificates.length, 'certificate')}
            in ${countText(fleet.accounts.length, 'account')},
            ${countText(openFindings(review).length, 'open finding')}.
          </p>
        </header>
        ${filters(fleet)}
        <main>
          ${findingsSection(review)}
          <section id="picture" aria-labelledby="picture-heading">
            <h2 id="picture-heading">Accounts and certificates</h2>
            <div class="picture" tabindex="0" role="region" aria-label="Picture of the accounts; scrolls">
              ${trusted(renderSvg(diagram, { standalone: false }))}
            </div>
          </section>
          ${certificatesSection(review)} ${summarySection(review.stacks)}
        </main>
        <script>${trusted(script)}</script>
      </body>
    </html>
`;
  return page.text;
}

function filters({ accounts }: Fleet): SafeHtml {
  return markup`<form id="filters" role="search" aria-label="Filter the page" hidden>
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
      >Account
      <select id="filter-account">
        <option value="">all</option>
        ${accounts.map(({ id, name }) => markup`<option value="${id}">${name}</option>`)}
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
    <button type="reset">Show all</button>
    <output id="filter-result" aria-live="polite"></output>
  </form>`;
}

function hash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
