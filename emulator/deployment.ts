import { join } from 'node:path';
import type { Environment } from '../environments';
import { stackName } from '../environments/names';
import { type AccountStack, synthesize } from '../stacks';
import { type OwnPolicies, type Runners, emulatedRoles, runnersOf } from './authorization/emulated-roles';
import { PermissionRecord } from './authorization/permission-record';
import { type Session, sessionOf } from './authorization/sessions';
import { emulatedOrganization } from './emulated-organization';
import { type Emulator, startEmulator } from './emulator';
import { TerraformStackRun } from './terraform';
import type { Toolchain } from './toolchain';

export interface DeploymentProps {
  readonly toolchain: Toolchain;
  /** Folder for synthesized stacks, working copies and states. */
  readonly folder: string;
  /** Told of what happens, stack by stack. @default - silent */
  readonly onMessage?: (stackName: string, message: string) => void;
  /** File to which the emulator writes what listeners serve, at every change. @default - none */
  readonly journal?: string;
  /** Whether roles may do only what is published for them; otherwise everybody may do everything. @default true */
  readonly enforcesIam?: boolean;
  /** Interrupts the deployment. @default - nothing does */
  readonly signal?: AbortSignal;
}

/** What code adds to the stacks of an environment, or overrides in them. */
export interface Extension {
  readonly extend: (stack: AccountStack) => void;
  /** Policies that roles hold for it, beside those that are published. */
  readonly policies: OwnPolicies;
}

/** An environment in an emulated AWS. */
export class Deployment {
  private readonly stacks = new Map<string, TerraformStackRun>();
  private readonly dependenciesByStack = new Map<string, readonly string[]>();
  private readonly sessions = new Map<string, Promise<Session>>();

  private constructor(
    public readonly emulator: Emulator,
    private readonly record: PermissionRecord | undefined,
    /** As it was prepared last: what it says may stand. */
    private before: Environment,
    private readonly props: DeploymentProps,
  ) {}

  /** Starts an emulated AWS that holds what the environment expects to exist. */
  public static async start(environment: Environment, props: DeploymentProps): Promise<Deployment> {
    const { toolchain, enforcesIam = true } = props;
    const record = enforcesIam ? PermissionRecord.ofThisRun() : undefined;
    record?.publish(environment, undefined);
    const organization = emulatedOrganization(environment);
    return new Deployment(
      await startEmulator(
        toolchain.python ?? 'python3',
        enforcesIam ? organization : { ...organization, roles: [] },
        {
          journal: props.journal,
          calls: record?.start,
        },
      ),
      record,
      environment,
      props,
    );
  }

  /**
   * Synthesizes the environment, gives roles what is published for it, and readies its stacks in their order.
   *
   * @param extension without it, stacks are what the environment says
   */
  public async prepare(environment: Environment, extension?: Extension): Promise<TerraformStackRun[]> {
    const outdir = join(this.props.folder, 'cdktf.out');
    const stacks = synthesize([environment], outdir, extension?.extend);
    if (this.props.enforcesIam ?? true)
      await this.emulator.setRoles(emulatedRoles(environment, this.before, extension?.policies));
    this.record?.publish(environment, this.before);
    this.before = environment;
    for (const { node, dependencies } of stacks)
      this.dependenciesByStack.set(
        node.id,
        dependencies.map((stack) => stack.node.id),
      );
    return Promise.all(
      stacks.map(async ({ node }) => {
        const account = node.id.slice(stackName(environment.name, '').length);
        const stack = await this.stack(node.id, runnersOf(environment, account));
        await stack.prepare(join(outdir, 'stacks', node.id));
        return stack;
      }),
    );
  }

  /** Applies each stack after those it depends on, beside the others. */
  public apply(stacks: readonly TerraformStackRun[]): Promise<void> {
    return this.inOrder(stacks, (stack) => stack.apply());
  }

  /** Destroys in the opposite order. */
  public destroy(stacks: readonly TerraformStackRun[]): Promise<void> {
    return eachAfter(
      stacks,
      (stack) => stacks.filter((other) => this.dependencies(other, stacks).includes(stack)),
      (stack) => stack.destroy(),
    );
  }

  /** Does something with each stack once that is done with those it depends on, beside the others. */
  public inOrder(
    stacks: readonly TerraformStackRun[],
    work: (stack: TerraformStackRun) => Promise<void>,
  ): Promise<void> {
    return eachAfter(stacks, (stack) => this.dependencies(stack, stacks), work);
  }

  /** Those of the stacks that one depends on. */
  public dependencies(
    { name }: TerraformStackRun,
    stacks: readonly TerraformStackRun[],
  ): TerraformStackRun[] {
    return stacks.filter((each) => this.dependenciesByStack.get(name)?.includes(each.name));
  }

  private async stack(name: string, runners: Runners): Promise<TerraformStackRun> {
    // Where a file names another deploy role than before, others run Terraform.
    const key = [name, runners.plan, runners.deploy].join(' ');
    const known = this.stacks.get(key);
    if (known) return known;
    const { toolchain, folder, onMessage, signal, enforcesIam = true } = this.props;
    const stack = new TerraformStackRun(name, {
      toolchain,
      emulator: this.emulator,
      folder: join(folder, name),
      credentials: enforcesIam
        ? { plan: await this.session(runners.plan), deploy: await this.session(runners.deploy) }
        : undefined,
      onMessage: (message) => onMessage?.(name, message),
      signal,
    });
    this.stacks.set(key, stack);
    return stack;
  }

  private session(roleArn: string): Promise<Session> {
    const known = this.sessions.get(roleArn) ?? sessionOf(this.emulator.endpoint, roleArn);
    this.sessions.set(roleArn, known);
    return known;
  }
}

async function eachAfter(
  stacks: readonly TerraformStackRun[],
  before: (stack: TerraformStackRun) => readonly TerraformStackRun[],
  work: (stack: TerraformStackRun) => Promise<void>,
): Promise<void> {
  const begun = new Map<TerraformStackRun, Promise<void>>();
  const begin = (stack: TerraformStackRun): Promise<void> => {
    const known = begun.get(stack);
    if (known) return known;
    const done = Promise.all(before(stack).map(begin)).then(() => work(stack));
    begun.set(stack, done);
    return done;
  };
  await Promise.all(stacks.map(begin));
}
