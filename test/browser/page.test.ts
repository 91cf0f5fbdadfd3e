import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { GOLDEN } from '../review/golden-files';
import { describeWithBrowser, openBrowser } from '../support/browser';

describeWithBrowser('the page of a review', () => {
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  async function open(options: Parameters<Browser['newPage']>[0] = {}): Promise<void> {
    page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
    complaints = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) complaints.push(`asked for ${request.url()}`);
    });
    await page.goto(`file://${join(GOLDEN, 'name-dropped/page.html')}`);
  }

  const visible = (selector: string) => page.locator(`${selector}:visible`).count();

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());
  beforeEach(() => open());
  afterEach(async () => {
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('shows the findings worst first, with what to do', async () => {
    expect(await page.locator('.finding h3').allInnerTexts()).toEqual([
      'HIGH Names dropped that a service still serves',
      'MEDIUM Certificate in use replaced',
    ]);
    expect(await page.locator('.finding.high').innerText()).toContain('What to do:');
  });

  test('filters by name, account and change, says how many are left, and shows all again', async () => {
    expect(await visible('details.certificate')).toBe(7);
    await page.getByRole('searchbox').fill('orders');
    expect(await visible('details.certificate')).toBe(1);
    expect(await page.locator('#filter-result').innerText()).toBe('1 of 9 shown');
    await page.getByRole('button', { name: 'Show all' }).click();
    await expect(visible('details.certificate')).resolves.toBe(7);
    expect(await page.locator('#filter-result').innerText()).toBe('');

    await page.locator('#filter-account').selectOption({ label: 'local-partner' });
    expect(await visible('details.certificate')).toBe(2);
    expect(await visible('.finding')).toBe(0);
    await page.locator('#filter-account').selectOption('');

    await page.locator('#filter-state').selectOption('replace');
    expect(await page.locator('details.certificate:visible summary b').allInnerTexts()).toEqual([
      'shop.example.com',
    ]);
    expect(await page.locator('.picture .node:not(.dimmed)').count()).toBe(1);
  });

  test('opens a certificate from the picture, by mouse and by keyboard', async () => {
    const node = page.locator('.picture .node[data-kind="certificate"]', { hasText: 'orders.internal' });
    const details = page.locator('details.certificate', { hasText: 'orders.internal.example.com' });
    await node.click();
    expect(await details.getAttribute('open')).not.toBeNull();
    expect(await details.innerText()).toContain('load balancer listener shop:443');

    await page.locator('.picture .node[data-kind="certificate"]', { hasText: 'feed.internal' }).focus();
    await page.keyboard.press('Enter');
    const focused = page.locator('summary:focus');
    expect(await focused.innerText()).toContain('feed.internal.example.com');
    expect(await focused.evaluate((element) => (element.parentElement as HTMLDetailsElement).open)).toBe(
      true,
    );
  });

  test('is used by keyboard alone: skip link, search, certificates', async () => {
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').innerText()).toBe('Skip to the findings');
    await page.keyboard.press('Enter');
    expect(await page.locator('#findings:focus').count()).toBe(1);
    await page.keyboard.press('/');
    await page.keyboard.type('api.example');
    expect(await visible('details.certificate')).toBe(1);
    for (let presses = 0; presses < 40; presses += 1) {
      await page.keyboard.press('Tab');
      if ((await page.locator('details.certificate > summary:focus').count()) === 1) break;
    }
    await page.keyboard.press('Enter');
    expect(await page.locator('details.certificate[open]').innerText()).toContain('api.example.com');
  });

  test.each([360, 768, 1280])('needs no sideways scrolling at %i pixels', async (width) => {
    await page.setViewportSize({ width, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });

  test.each(['light', 'dark'] as const)(
    'has text that stands out from its ground, %s',
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme });
      const ratios = await page.evaluate(contrasts);
      expect(ratios.length).toBeGreaterThan(20);
      // WCAG 2.2, 1.4.3 Contrast (Minimum): 4.5 to 1.
      expect(ratios.filter(({ ratio }) => ratio < 4.5)).toEqual([]);
    },
  );

  test('prints everything, without its controls', async () => {
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await visible('#filters')).toBe(0);
    expect(await visible('details.certificate dl')).toBe(7);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    expect(await page.locator('details.certificate[open]').count()).toBe(0);
  });

  test('shows everything without its script', async () => {
    await page.close();
    await open({ javaScriptEnabled: false });
    expect(await visible('#filters')).toBe(0);
    expect(await visible('details.certificate')).toBe(7);
    expect(await visible('.finding')).toBe(2);
  });

  test('is the page that is kept', () => {
    expect(readFileSync(join(GOLDEN, 'name-dropped/page.html'), 'utf8')).toContain('<!doctype html>');
  });
});

/** Contrast of every text with the ground behind it. Runs in the page. */
function contrasts(): Array<{ text: string; ratio: number }> {
  const channels = (color: string) => (color.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = (color: string) => {
    const [r = 0, g = 0, b = 0] = channels(color).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element: Element | null): string => {
    if (!element) return 'rgb(255, 255, 255)';
    const color = getComputedStyle(element).backgroundColor;
    return channels(color)[3] === 0 ? ground(element.parentElement) : color;
  };
  return [
    ...document.querySelectorAll(
      'h1, h2, h3, p, code, summary, .where, .state, .severity, label, th, td, dt, dd, text',
    ),
  ]
    .filter((element) => element.textContent?.trim() && element.getClientRects().length > 0)
    .map((element) => {
      const style = getComputedStyle(element);
      const isDrawn = element instanceof SVGElement;
      const box = isDrawn
        ? element.parentElement?.querySelector(element.classList.contains('kind') ? 'rect.kind' : 'rect')
        : null;
      const back = box ? getComputedStyle(box).fill : ground(isDrawn ? element.closest('.picture') : element);
      const [a, b] = [luminance(isDrawn ? style.fill : style.color), luminance(back)].sort((x, y) => y - x);
      return { text: element.textContent.trim().slice(0, 40), ratio: (a! + 0.05) / (b! + 0.05) };
    });
}
