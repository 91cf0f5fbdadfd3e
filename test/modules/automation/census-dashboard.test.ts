import { Figures } from '../../../lambda/census/figures';
import { Census, CensusDashboard } from '../../../modules/automation';
import { CENSUS_FUNCTION_METRICS, METRICS_NAMESPACE } from '../../../modules/core';
import { CENSUS_NOW, inventoryLine } from '../../support/inventory-line';
import { onlyResource, resources, synth } from '../../support/synth';

const at = { providerRegion: 'eu-west-1', accountId: '111111111111' } as const;
const FUNCTION = { functionName: 'certfleet-census', environment: 'production', at };

const made = synth((stack) => {
  new CensusDashboard(stack, 'Dashboard', { ...FUNCTION, dashboardName: 'certfleet-census' });
  new Census(stack, 'Census', {
    ...FUNCTION,
    bucketName: 'example-census',
    accounts: [],
    organizationId: 'o-a1b2c3d4e5',
    readerRoleName: 'certfleet-census-reader',
  });
});

interface Widget {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: {
    readonly region: string;
    readonly title: string;
    readonly metrics: ReadonlyArray<readonly [string, string, string, string, object?]>;
  };
}

const { dashboard_body: body } = onlyResource(made, 'aws_cloudwatch_dashboard');
const { widgets } = JSON.parse(body as string) as { readonly widgets: readonly Widget[] };
const asked = widgets.flatMap(({ properties }) => properties.metrics);

interface Logged {
  readonly _aws: {
    readonly CloudWatchMetrics: ReadonlyArray<{
      readonly Dimensions: ReadonlyArray<readonly string[]>;
      readonly Metrics: ReadonlyArray<{ readonly Name: string }>;
    }>;
  };
}

/** Names that the function tells CloudWatch with the dimension `environment` alone. */
function emitted(): string[] {
  const figures = new Figures('production', ['account', 'region', 'source'], CENSUS_NOW.getTime());
  figures.add(inventoryLine());
  return [
    ...Object.values(CENSUS_FUNCTION_METRICS),
    ...figures
      .logLines()
      .flatMap((line) => (JSON.parse(line) as Logged)._aws.CloudWatchMetrics)
      .filter(({ Dimensions }) => Dimensions.every((each) => each.join() === 'environment'))
      .flatMap(({ Metrics }) => Metrics.map(({ Name }) => Name)),
  ];
}

test('asks for nothing that a census does not tell', () => {
  const ofCensus = asked.filter(([namespace]) => namespace === METRICS_NAMESPACE);
  expect(ofCensus.length).toBeGreaterThan(10);
  for (const [, name, ...dimensions] of ofCensus) {
    expect(emitted()).toContain(name);
    expect(dimensions).toEqual(['environment', 'production']);
  }
});

test('asks how much the function has given up, of the queue that it has', () => {
  const [[, , , queue] = []] = asked.filter(([namespace]) => namespace !== METRICS_NAMESPACE);
  expect(resources(made, 'aws_sqs_queue').map(({ name }) => name)).toContain(queue);
});

test('pictures are of the Region of the census, and none lies upon another', () => {
  expect(new Set(widgets.map(({ properties }) => properties.region))).toEqual(new Set(['eu-west-1']));
  const cells = widgets.flatMap(({ x, y, width, height }) =>
    Array.from(
      { length: width * height },
      (_, cell) => `${x + (cell % width)},${y + Math.floor(cell / width)}`,
    ),
  );
  expect(new Set(cells).size).toBe(cells.length);
});
