import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type StackPlan, parsePlan } from '../../fleet';
import { type Review, renderJson, renderMarkdown, renderPage, reviewPlans, RULES } from '../../review';
import { STABLE_DAY } from '../support/stable-plans';

export const GOLDEN = join(__dirname, 'golden');

/** Pictures that are kept, and of which page: one of each scenario, that of the README, and a phone in the dark. */
export const PICTURES = [
  ...readdirSync(GOLDEN).map((name) => ({
    name,
    file: join(GOLDEN, name, 'page.png'),
    viewport: { width: 1280, height: 1250 },
  })),
  {
    name: 'name-dropped',
    file: join(__dirname, '../../docs/images/review.png'),
    viewport: { width: 1280, height: 1250 },
  },
  {
    name: 'name-dropped',
    file: join(__dirname, '../../docs/images/review-phone-dark.png'),
    viewport: { width: 390, height: 844 },
    colorScheme: 'dark' as const,
  },
];

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
    'page.html': await renderPage(review, { environments: ['local'], day: STABLE_DAY }),
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
