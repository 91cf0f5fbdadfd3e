import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from './bundle';

/** Makes the package of every function, where modules look for it: `npm run functions`. */
const packages = join(__dirname, 'packages');
mkdirSync(packages, { recursive: true });
for (const entry of readdirSync(__dirname, { withFileTypes: true })) {
  if (entry.isDirectory() && entry.name !== 'packages')
    writeFileSync(join(packages, `${entry.name}.zip`), bundle(entry.name));
}
