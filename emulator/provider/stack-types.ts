import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Template {
  readonly resource?: object;
  readonly data?: object;
}

interface State {
  readonly resources?: ReadonlyArray<{ readonly type: string }>;
}

/** Types of resources and data sources that a working copy has, and that an earlier one left in a state on disk. */
export function stackTypes(folder: string, stateFile: string | undefined): string[] {
  const { resource = {}, data = {} } = readJson<Template>(join(folder, 'cdk.tf.json'));
  const left = stateFile === undefined ? {} : readJson<State>(join(folder, stateFile));
  return [...Object.keys(resource), ...Object.keys(data), ...(left.resources ?? []).map(({ type }) => type)];
}

function readJson<T extends object>(file: string): Partial<T> {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : {};
}
