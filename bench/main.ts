import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** How synthesis grows with the number of certificates, and how starting compares with a one-certificate app. */
const SIZES = [100, 1_000, 10_000];
const STARTS = 5;
const ROOT = join(__dirname, '..');

interface Measurement {
  readonly certificates: number;
  readonly stacks: number;
  readonly seconds: number;
  readonly peakMegabytes: number;
}

function main(): void {
  print(['certificates', 'stacks', 'seconds', 'ms/certificate', 'peak MB']);
  const measurements = SIZES.map((size) => {
    const output = run(['--max-old-space-size=8192', 'bench/synthesize.ts', String(size)]);
    const measurement = JSON.parse(output) as Measurement;
    const { certificates, stacks, seconds, peakMegabytes } = measurement;
    print([
      String(certificates),
      String(stacks),
      seconds.toFixed(2),
      ((seconds * 1000) / certificates).toFixed(2),
      peakMegabytes.toFixed(0),
    ]);
    return measurement;
  });
  const [, thousand, tenThousand] = measurements;
  const growth = (tenThousand?.seconds ?? 0) / (thousand?.seconds ?? 1);
  process.stdout.write(`from 1,000 to 10,000 certificates: ${growth.toFixed(1)} times the time\n`);

  const one = fastest('bench/one-certificate.ts');
  const all = fastest('main.ts');
  process.stdout.write(
    `all environments ${all.toFixed(2)} s, a one-certificate app ${one.toFixed(2)} s: ${(all / one).toFixed(2)} times\n`,
  );
}

function fastest(program: string): number {
  const seconds = Array.from({ length: STARTS }, () => {
    const start = process.hrtime.bigint();
    execFileSync('npx', ['tsx', program], { cwd: ROOT, stdio: 'ignore' });
    return Number(process.hrtime.bigint() - start) / 1e9;
  });
  return Math.min(...seconds);
}

function run(args: string[]): string {
  return execFileSync(process.execPath, ['--import', 'tsx', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
  });
}

function print(columns: string[]): void {
  process.stdout.write(`${columns.map((column) => column.padStart(14)).join(' ')}\n`);
}

main();
