import { AcmpcaCertificateAuthorityCertificate } from '@cdktf/provider-aws/lib/acmpca-certificate-authority-certificate';
import { Construct } from 'constructs';
import {
  type CaKeyAlgorithm,
  DEFAULT_CA_KEY_ALGORITHM,
  type ICertificateAuthority,
  type UsageMode,
  ValidationError,
  Words,
  regionOf,
} from '../core';
import { authorityCertificate } from './authority-certificate';
import { authorityResource, permitAcm } from './authority-resources';
import type { CertificateAuthorityProps } from './certificate-authority-props';
import type { ParentAuthority } from './parent-authority';

export interface SubordinateCertificateAuthorityProps extends CertificateAuthorityProps {
  /** CA that signs this one; it must be active. Another one takes effect with the next `generation`. */
  readonly parent: ParentAuthority;
  /**
   * How many levels of CAs may follow below, 0 to 3. A change takes effect with the next `generation`.
   *
   * @default 0 - the CA signs certificates, no CAs
   */
  readonly pathLength?: 0 | 1 | 2 | 3;
}

/** A private CA that another one signs: the one that issues certificates. Costs about 400 USD a month. */
export class SubordinateCertificateAuthority extends Construct implements ICertificateAuthority {
  /** Known once the CA is active, so whoever uses it waits. */
  public readonly certificateAuthorityArn: string;
  public readonly region?: string;
  public readonly keyAlgorithm: CaKeyAlgorithm;
  public readonly usageMode: UsageMode;
  public readonly validityYears: number;

  constructor(scope: Construct, id: string, props: SubordinateCertificateAuthorityProps) {
    super(scope, id);
    const { parent } = props;
    const { provider, region } = props.at ?? {};
    this.region = regionOf(props.at ?? {});
    this.keyAlgorithm = props.keyAlgorithm ?? DEFAULT_CA_KEY_ALGORITHM;
    this.usageMode = props.usageMode ?? 'GENERAL_PURPOSE';
    this.validityYears = props.validityYears;
    if (props.validityYears >= (parent.validityYears ?? Infinity)) {
      throw new ValidationError(this, {
        subject: 'validityYears',
        rule: `must be less than its parent's ${parent.validityYears}`,
        got: props.validityYears,
        remedy: 'shorten it, as a CA cannot outlive the one that signs it',
      });
    }
    if (parent.usageMode === 'SHORT_LIVED_CERTIFICATE') {
      throw new ValidationError(this, {
        subject: 'parent',
        rule: 'must be a general-purpose CA',
        got: new Words(parent.usageMode),
        remedy: 'a short-lived CA signs no other CA',
      });
    }

    const authority = authorityResource(this, 'SUBORDINATE', props);
    const template = `SubordinateCACertificate_PathLen${props.pathLength ?? 0}`;
    const certificate = authorityCertificate(this, authority, template, props, parent);
    const active = new AcmpcaCertificateAuthorityCertificate(this, 'Activation', {
      provider,
      region,
      certificateAuthorityArn: authority.arn,
      certificate: certificate.certificate,
      certificateChain: certificate.certificateChain,
    });
    this.certificateAuthorityArn = permitAcm(this, active.certificateAuthorityArn, props);
  }
}
