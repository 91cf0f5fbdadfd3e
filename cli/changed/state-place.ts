import { basename, isAbsolute } from 'node:path';
import { type Values, textOf } from '../../fleet';

export interface StatePlace {
  /** Name of the Terraform backend, or `cloud`. */
  readonly backend: string;
  /** Where the state is: equal only where it is one state. @default - this backend's arguments are not known here */
  readonly state?: string;
}

/** Arguments of a `terraform` block that say where its state is. */
export interface StateArguments {
  readonly backend?: Readonly<Record<string, Values>>;
  readonly cloud?: Values;
}

/** Where a stack keeps its state. */
export function statePlace({ backend = {}, cloud }: StateArguments): StatePlace {
  if (cloud !== undefined) {
    const workspace = textOf((cloud.workspaces as Values | undefined)?.name);
    return { backend: 'cloud', state: placeOf('workspace', cloud.hostname, cloud.organization, workspace) };
  }
  const [[name, values] = ['local', {}]] = Object.entries(backend);
  switch (name) {
    case 's3':
      return { backend: name, state: placeOf('object', values.bucket, values.key) };
    case 'local': {
      const path = textOf(values.path) ?? 'terraform.tfstate';
      // CDKTF's own default begins with the folder that synth ran in, which is another for each side.
      return { backend: name, state: placeOf('file', isAbsolute(path) ? basename(path) : path) };
    }
    default:
      return { backend: name };
  }
}

/** The last part must be known; the ones before have defaults, or come from elsewhere for both sides. */
function placeOf(what: string, ...parts: readonly unknown[]): string | undefined {
  const known = parts.flatMap((part) => textOf(part) ?? []);
  return textOf(parts[parts.length - 1]) === undefined ? undefined : `${what} ${known.join('/')}`;
}
