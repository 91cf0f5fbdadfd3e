import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CensusMeasurement, measureCensuses } from './census';
import { measureCheck } from './check';
import { measureEnforcement } from './enforcement';
import { measureFunctions, measureRotation } from './functions';
import { generatedPlan } from './plan';

/**
 * How synthesis grows with the number of certificates and a review with that of resources, how starting compares with
 * a one-certificate app, what a check takes, what it costs that the emulated AWS enforces IAM, and what functions take, and what a
 * census asks. It ends with an error where a limit of the functions is not kept.
 */
const SIZES = [100, 1_000, 10_000];
/** Resources of the plans that are reviewed; the largest plan has 200 MB. */
const PLAN_SIZES = [1_000, 10_000, 43_000];
/** What a function must stay below. */
const LIMITS = { kilobytes: 1024, megabytes: 256, seconds: 60 };
/** Accounts of a census, each with certificates in four Regions. */
const CENSUS_ACCOUNTS = 1000;
/** What ACM answers an account in a Region in a second (ACM User Guide, quotas). */
const ACM_QUOTAS = { ListCertificates: 8, DescribeCertificate: 10, ListTagsForCertificate: 10 };
const STARTS = 5;
const ROOT = join(__dirname, '..');

interface Measurement {
  readonly certificates: number;
  readonly stacks: number;
  readonly seconds: number;
  readonly peakMegabytes: number;
}

async function main(): Promise<void> {
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

  measureReviews();

  const one = fastest('bench/one-certificate.ts');
  const all = fastest('main.ts');
  process.stdout.write(
    `all environments ${all.toFixed(2)} s, a one-certificate app ${one.toFixed(2)} s: ${(all / one).toFixed(2)} times\n`,
  );

  const { check, empty } = measureCheck();
  process.stdout.write(
    `certfleet check ${check.toFixed(2)} s of processor time, a program that does nothing ${empty.toFixed(2)} s\n`,
  );

  const { enforced, free } = await measureEnforcement();
  process.stdout.write(
    `an emulated apply with IAM enforced ${enforced.toFixed(1)} s, without ${free.toFixed(1)} s: ${(enforced / free).toFixed(2)} times\n`,
  );

  await measureAutomation();
  await measureCensus();
}

async function measureAutomation(): Promise<void> {
  print(['function', 'zip KB', 'index.js KB', 'loaded ms', 'empty ms', 'times', 'peak MB']);
  for (const each of measureFunctions()) {
    print([
      each.name,
      below(LIMITS.kilobytes, each.zipKilobytes),
      below(LIMITS.kilobytes, each.kilobytes),
      each.milliseconds.toFixed(0),
      each.emptyMilliseconds.toFixed(0),
      (each.milliseconds / each.emptyMilliseconds).toFixed(2),
      below(LIMITS.megabytes, each.megabytes),
    ]);
  }
  const { seconds, megabytes } = await measureRotation();
  process.stdout.write(
    `from a new version of a secret to its import ${below(LIMITS.seconds, seconds, 1)} s, peak of the function ${below(LIMITS.megabytes, megabytes)} MB\n`,
  );
}

/** Most calls are those of a second at one account and Region. */
async function measureCensus(): Promise<void> {
  const actions = Object.keys(ACM_QUOTAS) as Array<keyof typeof ACM_QUOTAS>;
  print([
    'census',
    ...['lists', 'descriptions', 'tags'].flatMap((calls) => [calls, 'most']),
    ...['roles', 'DNS questions', 'seconds', 'of processor', 'peak MB', 'inventory MB'],
  ]);
  const told = (census: CensusMeasurement) =>
    print([
      census.name,
      ...actions.flatMap((action) => [
        String(census.calls[action] ?? 0),
        below(ACM_QUOTAS[action], census.mostInASecond[action] ?? 0),
      ]),
      String(census.calls['AssumeRole']),
      String(census.questions),
      census.seconds.toFixed(0),
      census.processorSeconds.toFixed(0),
      below(LIMITS.megabytes, census.peakMegabytes),
      census.inventoryMegabytes.toFixed(1),
    ]);
  await measureCensuses(CENSUS_ACCOUNTS, told);
}

/** A figure beside its limit; one that does not keep it lets the bench end with an error. */
function below(limit: number, figure: number, digits = 0): string {
  if (figure < limit) return `${figure.toFixed(digits)} < ${limit}`;
  process.exitCode = 1;
  return `${figure.toFixed(digits)} >= ${limit}!`;
}

/** From the file of a plan to comment and page. */
function measureReviews(): void {
  print(['resources', 'plan MB', 'findings', 'seconds', 'peak MB']);
  const folder = mkdtempSync(join(tmpdir(), 'certfleet-bench-'));
  for (const size of PLAN_SIZES) {
    const file = join(folder, 'plan.json');
    writeFileSync(file, generatedPlan(size));
    const review = JSON.parse(run(['bench/review.ts', file])) as Record<string, number>;
    print([
      String(size),
      review.megabytes!.toFixed(0),
      String(review.findings),
      review.seconds!.toFixed(2),
      review.peakMegabytes!.toFixed(0),
    ]);
  }
  rmSync(folder, { recursive: true });
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

void main();
