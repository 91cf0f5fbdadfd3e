import type { X509Certificate } from 'node:crypto';
import { basicConstraintsOf } from './basic-constraints';
import { type BrokenRule, Words } from './broken-rule';
import type { CaKeyAlgorithm } from './certificate-authority';
import { readCertificates } from './pem-certificates';

/** The certificate that a CA outside AWS has signed for a private CA, in PEM. */
export interface ExternalCertificate {
  readonly certificate: string;
  /** The CAs above it: first the one that signed it, last the root, which signs itself. */
  readonly certificateChain: string;
}

/** What a private CA is, as far as its certificate has to fit. */
export interface CertifiedAuthority {
  /** @default - not compared */
  readonly commonName?: string;
  /** @default - not compared */
  readonly keyAlgorithm?: CaKeyAlgorithm;
  /** Levels of CAs that are to be below it. */
  readonly levelsBelow: number;
}

/** A rule, and which of the two texts breaks it. */
export type ExternalCertificateProblem = BrokenRule & { readonly subject: keyof ExternalCertificate };

const DAY = 86_400_000;

/**
 * What AWS would refuse of a certificate that is to be installed (AWS Private CA API Reference,
 * ImportCertificateAuthorityCertificate), and what clients would refuse below it. Nothing of a key is in what it says.
 */
export function externalCertificateProblems(
  texts: ExternalCertificate,
  authority: CertifiedAuthority,
): ExternalCertificateProblem[] {
  const [own, chain] = [readCertificates(texts.certificate), readCertificates(texts.certificateChain)];
  const unread = [
    ...('rule' in own ? [{ ...own, subject: 'certificate' as const }] : []),
    ...('rule' in chain ? [{ ...chain, subject: 'certificateChain' as const }] : []),
  ];
  if ('rule' in own || 'rule' in chain) return unread;
  const [certificate, ...others] = own;
  if (certificate === undefined || others.length > 0) {
    return [
      {
        subject: 'certificate',
        rule: 'must be one certificate',
        got: own.length,
        remedy: 'put those of the CAs above it into certificateChain',
      },
    ];
  }
  return [...certificateProblems(certificate, authority), ...chainProblems(certificate, chain, authority)];
}

/** Days for which clients accept a well-formed certificate and everything above it; 0 where a text cannot be read. */
export function externalLifetimeDays(texts: ExternalCertificate): number {
  const read = [readCertificates(texts.certificate), readCertificates(texts.certificateChain)].map((each) =>
    'rule' in each ? [] : each,
  );
  const [[certificate] = [], chain = []] = read;
  if (certificate === undefined || chain.length === 0) return 0;
  const end = Math.min(...[certificate, ...chain].map(({ validTo }) => Date.parse(validTo)));
  return Math.floor((end - Date.parse(certificate.validFrom)) / DAY);
}

function certificateProblems(
  certificate: X509Certificate,
  { commonName, keyAlgorithm }: CertifiedAuthority,
): ExternalCertificateProblem[] {
  const problem = (rule: string, got: unknown, remedy: string): ExternalCertificateProblem => ({
    subject: 'certificate',
    rule,
    got,
    remedy,
  });
  if (!certificate.ca || !basicConstraintsOf(certificate)?.isCritical) {
    return [
      problem(
        'must be the certificate of a CA, with critical basic constraints',
        nameOf(certificate),
        'have the request signed with basicConstraints=critical,CA:TRUE',
      ),
    ];
  }
  if (certificate.verify(certificate.publicKey)) {
    return [problem('must be signed by another CA', nameOf(certificate), 'have the root sign the request')];
  }
  const isNamed = commonName === undefined || namesOf(certificate).includes(`CN=${commonName}`);
  const key = keyAlgorithmOf(certificate);
  return [
    ...(isNamed
      ? []
      : [
          problem(
            `must have the common name of its CA, ${JSON.stringify(commonName)}`,
            nameOf(certificate),
            'take the one that was signed for its request',
          ),
        ]),
    ...(keyAlgorithm === undefined || key === keyAlgorithm
      ? []
      : [
          problem(
            `must have a key as its CA has, ${keyAlgorithm}`,
            new Words(key),
            'take the one that was signed for its request, or correct keyAlgorithm of a CA that has no certificate yet',
          ),
        ]),
  ];
}

/** Each one signed by the next, up to a root, and none with more CAs below than it allows. */
function chainProblems(
  certificate: X509Certificate,
  chain: readonly X509Certificate[],
  { levelsBelow }: CertifiedAuthority,
): ExternalCertificateProblem[] {
  const problem = (rule: string, got: unknown, remedy: string): ExternalCertificateProblem => ({
    subject: 'certificateChain',
    rule,
    got,
    remedy,
  });
  const path = [certificate, ...chain];
  const unsigned = path.findIndex((each, index) => {
    const signer = path[index + 1] ?? each;
    return !each.checkIssued(signer) || !each.verify(signer.publicKey);
  });
  if (unsigned >= 0) {
    const found = path[unsigned]!;
    return [
      unsigned === path.length - 1
        ? problem('must end with the root', nameOf(found), 'add the CAs above it')
        : problem(
            'must have the CA that signed each certificate next, without the certificate itself',
            new Words(
              `${JSON.stringify(nameOf(found))} before ${JSON.stringify(nameOf(path[unsigned + 1]!))}`,
            ),
            'put the CA that signed the certificate first, and the root last',
          ),
    ];
  }
  const narrow = path.findIndex(
    (each, index) => (basicConstraintsOf(each)?.pathLength ?? Infinity) < levelsBelow + index,
  );
  if (narrow < 0) return [];
  const found = path[narrow]!;
  return [
    {
      subject: narrow === 0 ? 'certificate' : 'certificateChain',
      rule: `must allow a path length of ${levelsBelow + narrow}, for the CAs below`,
      got: new Words(`${basicConstraintsOf(found)?.pathLength} of ${JSON.stringify(nameOf(found))}`),
      remedy: 'have it signed with a longer one, or take out a level',
    },
  ];
}

/** In the words of `keyAlgorithm`. */
function keyAlgorithmOf({ publicKey }: X509Certificate): string {
  const { modulusLength, namedCurve } = publicKey.asymmetricKeyDetails ?? {};
  const { asymmetricKeyType = 'unknown' } = publicKey;
  return [asymmetricKeyType.toUpperCase(), modulusLength ?? namedCurve].filter(Boolean).join('_');
}

function namesOf({ subject }: X509Certificate): string[] {
  return subject.split('\n');
}

function nameOf(certificate: X509Certificate): string {
  return namesOf(certificate).join(', ');
}
