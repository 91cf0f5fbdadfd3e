import { X509Certificate } from 'node:crypto';
import {
  AddTrustStoreRevocationsCommand,
  type ElasticLoadBalancingV2Client,
  GetTrustStoreRevocationContentCommand,
  RemoveTrustStoreRevocationsCommand,
  RevocationIdNotFoundException,
  paginateDescribeTrustStoreRevocations,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { REVOCATIONS_PREFIX, type RevocationConfiguration } from '../../modules/core/revocation';
import { digestOfPem } from './revocation-list';

/** Milliseconds for what is fetched from the place that Elastic Load Balancing names. */
const FETCH_TIMEOUT = 30_000;

/** A trust store, with its bucket. */
export class TrustStore {
  constructor(
    private readonly elb: ElasticLoadBalancingV2Client,
    private readonly s3: S3Client,
    private readonly configuration: RevocationConfiguration,
  ) {}

  /** The CAs that clients may come from. */
  public async authorities(): Promise<X509Certificate[]> {
    const { bucket, caCertificatesKey } = this.configuration;
    const { Body: body } = await this.s3.send(
      new GetObjectCommand({ Bucket: bucket, Key: caCertificatesKey }),
    );
    const text = await body!.transformToString();
    const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
    return blocks.map((block) => new X509Certificate(block));
  }

  public async revocationIds(): Promise<number[]> {
    const ids: number[] = [];
    const pages = paginateDescribeTrustStoreRevocations({ client: this.elb }, this.store);
    for await (const { TrustStoreRevocations: each = [] } of pages)
      ids.push(...each.flatMap(({ RevocationId: id }) => id ?? []));
    return ids;
  }

  /** SHA-256 of a list of the trust store in DER; undefined where it is gone. */
  public async digestOf(revocationId: number): Promise<string | undefined> {
    try {
      const { Location: location } = await this.elb.send(
        new GetTrustStoreRevocationContentCommand({ ...this.store, RevocationId: revocationId }),
      );
      const answer = await fetch(location!, { signal: AbortSignal.timeout(FETCH_TIMEOUT) });
      if (!answer.ok) throw new Error(`revocation ${revocationId} cannot be fetched: HTTP ${answer.status}`);
      return digestOfPem(await answer.text());
    } catch (error) {
      if (error instanceof RevocationIdNotFoundException) return undefined;
      throw error;
    }
  }

  /**
   * Writes a list into the bucket, from where alone the trust store takes it.
   *
   * @returns its key and version
   */
  public async write(name: string, pem: string): Promise<{ S3Key: string; S3ObjectVersion: string }> {
    const key = `${REVOCATIONS_PREFIX}${name}.pem`;
    const { VersionId: version } = await this.s3.send(
      new PutObjectCommand({
        Bucket: this.configuration.bucket,
        Key: key,
        Body: pem,
        ContentType: 'application/x-pem-file',
      }),
    );
    if (version === undefined) throw new Error(`the bucket ${this.configuration.bucket} keeps no versions`);
    return { S3Key: key, S3ObjectVersion: version };
  }

  public async add(content: { readonly S3Key: string; readonly S3ObjectVersion: string }): Promise<number> {
    const { TrustStoreRevocations: [added] = [] } = await this.elb.send(
      new AddTrustStoreRevocationsCommand({
        ...this.store,
        RevocationContents: [{ S3Bucket: this.configuration.bucket, ...content, RevocationType: 'CRL' }],
      }),
    );
    return added!.RevocationId!;
  }

  /** One that is gone already is no error. */
  public async remove(revocationId: number): Promise<void> {
    try {
      await this.elb.send(
        new RemoveTrustStoreRevocationsCommand({ ...this.store, RevocationIds: [revocationId] }),
      );
    } catch (error) {
      if (!(error instanceof RevocationIdNotFoundException)) throw error;
    }
  }

  private get store() {
    return { TrustStoreArn: this.configuration.trustStoreArn };
  }
}
