import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { GOLDEN } from '../review/golden-files';
import { describeWithBrowser, eventually, openBrowser } from '../support/browser';
import { expectContrast, expectNoSidewaysScrolling, openPage } from '../support/page-checks';

const PAGE = join(GOLDEN, 'name-dropped/page.html');
const CERTIFICATES = readFileSync(PAGE, 'utf8').match(/<details\s[^>]*class="certificate/g)!.length;
const FINDINGS = 2;

describeWithBrowser('the page of a review', () => {
  let browser: Browser;
  let page: Page;
  let complaints: readonly string[];

  async function open(options?: Parameters<Browser['newPage']>[0]): Promise<void> {
    ({ page, complaints } = await openPage(browser, PAGE, options));
  }

  /** Waits until the elements that are visible are so many. */
  const expectVisible = (selector: string, count: number) =>
    eventually(async () => expect(await page.locator(`${selector}:visible`).count()).toBe(count));

  /** Waits until the elements say this. */
  const expectTexts = (elements: Locator, texts: unknown[]) =>
    eventually(async () => expect(await elements.allInnerTexts()).toEqual(texts));

  /** Moves the focus on, and waits until it is elsewhere. */
  async function pressTab(): Promise<void> {
    const before = await page.evaluateHandle(() => document.activeElement);
    await page.keyboard.press('Tab');
    await page.waitForFunction((element) => document.activeElement !== element, before);
  }

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());
  beforeEach(() => open());
  afterEach(async () => {
    await page.close();
    expect(complaints).toEqual([]);
  });

  test('shows the findings worst first, with what to do', async () => {
    await expectTexts(page.locator('.finding h3'), [
      'HIGH Names dropped that a service still serves',
      'MEDIUM Certificate in use replaced',
    ]);
    await expectTexts(page.locator('.finding.high'), [expect.stringContaining('What to do:')]);
  });

  test('filters by name, account and change, says how many are left, and shows all again', async () => {
    await expectVisible('details.certificate', CERTIFICATES);
    await page.getByRole('searchbox').fill('orders');
    await expectVisible('details.certificate', 1);
    await expectTexts(page.locator('#filter-result'), [`1 of ${FINDINGS + CERTIFICATES} shown`]);
    await page.getByRole('button', { name: 'Show all' }).click();
    await expectVisible('details.certificate', CERTIFICATES);
    await expectTexts(page.locator('#filter-result'), ['']);

    await page.locator('#filter-account').selectOption({ label: 'local-partner' });
    await expectVisible('details.certificate', 2);
    await expectVisible('.finding', 0);
    await page.locator('#filter-account').selectOption('');

    await page.locator('#filter-state').selectOption('replace');
    await expectTexts(page.locator('details.certificate:visible summary b'), ['shop.example.com']);
    await expectVisible('.picture .node:not(.dimmed)', 1);
  });

  test('filters findings by severity, and leaves certificates alone', async () => {
    await page.locator('#filter-severity').selectOption('medium');
    await expectTexts(page.locator('.finding:visible h3'), ['MEDIUM Certificate in use replaced']);
    await expectVisible('details.certificate', CERTIFICATES);
    await page.getByRole('button', { name: 'Show all' }).click();
    await expectVisible('.finding', 2);
  });

  test('sorts certificates by name and by expiry, what has none last, and back', async () => {
    const names = page.locator('details.certificate summary b');
    const inOrder = await names.allInnerTexts();
    await page.locator('#sort').selectOption('name');
    await expectTexts(names, [...inOrder].sort());
    await page.locator('#sort').selectOption('expiry');
    await eventually(async () => {
      const days = await page
        .locator('details.certificate')
        .evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset.expiry));
      expect(days.at(-1)).toBe('');
      expect(days.slice(0, -1)).toEqual(days.slice(0, -1).sort());
    });
    await page.getByRole('button', { name: 'Show all' }).click();
    await expectTexts(names, inOrder);
  });

  test('leads from a finding to its rule and back, past a filter', async () => {
    await page.locator('.finding.high').getByRole('link', { name: 'names-dropped' }).click();
    await expectVisible('#rule-names-dropped:target', 1);
    await page.locator('#filter-severity').selectOption('low');
    await expectVisible('.finding', 0);
    await page.locator('#rules').getByRole('link', { name: 'high in local-shop' }).click();
    await expectVisible('.finding.high:target', 1);
  });

  test('opens a certificate from its day of expiry', async () => {
    await page.locator('#expiry').getByRole('link', { name: 'api.example.com' }).click();
    await expectTexts(page.locator('details.certificate[open]'), [
      expect.stringContaining('API Gateway domain api.example.com'),
    ]);
  });

  test('has a picture whose texts can be read at 1280 pixels', async () => {
    const heights = page.locator('.picture text:not(.kind):not(.change)').evaluateAll((texts) =>
      texts.map((text) => {
        const drawn = text as SVGTextElement;
        return parseFloat(getComputedStyle(drawn).fontSize) * drawn.getScreenCTM()!.a;
      }),
    );
    const drawn = await heights;
    expect(drawn.length).toBeGreaterThan(20);
    expect(Math.min(...drawn)).toBeGreaterThan(10);
  });

  test('has a picture as high as it is where it fits the page, and one to scroll within the window where it does not', async () => {
    const room = () =>
      page.locator('.picture').evaluate((picture) => ({
        wide: picture.scrollWidth > picture.clientWidth,
        high: picture.scrollHeight > picture.clientHeight,
        part: picture.clientHeight / innerHeight,
      }));
    const { wide, high } = await room();
    expect(high).toBe(wide);
    await page.setViewportSize({ width: 900, height: 600 });
    await eventually(async () => {
      expect(await room()).toEqual({ wide: true, high: true, part: expect.closeTo(0.8, 1) });
    });
  });

  test('opens a certificate from the picture, by mouse and by keyboard', async () => {
    await page.locator('.picture .node[data-kind="certificate"]', { hasText: 'orders.internal' }).click();
    await expectTexts(page.locator('details.certificate[open]', { hasText: 'orders.internal.example.com' }), [
      expect.stringContaining('load balancer listener shop:443'),
    ]);

    await page.locator('.picture .node[data-kind="certificate"]', { hasText: 'feed.internal' }).focus();
    await page.keyboard.press('Enter');
    await expectTexts(page.locator('details.certificate[open] > summary:focus'), [
      expect.stringContaining('feed.internal.example.com'),
    ]);
  });

  test('is used by keyboard alone: skip link, search, certificates', async () => {
    await pressTab();
    await expectTexts(page.locator(':focus'), ['Skip to the findings']);
    await page.keyboard.press('Enter');
    await expectVisible('#findings:focus', 1);
    await page.keyboard.press('/');
    await expectVisible('#filter-text:focus', 1);
    await page.keyboard.type('api.example');
    await expectVisible('details.certificate', 1);
    const focused = page.locator('details.certificate > summary:focus');
    for (let presses = 0; presses < 40 && (await focused.count()) === 0; presses += 1) await pressTab();
    await page.keyboard.press('Enter');
    await expectTexts(page.locator('details.certificate[open]'), [
      expect.stringContaining('api.example.com'),
    ]);
  });

  test.each([360, 768, 1280])('needs no sideways scrolling at %i pixels', async (width) => {
    await expectNoSidewaysScrolling(page, width, 800);
  });

  test.each(['light', 'dark'] as const)('has text that stands out from its ground, %s', (colorScheme) =>
    expectContrast(page, colorScheme, 20),
  );

  test('prints everything, without its controls', async () => {
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await expectVisible('#filters', 0);
    await expectVisible('details.certificate dl', CERTIFICATES);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await expectVisible('details.certificate[open]', 0);
  });

  test('shows everything without its script', async () => {
    await page.close();
    await open({ javaScriptEnabled: false });
    await expectVisible('#filters', 0);
    await expectVisible('details.certificate', CERTIFICATES);
    await expectVisible('.finding', 2);
    await expectVisible('#expiry tbody tr', 2);
    await page.getByRole('link', { name: 'certificate-replaced' }).click();
    await expectVisible('#rule-certificate-replaced:target', 1);
  });

  test('is the page that is kept', () => {
    expect(readFileSync(join(GOLDEN, 'name-dropped/page.html'), 'utf8')).toContain('<!doctype html>');
  });
});
