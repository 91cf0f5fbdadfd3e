import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { servicesPage } from './services-page';

writeFileSync(join(__dirname, '../../docs/consumers/README.md'), servicesPage());
