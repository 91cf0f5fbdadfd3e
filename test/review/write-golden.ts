/*
 * npm run golden: plans every scenario by Terraform in the emulated AWS, and writes plans, reports and pictures.
 * npm run golden -- --reports: only reports, pictures and the page of rules, from the plans that are stored.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Deployment } from '../../emulator/deployment';
import { findToolchain } from '../../emulator/toolchain';
import { openBrowser } from '../support/browser';
import { GOLDEN, PICTURES, reportsOf, reviewOf, rulesPage, storedPlans } from './golden-files';
import { deployScenarios, deployed, planScenario, scenarios } from './scenarios';

const RULES_PAGE = join(__dirname, '../../docs/rules.md');

async function writePlans(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'certfleet-golden-'));
  const deployment = await Deployment.start(deployed, { toolchain: findToolchain(), folder });
  try {
    await deployScenarios(deployment);
    for (const [name, environment] of Object.entries(scenarios)) {
      const plans = join(GOLDEN, name, 'plans');
      rmSync(plans, { recursive: true, force: true });
      mkdirSync(plans, { recursive: true });
      for (const { stack, plan } of await planScenario(deployment, environment)) {
        writeFileSync(join(plans, `${stack}.json`), `${JSON.stringify(plan)}\n`);
      }
    }
  } finally {
    await deployment.emulator.stop();
    rmSync(folder, { recursive: true });
  }
}

async function writeReports(): Promise<void> {
  for (const name of Object.keys(scenarios)) {
    for (const [file, text] of Object.entries(await reportsOf(reviewOf(storedPlans(name))))) {
      writeFileSync(join(GOLDEN, name, file), text);
    }
  }
}

/** A picture of each page, and of which page it is; that of the README is one of them. */
async function writePictures(): Promise<void> {
  const browser = await openBrowser();
  try {
    for (const { name, file, ...options } of PICTURES) {
      const { 'page.html': page } = await reportsOf(reviewOf(storedPlans(name)));
      const tab = await browser.newPage(options);
      await tab.setContent(page!);
      mkdirSync(join(file, '..'), { recursive: true });
      await tab.screenshot({ path: file });
      await tab.close();
      writeFileSync(`${file}.sha256`, `${createHash('sha256').update(page!).digest('hex')}\n`);
    }
  } finally {
    await browser.close();
  }
}

async function main(): Promise<void> {
  if (!process.argv.includes('--reports')) await writePlans();
  await writeReports();
  writeFileSync(RULES_PAGE, rulesPage());
  await writePictures();
}

void main();
