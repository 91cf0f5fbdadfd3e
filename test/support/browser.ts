import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { describeUnlessMissing } from './describe-unless-missing';

/** Where Debian and others put a browser; `CHROMIUM` names another one. */
const PATHS = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

export const browserPath = PATHS.find((path): path is string => path !== undefined && existsSync(path));

/** A browser that asks nothing of any network. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: browserPath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

export function describeWithBrowser(title: string, tests: () => void): void {
  describeUnlessMissing(browserPath === undefined ? ['Chromium'] : [], title, tests);
}

/** How long a page may take to show what was asked of it. */
const PATIENCE_MILLISECONDS = 10_000;

/**
 * Holds an assertion against a page until it is true: what an event does may come a turn after it.
 *
 * @throws the last failure, which shows what was seen
 */
export async function eventually(assertion: () => Promise<void>): Promise<void> {
  const end = Date.now() + PATIENCE_MILLISECONDS;
  for (;;) {
    try {
      return await assertion();
    } catch (failure) {
      if (Date.now() > end) throw failure;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
