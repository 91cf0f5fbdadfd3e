import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** A stack of a synthesized app. */
export interface SynthesizedStack {
  readonly name: string;
  /** Folder that Terraform runs in. */
  readonly folder: string;
  /** File with the Terraform JSON. */
  readonly file: string;
  /** Names of the stacks that have to be deployed before. */
  readonly dependencies: readonly string[];
}

const manifestSchema = z.object({
  stacks: z.record(
    z.string(),
    z.object({
      name: z.string(),
      dependencies: z.array(z.string()),
      workingDirectory: z.string(),
      synthesizedStackPath: z.string(),
    }),
  ),
});

/**
 * The stacks of a folder that `cdktf synth` wrote.
 *
 * @throws Error where the folder has no readable `manifest.json`
 */
export function readManifest(folder: string): SynthesizedStack[] {
  const file = join(folder, 'manifest.json');
  if (!existsSync(file)) {
    throw new Error(
      `${folder} must be a folder of synthesized stacks, it has no manifest.json; run cdktf synth`,
    );
  }
  const manifest = manifestSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!manifest.success) throw new Error(`${file} must be a manifest of cdktf; run cdktf synth again`);
  return Object.values(manifest.data.stacks).map(
    ({ name, dependencies, workingDirectory, synthesizedStackPath }) => ({
      name,
      folder: join(folder, workingDirectory),
      file: join(folder, synthesizedStackPath),
      dependencies,
    }),
  );
}

/** Stacks in waves: every stack comes after those it depends on; stacks of one wave need nothing of each other. */
export function deployOrder(stacks: readonly SynthesizedStack[]): SynthesizedStack[][] {
  const waves: SynthesizedStack[][] = [];
  const done = new Set<string>();
  const known = new Set(stacks.map(({ name }) => name));
  let rest = [...stacks].sort((a, b) => (a.name < b.name ? -1 : 1));
  while (rest.length > 0) {
    const ready = rest.filter(({ dependencies }) =>
      dependencies.every((dependency) => done.has(dependency) || !known.has(dependency)),
    );
    if (ready.length === 0) {
      throw new Error(
        `stacks must not depend on each other in a circle, got ${rest.map(({ name }) => name).join(', ')}`,
      );
    }
    waves.push(ready);
    ready.forEach(({ name }) => done.add(name));
    rest = rest.filter((stack) => !ready.includes(stack));
  }
  return waves;
}
