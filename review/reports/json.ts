import { jsonText } from '../../modules/core';
import type { Review } from '../review';

/** The review for programs. Texts have their values in quotes. */
export function renderJson({ findings, stacks }: Review): string {
  return jsonText(
    {
      findings: findings.map(({ what, remedy, ...finding }) => ({
        ...finding,
        what: String(what),
        remedy: String(remedy),
      })),
      stacks,
    },
    2,
  );
}
