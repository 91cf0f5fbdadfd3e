import { Construct } from 'constructs';
import {
  CERTIFICATE_REQUIREMENTS,
  type ICertificate,
  type MinimumProtocolVersion,
  type Placement,
} from '../core';
import { checkCertificate } from './certificate-check';

export type { MinimumProtocolVersion };

/** The block `viewer_certificate` of a distribution. */
export interface ViewerCertificate {
  readonly acmCertificateArn: string;
  readonly sslSupportMethod: 'sni-only';
  readonly minimumProtocolVersion: MinimumProtocolVersion;
}

export interface CloudFrontViewerCertificateProps {
  /** A certificate in us-east-1, wherever the origin is. */
  readonly certificate: ICertificate;
  /** Alternate domain names of the distribution; CloudFront refuses one that the certificate does not cover. */
  readonly aliases: readonly string[];
  /**
   * Oldest protocol and the ciphers offered to viewers.
   *
   * @default 'TLSv1.2_2021'
   */
  readonly minimumProtocolVersion?: MinimumProtocolVersion;
  /**
   * Account of the distribution.
   *
   * @default - unknown, so the certificate's account is not checked
   */
  readonly at?: Placement;
}

/**
 * A checked certificate for any distribution: give `viewerCertificate` and `aliases` to its properties of these names.
 *
 * It defines no resource. `CloudFrontDistribution` uses it too.
 */
export class CloudFrontViewerCertificate extends Construct {
  public readonly viewerCertificate: ViewerCertificate;
  public readonly aliases: string[];

  constructor(scope: Construct, id: string, props: CloudFrontViewerCertificateProps) {
    super(scope, id);
    checkCertificate(this, props.certificate, {
      ...CERTIFICATE_REQUIREMENTS.cloudFront,
      accountId: props.at?.accountId,
      hostNames: props.aliases,
    });
    this.aliases = [...props.aliases];
    this.viewerCertificate = {
      acmCertificateArn: props.certificate.certificateArn,
      sslSupportMethod: 'sni-only',
      minimumProtocolVersion: props.minimumProtocolVersion ?? 'TLSv1.2_2021',
    };
  }
}
