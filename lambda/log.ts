import { METRICS_NAMESPACE } from '../modules/core/rotation';

/**
 * A line of the log, from which CloudWatch counts (CloudWatch User Guide, embedded metric format).
 *
 * @param metric counted once
 * @param dimension whose: its name and value
 */
export function logLine(
  metric: string,
  dimension: readonly [name: string, value: string],
  said: object,
  now = Date.now(),
): string {
  const [name, value] = dimension;
  return JSON.stringify({
    _aws: {
      Timestamp: now,
      CloudWatchMetrics: [
        { Namespace: METRICS_NAMESPACE, Dimensions: [[name]], Metrics: [{ Name: metric, Unit: 'Count' }] },
      ],
    },
    [name]: value,
    [metric]: 1,
    ...said,
  });
}

/** What an error says, without what might be of a key: blocks in PEM, and any long run of base64. */
export function reasonOf(error: unknown): string {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  return `${name}: ${message}`
    .replaceAll(/-----BEGIN[^]*?(?:-----END[^-]*-----|$)/g, '…')
    .replaceAll(/[A-Za-z0-9+/=]{40,}/g, '…');
}
