import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle, functionNames } from './bundle';

/** Makes the package of every function, where modules look for it: `npm run functions`. */
const packages = join(__dirname, 'packages');
mkdirSync(packages, { recursive: true });
for (const name of functionNames()) writeFileSync(join(packages, `${name}.zip`), bundle(name));
