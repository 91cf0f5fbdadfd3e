/* npm run pictures: the pictures of the page of a fleet. */
import { writeFileSync } from 'node:fs';
import { openBrowser } from '../support/browser';
import { PICTURED, PICTURES, digestOf } from './fleet-page';

async function main(): Promise<void> {
  const browser = await openBrowser();
  try {
    for (const { file, from, options } of PICTURES) {
      const tab = await browser.newPage(options);
      await tab.setContent(PICTURED);
      await tab.locator(from).evaluate((element) => element.scrollIntoView());
      await tab.screenshot({ path: file });
      await tab.close();
      writeFileSync(`${file}.sha256`, `${digestOf(PICTURED)}\n`);
    }
  } finally {
    await browser.close();
  }
}

void main();
