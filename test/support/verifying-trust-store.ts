import {
  AddTrustStoreRevocationsCommand,
  CreateTrustStoreCommand,
  DescribeTrustStoreRevocationsCommand,
  ElasticLoadBalancingV2Client,
  GetTrustStoreRevocationContentCommand,
  RemoveTrustStoreRevocationsCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  CreateBucketCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { configOf } from './company-surroundings';

const REGION = 'eu-west-1';

/** A trust store of an emulated account in eu-west-1, with the bucket of its CAs, asked by the account's administrator. */
export class VerifyingTrustStore {
  private constructor(
    public readonly elb: ElasticLoadBalancingV2Client,
    private readonly s3: S3Client,
    public readonly bucket: string,
    public readonly trustStoreArn: string,
  ) {}

  public static async of(
    endpoint: string,
    accountId: string,
    { bucket, caCertificates }: { readonly bucket: string; readonly caCertificates: string },
  ): Promise<VerifyingTrustStore> {
    const config = await configOf(endpoint, accountId, REGION);
    const s3 = new S3Client({ ...config, forcePathStyle: true });
    const CreateBucketConfiguration = { LocationConstraint: REGION } as const;
    await s3.send(new CreateBucketCommand({ Bucket: bucket, CreateBucketConfiguration }));
    await s3.send(
      new PutBucketVersioningCommand({ Bucket: bucket, VersioningConfiguration: { Status: 'Enabled' } }),
    );
    const Key = 'ca-certificates.pem';
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body: caCertificates }));
    const elb = new ElasticLoadBalancingV2Client({ ...config, maxAttempts: 1 });
    const { TrustStores } = await elb.send(
      new CreateTrustStoreCommand({
        Name: bucket.slice(0, 32),
        CaCertificatesBundleS3Bucket: bucket,
        CaCertificatesBundleS3Key: Key,
      }),
    );
    return new VerifyingTrustStore(elb, s3, bucket, TrustStores![0]!.TrustStoreArn!);
  }

  public async put(key: string, body: string | Buffer): Promise<void> {
    await this.s3.send(new PutObjectCommand({ Bucket: this.bucket, Key: key, Body: body }));
  }

  /** Adds a list as a person does; gives its id. */
  public async add(key: string, body: string | Buffer): Promise<number> {
    await this.put(key, body);
    const { TrustStoreRevocations } = await this.elb.send(
      new AddTrustStoreRevocationsCommand({
        TrustStoreArn: this.trustStoreArn,
        RevocationContents: [{ S3Bucket: this.bucket, S3Key: key, RevocationType: 'CRL' }],
      }),
    );
    return TrustStoreRevocations![0]!.RevocationId!;
  }

  public async remove(id: number): Promise<void> {
    await this.elb.send(
      new RemoveTrustStoreRevocationsCommand({ TrustStoreArn: this.trustStoreArn, RevocationIds: [id] }),
    );
  }

  /** Ids of its revocations, the oldest first. */
  public async ids(): Promise<number[]> {
    const { TrustStoreRevocations = [] } = await this.elb.send(
      new DescribeTrustStoreRevocationsCommand({ TrustStoreArn: this.trustStoreArn }),
    );
    return TrustStoreRevocations.map(({ RevocationId }) => RevocationId!);
  }

  /** Its lists in DER, in hexadecimal, in the order of `ids`. */
  public async lists(): Promise<string[]> {
    return listsOf(this.elb, this.trustStoreArn);
  }
}

/** The lists of a trust store in DER, in hexadecimal, the oldest first. */
export async function listsOf(elb: ElasticLoadBalancingV2Client, TrustStoreArn: string): Promise<string[]> {
  const { TrustStoreRevocations = [] } = await elb.send(
    new DescribeTrustStoreRevocationsCommand({ TrustStoreArn }),
  );
  const contents = TrustStoreRevocations.map(async ({ RevocationId }) => {
    const content = new GetTrustStoreRevocationContentCommand({ TrustStoreArn, RevocationId });
    // One that is removed meanwhile is none any more.
    const { Location } = await elb.send(content).catch(() => ({ Location: undefined }));
    if (Location === undefined) return [];
    const text = await (await fetch(Location)).text();
    return [Buffer.from(text.replaceAll(/-----[^-]+-----/g, ''), 'base64').toString('hex')];
  });
  return (await Promise.all(contents)).flat();
}
