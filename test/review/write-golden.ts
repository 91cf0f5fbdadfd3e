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
import { GOLDEN, reportsOf, reviewOf, rulesPage, storedPlans } from './golden-files';
import { deployScenarios, deployed, planScenario, scenarios } from './scenarios';

const RULES_PAGE = join(__dirname, '../../docs/rules.md');
const PICTURE = join(__dirname, '../../docs/images/review.png');

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
  }
}

async function writeReports(): Promise<void> {
  for (const name of Object.keys(scenarios)) {
    for (const [file, text] of Object.entries(await reportsOf(reviewOf(storedPlans(name))))) {
      writeFileSync(join(GOLDEN, name, file), text);
    }
  }
}

/** The picture of the README, and of which page it is. */
async function writePicture(): Promise<void> {
  const { 'page.html': page } = await reportsOf(reviewOf(storedPlans('name-dropped')));
  const browser = await openBrowser();
  try {
    const tab = await browser.newPage({ viewport: { width: 1280, height: 1250 } });
    await tab.setContent(page!);
    mkdirSync(join(PICTURE, '..'), { recursive: true });
    await tab.screenshot({ path: PICTURE });
    writeFileSync(`${PICTURE}.sha256`, `${createHash('sha256').update(page!).digest('hex')}\n`);
  } finally {
    await browser.close();
  }
}

async function main(): Promise<void> {
  if (!process.argv.includes('--reports')) await writePlans();
  await writeReports();
  writeFileSync(RULES_PAGE, rulesPage());
  await writePicture();
}

void main();
