import { createPrivateKey, randomBytes } from 'node:crypto';
import { type ACMClient, DescribeCertificateCommand, ExportCertificateCommand } from '@aws-sdk/client-acm';
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
  const [leaf] = certificatesIn('export', Certificate);
  if (leaf === undefined || PrivateKey === undefined)
    throw new UnreadableMaterial('its export holds no certificate');
  const privateKey = createPrivateKey({ key: PrivateKey, passphrase });
  passphrase.fill(0);
  return { leaf, privateKey, chain: certificatesIn('chain', CertificateChain) };
}

/** Serial of what ACM issued last, as certificates write it; undefined where nothing was issued yet. */
export async function issuedSerial(client: ACMClient, certificateArn: string): Promise<string | undefined> {
  const { Certificate } = await client.send(
    new DescribeCertificateCommand({ CertificateArn: certificateArn }),
  );
  return Certificate?.Status === 'ISSUED' ? Certificate.Serial?.replaceAll(':', '').toUpperCase() : undefined;
}
