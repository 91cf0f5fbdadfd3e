import { z } from 'zod';
import {
  CA_KEY_ALGORITHMS,
  SHARE_PERMISSIONS,
  parseArn,
  parseCertificateAuthorityArn,
  type CaKeyAlgorithm,
  type UsageMode,
  type SharePermission,
} from '../modules/core';
import { flag, integer, list, name, nonEmptyList, object, oneOf, region, text, word, zoneName } from './form';
import { ruleMessage } from './rule-message';

export type CertificateAuthority = CreatedCertificateAuthority | ExistingCertificateAuthority;

interface AuthorityName {
  /**
   * Name of the entry before: the CA is renamed, not replaced. Take it out once it is applied. Names that contain the
   * entry's name (shares, parameters) change.
   *
   * @default - the entry had no other name
   */
  readonly formerly?: string;
}

/** A CA of the shared-services account that this project creates. */
export interface CreatedCertificateAuthority extends AuthorityName {
  /** @default 'create' */
  readonly type?: 'create';
  /**
   * Name of the CA that signs this one. Another one, and how deep the tree is below, count from the next `generation`
   * on: until then a CA that had none below it can sign none.
   *
   * @default - a root, which signs itself
   */
  readonly parent?: string;
  readonly commonName: string;
  /** @default - no organization in the subject */
  readonly organizationName?: string;
  /**
   * Shorter than the parent's. A CA that serves ACM must outlive the 395 days of a private certificate. A change counts
   * from the next `generation` on.
   */
  readonly validityYears: number;
  /**
   * Counted up by one, it renews the CA: a new certificate for the same key and name; nothing is revoked. The CA and
   * the one that signs it must be enabled meanwhile.
   *
   * @default 1
   */
  readonly generation?: number;
  /**
   * Set to false for a root whose children have their certificates: nothing can then be signed with its key, so no CA
   * below it can be added or renewed. AWS installs no certificate on a disabled CA, so a new one is disabled by the
   * second apply. It costs the same.
   *
   * @default true
   */
  readonly enabled?: boolean;
  /** @default 'RSA_2048' */
  readonly keyAlgorithm?: CaKeyAlgorithm;
  /** @default 'GENERAL_PURPOSE' */
  readonly usageMode?: UsageMode;
  /**
   * Region of the CA. Certificates can be requested from it in this Region only.
   *
   * @default - the shared-services Region
   */
  readonly region?: string;
  /** @default - revoked certificates are not published */
  readonly revocation?: Revocation;
  /** @default - used in the shared-services account only */
  readonly shareWith?: ShareWith;
}

/** A CA that is managed elsewhere, in the Region of its ARN. */
export interface ExistingCertificateAuthority extends AuthorityName {
  readonly type: 'existing';
  /** Of the shared-services account, or of another that shares it with those who request from it. */
  readonly certificateAuthorityArn: string;
  /** @default - not checked; a CA that signs others must have it */
  readonly keyAlgorithm?: CaKeyAlgorithm;
  /** @default 'GENERAL_PURPOSE' */
  readonly usageMode?: UsageMode;
  /**
   * For a CA of the shared-services account.
   *
   * @default - shared by whoever manages it
   */
  readonly shareWith?: ShareWith;
}

export type Revocation =
  | { readonly type: 'ocsp' }
  | {
      /** A certificate revocation list in a closed bucket this project creates. */
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
    };

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

const revocation = z.discriminatedUnion(
  'type',
  [
    object({ type: z.literal('ocsp') }),
    object({
      type: z.literal('crl'),
      bucketName: text(
        'the name of an S3 bucket',
        /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
        'use lower case, digits, dots and hyphens',
      ),
      hostName: zoneName,
      formerHostNames: list(zoneName).optional(),
      expirationDays: integer(1, 5000, 'days').optional(),
    }),
  ],
  { error: ruleMessage({ rule: 'must have the type ocsp or crl', remedy: 'choose one' }) },
);

const shareWith = object({
  organization: flag.optional(),
  organizationalUnitArns: list(
    text(
      'the ARN of an organizational unit',
      (value) => {
        const arn = parseArn(value);
        return arn?.service === 'organizations' && /^ou\/o-/.test(arn.resource);
      },
      'copy it from AWS Organizations',
    ),
  ).optional(),
  accounts: list(word).optional(),
  externalAccounts: list(word).optional(),
  permissions: nonEmptyList(oneOf(SHARE_PERMISSIONS)).optional(),
});

const anyCertificateAuthority = {
  formerly: name.optional(),
  keyAlgorithm: oneOf(CA_KEY_ALGORITHMS).optional(),
  usageMode: oneOf(['GENERAL_PURPOSE', 'SHORT_LIVED_CERTIFICATE']).optional(),
  shareWith: shareWith.optional(),
};

/** The form of a CA. */
export const certificateAuthorityForm: z.ZodType<CertificateAuthority> = z.discriminatedUnion(
  'type',
  [
    object({
      ...anyCertificateAuthority,
      type: z.literal('create').optional(),
      parent: name.optional(),
      commonName: text('1 to 64 characters', /^.{1,64}$/, 'shorten it'),
      organizationName: text('1 to 64 characters', /^.{1,64}$/, 'shorten it').optional(),
      validityYears: integer(1, 50, 'years'),
      generation: integer(1, 100, 'generations').optional(),
      enabled: flag.optional(),
      region: region.optional(),
      revocation: revocation.optional(),
    }),
    object({
      ...anyCertificateAuthority,
      type: z.literal('existing'),
      certificateAuthorityArn: text(
        'the ARN of a private CA',
        (value) => parseCertificateAuthorityArn(value) !== undefined,
        'write it as "arn:aws:acm-pca:<region>:<account>:certificate-authority/<id>"',
      ),
    }),
  ],
  {
    error: ruleMessage({
      rule: 'must have the type create, which is the default, or existing',
      remedy: 'choose one',
    }),
  },
);
