import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type StackPlan, parsePlan } from '../../fleet';
import { type Review, renderJson, renderMarkdown, renderPage, reviewPlans, RULES } from '../../review';
import { STABLE_DAY } from '../support/stable-plans';

export const GOLDEN = join(__dirname, 'golden');

/** The stored plans of a scenario. */
export function storedPlans(scenario: string): StackPlan[] {
  const folder = join(GOLDEN, scenario, 'plans');
  return readdirSync(folder).map((file) => ({
    stack: file.replace(/\.json$/, ''),
    plan: parsePlan(readFileSync(join(folder, file), 'utf8'), file),
  }));
}

export function reviewOf(plans: readonly StackPlan[]): Review {
  return reviewPlans(
    [...plans].sort((a, b) => (a.stack < b.stack ? -1 : 1)),
    { today: STABLE_DAY },
  );
}

/** What is kept of a review, by name of the file. */
export async function reportsOf(review: Review): Promise<Record<string, string>> {
  return {
    'comment.md': renderMarkdown(review, { pageUrl: 'https://ci.example/review.html' }),
    'review.json': `${renderJson(review)}\n`,
    'page.html': await renderPage(review),
  };
}

/** The page of the documentation about the rules. */
export function rulesPage(): string {
  const rules = RULES.map(({ id, title, reason }) => `## ${id}\n\n**${title}.** ${reason}\n`);
  return [
    '# Rules of the review\n',
    'Written by `npm run golden -- --reports` from `review/rules`; the ids never change.\n',
    ...rules,
  ].join('\n');
}
