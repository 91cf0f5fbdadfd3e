import { X509Certificate } from 'node:crypto';
import {
  ACMPCAClient,
  CreateCertificateAuthorityCommand,
  GetCertificateAuthorityCsrCommand,
  GetCertificateCommand,
  ImportCertificateAuthorityCertificateCommand,
  IssueCertificateCommand,
  RevokeCertificateCommand,
  type SigningAlgorithm,
} from '@aws-sdk/client-acm-pca';
import {
  CreateBucketCommand,
  GetObjectCommand,
  PutBucketPolicyCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { configOf } from './company-surroundings';

const REGION = 'eu-west-1';

/** Of a client; nobody has its key. */
const REQUEST = `-----BEGIN CERTIFICATE REQUEST-----
MIHXMH8CAQAwHTEbMBkGA1UEAwwSY2xpZW50LmV4YW1wbGUuY29tMFkwEwYHKoZI
zj0CAQYIKoZIzj0DAQcDQgAEik5p1IGZInHhxAkews/h99PWHJ5rPOtgM68he0M6
hzmMrRteyQ+fjEaHt3jPUNnnprSl02WsxeGgRuTmvr6oqKAAMAoGCCqGSM49BAMC
A0gAMEUCIGevCmD3jdcV2Z51TAR/my/R3J90CSQpdGFHz2CPMYm6AiEArykjVRhv
IaCZFX6IbMyh7+G+ZkvldXr+GDZ4pEt7Esc=
-----END CERTIFICATE REQUEST-----
`;

/** An active root CA of an emulated account, which writes its list into a bucket that a role of another account reads. */
export class ListingAuthority {
  private constructor(
    private readonly pca: ACMPCAClient,
    private readonly s3: S3Client,
    /** Of its lists. */
    public readonly bucket: string,
    public readonly certificateAuthorityArn: string,
    /** In PEM. */
    public readonly certificate: string,
  ) {}

  /** @param reader ARN of the role that reads its list */
  public static async of(
    endpoint: string,
    accountId: string,
    { bucket, reader }: { readonly bucket: string; readonly reader: string },
  ): Promise<ListingAuthority> {
    const config = await configOf(endpoint, accountId, REGION);
    const s3 = new S3Client({ ...config, forcePathStyle: true });
    await makeListBucket(s3, bucket, reader);
    const pca = new ACMPCAClient(config);
    const { CertificateAuthorityArn = '' } = await pca.send(
      new CreateCertificateAuthorityCommand({
        CertificateAuthorityType: 'ROOT',
        CertificateAuthorityConfiguration: {
          KeyAlgorithm: 'EC_prime256v1',
          SigningAlgorithm: 'SHA256WITHECDSA',
          Subject: { CommonName: bucket },
        },
        RevocationConfiguration: {
          CrlConfiguration: {
            Enabled: true,
            ExpirationInDays: 7,
            S3BucketName: bucket,
            S3ObjectAcl: 'BUCKET_OWNER_FULL_CONTROL',
          },
        },
      }),
    );
    const { Csr = '' } = await pca.send(new GetCertificateAuthorityCsrCommand({ CertificateAuthorityArn }));
    const certificate = await issue(pca, CertificateAuthorityArn, Csr, 'RootCACertificate/V1');
    await pca.send(
      new ImportCertificateAuthorityCertificateCommand({
        CertificateAuthorityArn,
        Certificate: Buffer.from(certificate),
      }),
    );
    return new ListingAuthority(pca, s3, bucket, CertificateAuthorityArn, certificate);
  }

  /** Where its list is in the bucket. */
  public get key(): string {
    return `crl/${this.certificateAuthorityArn.split('/')[1]}.crl`;
  }

  /** Issues a certificate for a client, and revokes it; gives its serial. */
  public async revoke(): Promise<string> {
    return revokedClient(this.pca, this.certificateAuthorityArn);
  }

  /** Its list as it was written last, in DER. */
  public async list(): Promise<Buffer> {
    const { Body } = await this.s3.send(new GetObjectCommand({ Bucket: this.bucket, Key: this.key }));
    return Buffer.from(await Body!.transformToByteArray());
  }

  /** Puts something in the place of its list. */
  public async put(list: Buffer | string, key = this.key): Promise<void> {
    await this.s3.send(new PutObjectCommand({ Bucket: this.bucket, Key: key, Body: list }));
  }

  /** Lets a role read the bucket. @param reader its ARN. @default reader - nobody is let in */
  public letIn(reader?: string): Promise<unknown> {
    return letIn(this.s3, this.bucket, reader);
  }
}

/** Has a CA issue a certificate for a client, and revoke it; gives its serial. */
export async function revokedClient(
  pca: ACMPCAClient,
  CertificateAuthorityArn: string,
  signingAlgorithm: SigningAlgorithm = 'SHA256WITHECDSA',
): Promise<string> {
  const template = 'EndEntityClientAuthCertificate/V1';
  const certificate = await issue(pca, CertificateAuthorityArn, REQUEST, template, signingAlgorithm);
  const { serialNumber: CertificateSerial } = new X509Certificate(certificate);
  await pca.send(
    new RevokeCertificateCommand({
      CertificateAuthorityArn,
      CertificateSerial,
      RevocationReason: 'KEY_COMPROMISE',
    }),
  );
  return CertificateSerial;
}

async function issue(
  pca: ACMPCAClient,
  CertificateAuthorityArn: string,
  request: string,
  template: string,
  SigningAlgorithm: SigningAlgorithm = 'SHA256WITHECDSA',
): Promise<string> {
  const { CertificateArn } = await pca.send(
    new IssueCertificateCommand({
      CertificateAuthorityArn,
      Csr: Buffer.from(request),
      SigningAlgorithm,
      TemplateArn: `arn:aws:acm-pca:::template/${template}`,
      Validity: { Type: 'YEARS', Value: template.startsWith('Root') ? 10 : 1 },
    }),
  );
  const { Certificate = '' } = await pca.send(
    new GetCertificateCommand({ CertificateAuthorityArn, CertificateArn }),
  );
  return Certificate;
}

async function makeListBucket(s3: S3Client, Bucket: string, reader: string): Promise<void> {
  const CreateBucketConfiguration = { LocationConstraint: REGION } as const;
  await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration }));
  await letIn(s3, Bucket, reader);
}

function letIn(s3: S3Client, Bucket: string, reader: string | undefined): Promise<unknown> {
  const Resource = [`arn:aws:s3:::${Bucket}`, `arn:aws:s3:::${Bucket}/*`];
  const Statement = [
    {
      Effect: 'Allow',
      Principal: { Service: 'acm-pca.amazonaws.com' },
      Action: ['s3:GetBucketAcl', 's3:GetBucketLocation', 's3:PutObject', 's3:PutObjectAcl'],
      Resource,
    },
    ...(reader === undefined
      ? []
      : [
          {
            Effect: 'Allow',
            Principal: { AWS: `${reader.split(':').slice(0, 5).join(':')}:root` },
            Action: ['s3:GetObject', 's3:ListBucket'],
            Resource,
            Condition: { ArnEquals: { 'aws:PrincipalArn': reader } },
          },
        ]),
  ];
  return s3.send(
    new PutBucketPolicyCommand({ Bucket, Policy: JSON.stringify({ Version: '2012-10-17', Statement }) }),
  );
}
