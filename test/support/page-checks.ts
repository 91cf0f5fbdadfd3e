import type { Browser, Page } from 'playwright-core';
import { eventually } from './browser';
import { contrasts } from './contrasts';

/** A page that is open, and all that it says to a console, throws, or asks of a network. */
export interface OpenPage {
  readonly page: Page;
  readonly complaints: readonly string[];
}

/** Opens a file in a window of 1280 by 900 pixels, unless the options say another. */
export async function openPage(
  browser: Browser,
  file: string,
  options: Parameters<Browser['newPage']>[0] = {},
): Promise<OpenPage> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith('file:')) complaints.push(`asked for ${request.url()}`);
  });
  await page.goto(`file://${file}`);
  return { page, complaints };
}

/** Nothing is wider than the window. */
export async function expectNoSidewaysScrolling(page: Page, width: number, height: number): Promise<void> {
  await page.setViewportSize({ width, height });
  await eventually(async () => {
    const { inner, scrolled } = await page.evaluate(() => ({
      inner: innerWidth,
      scrolled: document.documentElement.scrollWidth,
    }));
    expect(inner).toBe(width);
    expect(scrolled).toBeLessThanOrEqual(width);
  });
}

/** Every text stands out from its ground, and there are more than so many. */
export async function expectContrast(
  page: Page,
  colorScheme: 'light' | 'dark',
  texts: number,
): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.waitForFunction(
    (scheme) => matchMedia(`(prefers-color-scheme: ${scheme})`).matches,
    colorScheme,
  );
  const ratios = await page.evaluate(contrasts);
  expect(ratios.length).toBeGreaterThan(texts);
  // WCAG 2.2, 1.4.3 Contrast (Minimum): 4.5 to 1.
  expect(ratios.filter(({ ratio }) => ratio < 4.5)).toEqual([]);
}
