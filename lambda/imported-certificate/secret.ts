import { type KeyObject, createPrivateKey } from 'node:crypto';
import { type Material, UnreadableMaterial, certificatesIn } from './material';

/** The fields of a secret, as those of imported certificates are named. */
const FIELDS = ['certificate', 'privateKey', 'chain'] as const;

/**
 * Reads a secret: JSON with `certificate`, `privateKey` and perhaps `chain`, in PEM. A certificate that is followed by its chain in
 * one field, as ACME clients write it, is read too.
 *
 * @throws UnreadableMaterial where it is something else
 */
export function readMaterial(secret: string): Material {
  const fields = fieldsOf(secret);
  const [leaf, ...followers] = certificatesIn('field certificate', fields.certificate);
  if (leaf === undefined) throw new UnreadableMaterial('its field certificate holds no certificate in PEM');
  const chain = fields.chain === undefined ? [] : certificatesIn('field chain', fields.chain);
  return { leaf, privateKey: privateKeyIn(fields.privateKey), chain: [...followers, ...chain] };
}

/** A secret that `readMaterial` reads: the same material is the same text. */
export function secretOf({ leaf, privateKey, chain }: Material): string {
  const fields: Required<Fields> = {
    certificate: leaf.toString(),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    chain: chain.join(''),
  };
  return JSON.stringify(fields);
}

type Fields = Readonly<Partial<Record<(typeof FIELDS)[number], string>>>;

function fieldsOf(secret: string): Fields {
  let value: unknown;
  try {
    value = JSON.parse(secret);
  } catch {
    throw new UnreadableMaterial('it is no JSON'); // The parser's own words quote what it read.
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new UnreadableMaterial('it is no JSON object');
  const wrong = FIELDS.find((name) => {
    const field = (value as Record<string, unknown>)[name];
    return field !== undefined && typeof field !== 'string';
  });
  if (wrong !== undefined) throw new UnreadableMaterial(`its field ${wrong} is no text`);
  return value;
}

function privateKeyIn(text: string | undefined): KeyObject {
  if (text === undefined) throw new UnreadableMaterial('it has no field privateKey');
  if (/-----BEGIN ENCRYPTED|Proc-Type: 4,ENCRYPTED/.test(text))
    throw new UnreadableMaterial('its private key is encrypted, which ACM does not import');
  try {
    return createPrivateKey(text);
  } catch {
    throw new UnreadableMaterial('its field privateKey holds no private key in PEM');
  }
}
