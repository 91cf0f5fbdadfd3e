import type { AllowStatement } from '../core';
import { PROTECTED_PATTERNS, RECORD_NAMES, TOKEN_PATTERN, changesOf } from './validation-policy';

/**
 * What a function needs that writes validation records of any name of zones: it creates them, and neither changes nor deletes any
 * record.
 */
export function creationStatements(partition: string, hostedZoneIds: readonly string[]): AllowStatement[] {
  const zones = hostedZoneIds.map((id) => `arn:${partition}:route53:::hostedzone/${id}`);
  return [
    {
      Sid: 'CreateValidationCnames',
      Effect: 'Allow',
      Action: 'route53:ChangeResourceRecordSets',
      Resource: zones,
      Condition: {
        'ForAllValues:StringLike': { [RECORD_NAMES]: [`${TOKEN_PATTERN}.*`] },
        'ForAllValues:StringNotLike': { [RECORD_NAMES]: PROTECTED_PATTERNS },
        ...changesOf(['CNAME'], ['CREATE']),
      },
    },
    {
      Sid: 'SeeWhatStands',
      Effect: 'Allow',
      Action: 'route53:ListResourceRecordSets',
      Resource: zones,
    },
  ];
}
