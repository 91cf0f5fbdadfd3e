import { findToolchain } from '../../emulator/toolchain';

/** The tools on this machine, looked for once in each test file that needs them. */
export const toolchain = findToolchain();

/** A group of tests that need Terraform and moto; without them each is counted as skipped, with the reason in its name. */
export function describeWithTools(title: string, tests: () => void): void {
  const missing = toolchain.missing.map(({ name }) => name).join(' and ');
  if (missing === '') describe(title, tests);
  else describe.skip(`${title} (skipped: ${missing} missing)`, tests);
}
