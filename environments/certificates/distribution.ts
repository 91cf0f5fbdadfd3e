import { formOf, kmsKeyArn, list, name, nonEmptyList, roleArn } from '../form';
import { certificateDistribution } from '../permissions/services/certificates';
import type { Permission, PermissionAccount } from '../permissions/permission';
import { ruleMessage } from '../rule-message';
import { alarmActions } from './alarm-actions';

/** How a certificate comes to others: by a function in its account, which exports it, imports copies, and writes a secret. */
export interface Distribution {
  /**
   * Applications that may have copies, and with them the private key. One that has a copy stays until the copy is taken out and
   * that is applied.
   *
   * @default - none; there is a `secret` then
   */
  readonly accounts?: readonly [string, ...string[]];
  /** Secret with it, for those who cannot use ACM: hosts elsewhere, and Kubernetes. @default - none */
  readonly secret?: DistributedSecret;
  /**
   * ARNs that its alarms tell, for example of SNS topics.
   *
   * @default - those of `monitoring` in its Region; without it alarms are seen in CloudWatch only
   */
  readonly alarmActions?: readonly string[];
}

/** A secret in the certificate's account and Region: JSON with `certificate`, `privateKey` and `chain`, in PEM. */
export interface DistributedSecret {
  /** ARN of a customer managed key in the certificate's Region, whose policy lets the readers decrypt. */
  readonly kmsKeyArn: string;
  /**
   * ARNs of the roles that may read it, of any account; their own policies must let them too.
   *
   * @default - none of another account; in its own, the roles' own policies decide, readers or not
   */
  readonly readers?: readonly string[];
}

export const distributionForm = formOf<Distribution>()({
  accounts: nonEmptyList(name).optional(),
  secret: formOf<DistributedSecret>()({
    kmsKeyArn,
    readers: list(roleArn).optional(),
  }).optional(),
  alarmActions: alarmActions.optional(),
}).refine(({ accounts, secret }) => accounts !== undefined || secret !== undefined, {
  error: ruleMessage({
    rule: 'must say accounts, a secret, or both',
    remedy: 'say who may have the certificate, or take the distribution out',
  }),
});

/** What deploying and planning the function needs, where a certificate is distributed. */
export function distributionPermissions(
  { distribution, domainName }: { readonly distribution?: Distribution; readonly domainName: string },
  account: PermissionAccount,
  region: string,
): Permission[] {
  return distribution === undefined
    ? []
    : certificateDistribution(account, { region, domainName, ...distribution });
}
