import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LambdaFunction } from '@cdktf/provider-aws/lib/lambda-function';
import { unzipSync } from 'fflate';
import { Deployment, type Extension } from '../emulator/deployment';
import { renew } from '../emulator/renewal';
import { findToolchain } from '../emulator/toolchain';
import { type Environment, defineEnvironment } from '../environments';
import local from '../environments/local';
import { bundle, functionNames } from '../lambda/bundle';
import { median, repeated } from './check';
import { FUNCTION_VARIABLES } from './function-variables';

const PEAK = join(__dirname, 'process-peak.cjs');
const RENEWALS = 3;

interface FunctionMeasurement {
  readonly name: string;
  readonly zipKilobytes: number;
  readonly kilobytes: number;
  /** From the start of Node until the handler is loaded. */
  readonly milliseconds: number;
  /** From the start of Node until a module with nothing in it is loaded. */
  readonly emptyMilliseconds: number;
  /** Peak of a process that has loaded the handler. */
  readonly megabytes: number;
}

/** How large every function is, and what it takes to load it. */
export function measureFunctions(): FunctionMeasurement[] {
  const folder = mkdtempSync(join(tmpdir(), 'certfleet-bench-'));
  const [index, empty] = [join(folder, 'index.js'), join(folder, 'empty.js')];
  writeFileSync(empty, '');
  try {
    return functionNames().map((name) => {
      const zip = bundle(name);
      const code = unzipSync(zip)['index.js']!;
      writeFileSync(index, code);
      const loaded = (file: string) => load(file, join(folder, 'ended'), FUNCTION_VARIABLES[name]);
      // By turns, so that what else the machine does meets both.
      const starts = repeated(() => ({ handler: loaded(index), nothing: loaded(empty) }));
      return {
        name,
        zipKilobytes: zip.length / 1024,
        kilobytes: code.length / 1024,
        milliseconds: median(starts.map(({ handler }) => handler.milliseconds)),
        emptyMilliseconds: median(starts.map(({ nothing }) => nothing.milliseconds)),
        megabytes: Math.max(...starts.map(({ handler }) => handler.megabytes)),
      };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What `process-peak.cjs` says of a process that has ended. */
interface Ended {
  readonly milliseconds: number;
  readonly megabytes: number;
}

function load(file: string, output: string, variables: NodeJS.ProcessEnv = {}): Ended {
  const program = 'require(process.argv[1]); process.exit()';
  const { status } = spawnSync(process.execPath, ['--no-warnings', '-r', PEAK, '-e', program, file], {
    env: { ...variables, AWS_REGION: 'eu-west-1', CERTFLEET_BENCH_FILE: output },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error(`${file} must load, got exit code ${status}`);
  return endedIn(output).at(-1)!;
}

function endedIn(file: string): Ended[] {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as Ended);
}

/**
 * Seconds from a new version of a secret until its certificate is imported, of the slowest of a few, and the most memory that a
 * process of the function had: in an emulated AWS, where events come at once.
 */
export async function measureRotation(): Promise<{ readonly seconds: number; readonly megabytes: number }> {
  const environment = rotatedOnly();
  const folder = mkdtempSync(join(tmpdir(), 'certfleet-bench-'));
  const output = join(folder, 'ended');
  const deployment = await Deployment.start(environment, { toolchain: findToolchain(), folder });
  try {
    await deployment.apply(await deployment.prepare(environment, watched(output)));
    const seconds: number[] = [];
    for (let renewal = 0; renewal < RENEWALS; renewal++) seconds.push(await renewed(deployment, environment));
    const megabytes = endedIn(output).map((ended) => ended.megabytes);
    return { seconds: Math.max(...seconds), megabytes: Math.max(...megabytes) };
  } finally {
    await deployment.emulator.stop();
    rmSync(folder, { recursive: true });
  }
}

async function renewed({ emulator }: Deployment, environment: Environment): Promise<number> {
  const start = performance.now();
  const { length } = await renew(emulator, environment);
  if (length !== 1) throw new Error(`one certificate must be imported anew, got ${length}`);
  return (performance.now() - start) / 1000;
}

/** The environment `local` with nothing but the certificate that is rotated. */
function rotatedOnly(): Environment {
  const { sharedServices, applications, ...others } = local;
  const { certificates, ...shop } = applications['shop']!;
  return defineEnvironment({
    ...others,
    sharedServices: { ...sharedServices, certificateAuthorities: undefined },
    applications: { shop: { ...shop, certificates: { legacy: certificates!['legacy']! }, consumers: {} } },
  });
}

/** Lets each process of a function say in a file what memory it had. */
function watched(file: string): Extension {
  const variables = { NODE_OPTIONS: `--require ${JSON.stringify(PEAK)}`, CERTFLEET_BENCH_FILE: file };
  return {
    policies: {},
    extend: ({ node }) => {
      for (const each of node.findAll().filter((construct) => construct instanceof LambdaFunction))
        for (const [name, value] of Object.entries(variables))
          each.addOverride(`environment.variables.${name}`, value);
    },
  };
}
