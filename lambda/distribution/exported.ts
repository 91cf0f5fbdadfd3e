import { type KeyObject, createPrivateKey, randomBytes } from 'node:crypto';
import { type ACMClient, DescribeCertificateCommand, ExportCertificateCommand } from '@aws-sdk/client-acm';
import { plainSerial } from '../../modules/core/serial';
import { type Material, UnreadableMaterial, certificatesIn } from '../imported-certificate/material';

/**
 * Exports a certificate. Its key comes encrypted with a passphrase that is made for this export, and is decrypted in memory alone.
 *
 * @throws UnreadableMaterial where ACM gives what cannot be read
 */
export async function exported(client: ACMClient, certificateArn: string): Promise<Material> {
  const passphrase = Buffer.from(randomBytes(32).toString('hex'));
  const { Certificate, CertificateChain, PrivateKey } = await client.send(
    new ExportCertificateCommand({ CertificateArn: certificateArn, Passphrase: passphrase }),
  );
  const privateKey = privateKeyIn(PrivateKey, passphrase);
  passphrase.fill(0);
  const [leaf] = certificatesIn('export', Certificate);
  if (leaf === undefined) throw new UnreadableMaterial('its export holds no certificate');
  return { leaf, privateKey, chain: certificatesIn('chain', CertificateChain) };
}

function privateKeyIn(key: string | undefined, passphrase: Buffer): KeyObject {
  if (key === undefined) throw new UnreadableMaterial('its export holds no private key');
  try {
    return createPrivateKey({ key, passphrase });
  } catch {
    throw new UnreadableMaterial('the private key of its export cannot be read');
  }
}

/** Serial of what ACM issued last, as certificates write it; undefined where nothing is issued, or not any more. */
export async function issuedSerial(client: ACMClient, certificateArn: string): Promise<string | undefined> {
  const { Certificate } = await client.send(
    new DescribeCertificateCommand({ CertificateArn: certificateArn }),
  );
  return Certificate?.Status === 'ISSUED' ? plainSerial(Certificate.Serial) : undefined;
}
