import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { renderFleetPage } from '../../cli/page/render-fleet-page';
import { pageLines, pageOf } from '../support/page-fleet';
import { ROOT } from './pages';

const IMAGES = join(ROOT, 'docs/images');

/** The page of which pictures are kept. */
export const PICTURED = renderFleetPage(pageOf(pageLines));

/** Pictures of it: as a window shows it, and a phone in the dark from its certificates on. */
export const PICTURES = [
  {
    file: join(IMAGES, 'fleet-page.png'),
    from: 'body',
    options: { viewport: { width: 1280, height: 1700 } },
  },
  {
    file: join(IMAGES, 'fleet-page-phone-dark.png'),
    from: '#certificates',
    options: { viewport: { width: 390, height: 844 }, colorScheme: 'dark' as const },
  },
];

/** What is kept beside a picture: of which page it is. */
export function digestOf(page: string): string {
  return createHash('sha256').update(page).digest('hex');
}
