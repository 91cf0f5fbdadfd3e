import { join } from 'node:path';
import type { App } from 'cdktf';
import { PermissionRecord } from '../../emulator/authorization/permission-record';
import { emulatedOrganization } from '../../emulator/emulated-organization';
import { type Emulator, startEmulator } from '../../emulator/emulator';
import { TerraformStackRun } from '../../emulator/terraform';
import local from '../../environments/local';
import {
  MODULE_ROLE_NAMES,
  type ModulePermissions,
  type ModuleRole,
  moduleRoles,
  moduleSessions,
} from './module-roles';
import type { ModuleStack } from './module-stack';
import { STATE_BUCKET } from './module-state';
import { proofOf } from './permission-proof';
import { temporaryFolder } from './temporary-folder';
import { describeWithTools, toolchain } from './tools';

/** Modules that Terraform deploys to an emulated AWS, as roles that hold what a test says and nothing else. */
export class ModuleDeployment {
  /** Working copies; the states are in an emulated bucket. */
  public readonly folder = temporaryFolder('modules');
  private readonly roles: readonly ModuleRole[];
  private readonly record = PermissionRecord.ofThisRun() ?? PermissionRecord.in(this.folder);
  private readonly runs = new Map<string, TerraformStackRun>();
  private started?: Emulator;

  constructor(accounts: ModulePermissions) {
    this.roles = moduleRoles(accounts);
  }

  public get emulator(): Emulator {
    if (this.started === undefined) throw new Error('the emulated AWS is there from the first beforeAll on');
    return this.started;
  }

  public async start(): Promise<void> {
    this.record.publishRoles(this.roles);
    const organization = {
      ...emulatedOrganization(local),
      stateBucket: STATE_BUCKET,
      roles: this.roles,
    };
    this.started = await startEmulator(toolchain.python!, organization, { calls: this.record.start });
  }

  public async stop(): Promise<void> {
    await this.started?.stop();
  }

  /**
   * Readies a stack to be planned and applied; one of the same name goes on from where that is.
   *
   * @param onMessage told of every message of Terraform; said once for a name
   */
  public async prepare(
    stack: ModuleStack,
    accountId: string,
    onMessage?: (message: string) => void,
  ): Promise<TerraformStackRun> {
    const { id: name, root } = stack.node;
    const app = root as App;
    app.synth();
    const run = this.runs.get(name) ?? (await this.run(name, accountId, onMessage));
    this.runs.set(name, run);
    await run.prepare(join(app.outdir, 'stacks', name));
    return run;
  }

  /** Actions of the roles that no call has needed. */
  public spare(): readonly string[] {
    return proofOf([this.record.start]).spare;
  }

  private async run(
    name: string,
    accountId: string,
    onMessage?: (message: string) => void,
  ): Promise<TerraformStackRun> {
    return new TerraformStackRun(name, {
      toolchain,
      emulator: this.emulator,
      folder: join(this.folder, name, 'run'),
      credentials: await this.sessions(accountId),
      onMessage,
    });
  }

  /** A session of a role that does not stand would be an administrator's. */
  private sessions(accountId: string): ReturnType<typeof moduleSessions> {
    const missing = MODULE_ROLE_NAMES.find(
      (name) => !this.roles.some((role) => role.accountId === accountId && role.name === name),
    );
    if (missing !== undefined)
      throw new Error(`the account ${accountId} has no role ${missing}: say what it needs`);
    return moduleSessions(this.emulator.endpoint, accountId);
  }
}

/** Tests of modules in an emulated AWS; that their roles hold nothing to spare is the last of them. */
export function describeModules(
  title: string,
  accounts: ModulePermissions,
  tests: (modules: ModuleDeployment) => void,
): void {
  describeWithTools(title, () => {
    const modules = new ModuleDeployment(accounts);
    beforeAll(() => modules.start());
    afterAll(() => modules.stop());
    tests(modules);
    test('calls needed each action that the roles hold', () => {
      expect(modules.spare()).toEqual([]);
    });
  });
}
