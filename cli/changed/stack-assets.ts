import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Folder of a synthesized stack in which CDKTF puts files beside the Terraform JSON. */
export const ASSETS = 'assets';

/** Path and SHA-256 of each file that a stack brings along, sorted. */
export function assetLines(stackFolder: string): string[] {
  const folder = join(stackFolder, ASSETS);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => `${relative(stackFolder, file).replaceAll('\\', '/')} ${sha256(readFileSync(file))}`)
    .sort();
}

/** In hexadecimal digits. */
export function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
