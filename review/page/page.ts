import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIAGRAM_STYLES, type Diagram, diagramOf, renderSvg } from '../../fleet/picture';
import { visibleText } from '../../modules/core';
import { countText, verdict } from '../reports/wording';
import { type Review, openFindings } from '../review';
import { certificatesSection } from './certificates';
import { documentText } from './document';
import { markup, trusted } from './escape';
import { expirySection } from './expiry';
import { filterForm } from './filter-form';
import { findingsAndRules, summarySection } from './findings';

/** What tells one page from another, in its title. */
export interface PageOptions {
  /** Names of the environments whose plans these are. @default - the title does not say */
  readonly environments?: readonly string[];
  /** Commit that was planned. @default - the title does not say */
  readonly commit?: string;
  /** Number of the pull request. @default - the title does not say */
  readonly pullRequest?: number;
  /** Day of the review, `2026-12-31`, in UTC. @default - the title does not say, and expiry has no days left */
  readonly day?: string;
}

/** The review as one page that needs no network and no other file. */
export async function renderPage(review: Review, options: PageOptions = {}): Promise<string> {
  const script = readFileSync(join(__dirname, 'filters.js'), 'utf8');
  const { fleet } = review;
  const diagram = await diagramOf(fleet);
  const styles = [
    ...['base.css', 'page.css'].map((file) => readFileSync(join(__dirname, file), 'utf8')),
    DIAGRAM_STYLES,
    pictureWidths(diagram),
  ].join('');
  const { findings, rules } = findingsAndRules(review);
  const certificates = certificatesSection(review);
  const subject = subjectOf(options);
  const title = [`Certificates: ${verdict(review)}`, ...subject].join(' · ');
  const body = markup`<a class="skip" href="#findings">Skip to the findings</a>
        <header>
          <h1>Certificates: ${verdict(review)}</h1>
          ${subject.length > 0 && markup`<p>${subject.join(' · ')}</p>`}
          <p>
            ${countText(review.stacks.length, 'plan')}, ${countText(fleet.certificates.length, 'certificate')}
            in ${countText(fleet.accounts.length, 'account')},
            ${countText(openFindings(review).length, 'open finding')}.
          </p>
        </header>
        ${filterForm(fleet)}
        <main>
          ${findings}
          <section id="picture" aria-labelledby="picture-heading">
            <h2 id="picture-heading">Accounts and certificates</h2>
            <div class="picture" tabindex="0" role="region" aria-label="Picture of the accounts; scrolls">
              ${trusted(renderSvg(diagram, { standalone: false }))}
            </div>
          </section>
          ${expirySection(review, options.day, certificates.listed)} ${certificates.html}
          ${rules} ${summarySection(review.stacks)}
        </main>`;
  return documentText({ title, styles, script, body });
}

/** How far a picture shrinks to the page before it is scrolled: its details stay above ten pixels. */
const SHRINK_MAXIMUM = 0.84;

/** A picture that has to be scrolled sideways is no higher than the window, which keeps the scroll bar in sight. */
function pictureWidths({ width }: Diagram): string {
  const least = Math.round(width * SHRINK_MAXIMUM);
  return `.picture svg { width: 100%; min-width: ${least}px; max-width: ${width}px; }
@media screen { @container (width < ${least + 2}px) { .picture { max-height: 80vh; } } }
`;
}

/** Characters of a commit that tell it from others of a repository, as Git shows them. */
const COMMIT_SHOWN = 10;

function subjectOf({ environments = [], commit, pullRequest, day }: PageOptions): string[] {
  return [
    environments.join(', '),
    pullRequest === undefined ? '' : `pull request ${pullRequest}`,
    commit === undefined ? '' : `commit ${commit.slice(0, COMMIT_SHOWN)}`,
    day ?? '',
  ]
    .filter((part) => part !== '')
    .map((part) => visibleText(part));
}
