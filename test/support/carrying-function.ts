import { createPrivateKey } from 'node:crypto';
import { ACMClient, ExportCertificateCommand, ImportCertificateCommand } from '@aws-sdk/client-acm';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';

const PASSPHRASE = 'only-on-the-way';

interface Wanted {
  readonly certificateArn: string;
  /** Role of the account that receives the certificate. */
  readonly roleArn: string;
}

/** A function that exports a certificate of its own account, and imports it into another. */
export async function handler({ certificateArn, roleArn }: Wanted): Promise<{ certificateArn: string }> {
  const { Certificate, CertificateChain, PrivateKey } = await new ACMClient({}).send(
    new ExportCertificateCommand({ CertificateArn: certificateArn, Passphrase: Buffer.from(PASSPHRASE) }),
  );
  const key = createPrivateKey({ key: PrivateKey!, passphrase: PASSPHRASE });
  const { Credentials: there } = await new STSClient({}).send(
    new AssumeRoleCommand({ RoleArn: roleArn, RoleSessionName: 'carrying' }),
  );
  const credentials = {
    accessKeyId: there!.AccessKeyId!,
    secretAccessKey: there!.SecretAccessKey!,
    sessionToken: there!.SessionToken!,
  };
  const { CertificateArn } = await new ACMClient({ credentials }).send(
    new ImportCertificateCommand({
      Certificate: Buffer.from(Certificate!),
      CertificateChain: Buffer.from(CertificateChain!),
      PrivateKey: Buffer.from(key.export({ type: 'pkcs8', format: 'pem' })),
    }),
  );
  return { certificateArn: CertificateArn! };
}
