/*
 * Addresses of Terraform, with the keys of instances and the modules they lie in.
 */

/** Key of an instance, as a regular expression: `["shop"]` or `[0]`. */
export const KEY = String.raw`\[(?:\d+|"(?:[^"\\]|\\.)*")\]`;

const KEYS = new RegExp(KEY, 'g');
const LAST_KEY = new RegExp(`${KEY}$`);
const MODULE_PATH = new RegExp(`^(?:module\\.[^.[]+(?:${KEY})?\\.)*`);

/** `aws_x.y["key"]` and `aws_x.y[0]` are instances of `aws_x.y`. */
export function withoutInstanceKeys(address: string): string {
  return address.includes('[') ? address.replace(KEYS, '') : address;
}

/** The key of the instance at an address, `["shop"]`; undefined where there is one only. */
export function instanceKeyOf(address: string): string | undefined {
  return LAST_KEY.exec(address)?.[0];
}

/** The modules of an address, `module.edge.module.acm["shop"].`, and the address within them. */
export function splitModulePath(address: string): [path: string, within: string] {
  const path = MODULE_PATH.exec(address)?.[0] ?? '';
  return [path, address.slice(path.length)];
}

const STEPS = new RegExp(`${KEY}|[^.[]+|\\.`, 'g');
const KEY_HERE = new RegExp(KEY, 'y');

/** Whether an address is of an instance that another, perhaps with fewer keys, names. */
export function isInstanceOf(address: string, named: string): boolean {
  let at = 0;
  for (const step of named.match(STEPS) ?? []) {
    KEY_HERE.lastIndex = at;
    if (step === '.') at += KEY_HERE.exec(address)?.[0].length ?? 0;
    if (!address.startsWith(step, at)) return false;
    at += step.length;
  }
  return withoutInstanceKeys(address.slice(at)) === '';
}
