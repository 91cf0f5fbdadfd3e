import type { X509Certificate } from 'node:crypto';
import { type BrokenRule, Words } from './broken-rule';
import { readCertificates } from './pem-certificates';

const CURVES = ['prime256v1', 'secp384r1'];
/** Certificates from a client's up to the root. */
const CHAIN_MAXIMUM = 4;

/*
 * A truststore of API Gateway: certificates of CAs in PEM, each with those above it (API Gateway Developer Guide, mutual
 * TLS). Nothing of a key is in what is said of one.
 */

/** Why a text in PEM cannot be in a truststore; undefined where it can. */
export function truststoreTextProblem(text: string): BrokenRule | undefined {
  const read = readCertificates(text);
  return 'rule' in read ? read : read.map(keyProblem).find((problem) => problem !== undefined);
}

/** What is wrong with well-formed texts together: nothing in them, an issuer that is missing, or too many of them. */
export function truststoreProblem(texts: readonly string[]): BrokenRule | undefined {
  const certificates = texts.flatMap((text) => {
    const read = readCertificates(text);
    return 'rule' in read ? [] : read;
  });
  if (certificates.length === 0) {
    return {
      rule: 'must hold certificates of CAs',
      got: new Words('none'),
      remedy: 'add those that clients have',
    };
  }
  for (const certificate of certificates) {
    const chain = [certificate];
    for (let top = certificate; !top.checkIssued(top); top = chain.at(-1)!) {
      const issuer = certificates.find((each) => !chain.includes(each) && top.checkIssued(each));
      if (!issuer) {
        return {
          rule: 'must have the issuer of each certificate, up to the root',
          got: new Words(`${nameOf(top)} without its issuer`),
          remedy: 'add the certificates of the CAs above it',
        };
      }
      chain.push(issuer);
    }
    // The client's own certificate is one of them.
    if (chain.length >= CHAIN_MAXIMUM) {
      return {
        rule: `must have chains of at most ${CHAIN_MAXIMUM} certificates, with the client's`,
        got: new Words(`${chain.length + 1} with ${nameOf(certificate)}`),
        remedy: 'issue the certificates of clients from a CA nearer to the root',
      };
    }
  }
  return undefined;
}

function keyProblem(certificate: X509Certificate): BrokenRule | undefined {
  const { asymmetricKeyType: type, asymmetricKeyDetails } = certificate.publicKey;
  const { modulusLength = 0, namedCurve = '' } = asymmetricKeyDetails ?? {};
  const isTaken = type === 'ec' ? CURVES.includes(namedCurve) : type === 'rsa' && modulusLength >= 2048;
  return isTaken
    ? undefined
    : {
        rule: 'must hold keys of RSA with 2048 bits or more, P-256 or P-384',
        got: new Words(`${namedCurve || `${type} ${modulusLength}`} of ${nameOf(certificate)}`),
        remedy: 'use a CA with one of these',
      };
}

function nameOf({ subject }: X509Certificate): string {
  return JSON.stringify(subject.replaceAll('\n', ', '));
}
