import { AcmpcaCertificateAuthorityCertificate } from '@cdktf/provider-aws/lib/acmpca-certificate-authority-certificate';
import { Construct } from 'constructs';
import {
  type CaKeyAlgorithm,
  DEFAULT_CA_KEY_ALGORITHM,
  type ICertificateAuthority,
  type UsageMode,
  regionOf,
} from '../core';
import { authorityCertificate } from './authority-certificate';
import { authorityResource, permitAcm } from './authority-resources';
import type { CertificateAuthorityProps } from './certificate-authority-props';

/** A private CA that signs itself: the one clients have to trust. Costs about 400 USD a month. */
export class RootCertificateAuthority extends Construct implements ICertificateAuthority {
  /** Known once the CA is active, so whoever uses it waits. */
  public readonly certificateAuthorityArn: string;
  /** Its certificate in PEM, the newest: what clients have to trust. */
  public readonly rootCertificate: string;
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
    const certificate = authorityCertificate(this, authority, 'RootCACertificate', props);
    const active = new AcmpcaCertificateAuthorityCertificate(this, 'Activation', {
      provider,
      region,
      certificateAuthorityArn: authority.arn,
      certificate: certificate.certificate,
    });
    this.rootCertificate = certificate.certificate;
    this.certificateAuthorityArn = permitAcm(this, active.certificateAuthorityArn, props);
  }
}
