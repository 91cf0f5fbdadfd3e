import { type X509Certificate, createHash, verify } from 'node:crypto';
import { type DerValue, MalformedDer, TAG, identifierIn, timeIn, valueAt, valuesIn } from './der';

/** A certificate revocation list, as far as anybody decides by it. */
export interface RevocationList {
  readonly der: Buffer;
  /** SHA-256 of it, in hexadecimal. */
  readonly digest: string;
  /** Name of whoever issued it, in DER. */
  readonly issuer: Buffer;
  readonly thisUpdate: Date;
  /** @default - it names no end */
  readonly nextUpdate?: Date;
  /** Counted up with each list, in decimal. @default - it has no number */
  readonly number?: string;
  /** Whether it names only what came since another list. */
  readonly isDelta: boolean;
  readonly signature: { readonly algorithm: string; readonly of: Buffer; readonly bytes: Buffer };
}

/** Bytes that are no list; the message says why. */
export class UnreadableList extends Error {}

const CRL_NUMBER = '551d14';
const DELTA_CRL_INDICATOR = '551d1b';

/** How signatures are verified, by the object identifier (RFC 4055, 5; RFC 5758, 3.2). */
const HASHES: Readonly<Record<string, string>> = {
  '2a864886f70d01010b': 'sha256',
  '2a864886f70d01010c': 'sha384',
  '2a864886f70d01010d': 'sha512',
  '2a8648ce3d040302': 'sha256',
  '2a8648ce3d040303': 'sha384',
  '2a8648ce3d040304': 'sha512',
};

/**
 * Reads a list in DER (RFC 5280, 5.1).
 *
 * @throws UnreadableList where it is none
 */
export function readList(der: Buffer): RevocationList {
  try {
    return read(der);
  } catch (error) {
    if (!(error instanceof MalformedDer)) throw error;
    throw new UnreadableList(`it is no revocation list in DER: ${error.message}`);
  }
}

function read(der: Buffer): RevocationList {
  const whole = valueAt(der, 0, TAG.sequence);
  if (whole.whole.length !== der.length) throw new MalformedDer('something comes after it');
  const [toBeSigned, algorithm, signature, ...others] = valuesIn(whole);
  if (signature?.tag !== TAG.bitString || toBeSigned!.tag !== TAG.sequence || others.length > 0)
    throw new MalformedDer('it has not the three parts of a list');
  const fields = valuesIn(toBeSigned!);
  const versionFirst = fields[0]?.tag === TAG.integer ? fields.slice(1) : fields;
  const [, issuer, thisUpdate, ...rest] = versionFirst;
  if (issuer?.tag !== TAG.sequence || !isTime(thisUpdate))
    throw new MalformedDer('it names no issuer or time');
  const extensions = extensionsOf(rest.find(({ tag }) => tag === 0xa0));
  const number = extensions.get(CRL_NUMBER);
  return {
    der,
    digest: createHash('sha256').update(der).digest('hex'),
    issuer: issuer.whole,
    thisUpdate: timeIn(thisUpdate),
    nextUpdate: isTime(rest[0]) ? timeIn(rest[0]) : undefined,
    number: number && BigInt(`0x${valueAt(number, 0, TAG.integer).content.toString('hex')}`).toString(),
    isDelta: extensions.has(DELTA_CRL_INDICATOR),
    signature: {
      algorithm: identifierIn(valuesIn(algorithm!)[0]),
      of: toBeSigned!.whole,
      bytes: signature.content.subarray(1),
    },
  };
}

function isTime(value: DerValue | undefined): value is DerValue {
  return value?.tag === TAG.utcTime || value?.tag === TAG.generalizedTime;
}

/** What each extension holds, by its object identifier. */
function extensionsOf(tagged: DerValue | undefined): ReadonlyMap<string, Buffer> {
  if (tagged === undefined) return new Map();
  return new Map(
    valuesIn(valueAt(tagged.content, 0, TAG.sequence)).map((extension) => {
      const [id, ...others] = valuesIn(extension);
      return [identifierIn(id), others.at(-1)?.content ?? Buffer.alloc(0)];
    }),
  );
}

/** Whether a list names a CA as its issuer. */
export function namesIssuer({ issuer }: RevocationList, authority: X509Certificate): boolean {
  const fields = valuesIn(valuesIn(valueAt(authority.raw, 0))[0]!);
  // Behind the version: serial, algorithm, issuer, validity, subject (RFC 5280, 4.1).
  return fields[fields[0]?.tag === 0xa0 ? 5 : 4]!.whole.equals(issuer);
}

/** Whether the key of a CA has signed a list. */
export function isSignedBy({ signature }: RevocationList, { publicKey }: X509Certificate): boolean {
  const hash = HASHES[signature.algorithm];
  return hash !== undefined && verify(hash, signature.of, publicKey, signature.bytes);
}

/** A list as Elastic Load Balancing takes it. */
export function pemOf({ der }: RevocationList): string {
  const lines = der.toString('base64').match(/.{1,64}/g)!;
  return `-----BEGIN X509 CRL-----\n${lines.join('\n')}\n-----END X509 CRL-----\n`;
}

/** SHA-256 of the first list in a text of PEM; undefined where none is there. */
export function digestOfPem(text: string): string | undefined {
  const [, base64] = /-----BEGIN X509 CRL-----([^-]+)-----END X509 CRL-----/.exec(text) ?? [];
  return base64 && createHash('sha256').update(Buffer.from(base64, 'base64')).digest('hex');
}
