import { findToolchain } from '../../emulator/toolchain';
import { describeUnlessMissing } from './describe-unless-missing';

/** The tools on this machine, looked for once in each test file that needs them. */
export const toolchain = findToolchain();

export function describeWithTools(title: string, tests: () => void): void {
  const missing = toolchain.missing.map(({ name }) => name);
  describeUnlessMissing(missing, title, tests);
}
