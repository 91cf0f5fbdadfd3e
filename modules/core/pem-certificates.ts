import { X509Certificate } from 'node:crypto';
import { type BrokenRule, Words } from './broken-rule';

/*
 * Certificates of CAs as people paste them, in PEM. Nothing of a key is in what is said of a text.
 */

const BLOCK = /-----BEGIN ([^-\n]+)-----[^-]*-----END \1-----/g;

/** The certificates of a text, or why it holds anything else. */
export function readCertificates(text: string): readonly X509Certificate[] | BrokenRule {
  if (text.includes('PRIVATE KEY')) {
    return {
      rule: 'must hold no private key',
      got: new Words('one (not shown)'),
      remedy: 'leave it out, and replace the CA if others could read it here',
    };
  }
  const blocks = certificateBlocks(text);
  if (blocks.length === 0 || text.replace(BLOCK, '').includes('-----')) {
    return notCertificates('something else (not shown)');
  }
  const certificates = blocks.map(read);
  const unread = certificates.indexOf(undefined);
  return unread < 0
    ? certificates.filter((each) => each !== undefined)
    : notCertificates(`certificate ${unread + 1} that cannot be read`);
}

/** The certificates of texts, each once, with one kind of line end, without blank lines and what is between them. */
export function certificatesText(texts: readonly string[]): string {
  return `${[...new Set(texts.flatMap(certificateBlocks))].join('\n')}\n`;
}

/** The last certificate of a text, which in a chain is the root. */
export function lastCertificate(text: string): string | undefined {
  return certificateBlocks(text).at(-1);
}

/** How many different certificates texts hold. */
export function certificateCount(texts: readonly string[]): number {
  return new Set(texts.flatMap(certificateBlocks)).size;
}

function certificateBlocks(text: string): string[] {
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

function notCertificates(found: string): BrokenRule {
  return {
    rule: 'must be certificates of CAs in PEM',
    got: new Words(found),
    remedy: 'write everything from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----',
  };
}
