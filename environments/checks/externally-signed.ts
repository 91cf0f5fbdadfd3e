import {
  type ExternalCertificate,
  PRIVATE_CERTIFICATE_VALIDITY_DAYS,
  DEFAULT_CA_KEY_ALGORITHM,
  Words,
  externalCertificateProblems,
  externalLifetimeDays,
} from '../../modules/core';
import type { CertificateAuthority, ExternallySignedCertificateAuthority } from '../certificate-authorities';
import { isCreated, isExternallySigned, isPending } from '../certificate-authorities/places';
import { isSharedForIssue } from '../certificate-authorities/shares';
import { type Draft, entriesOf } from '../draft';
import type { Path, Problem } from '../problem';

type Authorities = Readonly<Record<string, Draft<CertificateAuthority> | undefined>>;

/** A CA that is signed outside AWS: its certificate fits and lasts, or nothing is asked of it yet. */
export function externallySignedProblems(
  path: Path,
  name: string,
  authority: Draft<ExternallySignedCertificateAuthority>,
  authorities: Authorities,
): Problem[] {
  const texts = installedTexts(authority);
  if (isPending(authority)) return pendingProblems(path, authority);
  if (texts === undefined) return [];
  const here = [...path, 'installedCertificate'];
  const problems = externalCertificateProblems(texts, {
    commonName: authority.commonName,
    keyAlgorithm: authority.keyAlgorithm ?? DEFAULT_CA_KEY_ALGORITHM,
    levelsBelow: levelsBelow(name, authorities),
  }).map(({ subject, ...problem }) => ({ path: [...here, subject], ...problem }));
  return problems.length > 0 ? problems : lifetimeProblems(here, authority, texts);
}

/** What has to be said of a CA that is used before its certificate was signed. */
export const NOT_SIGNED: Pick<Problem, 'rule' | 'remedy'> = {
  rule: 'must have its certificate, as it can issue nothing before',
  remedy:
    'apply shared services without this, have the request in the output certificate_signing_requests signed, ' +
    'and set installedCertificate of the CA',
};

/** Whole years for which a parent's certificate is valid; undefined where that is not known. */
export function externalYears(authority: Draft<CertificateAuthority>): number | undefined {
  const texts = isExternallySigned(authority) ? installedTexts(authority) : undefined;
  const days = texts && externalLifetimeDays(texts);
  // What cannot be read has its own problem.
  return days ? Math.floor(days / 365) : undefined;
}

function installedTexts({
  installedCertificate: { certificate, certificateChain } = {},
}: Draft<ExternallySignedCertificateAuthority>): ExternalCertificate | undefined {
  return certificate === undefined || certificateChain === undefined
    ? undefined
    : { certificate, certificateChain };
}

function pendingProblems(
  path: Path,
  { shareWith, enabled }: Draft<ExternallySignedCertificateAuthority>,
): Problem[] {
  return [
    ...(shareWith === undefined ? [] : [{ path: [...path, 'shareWith'], ...NOT_SIGNED }]),
    ...(enabled === false ? [{ path: [...path, 'enabled'], got: enabled, ...NOT_SIGNED }] : []),
  ];
}

/** How many levels of CAs of the environment are below one. */
function levelsBelow(name: string, authorities: Authorities, above: readonly string[] = []): number {
  // A circle has its own problem.
  if (above.includes(name)) return 0;
  const children = entriesOf(authorities).filter(
    ([, child]) => child !== undefined && isCreated(child) && child.parent === name,
  );
  return Math.max(0, ...children.map(([child]) => 1 + levelsBelow(child, authorities, [...above, name])));
}

function lifetimeProblems(
  path: Path,
  { shareWith, usageMode }: Draft<ExternallySignedCertificateAuthority>,
  texts: ExternalCertificate,
): Problem[] {
  const servesAcm =
    shareWith !== undefined && isSharedForIssue(shareWith) && usageMode !== 'SHORT_LIVED_CERTIFICATE';
  const days = externalLifetimeDays(texts);
  return !servesAcm || days > PRIVATE_CERTIFICATE_VALIDITY_DAYS
    ? []
    : [
        {
          path,
          rule: `must outlive its certificates, which ACM requests for ${PRIVATE_CERTIFICATE_VALIDITY_DAYS} days`,
          got: new Words(`${days} days until the first certificate of the chain ends`),
          remedy: 'have the request signed for longer, better 5 years',
        },
      ];
}
