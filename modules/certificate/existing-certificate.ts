import { DataAwsAcmCertificate } from '@cdktf/provider-aws/lib/data-aws-acm-certificate';
import { Construct } from 'constructs';
import {
  type ICertificate,
  KEY_ALGORITHMS,
  type KeyAlgorithm,
  type Placement,
  ValidationError,
  isKnown,
  parseCertificateArn,
  regionOf,
} from '../core/constructs';

export interface CertificateAttributes {
  /**
   * Names on the certificate.
   *
   * @default - unknown, so host names are not checked
   */
  readonly domainNames?: readonly string[];
  /**
   * Algorithm of its key.
   *
   * @default - unknown, so it is not checked
   */
  readonly keyAlgorithm?: KeyAlgorithm;
}

export interface CertificateLookupProps extends CertificateAttributes {
  /** First name of the certificate; the newest issued certificate with this name is taken. */
  readonly domainName: string;
  /**
   * Account and Region to search.
   *
   * @default - the stack's default provider
   */
  readonly at?: Placement;
  /**
   * Only certificates with a key of this algorithm.
   *
   * @default - any algorithm
   */
  readonly keyAlgorithm?: KeyAlgorithm;
}

/** A certificate that something else manages. */
export class ExistingCertificate extends Construct implements ICertificate {
  public readonly certificateArn: string;
  public readonly region?: string;
  public readonly accountId?: string;
  public readonly domainNames?: readonly string[];
  public readonly keyAlgorithm?: KeyAlgorithm;

  private constructor(scope: Construct, id: string, certificate: (scope: Construct) => ICertificate) {
    super(scope, id);
    const { certificateArn, region, accountId, domainNames, keyAlgorithm } = certificate(this);
    this.certificateArn = certificateArn;
    this.region = region;
    this.accountId = accountId;
    this.domainNames = domainNames;
    this.keyAlgorithm = keyAlgorithm as KeyAlgorithm | undefined;
  }

  /** A certificate whose ARN is known, or is a token. Region and account are read from the ARN. */
  public static fromCertificateArn(
    scope: Construct,
    id: string,
    certificateArn: string,
    attributes: CertificateAttributes = {},
  ): ExistingCertificate {
    return new ExistingCertificate(scope, id, (self) => {
      const arn = isKnown(certificateArn) ? parseCertificateArn(certificateArn) : undefined;
      if (!arn && isKnown(certificateArn)) {
        throw new ValidationError(self, {
          subject: 'certificateArn',
          rule: 'must be the ARN of an ACM certificate',
          got: certificateArn,
          remedy: 'write it as "arn:aws:acm:<region>:<account>:certificate/<id>"',
        });
      }
      return { ...attributes, certificateArn, region: arn?.region, accountId: arn?.accountId };
    });
  }

  /** The newest issued certificate of a name, found at plan time. */
  public static fromDomainName(
    scope: Construct,
    id: string,
    props: CertificateLookupProps,
  ): ExistingCertificate {
    return new ExistingCertificate(scope, id, (self) => {
      const at = props.at ?? {};
      const lookup = new DataAwsAcmCertificate(self, 'Lookup', {
        provider: at.provider,
        region: at.region,
        domain: props.domainName,
        statuses: ['ISSUED'],
        // Without this list ACM shows certificates with an RSA key of at most 2048 bits only.
        keyTypes: props.keyAlgorithm ? [props.keyAlgorithm] : [...KEY_ALGORITHMS],
        mostRecent: true,
      });
      return {
        certificateArn: lookup.arn,
        region: regionOf(at),
        accountId: at.accountId,
        domainNames: props.domainNames,
        keyAlgorithm: props.keyAlgorithm,
      };
    });
  }
}
