import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { renderFleetPage } from '../../cli/page/render-fleet-page';
import { describeWithBrowser, eventually, openBrowser } from '../support/browser';
import { expectContrast, expectNoSidewaysScrolling, openPage } from '../support/page-checks';
import { pageLine, pageLines, pageOf } from '../support/page-fleet';
import { temporaryFolder } from '../support/temporary-folder';

const ROWS = '#certificates tbody tr';
const UNKNOWN = ['account blog of production in eu-west-1 did not answer: TimeoutError'];
const NAMES = Array.from({ length: 9 }, (_, index) => `${'long-'.repeat(10)}${index}.example.com`);

describeWithBrowser('the page of a fleet', () => {
  const folder = temporaryFolder('fleet-page');
  const file = join(folder, 'certificates.html');
  const shown = pageOf([...pageLines, pageLine(NAMES[0]!, 140, { names: NAMES })], undefined, UNKNOWN);
  const all = shown.counts.all;
  let browser: Browser;
  let page: Page;
  let complaints: readonly string[];

  async function open(options?: Parameters<Browser['newPage']>[0], path = file): Promise<void> {
    ({ page, complaints } = await openPage(browser, path, options));
  }

  /** Waits until the elements that are visible are so many. */
  const expectVisible = (selector: string, count: number) =>
    eventually(async () => expect(await page.locator(`${selector}:visible`).count()).toBe(count));
  const expectResult = (text: string) =>
    eventually(async () => expect(await page.locator('#filter-result').innerText()).toBe(text));

  beforeAll(async () => {
    writeFileSync(file, renderFleetPage(shown));
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());
  beforeEach(() => open());
  afterEach(async () => {
    await page.close();
    expect(complaints).toEqual([]);
  });

  test('filters by account, state, service and text, says how many are left, and shows all again', async () => {
    await expectVisible(ROWS, all);
    await page.getByLabel('Account').selectOption({ label: '555555555555' });
    await expectVisible(ROWS, 5);
    await page.getByLabel('State').selectOption('somebody');
    await expectVisible(ROWS, 2);
    await page.getByLabel('State').selectOption('expired');
    await expectVisible(ROWS, 1);
    await expectResult(`1 of ${all} shown`);
    await page.getByRole('button', { name: 'Show all' }).click();
    await expectVisible(ROWS, all);
    await expectResult('');

    await page.getByLabel('Used by').selectOption({ label: 'Application Load Balancer (1)' });
    await expectVisible(ROWS, 1);
    await page.getByLabel('Used by').selectOption({ label: 'not in use (2)' });
    await expectVisible(ROWS, 2);
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.getByRole('searchbox').fill('Caa-Forbids');
    await expectVisible(ROWS, 1);
  });

  test('is used by keyboard alone: skip link, search, a choice, what opens', async () => {
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').innerText()).toBe('Skip to the certificates');
    await page.keyboard.press('Enter');
    await expectVisible('#certificates:focus', 1);
    await page.keyboard.press('/');
    await expectVisible('#filter-text:focus', 1);
    await page.keyboard.type('long-');
    await expectVisible(ROWS, 1);
    await page.keyboard.press('Tab');
    await expectVisible('#filter-account:focus-visible', 1);
    const outline = await page
      .locator(':focus')
      .evaluate((control) => getComputedStyle(control).outlineWidth);
    expect(parseFloat(outline)).toBeGreaterThanOrEqual(2);
    const opens = page.locator('summary:focus');
    for (let presses = 0; presses < 10 && (await opens.count()) === 0; presses += 1)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expectVisible('details[open] li', NAMES.length - 1);
  });

  test.each([
    [1280, 'a table'],
    [390, 'a list'],
  ])('is a table to what reads pages aloud at %i pixels, where it looks like %s', async (width) => {
    await page.setViewportSize({ width, height: 844 });
    const table = page.getByRole('table', { name: 'Certificates' });
    expect(await table.getByRole('columnheader').count()).toBe(6);
    const row = table.getByRole('row').filter({ hasText: 'pay.example.com' });
    expect(await row.getByRole('rowheader').innerText()).toContain('pay.example.com');
    expect(await row.getByRole('cell').count()).toBe(5);
  });

  test.each([360, 390, 768, 1280])('needs no sideways scrolling at %i pixels', async (width) => {
    await expectNoSidewaysScrolling(page, width, 844);
  });

  test.each(['light', 'dark'] as const)('has text that stands out from its ground, %s', (colorScheme) =>
    expectContrast(page, colorScheme, 50),
  );

  test('draws no bar outside its place, and each as long as its days', async () => {
    const bars = await page.locator('svg.bar').evaluateAll((drawn) =>
      drawn.map((svg) => {
        const place = svg.getBoundingClientRect();
        const ends = [...svg.querySelectorAll('rect')].map((rect) => rect.getBoundingClientRect().right);
        return {
          inside: ends.every((end) => end <= place.right + 0.5),
          end: Math.max(0, ...ends) - place.left,
        };
      }),
    );
    expect(bars).toHaveLength(all);
    expect(bars.filter(({ inside }) => !inside)).toEqual([]);
    const calm = bars.slice(5).map(({ end }) => end);
    expect(calm).toEqual([...calm].sort((a, b) => a - b));
  });

  test('prints everything, without its controls', async () => {
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await expectVisible('#filters', 0);
    await expectVisible(ROWS, all);
    await expectVisible('details li', NAMES.length - 1);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await expectVisible('details[open]', 0);
  });

  test('shows everything without its script', async () => {
    await page.close();
    await open({ javaScriptEnabled: false });
    await expectVisible('#filters', 0);
    await expectVisible(ROWS, all);
    await expectVisible('#unknown li', 1);
  });

  test('filters two thousand certificates within a second', async () => {
    await page.close();
    const large = join(folder, 'large.html');
    const lines = Array.from({ length: 2_000 }, (_, index) =>
      pageLine(`n${index}.example.com`, 100 + (index % 90), { accountId: '555555555555' }),
    );
    writeFileSync(large, renderFleetPage(pageOf(lines)));
    await open({}, large);
    // In the page, with the layout that follows: what the way there and the first layout take is no matter of the filter.
    const milliseconds = await page.getByRole('searchbox').evaluate((search, words) => {
      document.body.getBoundingClientRect();
      const start = performance.now();
      (search as HTMLInputElement).value = words;
      search.dispatchEvent(new Event('input', { bubbles: true }));
      document.body.getBoundingClientRect();
      return performance.now() - start;
    }, 'n1999.');
    await expectVisible(ROWS, 1);
    expect(milliseconds).toBeLessThan(1_000);
  });
});
