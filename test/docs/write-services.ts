import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { servicesPage } from './services-page';

const folder = mkdtempSync(join(tmpdir(), 'certfleet-services-'));
try {
  writeFileSync(join(__dirname, '../../docs/consumers/README.md'), servicesPage(folder));
} finally {
  rmSync(folder, { recursive: true });
}
