import { PRICES_OF, USAGE_PRICES, type Usage, costOf, usageCost } from '../../fleet/cost';
import { exportPrice } from '../../modules/certificate/export-price';
import { CostFleet, type Row, mostFirst } from './cost-fleet';
import { type FleetShape, RENEWALS_A_YEAR, metricsIn, censusLog, usageOf } from './fleet-usage';

const FLEETS = [10, 100, 1000] as const;

/** What a fleet costs a month: what is there, then what is done, the most first. */
export function fleetCost(fleet: CostFleet, accounts: number): Row[] {
  return [...fleet.resources(accounts), ...usageRows(fleet.shape(accounts))];
}

function usageRows(shape: FleetShape): Row[] {
  return Object.entries(usageOf(shape))
    .filter(([, count]) => count > 0)
    .map(([usage, count]) => ({
      what: USAGE_PRICES[usage as Usage].what,
      total: usageCost(usage as Usage, count),
    }))
    .sort(mostFirst);
}

export function sumOf(rows: readonly Row[]): number {
  return rows.reduce((sum, { total }) => sum + total, 0);
}

/** What a fleet of so many accounts costs a month more, where it has something else. */
export function choices(fleet: CostFleet): Readonly<Record<string, (accounts: number) => number>> {
  const alarm = usdOf('aws_cloudwatch_metric_alarm');
  const metrics = (shape: FleetShape) => usageCost('metrics', usageOf(shape).metrics);
  const metricsBy = (dimensions: FleetShape['metricsBy']) => (accounts: number) => {
    const shape = fleet.shape(accounts);
    return metrics({ ...shape, metricsBy: dimensions }) - metrics(shape);
  };
  const exported = (name: string) => (accounts: number) =>
    (accounts * exportPrice([name]) * RENEWALS_A_YEAR) / 12;
  return {
    'metrics of the census by account too': metricsBy(['account', 'source']),
    'by account and Region too': metricsBy(['account', 'region', 'source']),
    'another name exported in each account': exported('host.example.com'),
    'a wildcard exported in each account': exported('*.example.com'),
    'another rotation in each account: a function, its queue, three alarms': (accounts) => {
      const shape = fleet.shape(accounts);
      const queues = shape.queues + accounts;
      const dailyFunctions = shape.dailyFunctions + accounts;
      return (
        3 * accounts * alarm +
        sumOf(usageRows({ ...shape, queues, dailyFunctions })) -
        sumOf(usageRows(shape))
      );
    },
    'no alarm for each certificate, those of the census alone': (accounts) => {
      const shape = fleet.shape(accounts);
      return -accounts * shape.certificateTypes.length * alarm;
    },
    'a CRL of 1 MB in place of OCSP, without what clients fetch': (accounts) =>
      usageCost('objectStorage', 1 / 1000) - usageCost('ocsp', usageOf(fleet.shape(accounts)).ocsp),
    'a composite alarm in each account, beside them': (accounts) =>
      accounts * usdOf('aws_cloudwatch_composite_alarm'),
    'a dashboard for each account': (accounts) => usageCost('dashboards', accounts),
    'a certificate a month in each account that the CA issues directly': (accounts) =>
      usageCost('privateCertificates', accounts),
  };
}

/** Of a resource with nothing that makes it cost more. */
function usdOf(type: string): number {
  const none = { stack: '', address: type, mode: 'managed', values: {}, references: new Map() } as const;
  return costOf([{ ...none, type, state: 'unchanged' }])[0]!.usd;
}

/**
 * The page on what it costs.
 *
 * @param folder to synthesize into
 */
export function costPage(folder: string): string {
  const fleet = new CostFleet(folder);
  const fleets = FLEETS.map((accounts) => fleetCost(fleet, accounts));
  const largest = fleets.at(-1)!;
  const what = largest.map((row) => [
    row.what,
    ...fleets.map((rows) => amount(rows.find((each) => each.what === row.what)!.total)),
  ]);
  const shape = fleet.shape(FLEETS[0]);
  const metricsOfAll = metricsIn(censusLog({ ...shape, metricsBy: [] }).ofAll).size;
  return `# What it costs

Written by \`npm run costs\`. What AWS asks a month for what stacks make, whatever it does:

\`\`\`sh
npx certfleet cost production          # after cdktf synth
npx certfleet cost --plan plans/*.json # what a change costs more, or less
\`\`\`

What is done comes on top, which neither command counts. Here it is: an account in one Region with four public certificates, of
which one is [exported](automation/distribution.md) into a secret, one of the shared CA with OCSP, and one imported with
[rotation](automation/rotation.md), each [monitored](monitoring.md); two CAs, two zones, a [census](automation/census.md) and
[DNS validation](automation/dns-validation.md) for all of them:

${table(
  ['USD a month', ...FLEETS.map((accounts) => `${accounts} accounts`)],
  [
    ...what,
    ['together', ...fleets.map((rows) => amount(sumOf(rows)))],
    ['an account', ...fleets.map((rows, index) => amount(sumOf(rows) / FLEETS[index]!))],
  ],
)}

Most requests to queues find nothing: Lambda asks the queue of each function 15 times a minute, for ${amount(
    usageCost('queueRequests', queueReads(fleet)),
  )} USD a month. The census
tells ${metricsOfAll} metrics of all together, and as many of each source, account or Region that it tells apart. What CAs issue for ACM costs
nothing until its key is exported.

What something else costs more:

${table(
  ['USD a month', ...FLEETS.map((accounts) => `${accounts} accounts`)],
  Object.entries(choices(fleet)).map(([choice, cost]) => [
    choice,
    ...FLEETS.map((accounts) => amount(cost(accounts))),
  ]),
)}

Prices of us-east-1: of what is there on ${PRICES_OF}; of what is done, mostly as others quote AWS's lists, each with its day and
source in \`fleet/cost/usage-prices.ts\`. Of AWS's free allowances the first three dashboards alone are in them, and no private terms.
How much is done is counted where code says it, and else measured or assumed, rather more than less (\`test/docs/fleet-usage.ts\`). Not
in it are traffic, logs that are kept, keys, a secret or a trail that you have anyway, and what serves the certificates.
`;
}

/** What one more queue is read in a month, without messages. */
function queueReads(fleet: CostFleet): number {
  const shape = fleet.shape(FLEETS[0]);
  return usageOf({ ...shape, queues: shape.queues + 1 }).queueRequests - usageOf(shape).queueRequests;
}

function amount(usd: number): string {
  return usd > 0 && usd < 0.005 ? '< 0.01' : usd.toFixed(2);
}

function table(header: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
  const line = ['---', ...header.slice(1).map(() => '--:')];
  return [header, line, ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}
