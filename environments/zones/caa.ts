import { formOf, list, nonEmptyList, text, zoneName } from '../form';

/** Who may issue certificates for the names of a zone (RFC 8659), written at its top. */
export interface Caa {
  /** Domains by which CAs know themselves, for example `amazon.com`; they hold for wildcards too. */
  readonly issue: readonly [string, ...string[]];
  /**
   * Domains for wildcards, in place of `issue`; an empty list forbids wildcards.
   *
   * @default - those of `issue`
   */
  readonly issueWild?: readonly string[];
  /**
   * Where CAs report a request that they refuse, `mailto:` or `https:`.
   *
   * @default - nowhere
   */
  readonly reportTo?: string;
}

export const caa = formOf<Caa>()({
  issue: nonEmptyList(zoneName),
  issueWild: list(zoneName).optional(),
  reportTo: text(
    'a mailto: or https: address',
    /^(?:mailto:[^\s"\\@]+@[^\s"\\@]+|https:\/\/[^\s"\\]+)$/,
    'write it as "mailto:security@example.com"',
  ).optional(),
});
