import { type KeyObject, X509Certificate } from 'node:crypto';

/** A certificate, its key, and the certificates between it and a root. */
export interface Material {
  readonly leaf: X509Certificate;
  readonly privateKey: KeyObject;
  /** From the issuer of the leaf upwards. */
  readonly chain: readonly X509Certificate[];
}

/** What is wrong with material, in words that hold nothing of its value. */
export class UnreadableMaterial extends Error {}

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/**
 * The certificates of a text in PEM, in its order.
 *
 * @param what the text is, as a message says it
 * @throws UnreadableMaterial where one of them cannot be read
 */
export function certificatesIn(what: string, text = ''): X509Certificate[] {
  return [...text.matchAll(CERTIFICATE)].map(([pem], index) => {
    try {
      return new X509Certificate(pem);
    } catch {
      throw new UnreadableMaterial(`certificate ${index + 1} of its ${what} cannot be read`);
    }
  });
}
