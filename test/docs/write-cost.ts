import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { costPage } from './cost-page';

const folder = mkdtempSync(join(tmpdir(), 'certfleet-cost-'));
try {
  writeFileSync(join(__dirname, '../../docs/cost.md'), costPage(folder));
} finally {
  rmSync(folder, { recursive: true });
}
