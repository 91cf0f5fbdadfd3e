import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentReference } from './environment-reference';
import { ROOT } from './pages';

writeFileSync(join(ROOT, 'docs/environment-reference.md'), environmentReference());
