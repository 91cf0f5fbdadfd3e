import { CENSUS_METRICS, type CensusDimension, type InventoryLine } from '../../modules/core/census';
import { isUsed } from '../../modules/core/renewal-windows';
import { METRICS_NAMESPACE } from '../../modules/core/rotation';
import {
  daysLeft,
  hasFailed,
  isExpired,
  isIssued,
  isOverdue,
  isPendingOverdue,
  isUnheard,
  wouldFail,
} from './judged-line';

type Metric = keyof typeof CENSUS_METRICS;

/** Metrics that count certificates, and whether one counts. */
const COUNTS: Readonly<
  Record<
    Exclude<Metric, 'renewalElapsedTime' | 'daysToFirstExpiry'>,
    (line: InventoryLine, now: number) => boolean
  >
> = {
  issued: isIssued,
  pendingValidation: ({ status }) => status === 'PENDING_VALIDATION',
  pendingOverdue: isPendingOverdue,
  failed: hasFailed,
  expired: isExpired,
  notInUse: (line, now) => isIssued(line, now) && !isUsed(line),
  importedWithoutRotation: (line, now) =>
    isIssued(line, now) && line.type === 'IMPORTED' && line.isRotated !== true,
  renewalWouldFail: wouldFail,
  notRehearsed: (line, now) => isIssued(line, now) && isUsed(line) && isUnheard(line, now),
  renewalOverdue: isOverdue,
};

/** What the dimensions of metrics say of a certificate. */
const VALUES: Readonly<Record<CensusDimension, (line: InventoryLine) => string>> = {
  account: ({ accountId }) => accountId,
  region: ({ region }) => region,
  source: ({ type }) => ({ AMAZON_ISSUED: 'public', PRIVATE: 'private', IMPORTED: 'imported' })[type] ?? type,
};

/** The metrics of a census: of all certificates, and of those with each value of each dimension that is asked for. */
export class Figures {
  private readonly sums = new Map<string, Sum>();

  constructor(
    private readonly environment: string,
    private readonly metricsBy: readonly CensusDimension[],
    private readonly now: number,
  ) {
    this.sumOf({});
  }

  public add(line: InventoryLine): void {
    this.sumOf({}).add(line);
    for (const dimension of this.metricsBy) this.sumOf({ [dimension]: VALUES[dimension](line) }).add(line);
  }

  /** Lines of a log, from which CloudWatch takes the metrics (CloudWatch User Guide, embedded metric format). */
  public logLines(): string[] {
    return [...this.sums.values()].map((sum) => sum.logLine());
  }

  private sumOf(dimensions: Readonly<Record<string, string>>): Sum {
    const key = JSON.stringify(dimensions);
    const known = this.sums.get(key) ?? new Sum({ environment: this.environment, ...dimensions }, this.now);
    this.sums.set(key, known);
    return known;
  }
}

class Sum {
  private readonly counts = new Map<string, number>();
  private elapsedSeconds = 0;
  private firstExpiry = Infinity;

  constructor(
    private readonly dimensions: Readonly<Record<string, string>>,
    private readonly now: number,
  ) {}

  public add(line: InventoryLine): void {
    for (const [metric, counts] of Object.entries(COUNTS))
      if (counts(line, this.now)) this.counts.set(metric, (this.counts.get(metric) ?? 0) + 1);
    if (line.renewingSince !== undefined)
      this.elapsedSeconds = Math.max(this.elapsedSeconds, (this.now - Date.parse(line.renewingSince)) / 1000);
    if (isIssued(line, this.now) && isUsed(line))
      this.firstExpiry = Math.min(this.firstExpiry, daysLeft(line, this.now));
  }

  public logLine(): string {
    const figures: Array<readonly [name: string, unit: string, value: number]> = [
      ...Object.keys(COUNTS).map(
        (metric) => [CENSUS_METRICS[metric as Metric], 'Count', this.counts.get(metric) ?? 0] as const,
      ),
      [CENSUS_METRICS.renewalElapsedTime, 'Seconds', Math.round(this.elapsedSeconds)],
      ...(Number.isFinite(this.firstExpiry)
        ? [[CENSUS_METRICS.daysToFirstExpiry, 'None', Math.floor(this.firstExpiry)] as const]
        : []),
    ];
    return JSON.stringify({
      _aws: {
        Timestamp: this.now,
        CloudWatchMetrics: [
          {
            Namespace: METRICS_NAMESPACE,
            Dimensions: [Object.keys(this.dimensions)],
            Metrics: figures.map(([Name, Unit]) => ({ Name, Unit })),
          },
        ],
      },
      ...this.dimensions,
      ...Object.fromEntries(figures.map(([name, , value]) => [name, value])),
    });
  }
}
