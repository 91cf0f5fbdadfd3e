import {
  type AllowStatement,
  CENSUS_PARTS_PREFIX,
  NOTIFIED_KEY,
  ownerTopicName,
  ssmParameterArn,
} from '../core/constructs';
import type { NotificationReaders } from './notification-topics';

/** What a function that tells people works on. */
export interface NotificationReach extends NotificationReaders {
  /** Where the function, its topics and its parameters are. */
  readonly at: { readonly partition: string; readonly region: string; readonly accountId: string };
  readonly functionName: string;
  readonly bucketName: string;
  readonly owners?: Readonly<Record<string, NotificationReaders>>;
  readonly ownersPath: string;
}

/** What the function may do, beside its queue and its log. */
export function notificationStatements(reach: NotificationReach): AllowStatement[] {
  const { at, functionName, bucketName, owners = {}, ownersPath } = reach;
  const { partition, region, accountId } = at;
  const bucket = `arn:${partition}:s3:::${bucketName}`;
  const channels: ReadonlyArray<readonly [name: string, readers: NotificationReaders]> = [
    [functionName, reach],
    ...Object.entries(owners).map(
      ([owner, readers]) => [ownerTopicName(functionName, owner), readers] as const,
    ),
  ];
  const topics = channels.flatMap(([name, { slack, teams }]) =>
    slack || teams ? [name, `${name}-chat`] : [name],
  );
  const secrets = [...new Set(channels.flatMap(([, { webhookSecretArn }]) => webhookSecretArn ?? []))];
  return [
    {
      Sid: 'ReadWhatWasFound',
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: `${bucket}/${CENSUS_PARTS_PREFIX}*`,
    },
    {
      Sid: 'KeepWhatWasTold',
      Effect: 'Allow',
      Action: ['s3:GetObject', 's3:PutObject'],
      Resource: `${bucket}/${NOTIFIED_KEY}`,
    },
    {
      // Also so that S3 says of an object that it is not there, instead of denying it (Amazon S3 API Reference, GetObject).
      Sid: 'FindWhatWasFound',
      Effect: 'Allow',
      Action: 's3:ListBucket',
      Resource: bucket,
    },
    {
      Sid: 'ReadOwners',
      Effect: 'Allow',
      Action: 'ssm:GetParametersByPath',
      Resource: ssmParameterArn(ownersPath, region, accountId),
    },
    {
      Sid: 'TellPeople',
      Effect: 'Allow',
      Action: 'sns:Publish',
      Resource: topics.map((name) => `arn:${partition}:sns:${region}:${accountId}:${name}`),
    },
    ...(secrets.length === 0
      ? []
      : [
          {
            Sid: 'ReadWebhooks',
            Effect: 'Allow' as const,
            Action: 'secretsmanager:GetSecretValue',
            Resource: secrets,
          },
        ]),
  ];
}
