import type { X509Certificate } from 'node:crypto';
import { type BrokenRule, Words } from './broken-rule';
import { certificateCount, readCertificates } from './pem-certificates';

/** CA certificates in one trust store (User Guide for Application Load Balancers, quotas). */
export const TRUST_STORE_CERTIFICATES = 25;

const CURVES = ['prime256v1', 'secp384r1', 'secp521r1'];

/**
 * Why a text in PEM cannot be trusted in clients; undefined where it can. Nothing of a key is in what it says.
 *
 * Versions and keys are those of the User Guide for Application Load Balancers, mutual authentication.
 */
export function caCertificateProblem(text: string): BrokenRule | undefined {
  const read = readCertificates(text);
  return 'rule' in read ? read : read.map(certificateProblem).find((problem) => problem !== undefined);
}

/** What is wrong with well-formed texts together; undefined where nothing is. */
export function caBundleProblem(texts: readonly string[]): BrokenRule | undefined {
  const count = certificateCount(texts);
  if (count > 0 && count <= TRUST_STORE_CERTIFICATES) return undefined;
  return {
    rule: `must hold 1 to ${TRUST_STORE_CERTIFICATES} certificates of CAs, as a trust store takes no more`,
    got: count,
    remedy: 'list roots alone: clients send the certificates between',
  };
}

/** Why a text in PEM is not of roots, which clients can trust by themselves; undefined where it is. */
export function rootCertificateProblem(text: string): BrokenRule | undefined {
  const read = readCertificates(text);
  if ('rule' in read) return read;
  const other = read.find((certificate) => !certificate.ca || !certificate.checkIssued(certificate));
  return other === undefined
    ? undefined
    : {
        rule: 'must hold certificates of roots only',
        got: other.subject.replaceAll('\n', ', '),
        remedy: 'list the root above it: servers send the certificates between',
      };
}

/** What is wrong with roots together. */
export function rootCertificatesProblem(texts: readonly string[]): BrokenRule | undefined {
  return certificateCount(texts) > 0
    ? undefined
    : {
        rule: 'must hold the certificate of a root',
        got: new Words('none'),
        remedy:
          'declare a root, install the certificate of a CA that is signed outside, or list one in caCertificates',
      };
}

function certificateProblem(certificate: X509Certificate): BrokenRule | undefined {
  const name = certificate.subject.replaceAll('\n', ', ');
  if (!certificate.ca) {
    return {
      rule: 'must hold certificates of CAs only',
      got: name,
      remedy: 'list the CA that issues the certificates of clients',
    };
  }
  const { asymmetricKeyType: type = 'unknown', asymmetricKeyDetails: details = {} } = certificate.publicKey;
  const { modulusLength: bits = 0, namedCurve: curve = '' } = details;
  const isTaken = type === 'ec' ? CURVES.includes(curve) : type === 'rsa' && bits >= 2048 && bits <= 8192;
  return isTaken
    ? undefined
    : {
        rule: 'must hold CAs with an RSA key of 2048 to 8192 bits or a key on the curve P-256, P-384 or P-521',
        got: new Words(`${[type, bits || curve].join(' ').trim()} of ${JSON.stringify(name)}`),
        remedy: 'list another CA, as a load balancer verifies nothing below this one',
      };
}
