import { X509Certificate } from 'node:crypto';
import {
  ACMClient,
  GetCertificateCommand,
  ListCertificatesCommand,
  ListTagsForCertificateCommand,
} from '@aws-sdk/client-acm';
import { accountCredentials } from '../../../emulator/authorization/sessions';
import type { Deployment } from '../../../emulator/deployment';

/** A certificate as ACM has it. */
export interface Standing {
  readonly certificateArn: string;
  readonly serial: string;
  /** As the certificate says them. */
  readonly names: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** The certificates of an account in eu-west-1. */
export async function standing(
  { emulator: { endpoint } }: Deployment,
  accountId: string,
): Promise<Standing[]> {
  const credentials = await accountCredentials(endpoint, accountId);
  const acm = new ACMClient({ endpoint, region: 'eu-west-1', credentials });
  const { CertificateSummaryList = [] } = await acm.send(
    new ListCertificatesCommand({ Includes: { keyTypes: ['RSA_2048'] } }),
  );
  return Promise.all(
    CertificateSummaryList.map(async ({ CertificateArn }) => {
      const { Certificate } = await acm.send(new GetCertificateCommand({ CertificateArn }));
      const { Tags = [] } = await acm.send(new ListTagsForCertificateCommand({ CertificateArn }));
      const { serialNumber, subjectAltName = '' } = new X509Certificate(Certificate!);
      return {
        certificateArn: CertificateArn!,
        serial: serialNumber,
        names: subjectAltName,
        tags: Object.fromEntries(Tags.map(({ Key, Value }) => [Key!, Value!])),
      };
    }),
  );
}
