import { join } from 'node:path';
import type { Environment } from '../environments';
import { synthesize } from '../stacks';
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
  /** Interrupts the deployment. @default - nothing does */
  readonly signal?: AbortSignal;
}

/** An environment in an emulated AWS. */
export class Deployment {
  private readonly stacks = new Map<string, TerraformStackRun>();

  private constructor(
    public readonly emulator: Emulator,
    private readonly props: DeploymentProps,
  ) {}

  /** Starts an emulated AWS that holds what the environment expects to exist. */
  public static async start(environment: Environment, props: DeploymentProps): Promise<Deployment> {
    const { python = 'python3' } = props.toolchain;
    return new Deployment(
      await startEmulator(python, emulatedOrganization(environment), props.journal),
      props,
    );
  }

  /** Synthesizes the environment and readies its stacks, in the order they need each other. */
  public async prepare(environment: Environment): Promise<TerraformStackRun[]> {
    const outdir = join(this.props.folder, 'cdktf.out');
    const names = synthesize([environment], outdir).map(({ node }) => node.id);
    return Promise.all(
      names.map(async (name) => {
        const stack = this.stack(name);
        await stack.prepare(join(outdir, 'stacks', name));
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

  private stack(name: string): TerraformStackRun {
    const known = this.stacks.get(name);
    if (known) return known;
    const { toolchain, folder, onMessage, signal } = this.props;
    const stack = new TerraformStackRun(name, {
      toolchain,
      emulator: this.emulator,
      folder: join(folder, name),
      onMessage: (message) => onMessage?.(name, message),
      signal,
    });
    this.stacks.set(name, stack);
    return stack;
  }
}
