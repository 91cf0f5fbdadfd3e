import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cliConfiguration } from '../../emulator/toolchain';
import { temporaryFolder } from './temporary-folder';
import { toolchain } from './tools';

type Values = Readonly<Record<string, unknown>>;

/** A resource as the state has it, and as it is configured. */
export interface Change {
  readonly type: string;
  readonly state: Values;
  readonly configured: Values;
  readonly schemaVersion?: number;
}

/**
 * What the real provider plans, as JSON, without asking AWS. `${terraform_data.later.output}` is a value that is known only
 * after the apply.
 */
export function offlinePlan(changes: Readonly<Record<string, Change>>): string {
  const folder = temporaryFolder('offline-plan');
  writeFileSync(join(folder, 'terraform.rc'), cliConfiguration(toolchain.providerMirror));
  writeFileSync(join(folder, 'terraform.tfstate'), JSON.stringify(stateOf(changes)));
  writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify(configurationOf(changes)));
  const terraform = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(toolchain.terraform ?? 'terraform', args, {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, TF_CLI_CONFIG_FILE: join(folder, 'terraform.rc') },
      maxBuffer: 2 ** 26,
    });
    expect({ args, status, stderr }).toEqual({ args, status: 0, stderr: expect.anything() });
    return stdout;
  };
  terraform('init', '-input=false');
  terraform('plan', '-refresh=false', '-input=false', '-out=tfplan');
  return terraform('show', '-json', 'tfplan');
}

function stateOf(changes: Readonly<Record<string, Change>>): object {
  const resources = Object.entries(changes).map(([name, { type, state, schemaVersion }]) => ({
    mode: 'managed',
    type,
    name,
    provider: 'provider["registry.terraform.io/hashicorp/aws"]',
    instances: [{ schema_version: schemaVersion ?? 0, attributes: state }],
  }));
  return { version: 4, serial: 1, lineage: 'any', outputs: {}, resources };
}

function configurationOf(changes: Readonly<Record<string, Change>>): object {
  const resource: Record<string, Record<string, Values>> = { terraform_data: { later: { input: 'any' } } };
  for (const [name, { type, configured }] of Object.entries(changes)) {
    (resource[type] ??= {})[name] = configured;
  }
  const aws = {
    region: 'eu-west-1',
    access_key: 'any',
    secret_key: 'any',
    skip_credentials_validation: true,
    skip_requesting_account_id: true,
    skip_metadata_api_check: true,
  };
  return {
    terraform: { required_providers: { aws: { source: 'aws', version: '~> 5.100' } } },
    provider: { aws: [aws] },
    resource,
  };
}
