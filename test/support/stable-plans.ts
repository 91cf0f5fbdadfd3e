import type { StackPlan } from '../../fleet';

/** The day on which stable plans are made. */
export const STABLE_DAY = '2026-01-01';

const DAY_MILLISECONDS = 86_400_000;

/**
 * Plans with the same text whenever they are made: ids that AWS draws are numbered as they come, moments are counted
 * from a fixed day, certificates lose their content, and so does the code of functions, which is other with every dependency.
 */
export function stablePlans(plans: readonly StackPlan[]): StackPlan[] {
  const start = Math.floor(Date.parse(timestampOf(plans)) / DAY_MILLISECONDS);
  const known = new Map<string, string>();
  const numbered = (text: string, shape: (number: number) => string) => {
    if (!known.has(text)) known.set(text, shape(known.size + 1));
    return known.get(text)!;
  };
  const stable = (text: string) =>
    text
      .replace(/-----BEGIN ([A-Z ]+)-----.*?-----END \1-----(\\n)?/g, '-----BEGIN $1-----…-----END $1-----')
      .replace(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|\+00:00| \+0000 UTC)/g, (moment) => {
        const day = Math.round(
          Date.parse(moment.replace(' +0000 UTC', 'Z').replace(' ', 'T')) / DAY_MILLISECONDS,
        );
        return new Date(Date.parse(STABLE_DAY) + (day - start) * DAY_MILLISECONDS)
          .toISOString()
          .replace('.000', '');
      })
      .replace(/(?<=\/Function-[\w-]+\/)[0-9A-F]{32}/g, '0'.repeat(32))
      .replace(/"(code_sha256|source_code_hash)":"[\w+/]{43}="/g, '"$1":"…"')
      .replace(/"source_code_size":\d+/g, '"source_code_size":0')
      .replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) =>
        numbered(id, (number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`),
      )
      .replace(/\bZ[A-Z0-9]{12,}\b/g, (id) =>
        numbered(id, (number) => `Z${String(number).padStart(20, '0')}`),
      )
      .replace(/(?<=[/-])[0-9a-f]{16}\b/g, (id) =>
        numbered(id, (number) => number.toString(16).padStart(16, '0')),
      );
  return plans.map(({ stack, plan }) => ({
    stack,
    plan: JSON.parse(stable(JSON.stringify(plan))) as StackPlan['plan'],
  }));
}

function timestampOf(plans: readonly StackPlan[]): string {
  return (plans[0]!.plan as { timestamp?: string }).timestamp ?? '';
}
