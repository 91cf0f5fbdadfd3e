import { join } from 'node:path';
import { type Application, type Environment, defineEnvironment } from '../../environments';
import { readSynthesizedResources } from '../../fleet';
import { type CostLine, PRICES_OF, costOf } from '../../fleet/cost';
import { synthesize } from '../../stacks';
import { exampleEnvironment } from '../support/consumer-examples';

const FLEETS = [10, 100, 1000] as const;
const TOPIC = 'arn:aws:sns:eu-west-1:111111111111:certificates';

/** An account as most are: four certificates of a public CA, one of the shared CA, and one that others issue. */
function account(index: number): Application {
  const domain = `app${index}.example.com`;
  return {
    accountId: String(200_000_000_000 + index),
    regions: ['eu-west-1'],
    domains: ['example.com', 'example.net'],
    certificates: {
      ...Object.fromEntries(
        ['web', 'api', 'cdn', 'admin'].map((name) => [
          name,
          { source: 'public', domainName: `${name}.${domain}` } as const,
        ]),
      ),
      internal: { source: 'private', domainName: `internal.${domain}`, certificateAuthority: 'issuing' },
      legacy: { source: 'imported', domainName: `legacy.${domain}`, secretId: 'legacy', rotation: {} },
    },
  };
}

function fleetOf(accounts: number): Environment {
  const example = exampleEnvironment('');
  return defineEnvironment({
    ...example,
    name: 'fleet',
    sharedServices: {
      ...example.sharedServices,
      zones: { 'example.com': { type: 'create' }, 'example.net': { type: 'create' } },
    },
    monitoring: { alarmActions: [TOPIC] },
    applications: Object.fromEntries(
      Array.from({ length: accounts }, (_, index) => [`app${index}`, account(index)]),
    ),
  });
}

/**
 * What a fleet costs; every account costs the same, so of large ones only the sum is made.
 *
 * @param folder to synthesize into
 */
export function fleetCost(accounts: number, folder: string): CostLine[] {
  const linesOf = (count: number) => {
    const out = join(folder, String(count));
    const stacks = synthesize([fleetOf(count)], out).map(({ node }) => node.id);
    return costOf(
      readSynthesizedResources(
        stacks.map((name) => ({ name, file: join(out, 'stacks', name, 'cdk.tf.json') })),
      ),
    );
  };
  const [one, two] = [linesOf(1), linesOf(2)];
  return two.map((line) => {
    const first = one.find(({ what }) => what === line.what)?.count ?? 0;
    const count = first + (line.count - first) * (accounts - 1);
    return { ...line, count, total: count * line.usd };
  });
}

/**
 * The page on what it costs.
 *
 * @param folder to synthesize into
 */
export function costPage(folder: string): string {
  const fleets = FLEETS.map((accounts) => fleetCost(accounts, folder));
  const sum = (lines: readonly CostLine[]) => lines.reduce((all, { total }) => all + total, 0);
  const rows = fleets[0]!.map(({ what, usd }) => [
    what,
    usd.toFixed(2),
    ...fleets.map((lines) => lines.find((line) => line.what === what)!.total.toFixed(2)),
  ]);
  const table = [
    ['USD a month', 'one', ...FLEETS.map((accounts) => `${accounts} accounts`)],
    ['---', '--:', ...FLEETS.map(() => '--:')],
    ...rows,
    ['together', '', ...fleets.map((lines) => sum(lines).toFixed(2))],
    ['an account', '', ...fleets.map((lines, index) => (sum(lines) / FLEETS[index]!).toFixed(2))],
  ];
  return `# What it costs

Written by \`npm run costs\`. What AWS asks a month for what stacks make, whatever it does:

\`\`\`sh
npx certfleet cost production          # after cdktf synth
npx certfleet cost --plan plans/*.json # what a change costs more, or less
\`\`\`

An account with four public certificates, one of the shared CA and one imported with [rotation](automation/rotation.md), each
[monitored](monitoring.md); two CAs and two zones for all of them:

${table.map((row) => `| ${row.join(' | ')} |`).join('\n')}

Prices of us-east-1 on ${PRICES_OF}, from AWS's lists; volumes and private terms make them less. On top come what CAs issue
directly, OCSP, requests, traffic and logs; what a function, its queues and its metrics do is a few cents a month. Public certificates
cost nothing until they are [exportable](automation/distribution.md): 7 USD a name and 79 a wildcard at each issue and renewal.
`;
}
