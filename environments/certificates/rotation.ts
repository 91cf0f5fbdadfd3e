import { flag, formOf, kmsKeyArn } from '../form';
import { alarmActions } from './alarm-actions';

/** How each new version of a secret or object is imported, by a function in the certificate's account. */
export interface Rotation {
  /** Whether every version must come with its chain, in `chain` or behind the certificate. @default true */
  readonly needsChain?: boolean;
  /** ARN of the customer managed key that the secret or object is encrypted with. @default - AWS manages its key */
  readonly kmsKeyArn?: string;
  /**
   * ARNs that its alarms tell, for example of SNS topics.
   *
   * @default - those of `monitoring` in its Region; without it alarms are seen in CloudWatch only
   */
  readonly alarmActions?: readonly string[];
}

export const rotationForm = formOf<Rotation>()({
  needsChain: flag.optional(),
  kmsKeyArn: kmsKeyArn.optional(),
  alarmActions: alarmActions.optional(),
});
