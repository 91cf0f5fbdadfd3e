import {
  ACMPCAClient,
  CreateCertificateAuthorityCommand,
  GetCertificateAuthorityCsrCommand,
  GetCertificateCommand,
  ImportCertificateAuthorityCertificateCommand,
  IssueCertificateCommand,
} from '@aws-sdk/client-acm-pca';
import { CreateResourceShareCommand, RAMClient } from '@aws-sdk/client-ram';
import { accountCredentials } from '../../emulator/authorization/sessions';

/** An active root CA of one account, shared with others of its organization; returns its ARN. */
export async function sharedAuthority(
  endpoint: string,
  {
    region,
    owner,
    sharedWith,
  }: { readonly region: string; readonly owner: string; readonly sharedWith: string[] },
): Promise<string> {
  const config = { endpoint, region, credentials: await accountCredentials(endpoint, owner) };
  const pca = new ACMPCAClient(config);
  const { CertificateAuthorityArn } = await pca.send(
    new CreateCertificateAuthorityCommand({
      CertificateAuthorityType: 'ROOT',
      CertificateAuthorityConfiguration: {
        KeyAlgorithm: 'RSA_2048',
        SigningAlgorithm: 'SHA256WITHRSA',
        Subject: { CommonName: 'Root' },
      },
    }),
  );
  const { Csr = '' } = await pca.send(new GetCertificateAuthorityCsrCommand({ CertificateAuthorityArn }));
  const { CertificateArn } = await pca.send(
    new IssueCertificateCommand({
      CertificateAuthorityArn,
      Csr: Buffer.from(Csr),
      SigningAlgorithm: 'SHA256WITHRSA',
      TemplateArn: 'arn:aws:acm-pca:::template/RootCACertificate/V1',
      Validity: { Type: 'YEARS', Value: 10 },
    }),
  );
  const { Certificate = '' } = await pca.send(
    new GetCertificateCommand({ CertificateAuthorityArn, CertificateArn }),
  );
  await pca.send(
    new ImportCertificateAuthorityCertificateCommand({
      CertificateAuthorityArn,
      Certificate: Buffer.from(Certificate),
    }),
  );
  const arn = CertificateAuthorityArn!;
  await new RAMClient(config).send(
    new CreateResourceShareCommand({ name: 'root', resourceArns: [arn], principals: sharedWith }),
  );
  return arn;
}
