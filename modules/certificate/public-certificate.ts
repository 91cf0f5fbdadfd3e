import { Annotations, Token } from 'cdktf';
import type { Construct } from 'constructs';
import { type ICertificate, ValidationError, Words } from '../core';
import type { IDnsProvider } from '../dns';
import { CertificateRequest, type CertificateRequestProps } from './certificate-request';
import { certificateDomainNames } from './domain-names';
import { exportPriceNotice } from './export-price';
import { proveNames } from './name-proofs';
import { RegionalCertificates } from './regional-certificates';

export interface PublicCertificateProps extends CertificateRequestProps {
  /** Where the proof of ownership is published. */
  readonly dns: IDnsProvider;
  /**
   * Whether the key may be exported, for use outside the integrated services. Charged for each name, at issue and
   * at each renewal. Needs AWS provider 6.4. Changing it requests a new certificate before the old one goes, as ACM
   * never changes it (ACM API Reference, CertificateOptions).
   *
   * @default false
   */
  readonly exportable?: boolean;
}

/**
 * A certificate that ACM issues once its DNS records are visible, and renews by itself while the records stand
 * and a service uses it.
 *
 * Changing names or key algorithm requests a new certificate before the old one goes.
 */
export class PublicCertificate extends RegionalCertificates {
  public readonly domainNames: readonly string[];
  /** False while somebody still has to create records by hand: nothing waits for the issue, so attach nothing yet. */
  public readonly recordsPublished: boolean;
  protected readonly certificates: readonly ICertificate[];

  constructor(scope: Construct, id: string, props: PublicCertificateProps) {
    super(scope, id);
    this.domainNames = certificateDomainNames(this, props);
    if (this.domainNames.some((name) => Token.isUnresolved(name))) {
      throw new ValidationError(this, {
        subject: 'names of a public certificate',
        rule: 'must be known at synth',
        got: new Words('a token'),
        remedy: 'write the names out, as the addresses of the validation records are made of them',
      });
    }
    if (props.exportable) Annotations.of(this).addInfo(exportPriceNotice(this.domainNames));

    const request = new CertificateRequest(this, this.domainNames, props, {
      validationMethod: 'DNS',
      exportable: props.exportable,
    });
    const { certificate, at } = request.first;
    const proofs = proveNames(props.dns, certificate, this.domainNames, at.accountId);
    this.recordsPublished = proofs.every((proof) => proof.published);

    this.certificates = this.recordsPublished
      ? request.issued(proofs.map((proof) => proof.fqdn))
      : request.requested();
  }
}
