import type {
  CaKeyAlgorithm,
  IssuableKeyAlgorithm,
  KeyAlgorithm,
  SharePermission,
  UsageMode,
} from '../modules/core';
import type { RuleId } from '../review/rule-ids';
import { checkEnvironment } from './checks/check-environment';
import type { Consumer } from './consumers';

/**
 * An environment: one shared-services account, the application accounts it serves, and what they need.
 *
 * Plain data. Names (of environments, accounts, CAs, certificates, consumers) are part of resource addresses and
 * of names in AWS: a changed name replaces what it names, unless `formerly` says what it was.
 */
export interface Environment {
  /** Lower-case word, at most 20 characters; also the name of the file. Stacks are called `<name>-…`. */
  readonly name: string;
  readonly organization: Organization;
  readonly provider: ProviderVersion;
  /** Where Terraform keeps state; every stack gets a state of its own there. */
  readonly backend: Backend;
  readonly sharedServices: SharedServices;
  /** Application accounts by name. */
  readonly applications: Readonly<Record<string, Application>>;
  /**
   * Tags of every resource.
   *
   * @default - only the tags this project sets itself
   */
  readonly tags?: Readonly<Record<string, string>>;
  /**
   * Findings of the plan review that somebody decided to live with for a while.
   *
   * @default - none: every finding counts
   */
  readonly acceptedFindings?: readonly AcceptedFinding[];
}

/** A finding of the plan review that does not count until a day. */
export interface AcceptedFinding {
  /** Id of the rule, as the review shows it. */
  readonly rule: RuleId;
  /** `shared-services`, or the name of an application. */
  readonly account: string;
  /** Terraform address, as the review shows it; `*` stands for any characters. */
  readonly resource: string;
  /** Why, for whoever reads the review. */
  readonly reason: string;
  /** Last day it holds, in UTC: `2026-12-31`. */
  readonly until: string;
}

export interface Organization {
  /** Id of the AWS organization, for example `o-a1b2c3d4e5`. */
  readonly id: string;
  /**
   * Whether RAM sharing with AWS Organizations is on. Without it every account has to accept its shares.
   */
  readonly ramSharingEnabled: boolean;
  /**
   * Management account; RAM names an organization by it.
   *
   * @default - unknown, so nothing can be shared with the whole organization
   */
  readonly managementAccountId?: string;
}

export interface ProviderVersion {
  /** Major version of hashicorp/aws: 6 has one provider per account, 5 one per account and Region. */
  readonly major: 5 | 6;
  /**
   * Version constraint within the major version, for example `>= 6.25.0, < 7.0.0`; from 5.67.0 or 6.4.0 on, the
   * oldest that know what the stacks send. The exact version is the lock file's business.
   */
  readonly version: string;
  /**
   * Whether provider 6 has a provider for each Region, as provider 5 has: the stage on the way from 5 to 6.
   *
   * @default false - one provider serves all Regions
   */
  readonly regionalProviders?: boolean;
}

export type Backend =
  | {
      readonly type: 'local';
      /** Folder of the state files, relative to the folder of the synthesized stack. */
      readonly directory: string;
    }
  | {
      /** S3 with S3's own lock file (Terraform 1.10, OpenTofu 1.10), encrypted. */
      readonly type: 's3';
      readonly bucket: string;
      readonly region: string;
      /** @default 'certfleet' */
      readonly keyPrefix?: string;
      /** @default - the bucket's default encryption key */
      readonly kmsKeyArn?: string;
      /** @default - the caller's own credentials */
      readonly roleArn?: string;
    }
  | {
      /** HCP Terraform; the workspace of a stack has the stack's name. */
      readonly type: 'cloud';
      readonly organization: string;
      /** @default 'app.terraform.io' */
      readonly hostname?: string;
      /** @default - the organization's default project */
      readonly project?: string;
    };

/** How Terraform reaches an account. */
export interface AccountAccess {
  /** Twelve digits, as text. */
  readonly accountId: string;
  /**
   * Role of this account that Terraform assumes.
   *
   * @default - the caller's own credentials must belong to the account
   */
  readonly deployRoleArn?: string;
  /**
   * External id the deploy role asks for.
   *
   * @default - none
   */
  readonly externalId?: string;
}

export interface SharedServices extends AccountAccess {
  /** Region of the CAs and of the provider. The whole environment lies in its partition. */
  readonly region: string;
  /**
   * Further Regions. With AWS provider 5 each has a provider of its own: keep the Region of a CA, and us-east-1 for
   * lists that CloudFront serves, until an apply has taken out the last thing there.
   *
   * @default - the Regions of the CAs
   */
  readonly regions?: readonly string[];
  /** Public zones by name; a name on a certificate goes to the longest zone it lies in. */
  readonly zones: Readonly<Record<string, Zone>>;
  /**
   * Private CAs by name; each costs a fixed sum per month.
   *
   * @default - no private CA
   */
  readonly certificateAuthorities?: Readonly<Record<string, CertificateAuthority>>;
}

export type Zone =
  | {
      /** A hosted zone this project creates; its parent zone must delegate to it before anything validates. */
      readonly type: 'create';
      /**
       * Whether the parent zone delegates to it, so that shared services may prove names of its own here.
       *
       * Once true it stays true: going back takes out what stands only because of it, as the plan shows.
       *
       * @default false - revocation lists under a name in this zone are not served
       */
      readonly delegated?: boolean;
    }
  | {
      /** A hosted zone of the shared-services account that exists. */
      readonly type: 'existing';
      readonly hostedZoneId: string;
    }
  | {
      /** A zone at Cloudflare; the API token comes from `CLOUDFLARE_API_TOKEN`. */
      readonly type: 'cloudflare';
      readonly zoneId: string;
    }
  | {
      /** A zone others edit: the stacks output the records to create, and `validationRecords` says which stand. */
      readonly type: 'manual';
    };

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

export interface Application extends AccountAccess {
  /**
   * Whether the account belongs to another organization: it then accepts shares, and its role is not bound to ours
   * but to `deployRoleArn` and `validationExternalId`, which it must have.
   *
   * @default false
   */
  readonly outsideOrganization?: boolean;
  /** Regions the account uses; the first is where certificates and consumers go unless they say otherwise. */
  readonly regions: readonly [string, ...string[]];
  /**
   * Whether the account is to be emptied: the next apply destroys what its stack holds. Then take the entry out.
   *
   * @default false
   */
  readonly retired?: boolean;
  /**
   * Name of the entry when the stack's state was created. The state stays where it is for as long as this says so;
   * stack and validation role have the new name.
   *
   * @default - the name it has now
   */
  readonly formerly?: string;
  /**
   * Domains the account may prove: what its validation role may write follows them, not today's certificates.
   * Needed where the account publishes in Route 53.
   *
   * @default - none
   */
  readonly domains?: readonly Domain[];
  /**
   * What is to be known of the validation records of single names, by name without wildcard.
   *
   * @default - the stack writes the record of every name its certificates need, and deletes it with the last of them
   */
  readonly validationRecords?: Readonly<Record<string, ValidationRecordState>>;
  /**
   * Names that the account's quota "Domain names per ACM certificate" allows, 10 to 100.
   *
   * @default 10
   */
  readonly domainNameQuota?: number;
  /**
   * Word the account gives when it assumes its validation role.
   *
   * @default - none; an account outside the organization must have one
   */
  readonly validationExternalId?: string;
  /**
   * Certificates that the account's quota allows on one load balancer; the default certificate of a listener counts.
   *
   * @default 25
   */
  readonly listenerCertificateQuota?: number;
  /** @default - no certificates */
  readonly certificates?: Readonly<Record<string, Certificate>>;
  /** @default - nothing attached */
  readonly consumers?: Readonly<Record<string, Consumer>>;
}

/** A domain with everything below it, or one name alone. */
export type Domain = string | { readonly domainName: string; readonly includeSubdomains: false };

/**
 * - `published`: in a zone that others edit, the record stands.
 * - `overwrite`: in Route 53, something else created the record; it is taken over.
 * - `retain`: no certificate here needs the name any more; the record stays as it is, for certificates that this file
 *   does not know. When the account is retired it leaves the state undeleted.
 * - `delete`: no certificate here needs the name any more, and no other renews by it; the record is deleted.
 */
export type ValidationRecordState = 'published' | 'overwrite' | 'retain' | 'delete';

interface CertificateNames {
  /**
   * Name of the entry before: it is renamed, not replaced. Take it out once it is applied everywhere.
   *
   * @default - the entry had no other name
   */
  readonly formerly?: string;
  readonly domainName: string;
  /** @default - only `domainName` */
  readonly subjectAlternativeNames?: readonly string[];
  /** @default - the account's first Region */
  readonly regions?: readonly [string, ...string[]];
}

export type Certificate = PublicCertificate | PrivateCertificate | ImportedCertificate | ExistingCertificate;

/** Requested by the application account, proved in a shared zone. */
export interface PublicCertificate extends CertificateNames {
  readonly source: 'public';
  /** `email` needs a person's click at every renewal. @default 'dns' */
  readonly validation?: 'dns' | 'email';
  /** @default 'RSA_2048' */
  readonly keyAlgorithm?: IssuableKeyAlgorithm;
  /** Zone of single names, where the longest suffix is not the right one. @default - by suffix */
  readonly zones?: Readonly<Record<string, string>>;
  /**
   * Whether the key may leave ACM, which is charged at every renewal; needs provider 6. Changing it replaces the
   * certificate, the new one first.
   *
   * @default false
   */
  readonly exportable?: boolean;
  /** How long to wait for the issue, in whole minutes, at most 4320. @default 75 */
  readonly waitTimeoutMinutes?: number;
}

/**
 * Requested by the application account from a CA of shared services.
 *
 * Its key can always be exported: allow or deny `acm:ExportCertificate`.
 */
export interface PrivateCertificate extends CertificateNames {
  readonly source: 'private';
  readonly certificateAuthority: string;
  /** @default - `RSA_2048` or `EC_prime256v1`, as the CA's key */
  readonly keyAlgorithm?: IssuableKeyAlgorithm;
}

/** Issued elsewhere; its private key ends up in the Terraform state. */
export interface ImportedCertificate extends CertificateNames {
  readonly source: 'imported';
  /** Secrets Manager secret in the account's first Region: JSON with `certificate`, `privateKey` and perhaps `chain`. */
  readonly secretId: string;
  /** Whether the secret has a field `chain`. @default false */
  readonly hasChain?: boolean;
  /** @default - not checked */
  readonly keyAlgorithm?: KeyAlgorithm;
}

/** Managed elsewhere; found by its ARN or, without one, by its first name. */
export interface ExistingCertificate extends CertificateNames {
  readonly source: 'existing';
  /** @default - the newest issued certificate of `domainName` */
  readonly certificateArn?: string;
  /** @default - not checked */
  readonly keyAlgorithm?: KeyAlgorithm;
}

/**
 * Checks an environment and hands it on, its domain names in lower case and punycode.
 *
 * @throws EnvironmentError with every problem of the file, each with its path, the rule, the value and the remedy
 */
export function defineEnvironment(environment: Environment): Environment {
  return checkEnvironment(environment);
}
