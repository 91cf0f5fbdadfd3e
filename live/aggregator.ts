import { isNativeError } from 'node:util/types';
import { z } from 'zod';
import type { Environment } from '../environments';
import { normalizeDomainName, visibleText } from '../modules/core';
import { withDeadline } from '../modules/core/deadline';
import { accountCredentials } from './account-credentials';
import { CLIENT_SETTINGS, call } from './calls';
import type { ReadOptions } from './inventory';
import { type PlacedCertificate, ReadFailure } from './read-fleet';

/** A certificate as AWS Config has recorded it. */
export type AggregatedCertificate = PlacedCertificate;

const QUERY = "SELECT arn, accountId, awsRegion, configuration WHERE resourceType = 'AWS::ACM::Certificate'";
/** The most that AWS Config gives in a page. */
const PAGE = 100;

/** The certificates of an aggregator of AWS Config, in the account and Region of shared services. */
export async function readAggregator(
  environment: Environment,
  aggregator: string,
  { roleName, timeoutMilliseconds = 300_000, signal = new AbortController().signal }: ReadOptions,
): Promise<AggregatedCertificate[]> {
  const { accountId, region } = environment.sharedServices;
  try {
    const rows = await withDeadline(signal, timeoutMilliseconds, (ended) =>
      allRows(environment, { aggregator, roleName, signal: ended }),
    );
    return rows.map(certificateOf);
  } catch (error) {
    if (signal.aborted) throw error;
    const reason = isNativeError(error) ? `${error.name}: ${error.message}` : String(error);
    throw new ReadFailure(
      `aggregator ${aggregator} of account ${accountId} in ${region} must answer for ${environment.name}, got ${visibleText(reason)}; ` +
        'name one that is there, give the role config:SelectAggregateResourceConfig on it, or ask AWS with --live',
    );
  }
}

interface Question {
  readonly aggregator: string;
  readonly roleName?: string;
  readonly signal: AbortSignal;
}

async function allRows(
  { sharedServices }: Environment,
  { aggregator, roleName, signal }: Question,
): Promise<string[]> {
  const { ConfigServiceClient, SelectAggregateResourceConfigCommand } =
    await import('@aws-sdk/client-config-service');
  const credentials = accountCredentials(sharedServices, { roleName });
  const client = new ConfigServiceClient({
    ...CLIENT_SETTINGS,
    region: sharedServices.region,
    credentials,
  });
  const rows: string[] = [];
  const tokens = new Set<string | undefined>();
  let token: string | undefined;
  try {
    do {
      tokens.add(token);
      const command = new SelectAggregateResourceConfigCommand({
        ConfigurationAggregatorName: aggregator,
        Expression: QUERY,
        Limit: PAGE,
        NextToken: token,
      });
      const page = await call(signal, (abortSignal) => client.send(command, { abortSignal }));
      rows.push(...(page.Results ?? []));
      token = page.NextToken;
      if (token !== undefined && tokens.has(token)) {
        throw new Error('the pages of the answer must lead on, got the same page twice');
      }
    } while (token !== undefined);
    return rows;
  } finally {
    client.destroy();
  }
}

/** Milliseconds of a year that no certificate has; below them a number is of seconds. */
const MILLISECONDS_FROM = 1e11;

/** AWS says that these are dates, not how they are written: each usual way is taken. */
const moment = z
  .union([z.number(), z.string()])
  .transform(
    (value) => new Date(typeof value === 'number' && value < MILLISECONDS_FROM ? value * 1000 : value),
  )
  .refine((date) => !Number.isNaN(date.getTime()), 'no moment')
  .transform((date) => date.toISOString())
  .nullish()
  .transform((text) => text ?? undefined);
const word = z
  .string()
  .nullish()
  .transform((text) => text ?? undefined);
const words = z.array(z.string()).nullish();

/** Fields that AWS Config knows of `AWS::ACM::Certificate` (aws-config-resource-schema), as ACM describes them. */
const row = z.object({
  arn: z.string(),
  accountId: z.string().regex(/^\d{12}$/),
  awsRegion: z.string(),
  configuration: z.object({
    domainName: z.string(),
    subjectAlternativeNames: words,
    type: z.string(),
    status: z.string(),
    createdAt: moment,
    importedAt: moment,
    notAfter: moment,
    inUseBy: words,
    renewalEligibility: word,
    failureReason: word,
    renewalSummary: z.object({ renewalStatus: word }).nullish(),
  }),
});

function certificateOf(text: string, index: number): AggregatedCertificate {
  const { success, data, error } = row.safeParse(jsonOf(text));
  if (!success) {
    const [issue] = error.issues;
    throw new Error(`no certificate as result ${index + 1}, ${issue?.path.join('.')}: ${issue?.message}`);
  }
  const { arn, accountId, awsRegion, configuration } = data;
  const { domainName, subjectAlternativeNames, createdAt, importedAt } = configuration;
  const names = [domainName, ...(subjectAlternativeNames ?? [])].map(normalizeDomainName);
  return {
    accountId,
    region: awsRegion,
    certificateArn: arn,
    names: [...new Set(names)],
    type: configuration.type,
    status: configuration.status,
    createdAt: createdAt ?? importedAt ?? '',
    expiry: configuration.notAfter,
    inUse: (configuration.inUseBy ?? []).length > 0,
    renewalEligibility: configuration.renewalEligibility,
    renewalStatus: configuration.renewalSummary?.renewalStatus,
    failureReason: configuration.failureReason,
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
