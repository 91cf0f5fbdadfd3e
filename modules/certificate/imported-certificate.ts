import { AcmCertificate } from '@cdktf/provider-aws/lib/acm-certificate';
import { Annotations } from 'cdktf';
import { Construct } from 'constructs';
import { type ICertificate, type KeyAlgorithm, type Placement, type Tags, regionOf } from '../core';
import type { ICertificateMaterialSource } from './certificate-material';
import { RegionalCertificates, placementsById } from './regional-certificates';

export interface ImportedCertificateProps {
  /** Where Terraform reads certificate and key from. */
  readonly material: ICertificateMaterialSource;
  /**
   * Account and Regions to import into.
   *
   * @default - the Region of the stack's default provider
   */
  readonly placements?: readonly Placement[];
  /**
   * Names on the certificate, so that consumers can check their host names.
   *
   * @default - unknown, so host names are not checked
   */
  readonly domainNames?: readonly string[];
  /**
   * Algorithm of its key, so that consumers can check what their service takes.
   *
   * @default - unknown, so it is not checked
   */
  readonly keyAlgorithm?: KeyAlgorithm;
  /** @default - the provider's default tags only */
  readonly tags?: Tags;
}

/**
 * A certificate issued elsewhere. New material keeps the ARN.
 *
 * ACM never renews it, and Terraform keeps the private key in its state: encrypt the state and limit who reads it.
 */
export class ImportedCertificate extends RegionalCertificates {
  public readonly domainNames?: readonly string[];
  protected readonly certificates: readonly ICertificate[];

  constructor(scope: Construct, id: string, props: ImportedCertificateProps) {
    super(scope, id);
    this.domainNames = props.domainNames;
    Annotations.of(this).addWarning(
      'imported certificate: ACM does not renew it, and its private key is kept in the Terraform state',
    );

    const material = props.material.read(this);
    this.certificates = [...placementsById(this, props.placements)].map(([regionId, at]): ICertificate => {
      const certificate = new AcmCertificate(new Construct(this, regionId), 'Resource', {
        provider: at.provider,
        region: at.region,
        certificateBody: material.certificateBody,
        privateKey: material.privateKey,
        certificateChain: material.certificateChain,
        tags: props.tags,
        lifecycle: { createBeforeDestroy: true },
      });
      return {
        certificateArn: certificate.arn,
        region: regionOf(at),
        accountId: at.accountId,
        domainNames: props.domainNames,
        keyAlgorithm: props.keyAlgorithm,
        certificateType: 'IMPORTED',
      };
    });
  }
}
