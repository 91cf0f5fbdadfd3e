import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import { Construct } from 'constructs';
import { CA_CERTIFICATES_KEY, defineCaCertificatesObject } from '../consumers/ca-certificates-object';
import {
  type Placement,
  partitionOf,
  regionOf,
  rootCertificateProblem,
  rootCertificatesProblem,
} from '../core';

export interface CaCertificatesBundleProps {
  /** Name of the bucket to create. */
  readonly bucketName: string;
  /** Certificates of roots in PEM; a token is not looked at. */
  readonly caCertificates: readonly string[];
  /** Organization whose accounts may read. */
  readonly organizationId: string;
  /**
   * Accounts outside the organization that may read.
   *
   * @default - none
   */
  readonly externalAccountIds?: readonly string[];
  /** @default - the stack's default provider */
  readonly at?: Placement;
}

/**
 * The roots that clients are to trust, old and new, in one object: `s3://<bucket>/ca-certificates.pem`.
 *
 * Who reads it needs `s3:GetObject` in its own account too. S3 keeps every version.
 */
export class CaCertificatesBundle extends Construct {
  constructor(scope: Construct, id: string, props: CaCertificatesBundleProps) {
    super(scope, id);
    const { bucketName, caCertificates, organizationId, externalAccountIds = [], at = {} } = props;
    const { bucket } = defineCaCertificatesObject(this, {
      ids: { bucket: 'Resource', object: 'Certificates' },
      caCertificates,
      rules: { ofText: rootCertificateProblem, ofAll: rootCertificatesProblem },
      bucketName,
      at,
    });
    const readStatement = {
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: `${bucket.arn}/${CA_CERTIFICATES_KEY}`,
    };
    const partition = partitionOf(regionOf(at));
    new S3BucketPolicy(this, 'Policy', {
      provider: at.provider,
      region: at.region,
      bucket: bucket.bucket,
      policy: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'OrganizationReads',
            ...readStatement,
            // The organization makes it no public statement (Amazon S3 User Guide, the meaning of "public").
            Principal: '*',
            Condition: { StringEquals: { 'aws:PrincipalOrgID': organizationId } },
          },
          ...(externalAccountIds.length === 0
            ? []
            : [
                {
                  Sid: 'AccountsOutsideRead',
                  ...readStatement,
                  Principal: {
                    AWS: externalAccountIds.map((account) => `arn:${partition}:iam::${account}:root`),
                  },
                },
              ]),
        ],
      }),
    });
  }
}
