import { CENSUS_METRICS, type CensusDimension, type InventoryLine } from '../../modules/core/census';
import { OVERDUE_DAYS, type Renewal } from '../../modules/core/renewal-windows';
import { METRICS_NAMESPACE } from '../../modules/core/rotation';
import { isRehearsed } from './rehearsal';

const DAY = 86_400_000;
/** Days after which it is told that the DNS says nothing. */
const UNHEARD_DAYS = 2;

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
  failed: ({ status }) => status === 'FAILED' || status === 'VALIDATION_TIMED_OUT',
  expired: ({ status, expiry }, now) =>
    status === 'EXPIRED' || (status === 'ISSUED' && expiry !== undefined && Date.parse(expiry) <= now),
  notInUse: (line, now) => isIssued(line, now) && !isUsed(line),
  importedWithoutRotation: (line, now) =>
    isIssued(line, now) && line.type === 'IMPORTED' && line.isRotated !== true,
  renewalWouldFail: (line, now) => isIssued(line, now) && isUsed(line) && wouldFail(line),
  notRehearsed: (line, now) => isIssued(line, now) && isUsed(line) && isUnheard(line, now),
  renewalOverdue: (line, now) =>
    isIssued(line, now) && isUsed(line) && daysLeft(line, now) < overdueDays(line),
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

function isIssued({ status, expiry }: InventoryLine, now: number): boolean {
  return status === 'ISSUED' && (expiry === undefined || Date.parse(expiry) > now);
}

/** ACM renews what a service uses, and what was exported since it was issued (ACM User Guide, managed renewal). */
function isUsed({ inUse, exported }: InventoryLine): boolean {
  return inUse || exported;
}

/** Problems that were found once may pass, and mail is there to be answered by somebody. */
function wouldFail({ rehearsal }: InventoryLine): boolean {
  const { at = '', since = at, problems = [] } = rehearsal ?? {};
  return at > since && problems.some(({ id }) => id !== 'email-validation');
}

function isUnheard(line: InventoryLine, now: number): boolean {
  const heard = Date.parse(line.rehearsal?.at ?? line.createdAt);
  return isRehearsed(line) && now - heard > UNHEARD_DAYS * DAY;
}

/** An imported one that lives short is renewed late: ACME clients do so when a third of its life is left, and half of that is overdue. */
function overdueDays(line: InventoryLine): number {
  const { notBefore, expiry } = line;
  const days = OVERDUE_DAYS[renewalOf(line)];
  if (line.type !== 'IMPORTED' || notBefore === undefined || expiry === undefined) return days;
  return Math.min(days, (Date.parse(expiry) - Date.parse(notBefore)) / DAY / 6);
}

function daysLeft({ expiry }: InventoryLine, now: number): number {
  return expiry === undefined ? Infinity : (Date.parse(expiry) - now) / DAY;
}

function renewalOf({ type, isRotated }: InventoryLine): Renewal {
  if (type === 'IMPORTED') return isRotated === true ? 'byFunction' : 'byPeople';
  return type === 'PRIVATE' ? 'private' : 'public';
}
