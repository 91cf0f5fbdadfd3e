import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { servicesPage } from './services-page';
import { ROOT } from './pages';

test('the page of services is what the registry and the table of requirements say: `npm run services` writes it', () => {
  expect(readFileSync(join(ROOT, 'docs/consumers/README.md'), 'utf8')).toBe(servicesPage());
});
