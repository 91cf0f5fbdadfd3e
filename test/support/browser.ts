import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

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

/** A group of tests that need a browser; without one each is counted as skipped, with the reason in its name. */
export function describeWithBrowser(title: string, tests: () => void): void {
  if (browserPath !== undefined) describe(title, tests);
  else describe.skip(`${title} (skipped: no Chromium)`, tests);
}
