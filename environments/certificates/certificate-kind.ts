import {
  type CertificateType,
  type KeyAlgorithm,
  type MaterialSource,
  uniqueDomainNames,
} from '../../modules/core';
import type { Draft } from '../draft';
import type { Permission, PermissionAccount } from '../permissions/permission';
import type { Distribution } from './distribution';
import type { Distributor } from './distributor';
import { type Form, domain, list, name, nonEmptyList, region, tags } from '../form';

export interface CertificateNames {
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

/** A certificate that the stack makes, and may tag. */
export interface TaggedCertificate extends CertificateNames {
  /**
   * Beside those of the account, before which they go; `Name` is the entry's name unless it is said here.
   *
   * @default - `Name` only
   */
  readonly tags?: Readonly<Record<string, string>>;
}

/** What a source of certificates is to the rules: its form, and facts for those of other things. */
export interface CertificateKind<T extends CertificateNames> {
  readonly form: Form<T>;
  readonly facts: (certificate: Draft<T>) => CertificateFacts;
  /** What deploying and planning it needs in the account. */
  readonly permissions: (certificate: T, account: CertificateAccount) => readonly Permission[];
}

/** The account of certificates, and the CAs that they are requested from. */
export interface CertificateAccount extends PermissionAccount {
  /** ARN of a CA that the environment declares; a pattern where AWS chooses it. */
  readonly certificateAuthorityArn: (name: string) => string;
  /** The function that distributes a certificate of another application. */
  readonly distributor: (from: string) => Distributor;
}

/** Regions of a certificate. */
export function regionsOf(
  { regions }: CertificateNames,
  account: PermissionAccount,
): readonly [string, ...string[]] {
  return regions ?? [account.regions[0]];
}

/** Every name of a certificate, the first first. */
export function namesOfCertificate({
  domainName,
  subjectAlternativeNames = [],
}: CertificateNames): [string, ...string[]] {
  const [first = domainName, ...others] = uniqueDomainNames([domainName, ...subjectAlternativeNames]);
  return [first, ...others];
}

/** What rules need to know of a certificate, whatever its source. */
export interface CertificateFacts {
  /** Whether ACM is asked for it here, and counts its names. */
  readonly isRequested: boolean;
  /**
   * Whether it is a public one of ACM, which proves that its names are ours.
   *
   * @default - not known
   */
  readonly isPublic?: boolean;
  /**
   * Who issues it, as services ask for.
   *
   * @default - not known
   */
  readonly type?: CertificateType;
  /**
   * Whether DNS records prove its names, and the zones that it says for single ones.
   *
   * @default - no record proves them
   */
  readonly proofs?: { readonly zones?: Readonly<Record<string, string | undefined>> };
  /**
   * CA of shared services that it is requested from.
   *
   * @default - a public CA, or nobody here requests it
   */
  readonly certificateAuthority?: string;
  /**
   * What it is to AWS, whatever its entry is called: two entries with one identity are one certificate.
   *
   * @default - its entry makes it, so the entry's name stands for it
   */
  readonly identity?: string;
  /**
   * What it is imported from, whether a function rotates it, and the algorithm of its key where it is said.
   *
   * @default - it is not imported
   */
  readonly material?: {
    /** @default - the file says none that is whole */
    readonly source?: MaterialSource;
    readonly isRotated: boolean;
    readonly keyAlgorithm?: KeyAlgorithm;
    /** @default - AWS manages its key, or the file says none */
    readonly kmsKeyArn?: string;
  };
  /**
   * Who may have copies of it.
   *
   * @default - nobody may
   */
  readonly distribution?: Draft<Distribution>;
  /**
   * Certificate of another application that it is a copy of, as `<application>/<certificate>`.
   *
   * @default - it is no copy
   */
  readonly copyOf?: string;
}

/** The forms of the names. */
export const names = {
  formerly: name.optional(),
  domainName: domain,
  subjectAlternativeNames: list(domain).optional(),
  regions: nonEmptyList(region).optional(),
};

/** The forms of the names and tags. */
export const namesAndTags = { ...names, tags: tags.optional() };
