import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');
const RUNS = 10;

/** Seconds of processor time that `certfleet check` takes as it is built, beside those of a program that does nothing. */
export function measureCheck(): { readonly check: number; readonly empty: number } {
  spawnSync('npm', ['run', 'build'], { cwd: ROOT, stdio: 'ignore' });
  cpuSeconds('dist/cli/main.js', 'check'); // Transpiles what the others find transpiled.
  return {
    check: median(repeated(() => cpuSeconds('dist/cli/main.js', 'check'))),
    empty: median(repeated(() => cpuSeconds('-e', ''))),
  };
}

function cpuSeconds(...args: string[]): number {
  const { status, output } = spawnSync(process.execPath, ['-r', './bench/cpu-seconds.cjs', ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`node ${args.join(' ')} must end well, got exit code ${status}`);
  return Number(output[3]);
}

/** As often as a median needs, on a machine that does other things too. */
export function repeated<T>(measure: () => T): T[] {
  return Array.from({ length: RUNS }, measure);
}

export function median(figures: readonly number[]): number {
  return [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;
}
