import { X509Certificate } from 'node:crypto';
import { type BrokenRule, Words } from './broken-rule';

/** CA certificates in one trust store (User Guide for Application Load Balancers, quotas). */
export const TRUST_STORE_CERTIFICATES = 25;

const BLOCK = /-----BEGIN ([^-\n]+)-----[^-]*-----END \1-----/g;
const CURVES = ['prime256v1', 'secp384r1', 'secp521r1'];

/**
 * Why a text in PEM cannot be trusted in clients; undefined where it can. Nothing of a key is in what it says.
 *
 * Versions and keys are those of the User Guide for Application Load Balancers, mutual authentication.
 */
export function caCertificateProblem(text: string): Omit<BrokenRule, 'subject'> | undefined {
  if (/PRIVATE KEY/.test(text)) {
    return {
      rule: 'must hold no private key',
      got: new Words('one (not shown)'),
      remedy: 'leave it out, and replace the CA if others could read it here',
    };
  }
  const blocks = blocksOf(text);
  if (blocks.length === 0 || text.replace(BLOCK, '').includes('-----')) {
    return notCertificates('something else (not shown)');
  }
  for (const [index, block] of blocks.entries()) {
    const certificate = read(block);
    if (!certificate) return notCertificates(`certificate ${index + 1} that cannot be read`);
    const problem = certificateProblem(certificate);
    if (problem) return problem;
  }
  return undefined;
}

/** What is wrong with well-formed texts together; undefined where nothing is. */
export function caBundleProblem(texts: readonly string[]): Omit<BrokenRule, 'subject'> | undefined {
  const count = certificatesOf(texts).length;
  if (count > 0 && count <= TRUST_STORE_CERTIFICATES) return undefined;
  return {
    rule: `must hold 1 to ${TRUST_STORE_CERTIFICATES} certificates of CAs, as a trust store takes no more`,
    got: count,
    remedy: 'list roots alone: clients send the certificates between',
  };
}

/** The certificates, each once, without the blank lines and comments that a trust store may refuse. */
export function caBundle(texts: readonly string[]): string {
  return `${certificatesOf(texts).join('\n')}\n`;
}

function certificatesOf(texts: readonly string[]): string[] {
  return [...new Set(texts.flatMap(blocksOf))];
}

/** Blocks with one kind of line end and no blank lines. */
function blocksOf(text: string): string[] {
  return [...text.matchAll(BLOCK)].map(([block]) =>
    block
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .join('\n'),
  );
}

function read(block: string): X509Certificate | undefined {
  if (!block.startsWith('-----BEGIN CERTIFICATE-----')) return undefined;
  try {
    return new X509Certificate(block);
  } catch {
    return undefined;
  }
}

function certificateProblem(certificate: X509Certificate): Omit<BrokenRule, 'subject'> | undefined {
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

function notCertificates(found: string): Omit<BrokenRule, 'subject'> {
  return {
    rule: 'must be CA certificates in PEM',
    got: new Words(found),
    remedy: 'write everything from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----',
  };
}
