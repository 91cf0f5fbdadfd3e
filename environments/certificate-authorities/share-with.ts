import { SHARE_PERMISSIONS, type SharePermission, parseArn } from '../../modules/core';
import { flag, formOf, list, nonEmptyList, oneOf, text, word } from '../form';

/** Who may request certificates from a CA. */
export interface ShareWith {
  /**
   * The whole organization.
   *
   * @default false
   */
  readonly organization?: boolean;
  /** @default - no organizational unit */
  readonly organizationalUnitArns?: readonly string[];
  /**
   * Accounts of the organization: names of application accounts, or account ids.
   *
   * @default - no single account
   */
  readonly accounts?: readonly string[];
  /**
   * Accounts outside the organization: names of application accounts, or account ids. They have to accept.
   *
   * @default - no account outside
   */
  readonly externalAccounts?: readonly string[];
  /**
   * What all of these may do; requesting through ACM takes `issue`. Each permission is a share of its own, as AWS RAM
   * takes one for each share and resource type. Accounts that have to accept do so here for `issue` only.
   *
   * @default ['issue']
   */
  readonly permissions?: readonly [SharePermission, ...SharePermission[]];
}

export const organizationalUnitArn = text(
  'the ARN of an organizational unit',
  (value) => {
    const arn = parseArn(value);
    return arn?.service === 'organizations' && /^ou\/o-/.test(arn.resource);
  },
  'copy it from AWS Organizations',
);

/** The form of what a CA is shared with. */
export const shareWithForm = formOf<ShareWith>()({
  organization: flag.optional(),
  organizationalUnitArns: list(organizationalUnitArn).optional(),
  accounts: list(word).optional(),
  externalAccounts: list(word).optional(),
  permissions: nonEmptyList(oneOf(SHARE_PERMISSIONS)).optional(),
});
