import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import type { EmulatedRole } from './authorization/emulated-role';
import { lookUpAt } from './dns/hosted-name';
import { NameServer } from './dns/name-server';
import type { EmulatedOrganization } from './emulated-organization';
import { WarmProviders } from './provider/warm-providers';

/** Variables of the caller that could lead to a real account, or change what Terraform does. */
const REMOVED = /^(AWS_|TF_|CLOUDFLARE_|TERRAFORM_CLOUD)/;

/** Files to which an emulator writes. */
export interface EmulatorFiles {
  /** What listeners serve, a line of JSON at every change. @default - none */
  readonly journal?: string;
  /** Start of the names of files with what was judged: see `CallRecord`. @default - none */
  readonly calls?: string;
}

/** An event of AWS. */
export interface EmulatedEvent {
  readonly accountId: string;
  readonly region: string;
  /** For example `aws.health`. */
  readonly source: string;
  readonly detailType: string;
  readonly detail: object;
  /** ARNs. @default - none */
  readonly resources?: readonly string[];
}

/** Command that judges by IAM's policies what a role may do. */
const JUDGE = [
  process.execPath,
  '--import',
  pathToFileURL(require.resolve('tsx')).href,
  join(__dirname, 'authorization', 'judge.ts'),
];

/** An emulated AWS on loopback. */
export interface Emulator {
  readonly endpoint: string;
  /** Resolver for which the public zones of its accounts are the whole DNS, over UDP and TCP: `127.0.0.1:5300`. Functions ask it. */
  readonly resolver: string;
  /** Terraform's provider, running between commands. */
  readonly providers: WarmProviders;
  /** Environment for child processes: dummy credentials, and no way to any other endpoint. */
  environment(): NodeJS.ProcessEnv;
  /**
   * Lets days pass: ACM renews and tells what it does in that time, certificates end, and then every schedule comes once. Functions
   * start when all days have passed, so they meet what lies within them only where the clock is moved in several steps.
   *
   * @throws Error where it is not a whole number of days, at least one: time never goes back
   */
  moveClock(days: number): Promise<void>;
  /** Lets every schedule of EventBridge come once. */
  passSchedules(): Promise<void>;
  /** Lets whoever issues outside AWS put a new version into everything that certificates are imported from. */
  renewSources(): Promise<void>;
  /** Lets ACM renew at once every certificate that it would when its end is near: those in use, and those exported since they were issued. */
  renewCertificates(): Promise<void>;
  /** Lets the first answers about certificates that are requested from now on have no records, as ACM's have for some seconds; 0 ends it. */
  delayRecords(descriptions: number): Promise<void>;
  /** Moves an account of the organization into a unit. @param unitId without it into the root */
  moveAccount(accountId: string, unitId?: string): Promise<void>;
  /** Lets AWS send an event to the default bus of an account, of what nothing here lets happen. */
  sendEvent(event: EmulatedEvent): Promise<void>;
  /** Gives roles these policies and no others; those that do not stand are made. */
  setRoles(roles: readonly EmulatedRole[]): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts the emulator. It ends with this process, whatever happens to it.
 *
 * @param python an interpreter with moto
 * @throws Error with the emulator's last words where it does not start
 */
export async function startEmulator(
  python: string,
  organization: EmulatedOrganization,
  { journal, calls }: EmulatorFiles = {},
): Promise<Emulator> {
  const nameServer = await NameServer.start();
  const folder = mkdtempSync(join(tmpdir(), 'certfleet-emulator-'));
  const file = join(folder, 'organization.json');
  writeFileSync(file, JSON.stringify(organization));
  const options = [
    ...['--port', '0', '--organization', file, '--node', process.execPath],
    ...['--resolver', nameServer.address],
    ...(journal ? ['--journal', journal] : []),
    ...(organization.roles.length > 0
      ? ['--judge', JSON.stringify([...JUDGE, ...(calls === undefined ? [] : [calls])])]
      : []),
  ];
  const child = spawn(python, ['-m', 'certfleet_emulator', ...options], {
    env: { ...sanitized(process.env), PYTHONPATH: __dirname, PYTHONDONTWRITEBYTECODE: '1' },
    // It stops when its standard input closes, so it cannot outlive this process. A signal is for us to pass on.
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  });
  try {
    const endpoint = await announcedEndpoint(child);
    nameServer.answerFrom(lookUpAt(endpoint));
    const providers = new WarmProviders();
    return {
      endpoint,
      resolver: nameServer.address,
      providers,
      environment: () => emulatedEnvironment(endpoint, process.env),
      moveClock: (days) => tell(endpoint, 'clock', { days }),
      passSchedules: () => tell(endpoint, 'schedules'),
      renewSources: () => tell(endpoint, 'renewals'),
      renewCertificates: () => tell(endpoint, 'certificate-renewals'),
      delayRecords: (descriptions) => tell(endpoint, 'late-records', { descriptions }),
      moveAccount: (accountId, parentId) => tell(endpoint, 'organizational-units', { accountId, parentId }),
      sendEvent: (event) => tell(endpoint, 'events', event),
      setRoles: (roles) => tell(endpoint, 'roles', roles),
      stop: async () => {
        providers.stop();
        await nameServer.stop();
        await stop(child);
      },
    };
  } catch (error) {
    await nameServer.stop();
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The caller's environment without anything that could reach a real account. */
export function emulatedEnvironment(endpoint: string, caller: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { hostname } = new URL(endpoint);
  if (hostname !== '127.0.0.1') {
    throw new Error(`the emulator must be on loopback, got ${hostname}; start it with startEmulator`);
  }
  return {
    ...sanitized(caller),
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: 'emulated',
    AWS_SECRET_ACCESS_KEY: 'emulated',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    CHECKPOINT_DISABLE: '1',
    TF_IN_AUTOMATION: '1',
  };
}

/** Sends something to the emulator itself. */
async function tell(endpoint: string, what: string, body: object = {}): Promise<void> {
  const answer = await fetch(`${endpoint}/certfleet-emulator/${what}`, {
    method: 'POST',
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`the emulator refused ${what}: ${answer.status} ${await answer.text()}`);
}

function sanitized(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !REMOVED.test(name)));
}

function announcedEndpoint(child: ChildProcess): Promise<string> {
  const lastWords: string[] = [];
  createInterface({ input: child.stderr! }).on('line', (line) => {
    lastWords.push(line);
    if (lastWords.length > 20) lastWords.shift();
  });
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout! }).once('line', (line) => {
      resolve((JSON.parse(line) as { endpoint: string }).endpoint);
    });
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`the emulator ended with code ${code} before it was ready\n${lastWords.join('\n')}`)),
    );
  });
}

/** Waits for the judge too, which holds the emulator's error stream and at its end writes what it has counted. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  child.stdin!.end();
  child.kill('SIGTERM');
  await ended;
}
