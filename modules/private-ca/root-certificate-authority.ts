import { AcmpcaCertificate } from '@cdktf/provider-aws/lib/acmpca-certificate';
import { AcmpcaCertificateAuthorityCertificate } from '@cdktf/provider-aws/lib/acmpca-certificate-authority-certificate';
import { Construct } from 'constructs';
import { type CaKeyAlgorithm, type ICertificateAuthority, type UsageMode, regionOf } from '../core';
import {
  DEFAULT_CA_KEY_ALGORITHM,
  authorityResource,
  permitAcm,
  signingAlgorithm,
  templateArn,
} from './authority-resources';
import type { CertificateAuthorityProps } from './certificate-authority-props';

/** A private CA that signs itself: the one clients have to trust. Costs about 400 USD a month. */
export class RootCertificateAuthority extends Construct implements ICertificateAuthority {
  /** Known once the CA is active, so whoever uses it waits. */
  public readonly certificateAuthorityArn: string;
  public readonly region?: string;
  public readonly keyAlgorithm: CaKeyAlgorithm;
  public readonly usageMode: UsageMode;
  public readonly validityYears: number;

  constructor(scope: Construct, id: string, props: CertificateAuthorityProps) {
    super(scope, id);
    const { provider, region } = props.at ?? {};
    this.region = regionOf(props.at ?? {});
    this.keyAlgorithm = props.keyAlgorithm ?? DEFAULT_CA_KEY_ALGORITHM;
    this.usageMode = props.usageMode ?? 'GENERAL_PURPOSE';
    this.validityYears = props.validityYears;

    const authority = authorityResource(this, 'ROOT', props);
    const certificate = new AcmpcaCertificate(this, 'Certificate', {
      provider,
      region,
      certificateAuthorityArn: authority.arn,
      certificateSigningRequest: authority.certificateSigningRequest,
      signingAlgorithm: signingAlgorithm(this.keyAlgorithm),
      templateArn: templateArn(props, 'RootCACertificate'),
      validity: { type: 'YEARS', value: String(props.validityYears) },
    });
    const active = new AcmpcaCertificateAuthorityCertificate(this, 'Activation', {
      provider,
      region,
      certificateAuthorityArn: authority.arn,
      certificate: certificate.certificate,
    });
    this.certificateAuthorityArn = permitAcm(this, active.certificateAuthorityArn, props);
  }
}
