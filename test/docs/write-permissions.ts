import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { permissionsPage } from './permissions-page';

writeFileSync(join(__dirname, '../../docs/permissions.md'), permissionsPage());
