import { AcmCertificate } from '@cdktf/provider-aws/lib/acm-certificate';
import type { TerraformResourceLifecycle } from 'cdktf';
import { Construct } from 'constructs';
import {
  type ICertificate,
  type ICertificateAuthority,
  type IssuableKeyAlgorithm,
  PRIVATE_CERTIFICATE_VALIDITY_DAYS,
  type Placement,
  type Tags,
  ValidationError,
  Words,
  isKnown,
  defaultKeyAlgorithm,
  keyFamilyOf,
  parseCertificateAuthorityArn,
  regionOf,
} from '../core/constructs';
import { type DomainNamesProps, certificateDomainNames } from './domain-names';

export interface PrivateCertificateProps extends DomainNamesProps {
  /** CA to request from: one of this account, one shared with it, or just its ARN. It must live in the same Region. */
  readonly certificateAuthority: ICertificateAuthority;
  /**
   * Account and Region of the certificate.
   *
   * @default - the stack's default provider
   */
  readonly at?: Placement;
  /**
   * Algorithm of the key that ACM generates; its family must be the CA's. Changing it replaces the certificate.
   *
   * @default - `RSA_2048`, or `EC_prime256v1` where the CA is known to have an EC key
   */
  readonly keyAlgorithm?: IssuableKeyAlgorithm;
  /** @default - the provider's default tags only */
  readonly tags?: Tags;
}

/**
 * A certificate from a private CA. ACM issues it at once, for 395 days, and renews it while a service uses it.
 *
 * Nothing is validated, so nothing is waited for. The CA must outlive the certificate. ACM takes no options for it:
 * its key can always be exported by whoever may call `acm:ExportCertificate`, charged at the first export.
 */
export class PrivateCertificate extends Construct implements ICertificate {
  public readonly certificateArn: string;
  public readonly region?: string;
  public readonly accountId?: string;
  public readonly domainNames: readonly string[];
  public readonly keyAlgorithm: IssuableKeyAlgorithm;
  public readonly certificateType = 'PRIVATE';

  constructor(scope: Construct, id: string, props: PrivateCertificateProps) {
    super(scope, id);
    const at = props.at ?? {};
    const authority = props.certificateAuthority;
    this.region = regionOf(at);
    this.accountId = at.accountId;
    this.domainNames = certificateDomainNames(this, props);
    this.keyAlgorithm = props.keyAlgorithm ?? usualKeyAlgorithm(authority);
    this.checkAuthority(authority);

    const certificate = new AcmCertificate(this, 'Resource', {
      provider: at.provider,
      region: at.region,
      certificateAuthorityArn: authority.certificateAuthorityArn,
      domainName: this.domainNames[0],
      subjectAlternativeNames: this.domainNames.slice(1),
      keyAlgorithm: this.keyAlgorithm,
      tags: props.tags,
    });
    certificate.lifecycle = lifecycleOf(certificate);
    this.certificateArn = certificate.arn;
  }

  private checkAuthority(authority: ICertificateAuthority): void {
    const { certificateAuthorityArn, keyAlgorithm } = authority;
    const arn = isKnown(certificateAuthorityArn)
      ? parseCertificateAuthorityArn(certificateAuthorityArn)
      : undefined;
    if (!arn && isKnown(certificateAuthorityArn)) {
      throw new ValidationError(this, {
        subject: 'certificateAuthorityArn',
        rule: 'must be the ARN of a private CA',
        got: certificateAuthorityArn,
        remedy: 'write it as "arn:aws:acm-pca:<region>:<account>:certificate-authority/<id>"',
      });
    }
    if (authority.usageMode === 'SHORT_LIVED_CERTIFICATE') {
      throw new ValidationError(this, {
        subject: 'a CA that serves ACM',
        rule: 'must be GENERAL_PURPOSE',
        got: new Words(authority.usageMode),
        remedy: `it issues for at most 7 days while ACM asks for ${PRIVATE_CERTIFICATE_VALIDITY_DAYS}: use another CA`,
      });
    }
    const caRegion = authority.region ?? arn?.region;
    if (isKnown(caRegion) && isKnown(this.region) && caRegion !== this.region) {
      throw new ValidationError(this, {
        subject: 'a private certificate',
        rule: "must be in its CA's Region",
        got: new Words(`${this.region} for a CA in ${caRegion}`),
        remedy: 'request it there, or add a CA in this Region',
      });
    }
    if (isKnown(keyAlgorithm) && keyFamilyOf(keyAlgorithm) !== keyFamilyOf(this.keyAlgorithm)) {
      throw new ValidationError(this, {
        subject: 'keyAlgorithm',
        rule: "must be of the CA's family",
        got: new Words(`${this.keyAlgorithm} for a CA with ${keyAlgorithm}`),
        remedy: `choose ${usualKeyAlgorithm(authority)}`,
      });
    }
  }
}

/**
 * Stops the apply that gets a certificate which ACM could not issue, and every plan until it is replaced.
 *
 * The provider takes such a certificate for a good one and exports no reason (internal/service/acm/certificate.go).
 */
function lifecycleOf(certificate: AcmCertificate): TerraformResourceLifecycle {
  const address = `${AcmCertificate.tfResourceType}.${certificate.friendlyUniqueId}`;
  const errorMessage =
    'a private certificate must be issued by its CA, got FAILED for ${self.domain_name}; read the reason with ' +
    'aws acm describe-certificate --certificate-arn ${self.arn} --region ${split(":", self.arn)[3]} ' +
    `--query Certificate.FailureReason, remove it, then apply with -replace=${address}`;
  return {
    createBeforeDestroy: true,
    postcondition: [{ condition: '${self.status != "FAILED"}', errorMessage }],
  };
}

function usualKeyAlgorithm({ keyAlgorithm }: ICertificateAuthority): IssuableKeyAlgorithm {
  return isKnown(keyAlgorithm) ? defaultKeyAlgorithm(keyAlgorithm) : 'RSA_2048';
}
