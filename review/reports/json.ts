import type { Review } from '../review';

/** The review for programs. Texts have their values in quotes. */
export function renderJson({ findings, stacks }: Review): string {
  return JSON.stringify(
    {
      findings: findings.map(({ what, remedy, ...finding }) => ({
        ...finding,
        what: String(what),
        remedy: String(remedy),
      })),
      stacks,
    },
    null,
    2,
  );
}
