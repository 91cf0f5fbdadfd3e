import type { X509Certificate } from 'node:crypto';

/** What a certificate says of the CA that it is for. */
export interface BasicConstraints {
  readonly isCritical: boolean;
  /**
   * CAs that may follow below, one under the other.
   *
   * @default - any number
   */
  readonly pathLength?: number;
}

/** The extension of a CA in DER, as hexadecimal; its object identifier is 2.5.29.19 (RFC 5280, 4.2.1.9). */
const EXTENSION = /0603551d13(0101ff)?04..30..0101ff(?:0201(..))?/;

/** The basic constraints of a CA's certificate, of which Node tells no more than `ca`; undefined where it is no CA's. */
export function basicConstraintsOf({ ca, raw }: X509Certificate): BasicConstraints | undefined {
  const match = ca ? EXTENSION.exec(raw.toString('hex')) : null;
  if (match === null) return undefined;
  const [, critical, pathLength] = match;
  return {
    isCritical: critical !== undefined,
    pathLength: pathLength === undefined ? undefined : Number.parseInt(pathLength, 16),
  };
}
