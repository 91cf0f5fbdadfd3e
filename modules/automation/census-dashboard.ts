import { CloudwatchDashboard } from '@cdktf/provider-aws/lib/cloudwatch-dashboard';
import { Construct } from 'constructs';
import {
  CENSUS_FUNCTION_METRICS,
  CENSUS_METRICS,
  METRICS_NAMESPACE,
  type Placement,
} from '../core/constructs';
import { deadLettersName } from './function-alarms';
import { placeOf } from './place';

export interface CensusDashboardProps {
  /** Unique in the account. */
  readonly dashboardName: string;
  /** Name of the environment, the dimension of the metrics. */
  readonly environment: string;
  /** Of the census. */
  readonly functionName: string;
  /** Account and Region of the census; says its Region. */
  readonly at: Placement;
}

const HOUR = 3600;
/** The grid of a dashboard (Amazon CloudWatch API Reference, dashboard body). */
const COLUMNS = 24;
const HEIGHT = 6;
/** A message that comes twice tells a figure twice, so a sum of an hour would be too high. */
const FIGURE = { stat: 'Maximum', period: HOUR } as const;

type CensusMetric = keyof typeof CENSUS_METRICS;

/** What is read at a glance. */
const NOW: readonly CensusMetric[] = [
  'issued',
  'pendingValidation',
  'pendingOverdue',
  'renewalWouldFail',
  'renewalOverdue',
  'expired',
  'daysToFirstExpiry',
];

/** What goes on over weeks, a picture each. */
const OVER_TIME: ReadonlyArray<readonly [title: string, metrics: readonly CensusMetric[]]> = [
  ['Certificates', ['issued', 'notInUse', 'importedWithoutRotation']],
  [
    'What somebody has to look at',
    ['pendingOverdue', 'failed', 'renewalWouldFail', 'renewalOverdue', 'notRehearsed', 'expired'],
  ],
  ['Days to the first expiry', ['daysToFirstExpiry']],
];

/**
 * A page in CloudWatch with what a census counts. CloudWatch asks for a dashboard by the month, beyond the first three of an account.
 *
 * @throws ValidationError where its place says no Region or account
 */
export class CensusDashboard extends Construct {
  constructor(scope: Construct, id: string, props: CensusDashboardProps) {
    super(scope, id);
    const { dashboardName, at } = props;
    const { region } = placeOf(this, at);
    new CloudwatchDashboard(this, 'Resource', {
      provider: at.provider,
      region: at.region,
      dashboardName,
      dashboardBody: JSON.stringify({ widgets: widgetsOf(props, region) }),
    });
  }
}

function widgetsOf({ environment, functionName }: CensusDashboardProps, region: string): object[] {
  const ofCensus = (name: string) => [METRICS_NAMESPACE, name, 'environment', environment];
  const figures = (metrics: readonly CensusMetric[]) =>
    metrics.map((metric) => ofCensus(CENSUS_METRICS[metric]));
  const pictures = [
    ...OVER_TIME.map(([title, metrics]) => ({
      title,
      view: 'timeSeries',
      ...FIGURE,
      metrics: figures(metrics),
    })),
    {
      title: 'The function that counts',
      view: 'timeSeries',
      stat: 'Sum',
      period: HOUR,
      metrics: [
        ...Object.values(CENSUS_FUNCTION_METRICS).map(ofCensus),
        [
          ...['AWS/SQS', 'ApproximateNumberOfMessagesVisible', 'QueueName', deadLettersName(functionName)],
          { stat: 'Maximum', label: 'given up' },
        ],
      ],
    },
  ];
  const half = COLUMNS / 2;
  return [
    {
      ...{ type: 'metric', x: 0, y: 0, width: COLUMNS, height: HEIGHT / 2 },
      properties: { region, title: environment, view: 'singleValue', ...FIGURE, metrics: figures(NOW) },
    },
    ...pictures.map((properties, index) => ({
      type: 'metric',
      x: (index % 2) * half,
      y: HEIGHT / 2 + Math.floor(index / 2) * HEIGHT,
      ...{ width: half, height: HEIGHT },
      properties: { region, ...properties },
    })),
  ];
}
