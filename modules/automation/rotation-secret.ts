import {
  type SecretPlace,
  type SecretSource,
  secretArn,
  secretName,
  secretsManagerService,
} from '../core/constructs';
import type { SourceAccess } from './rotation-source';

/** What a trail tells of a secret that is called by its name or by its ARN; a trail must be there, or the schedule finds it. */
export function secretAccess({ secretId }: SecretSource, at: SecretPlace): SourceAccess {
  const name = secretName(secretId);
  const arn = secretArn(secretId, at);
  const withoutSuffix = `${arn.slice(0, arn.indexOf(':secret:'))}:secret:${name}`;
  return {
    what: 'secret',
    reading: {
      Sid: 'ReadItsSecret',
      Effect: 'Allow',
      Action: 'secretsmanager:GetSecretValue',
      Resource: arn,
    },
    service: secretsManagerService(at.region),
    newVersions: {
      source: ['aws.secretsmanager'],
      'detail-type': ['AWS API Call via CloudTrail'],
      detail: {
        eventSource: ['secretsmanager.amazonaws.com'],
        eventName: ['PutSecretValue', 'UpdateSecret', 'UpdateSecretVersionStage'],
        requestParameters: { secretId: [name, { prefix: withoutSuffix }] },
      },
    },
  };
}
