import { z } from 'zod';
import { EDGE_CERTIFICATE_REGION } from '../../modules/core';
import { type FormedBy, bucketName, formOf, formOfKinds, integer, list, zoneName } from '../form';
import type { Permission, PermissionAccount } from '../permissions/permission';
import {
  bucketPermissions,
  bucketPolicyPermissions,
  emptyingPermissions,
  ownershipPermissions,
} from '../permissions/services/buckets';
import { certificateRequests } from '../permissions/services/certificates';
import { distributionPermissions, originAccessPermissions } from '../permissions/services/distributions';

/** Clients ask AWS about single certificates. */
export interface OcspRevocation {
  readonly type: 'ocsp';
}

/** A certificate revocation list in a closed bucket this project creates. */
export interface CrlRevocation {
  readonly type: 'crl';
  readonly bucketName: string;
  /**
   * Host name under which clients fetch the list by plain HTTP; it is written into every certificate.
   *
   * In a Route 53 zone of the environment a CloudFront distribution serves it: in partition `aws`, and in a zone
   * this project creates once that is `delegated`. Elsewhere somebody else has to serve the bucket under it.
   */
  readonly hostName: string;
  /**
   * Host names that certificates issued before carry: they stay served as `hostName` is.
   *
   * @default - none
   */
  readonly formerHostNames?: readonly string[];
  /** @default 7 */
  readonly expirationDays?: number;
}

/** Every way in which a CA publishes what it has revoked. */
const KINDS = {
  ocsp: { form: formOf<OcspRevocation>()({ type: z.literal('ocsp') }), permissions: () => [] },
  crl: {
    form: formOf<CrlRevocation>()({
      type: z.literal('crl'),
      bucketName,
      hostName: zoneName,
      formerHostNames: list(zoneName).optional(),
      expirationDays: integer(1, 5000, 'days').optional(),
    }),
    permissions: crlPermissions,
  },
};

export type Revocation = FormedBy<typeof KINDS>;

export const revocationForm = formOfKinds<Revocation>()('type', KINDS);

/** The shared-services account, and whether its stack serves the lists of a CA. */
export interface RevocationAccount extends PermissionAccount {
  readonly isServed: boolean;
}

/** What publishing the lists of a CA needs in the shared-services account. */
export function revocationPermissions(
  revocation: Revocation,
  account: RevocationAccount,
): readonly Permission[] {
  return KINDS[revocation.type].permissions(revocation as never, account);
}

function crlPermissions({ bucketName }: CrlRevocation, account: RevocationAccount): readonly Permission[] {
  const buckets = { bucketName, what: 'buckets of revocation lists' };
  return [
    ...bucketPermissions(account, buckets),
    ...ownershipPermissions(account, buckets),
    ...bucketPolicyPermissions(account, buckets),
    ...emptyingPermissions(account, buckets),
    ...(account.isServed
      ? [
          ...certificateRequests(account, [EDGE_CERTIFICATE_REGION]),
          ...distributionPermissions(account),
          ...originAccessPermissions(account),
        ]
      : []),
  ];
}
