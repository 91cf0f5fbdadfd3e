import { readFileSync, statSync } from 'node:fs';
import { parsePlan } from '../fleet';
import { renderMarkdown, renderPage, reviewPlans } from '../review';

/** One measurement in a process of its own: from the file of a plan to comment and page. Prints JSON. */
async function main(file: string): Promise<void> {
  const start = process.hrtime.bigint();
  const review = reviewPlans([{ stack: 'bench', plan: parsePlan(readFileSync(file), file) }], {
    today: '2026-01-01',
  });
  const characters = renderMarkdown(review).length + (await renderPage(review)).length;
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  process.stdout.write(
    JSON.stringify({
      megabytes: statSync(file).size / 1e6,
      findings: review.findings.length,
      characters,
      seconds,
      peakMegabytes: process.resourceUsage().maxRSS / 1024,
    }),
  );
}

void main(process.argv[2] ?? '');
