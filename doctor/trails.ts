import type {
  AdvancedEventSelector,
  AdvancedFieldSelector,
  CloudTrailClient,
  EventSelector,
  Trail,
} from '@aws-sdk/client-cloudtrail';
import { call } from '../live/calls';
import { parseArn } from '../modules/core';

/** CloudTrail of an account, asked about one Region. */
export interface TrailQuestion {
  readonly accountId: string;
  readonly region: string;
  /** CloudTrail in a Region: each trail is asked in its own. */
  readonly clientIn: (region: string) => CloudTrailClient;
  readonly signal: AbortSignal;
}

/** What trails make of requests for certificates. */
export interface RecordedRequests {
  readonly areRecorded: boolean;
  /** Names of trails that are there, and record none of them. */
  readonly silentTrails: readonly string[];
}

/** What is looked for in a trail: EventBridge is told of no call that none records (EventBridge User Guide, events from AWS services). */
const REQUEST: Readonly<Record<string, string>> = {
  eventCategory: 'Management',
  eventName: 'RequestCertificate',
  eventSource: 'acm.amazonaws.com',
  eventType: 'AwsApiCall',
  readOnly: 'false',
};

/** Whether a trail records requests for certificates in a Region of an account. */
export async function recordedRequests(question: TrailQuestion): Promise<RecordedRequests> {
  const { DescribeTrailsCommand } = await import('@aws-sdk/client-cloudtrail');
  const { region, clientIn, signal } = question;
  // A trail of the organization, or of another Region, is a shadow here (CloudTrail API Reference, DescribeTrails).
  const command = new DescribeTrailsCommand({ includeShadowTrails: true });
  const { trailList = [] } = await call(signal, (abortSignal) =>
    clientIn(region).send(command, { abortSignal }),
  );
  const silentTrails: string[] = [];
  for (const trail of trailList) {
    if (!trail.IsMultiRegionTrail && trail.HomeRegion !== region) continue;
    if (await records(trail, question)) return { areRecorded: true, silentTrails: [] };
    silentTrails.push(trail.Name ?? '');
  }
  return { areRecorded: false, silentTrails };
}

/** A trail of the organization is taken to record: CloudTrail answers for it in its own account alone. */
async function records(
  trail: Trail,
  { accountId, clientIn, signal, region }: TrailQuestion,
): Promise<boolean> {
  const { TrailARN: arn, HomeRegion: home = region } = trail;
  if (trail.IsOrganizationTrail && parseArn(arn)?.accountId !== accountId) return true;
  const { GetEventSelectorsCommand, GetTrailStatusCommand } = await import('@aws-sdk/client-cloudtrail');
  const client = clientIn(home);
  const status = new GetTrailStatusCommand({ Name: arn });
  const { IsLogging } = await call(signal, (abortSignal) => client.send(status, { abortSignal }));
  if (!IsLogging) return false;
  const selectors = new GetEventSelectorsCommand({ TrailName: arn });
  const { EventSelectors = [], AdvancedEventSelectors = [] } = await call(signal, (abortSignal) =>
    client.send(selectors, { abortSignal }),
  );
  return EventSelectors.some(selects) || AdvancedEventSelectors.some(selectsByFields);
}

/** Those of management events alone may leave sources out, and none of these is ACM (CloudTrail API Reference, EventSelector). */
function selects({ IncludeManagementEvents = true, ReadWriteType = 'All' }: EventSelector): boolean {
  return IncludeManagementEvents && ReadWriteType !== 'ReadOnly';
}

function selectsByFields({ FieldSelectors = [] }: AdvancedEventSelector): boolean {
  return FieldSelectors.every(fits);
}

/** Whether the request has the field as it is asked for; every operator must hold, each for one of its values. */
function fits(selector: AdvancedFieldSelector): boolean {
  const value = REQUEST[selector.Field ?? ''];
  if (value === undefined) return false;
  const { Equals, StartsWith, EndsWith, NotEquals, NotStartsWith, NotEndsWith } = selector;
  return (
    (Equals?.includes(value) ?? true) &&
    (StartsWith?.some((each) => value.startsWith(each)) ?? true) &&
    (EndsWith?.some((each) => value.endsWith(each)) ?? true) &&
    !NotEquals?.includes(value) &&
    !NotStartsWith?.some((each) => value.startsWith(each)) &&
    !NotEndsWith?.some((each) => value.endsWith(each))
  );
}
