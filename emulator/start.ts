import { rmSync } from 'node:fs';
import { join } from 'node:path';
import local from '../environments/local';
import { type AccountStack, synthesize } from '../stacks';
import { certificateRows, formatTable } from './certificate-table';
import { countCertificates } from './count-certificates';
import { Deployment } from './deployment';
import { renew } from './renewal';
import { requestByHand } from './request-by-hand';
import { findToolchain } from './toolchain';

const FOLDER = join(__dirname, '..', '.emulator');
const HELP = `npm start: deploy the environment "local" to an emulated AWS, show its certificates, and tear it down.

  npm start -- --keep   leave the emulator running until Ctrl-C
`;

async function main(args: readonly string[]): Promise<void> {
  if (args.includes('--help')) return say(HELP);
  rmSync(FOLDER, { recursive: true, force: true });

  const toolchain = findToolchain();
  const stacks = synthesize([local], join(FOLDER, 'cdktf.out'));
  say(`checked and synthesized: ${stacks.map(({ node }) => node.id).join(', ')}`);
  stacks.flatMap(annotations).forEach(say);
  for (const { name, howToGet } of toolchain.missing) say(`missing: ${name}; ${howToGet}`);
  if (toolchain.missing.length > 0) return say('the rest needs what is missing; nothing was deployed');

  const interruption = new AbortController();
  process.once('SIGINT', () => {
    say(
      'interrupted: Terraform finishes what it has begun, then everything emulated goes; run npm start again',
    );
    interruption.abort();
  });
  const deployment = await Deployment.start(local, {
    toolchain,
    folder: FOLDER,
    signal: interruption.signal,
    onMessage: (stack, message) => say(`${stack}: ${message}`),
  });
  try {
    say(`emulated AWS at ${deployment.emulator.endpoint}`);
    const runs = await deployment.prepare(local);
    await deployment.apply(runs);
    say(`\n${formatTable(await certificateRows(deployment.emulator.endpoint, local))}\n`);
    for (const { before, after } of await renew(deployment.emulator, local)) {
      say(
        `${before.account}: ${before.certificate} was renewed where it comes from, and imported under the same ARN: ` +
          `serial ${before.serial} until ${before.expiry}, now ${after.serial} until ${after.expiry}`,
      );
    }
    const byHand = await requestByHand(deployment.emulator, local);
    const { account, domainName, status, seconds } = byHand;
    say(
      `${account}: ${domainName}, which somebody requested by hand, is ${status} after ${seconds.toFixed(1)} s: ` +
        'the function in shared services has written its record',
    );
    const counted = await countCertificates(deployment.emulator, local);
    const failing = counted.filter(({ rehearsal }) => (rehearsal?.problems.length ?? 0) > 0);
    say(
      `the census has counted ${counted.length} certificates in ${new Set(counted.map(({ accountId }) => accountId)).size} accounts: ` +
        (failing.length === 0
          ? 'each renewal would come'
          : `renewals would fail of ${failing.map(({ names }) => names[0]).join(', ')}`),
    );
    for (const stack of runs) {
      const actions = Object.keys(await stack.plannedActions());
      say(
        `${stack.name}: second plan ${actions.length === 0 ? 'is empty' : `would change ${actions.join(', ')}`}`,
      );
      if (actions.length > 0) process.exitCode = 1;
    }
    if (args.includes('--keep')) {
      say('kept running; Ctrl-C ends it');
      await new Promise((resolve) => interruption.signal.addEventListener('abort', resolve));
    } else {
      await byHand.takeBack();
      await deployment.destroy(runs);
      say('torn down');
    }
  } catch (error) {
    if (!interruption.signal.aborted) throw error;
    process.exitCode = 130;
  } finally {
    await deployment.emulator.stop();
  }
}

/** What a stack wants to tell a person: prices, and what needs their hand. */
function annotations(stack: AccountStack): string[] {
  return stack.node
    .findAll()
    .flatMap(({ node }) => node.metadata)
    .filter(({ type }) => type.startsWith('@cdktf/'))
    .map(({ data }) => `${stack.node.id}: ${String(data)}`);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
