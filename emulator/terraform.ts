import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Session, variablesOf } from './authorization/sessions';
import type { Emulator } from './emulator';
import { type Toolchain, cliConfiguration } from './toolchain';

/**
 * Operations Terraform runs at once. Route 53 takes 15 to 30 seconds to make a record visible, so an apply lasts
 * as long as its records wait behind each other; AWS's limit of five changes a second and zone is above that.
 */
export const PARALLELISM = 50;

/** A change of a resource in a plan, as `terraform show -json` gives it. */
export interface PlannedChange {
  readonly address: string;
  readonly type: string;
  readonly change: { readonly actions: readonly string[] };
}

export interface Plan {
  readonly resource_changes?: readonly PlannedChange[];
}

/** What a person wants to hear of while an apply runs. */
const PROGRESS: ReadonlySet<string> = new Set(['apply_progress', 'apply_complete', 'change_summary']);

/** Commands whose JSON is an answer, and no line for each thing that happens. */
const ANSWERS: ReadonlySet<string> = new Set(['show', 'output']);

/** Commands that change something; the others only read. */
const DEPLOYING: ReadonlySet<string> = new Set(['apply', 'destroy']);

/** What `terraform plan -detailed-exitcode` ends with where an apply would change something. */
const CHANGES_PLANNED = 2;

/** Lines of what Terraform said that a failure tells. */
const LAST_WORDS = 40;

/** Milliseconds after which a command is stopped, and fails with what it said last: the longest takes a third of it. */
const DEADLINE = 400_000;

/** Milliseconds that an interrupted Terraform has to finish what it has begun, before it is killed. */
const GRACE = 30_000;

/** Words of `terraform plan -json` that say a change as `terraform show` does; a replacement's order is not among them. */
const PLAIN_ACTIONS: ReadonlySet<string> = new Set(['noop', 'read', 'create', 'update', 'delete']);

/** One line of `terraform plan -json` or `terraform apply -json`. */
interface TerraformEvent {
  readonly type: string;
  /** Of the type `planned_change`. */
  readonly change?: { readonly resource: { readonly addr: string }; readonly action: string };
  readonly '@level': string;
  readonly '@message': string;
  readonly diagnostic?: { readonly summary: string; readonly detail?: string };
}

export interface TerraformStackProps {
  readonly toolchain: Toolchain;
  readonly emulator: Emulator;
  /** Folder for the working copy and its state. */
  readonly folder: string;
  /** Sessions with which it plans and deploys. @default - an administrator's */
  readonly credentials?: { readonly plan: Session; readonly deploy: Session };
  /** Told of every message, for progress. @default - silent */
  readonly onMessage?: (message: string) => void;
  /** Stops Terraform, which finishes what it has begun. @default - nothing does */
  readonly signal?: AbortSignal;
}

/** Where a synthesized stack says that its state is. */
interface SynthesizedBackend {
  readonly backend?: { readonly local?: { readonly path?: string }; readonly s3?: { readonly key: string } };
  cloud?: { readonly workspaces?: { readonly name?: string } };
}

interface EmulatedBackend {
  readonly s3?: object;
  readonly local?: { readonly path: string };
}

/** The state in the emulated bucket; without one beside the copies, under the name that the stack has for it. */
function backendOf({ backend, cloud }: SynthesizedBackend, stackName: string): EmulatedBackend {
  if (backend?.s3 !== undefined) return { s3: { ...backend.s3, use_path_style: true } };
  const file = backend?.local?.path;
  const name = file === undefined ? (cloud?.workspaces?.name ?? stackName) : basename(file, '.tfstate');
  return { local: { path: `../${name}.tfstate` } };
}

/** What the emulator needs beside a synthesized stack. */
interface Override {
  readonly terraform: { readonly backend: EmulatedBackend };
  readonly provider: object;
}

/** What a command ended with, and told. */
interface Finished {
  readonly code: number;
  readonly output: string;
  /** What a plan said it would do, in no order. */
  readonly changes: ReadonlyArray<NonNullable<TerraformEvent['change']>>;
}

/** A synthesized stack, run by Terraform against the emulator in a working copy. */
export class TerraformStackRun {
  /** What `terraform init` last read; it takes seconds, and most changes of a stack are none of it. */
  private initialized = '';

  constructor(
    public readonly name: string,
    private readonly props: TerraformStackProps,
  ) {}

  /** Takes over the synthesized stack; state from an earlier call stays. */
  public async prepare(synthesizedStack: string): Promise<void> {
    const { folder, toolchain } = this.props;
    mkdirSync(folder, { recursive: true });
    this.copy(synthesizedStack);
    const override = this.override();
    writeFileSync(join(folder, 'emulator_override.tf.json'), JSON.stringify(override, null, 2));
    writeFileSync(join(folder, 'terraform.rc'), cliConfiguration(toolchain.providerMirror));
    this.expectTypes(override.terraform.backend);
    const wanted = this.terraformBlocks();
    if (wanted === this.initialized) return;
    await this.run(['init', '-input=false', '-no-color', '-reconfigure']);
    forgetChecksums(join(folder, '.terraform.lock.hcl'));
    this.initialized = wanted;
  }

  /** A provider that runs on between commands is in no folder of a stack: files beside it have whole paths. */
  private copy(synthesizedStack: string): void {
    const { folder } = this.props;
    const assets = join(synthesizedStack, 'assets');
    if (existsSync(assets)) cpSync(assets, join(folder, 'assets'), { recursive: true });
    const text = readFileSync(join(synthesizedStack, 'cdk.tf.json'), 'utf8');
    const whole = JSON.stringify(join(folder, 'assets')).slice(0, -1);
    writeFileSync(join(folder, 'cdk.tf.json'), text.replaceAll('"assets/', `${whole}/`));
  }

  public async validate(): Promise<void> {
    await this.run(['validate', '-no-color']);
  }

  /** @param options further options of `terraform apply`, for example `-replace=<address>` */
  public async apply(...options: readonly string[]): Promise<void> {
    const always = ['-json', '-auto-approve', '-input=false', `-parallelism=${PARALLELISM}`];
    await this.run(['apply', ...always, ...options]);
  }

  /** Applies what was planned last, and nothing else; where that is nothing, the state learns what AWS has lost. */
  public async applyPlanned(): Promise<void> {
    await this.run(['apply', '-json', '-input=false', `-parallelism=${PARALLELISM}`, 'plan.tfplan']);
  }

  public async destroy(): Promise<void> {
    await this.run(['destroy', '-json', '-auto-approve', '-input=false', `-parallelism=${PARALLELISM}`]);
  }

  /** @param options further options of `terraform plan`, for example `-refresh=false` */
  public async plan(...options: readonly string[]): Promise<Plan> {
    await this.hasChanges(...options);
    return this.planned();
  }

  /** Plans anew. Whether an apply would change anything: a resource, its address or an output. */
  public async hasChanges(...options: readonly string[]): Promise<boolean> {
    const { code } = await this.saved(...options);
    return code === CHANGES_PLANNED;
  }

  /** Values of the stack's outputs, by name. */
  public async outputs(): Promise<Record<string, unknown>> {
    const outputs = JSON.parse(await this.run(['output', '-json'])) as Record<string, { value: unknown }>;
    return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
  }

  /** The state as the backend has it. */
  public state(): Promise<string> {
    return this.run(['state', 'pull']);
  }

  /** What a plan would do, by resource address. Empty where nothing is to be done. */
  public async plannedActions(): Promise<Record<string, string>> {
    const { code, changes } = await this.saved();
    if (code !== CHANGES_PLANNED) return {};
    // To show a plan, Terraform reads the schema of the whole provider again.
    const actions = changes.every(({ action }) => PLAIN_ACTIONS.has(action))
      ? changes.map(({ resource, action }): [string, string] => [resource.addr, action])
      : ((await this.planned()).resource_changes ?? []).map(({ address, change }): [string, string] => [
          address,
          change.actions.join('-'),
        ]);
    return Object.fromEntries(
      actions
        .filter(([, action]) => !['noop', 'no-op', 'read'].includes(action))
        .sort(([one], [other]) => (one < other ? -1 : 1)),
    );
  }

  private async saved(...options: readonly string[]): Promise<Finished> {
    const always = ['-detailed-exitcode', '-lock=false', '-out=plan.tfplan', `-parallelism=${PARALLELISM}`];
    return this.finish(['plan', '-json', '-input=false', ...always, ...options]);
  }

  private async planned(): Promise<Plan> {
    return JSON.parse(await this.run(['show', '-json', 'plan.tfplan'])) as Plan;
  }

  /** Of what the stack has, and of what an earlier one left in a state on disk. */
  private expectTypes({ local }: EmulatedBackend): void {
    const { emulator, folder } = this.props;
    const files = ['cdk.tf.json', ...(local === undefined ? [] : [local.path])].map((file) =>
      join(folder, file),
    );
    for (const file of files.filter((file) => existsSync(file)))
      emulator.providers.expect(readFileSync(file, 'utf8'));
  }

  private terraformBlocks(): string {
    const files = ['cdk.tf.json', 'emulator_override.tf.json'].map(
      (file) => JSON.parse(readFileSync(join(this.props.folder, file), 'utf8')) as { terraform: unknown },
    );
    return JSON.stringify(files.map(({ terraform }) => terraform));
  }

  /** What the emulator needs and no stack should know: path-style S3, few retries, and a state that can be reached. */
  private override(): Override {
    const stack = JSON.parse(readFileSync(join(this.props.folder, 'cdk.tf.json'), 'utf8')) as {
      provider: { aws: Array<{ alias?: string }> };
      terraform: SynthesizedBackend;
    };
    const backend = backendOf(stack.terraform, this.name);
    if (stack.terraform.cloud !== undefined) {
      delete stack.terraform.cloud;
      writeFileSync(join(this.props.folder, 'cdk.tf.json'), JSON.stringify(stack));
    }
    return {
      terraform: { backend },
      provider: {
        aws: stack.provider.aws.map(({ alias }) => ({ alias, s3_use_path_style: true, max_retries: 2 })),
      },
    };
  }

  private async run(args: string[]): Promise<string> {
    return (await this.finish(args)).output;
  }

  private async finish(args: string[]): Promise<Finished> {
    const { toolchain, emulator, folder, credentials, onMessage, signal } = this.props;
    const session = credentials?.[DEPLOYING.has(args[0]!) ? 'deploy' : 'plan'];
    signal?.throwIfAborted();
    const environment = { ...emulator.environment(), ...(session && variablesOf(session)) };
    const provider = await emulator.providers.lease(toolchain.provider, environment);
    const child = spawn(toolchain.terraform ?? 'terraform', args, {
      cwd: folder,
      env: {
        ...environment,
        ...provider.variables,
        TF_CLI_CONFIG_FILE: join(folder, 'terraform.rc'),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A Ctrl-C in the terminal reaches Terraform through us alone: two of them would make it give up its state.
      detached: true,
    });
    const output: string[] = [];
    const said: string[] = [];
    const problems: string[] = [];
    const changes: Array<Finished['changes'][number]> = [];
    const interrupt = () => child.kill('SIGINT');
    signal?.addEventListener('abort', interrupt, { once: true });
    const timers = stopAtDeadline(child, problems);
    createInterface({ input: child.stderr }).on('line', (line) => problems.push(line));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const event =
        args.includes('-json') && !ANSWERS.has(args[0]!) ? (JSON.parse(line) as TerraformEvent) : undefined;
      if (event === undefined) output.push(line);
      else if (event['@level'] === 'error')
        problems.push(`${event['@message']}\n${event.diagnostic?.detail ?? ''}`);
      else {
        said.push(event['@message']);
        if (event.type === 'planned_change') changes.push(event.change!);
        if (PROGRESS.has(event.type)) onMessage?.(event['@message']);
      }
    });
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => {
        signal?.removeEventListener('abort', interrupt);
        timers.forEach(clearTimeout);
        provider.end();
        if (code === 0 || (code === CHANGES_PLANNED && args.includes('-detailed-exitcode')))
          resolve({ code, output: output.join('\n'), changes });
        else {
          const lastWords = [...said, ...problems, ...output].slice(-LAST_WORDS).join('\n');
          reject(new Error(`terraform ${args[0]} of ${this.name} failed\n${lastWords}`));
        }
      });
    });
  }
}

/** Without them in the lock file Terraform does not read the provider's 700 MB again for each command. */
function forgetChecksums(lockFile: string): void {
  if (!existsSync(lockFile)) return; // No provider is asked for.
  writeFileSync(lockFile, readFileSync(lockFile, 'utf8').replace(/^ {2}hashes = \[.*?^ {2}\]\n/gms, ''));
}

function stopAtDeadline(child: ChildProcess, problems: string[]): NodeJS.Timeout[] {
  const stop = () => {
    problems.push(`it was stopped after ${DEADLINE / 1000} seconds`);
    child.kill('SIGINT');
  };
  return [setTimeout(stop, DEADLINE), setTimeout(() => child.kill('SIGKILL'), DEADLINE + GRACE)];
}
