import type { Backend } from './backends';
import type { CaCertificatesBundle } from './ca-certificates-bundle';
import type { CertificateAuthority } from './certificate-authorities';
import type { Certificate } from './certificates';
import type { Consumer, RecordState } from './consumers';
import type { Zone } from './zones';

/** What every environment has: accounts and what they need. */
export interface Foundation {
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
   * What the organization asks of the IAM roles that the stacks make, in every account.
   *
   * @default - nothing
   */
  readonly roles?: RoleRules;
}

export interface RoleRules {
  /**
   * Path of the roles, which begins and ends with a slash. Another one replaces them, shared services first.
   *
   * @default '/'
   */
  readonly path?: string;
  /**
   * Name of the managed policy, with its path if it has one, that bounds them; every account has it.
   *
   * @default - no boundary
   */
  readonly permissionsBoundary?: string;
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
  /**
   * Where clients fetch the roots that they have to trust.
   *
   * @default - nowhere: each root is handed out by hand
   */
  readonly caCertificatesBundle?: CaCertificatesBundle;
}

/** The account of an application and what it is given: decisions of whoever runs the platform. */
export interface ApplicationAccount extends AccountAccess {
  /**
   * Who answers for the application, a word or an e-mail address: `certfleet list` and findings of the review name it.
   * Every resource of the account has it as the tag `certfleet:owner`.
   *
   * @default - nobody is named
   */
  readonly owner?: string;
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
   * Whether the host names of its consumers point at them: by alias records in Route 53, a CNAME elsewhere.
   *
   * @default - neither records nor the right to write them
   */
  readonly hostNameRecords?: RecordState;
  /**
   * Whether the TXT records stand by which endpoint services of PrivateLink prove their names. The account's role may
   * write such records for its `domains` as soon as this is set.
   *
   * @default - people write them, from the stack's outputs
   */
  readonly textProofs?: RecordState;
  /**
   * Names that the account's quota "Domain names per ACM certificate" allows, 10 to 100.
   *
   * @default 10
   */
  readonly domainNameQuota?: number;
  /**
   * Role of shared services that stands already and that the account assumes instead of one made for it. What it may do is
   * its maker's business: the validation records of `domains`, host names and text proofs where the account publishes some, name servers of its own zones, and the
   * parameters of shares to accept.
   *
   * @default - shared services makes one, which may do exactly that
   */
  readonly validationRoleArn?: string;
  /**
   * Tags of every resource of the account, beside the environment's, before which they go.
   *
   * @default - those of the environment only
   */
  readonly tags?: Readonly<Record<string, string>>;
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
}

/** What an application does with its account: all that a team's own file may say. */
export interface ApplicationFile {
  /**
   * What is to be known of the validation records of single names, by name without wildcard.
   *
   * @default - the stack writes the record of every name its certificates need, and deletes it with the last of them
   */
  readonly validationRecords?: Readonly<Record<string, ValidationRecordState | RecordInZone>>;
  /** @default - no certificates */
  readonly certificates?: Readonly<Record<string, Certificate>>;
  /** @default - nothing attached */
  readonly consumers?: Readonly<Record<string, Consumer>>;
}

export interface Application extends ApplicationAccount, ApplicationFile {}

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

/** A record that stays or goes where a certificate said the zone, as by itself the longest one is taken. */
export interface RecordInZone {
  readonly state: 'retain' | 'delete';
  readonly zone: string;
}
