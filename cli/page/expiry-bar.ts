import { type SafeHtml, markup } from '../../review/page/escape';
import type { Group } from './fleet-page';
import type { PageRow } from './page-row';

/** Percent of the width at which today is: what has expired is before it. */
const TODAY = 8;
/** Days that the line of time has at most: no public certificate lives longer. */
const DAYS_MAXIMUM = 400;
const DAYS_MINIMUM = 60;
const STEPS = [15, 30, 60, 100];
const TICKS_MAXIMUM = 4;

/** The days of all bars of a page, so that they can be compared. */
export interface TimeScale {
  readonly days: number;
  /** Days from today, each with a line of its own. */
  readonly ticks: readonly number[];
}

/** As many days as the certificate that lives longest has left, within reason. */
export function timeScale(rows: ReadonlyArray<Pick<PageRow, 'daysLeft'>>): TimeScale {
  const longest = rows.reduce((most, { daysLeft = 0 }) => Math.max(most, daysLeft), DAYS_MINIMUM);
  const days = Math.min(longest, DAYS_MAXIMUM);
  const step = STEPS.find((each) => days / each <= TICKS_MAXIMUM) ?? DAYS_MAXIMUM / TICKS_MAXIMUM;
  const ticks = Array.from({ length: Math.floor(days / step) }, (_, index) => (index + 1) * step);
  return { days, ticks };
}

/** The names of the lines, above all bars. */
export function scaleHead(scale: TimeScale): SafeHtml {
  const [first, ...others] = scale.ticks;
  return markup`<svg class="scale" width="100%" height="16" aria-hidden="true"><text x="${place(0, scale)}" y="12" text-anchor="middle">today</text>${[first, ...others].map((tick = 0, index) => markup`<text x="${place(tick, scale)}" y="12" text-anchor="${tick > 0.9 * scale.days ? 'end' : 'middle'}">${tick}${index === 0 && ' days'}</text>`)}</svg>`;
}

/** When a certificate expires, on a line from today: a picture of the text beside it. */
export function expiryBar(
  { daysLeft }: Pick<PageRow, 'daysLeft'>,
  group: Group,
  beginsIn: number | undefined,
  scale: TimeScale,
): SafeHtml {
  const lines = [0, ...scale.ticks].map(
    (tick) =>
      markup`<line${tick === 0 && markup` class="today"`} x1="${place(tick, scale)}" x2="${place(tick, scale)}" y1="0" y2="18" />`,
  );
  return markup`<svg class="bar" width="100%" height="18" aria-hidden="true">${lines}${daysLeft !== undefined && barOf(daysLeft, group, beginsIn, scale)}</svg>`;
}

function barOf(daysLeft: number, group: Group, beginsIn: number | undefined, scale: TimeScale): SafeHtml {
  if (daysLeft < 0) return markup`<rect class="${group}" x="0" y="4" width="${TODAY}%" height="10" />`;
  // One that begins to be renewed has a part of its own, of what is left.
  const solid = beginsIn === undefined ? daysLeft : Math.min(Math.max(beginsIn, 0), daysLeft);
  const main = markup`<rect class="${group}" x="${place(0, scale)}" y="4" width="${length(0, solid, scale)}" height="10" />`;
  if (solid >= daysLeft) return main;
  return markup`${main}<rect class="begun" x="${place(solid, scale)}" y="4" width="${length(solid, daysLeft, scale)}" height="10" />`;
}

function place(days: number, scale: TimeScale): string {
  return `${percent(days, scale).toFixed(2)}%`;
}

function length(from: number, to: number, scale: TimeScale): string {
  return `${Math.max(percent(to, scale) - percent(from, scale), 0.6).toFixed(2)}%`;
}

function percent(days: number, scale: TimeScale): number {
  return TODAY + ((100 - TODAY) * Math.min(days, scale.days)) / scale.days;
}
