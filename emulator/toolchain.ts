import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';

/** What deploying to the emulator needs besides Node. */
export interface Toolchain {
  /** Terraform or OpenTofu. */
  readonly terraform?: string;
  /** Folder with provider packages; without one the registry is asked. */
  readonly providerMirror?: string;
  /** The executable of hashicorp/aws in that folder; without one Terraform starts the provider itself, each time. */
  readonly provider?: string;
  /** Python with moto. */
  readonly python?: string;
  readonly missing: readonly MissingTool[];
}

export interface MissingTool {
  readonly name: string;
  readonly howToGet: string;
}

/** What Go calls an architecture that Node calls otherwise. */
const ARCHITECTURES: Readonly<Record<string, string>> = { x64: 'amd64' };

const MISSING = {
  terraform: {
    name: 'Terraform or OpenTofu',
    howToGet: 'install one of them and put it on PATH, or name it in TERRAFORM_BINARY_NAME',
  },
  moto: { name: 'moto for Python 3', howToGet: "run: pip install 'moto[server]==5.2.1'" },
};

/** Looks for the tools; what is missing is said, never guessed. */
export function findToolchain(environment: NodeJS.ProcessEnv = process.env): Toolchain {
  const named = environment.TERRAFORM_BINARY_NAME;
  const terraform = (named ? [named] : ['terraform', 'tofu']).find((name) =>
    succeeds(environment, name, ['version']),
  );
  const python = ['python3', 'python'].find((name) =>
    succeeds(environment, name, ['-c', 'import moto.server, moto.acmpca, moto.ram']),
  );
  const providerMirror = findProviderMirror(environment);
  return {
    terraform,
    python,
    providerMirror,
    provider: providerMirror && newestProvider(providerMirror),
    missing: [...(terraform ? [] : [MISSING.terraform]), ...(python ? [] : [MISSING.moto])],
  };
}

function succeeds(environment: NodeJS.ProcessEnv, command: string, args: string[]): boolean {
  return spawnSync(command, args, { env: environment, stdio: 'ignore', timeout: 60_000 }).status === 0;
}

/** How deep to look for a mirror below the usual places. */
const DEPTH = 3;

/** A folder that holds `registry.terraform.io/hashicorp/aws`: a named one, Terraform's own, or in a usual place. */
export function findProviderMirror(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  const home = environment.HOME ?? homedir();
  const named = environment.CERTFLEET_PROVIDER_MIRROR;
  if (named !== undefined) return isMirror(named) ? named : undefined;
  const implied = [
    join(home, '.terraform.d/plugins'),
    join(home, '.local/share/terraform/plugins'),
    '/usr/local/share/terraform/plugins',
    '/usr/share/terraform/plugins',
  ];
  const places = ['/opt', '/usr/local', '/usr/share', '/var/lib', '/srv'];
  return (
    implied.find(isMirror) ??
    places.map((place) => mirrorBelow(place, DEPTH)).find((found) => found !== undefined)
  );
}

function isMirror(folder: string): boolean {
  return existsSync(join(folder, 'registry.terraform.io/hashicorp/aws'));
}

function mirrorBelow(folder: string, depth: number): string | undefined {
  if (isMirror(folder)) return folder;
  if (depth === 0) return undefined;
  return folders(folder)
    .map((name) => mirrorBelow(join(folder, name), depth - 1))
    .find((found) => found !== undefined);
}

function folders(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map(({ name }) => name);
  } catch {
    return []; // A folder that cannot be read holds no mirror for us.
  }
}

/** The newest unpacked hashicorp/aws of a mirror that runs on this machine. */
function newestProvider(mirror: string): string | undefined {
  const versions = join(mirror, 'registry.terraform.io/hashicorp/aws');
  const platform = `${process.platform}_${ARCHITECTURES[process.arch] ?? process.arch}`;
  return folders(versions)
    .sort((one, other) => other.localeCompare(one, 'en', { numeric: true }))
    .map((version) => join(versions, version, platform))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((file) => join(folder, file)))
    .find((file) => basename(file).startsWith('terraform-provider-aws'));
}

/** Terraform's CLI configuration: HashiCorp's providers from the mirror, where there is one. */
export function cliConfiguration(providerMirror: string | undefined): string {
  if (providerMirror === undefined) return '';
  const include = '["registry.terraform.io/hashicorp/*", "registry.opentofu.org/hashicorp/*"]';
  return [
    'provider_installation {',
    `  filesystem_mirror {\n    path    = ${JSON.stringify(providerMirror)}\n    include = ${include}\n  }`,
    `  direct {\n    exclude = ${include}\n  }`,
    '}\n',
  ].join('\n');
}
