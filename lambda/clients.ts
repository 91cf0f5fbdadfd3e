/** Of every client of AWS: a request ends, so that an attempt of the queue is not the function's whole time. */
export const CLIENT_SETTINGS = {
  maxAttempts: 5,
  requestHandler: { connectionTimeout: 3000, requestTimeout: 10_000, throwOnRequestTimeout: true },
} as const;
