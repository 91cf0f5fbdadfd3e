import { formOf, name, nonEmptyList } from '../form';
import { certificateDistribution } from '../permissions/services/certificates';
import type { Permission, PermissionAccount } from '../permissions/permission';
import { alarmActions } from './alarm-actions';

/** How copies of a certificate come to other accounts: by a function in its account, which exports it and imports them. */
export interface Distribution {
  /**
   * Applications that may have copies, and with them the private key. One that has a copy stays until the copy is taken out and
   * that is applied.
   */
  readonly accounts: readonly [string, ...string[]];
  /**
   * ARNs that its alarms tell, for example of SNS topics.
   *
   * @default - alarms are seen in CloudWatch only
   */
  readonly alarmActions?: readonly string[];
}

export const distributionForm = formOf<Distribution>()({
  accounts: nonEmptyList(name),
  alarmActions: alarmActions.optional(),
});

/** What deploying and planning the function needs, where a certificate is distributed. */
export function distributionPermissions(
  distribution: Distribution | undefined,
  account: PermissionAccount,
  region: string,
): Permission[] {
  return distribution === undefined ? [] : certificateDistribution(account, region);
}
