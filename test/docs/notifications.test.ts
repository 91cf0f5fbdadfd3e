import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { MATTERS } from '../../lambda/notifications/matter';
import { ROOT } from './pages';
import { textOf } from './programs';

const runbooks = [...new Set(Object.values(MATTERS).map(({ runbook }) => runbook))];

test.each(runbooks)('the runbook %s, which messages name, is there and is listed', (runbook) => {
  expect(existsSync(join(ROOT, 'docs/runbooks', `${runbook}.md`))).toBe(true);
  expect(textOf('docs/runbooks/README.md')).toContain(`](${runbook}.md)`);
});
