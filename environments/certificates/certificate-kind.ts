import { type Form, domain, list, name, nonEmptyList, region } from '../form';

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

/** What a source of certificates is to the rules. */
export interface CertificateKind<T extends CertificateNames> {
  readonly form: Form<T>;
}

/** The forms of the names. */
export const names = {
  formerly: name.optional(),
  domainName: domain,
  subjectAlternativeNames: list(domain).optional(),
  regions: nonEmptyList(region).optional(),
};
