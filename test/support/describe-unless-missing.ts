/** A group of tests that need tools; where one is missing each is counted as skipped, with the reason in its name. */
export function describeUnlessMissing(missing: readonly string[], title: string, tests: () => void): void {
  if (missing.length === 0) describe(title, tests);
  else describe.skip(`${title} (skipped: ${missing.join(' and ')} missing)`, tests);
}
