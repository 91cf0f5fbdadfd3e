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
    return Promise.all(
      stacks.map(async ({ node }) => {
        const account = node.id.slice(stackName(environment.name, '').length);
        const stack = await this.stack(node.id, runnersOf(environment, account));
        await stack.prepare(join(outdir, 'stacks', node.id));
        return stack;
      }),
    );
  }

  /** Applies shared services first, then the applications beside each other. */
  public async apply([sharedServices, ...applications]: readonly TerraformStackRun[]): Promise<void> {
    await sharedServices?.apply();
    await Promise.all(applications.map((stack) => stack.apply()));
  }

  /** Destroys in the opposite order. */
  public async destroy([sharedServices, ...applications]: readonly TerraformStackRun[]): Promise<void> {
    await Promise.all(applications.map((stack) => stack.destroy()));
    await sharedServices?.destroy();
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
