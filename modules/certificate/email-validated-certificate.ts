import { Annotations } from 'cdktf';
import type { Construct } from 'constructs';
import {
  type ICertificate,
  ValidationError,
  Words,
  isKnown,
  isWithinZone,
  nameToProve,
} from '../core/constructs';
import { CertificateRequest, type CertificateRequestProps } from './certificate-request';
import { certificateDomainNames } from './domain-names';
import { RegionalCertificates } from './regional-certificates';

export interface EmailValidatedCertificateProps extends CertificateRequestProps {
  /**
   * Domain whose five mailboxes (admin, administrator, hostmaster, postmaster, webmaster) get the mail for every name.
   *
   * @default - each name's own domain
   */
  readonly validationDomain?: string;
}

/**
 * A public certificate that a person approves by mail, at issue and again at every renewal.
 *
 * Only for domains whose DNS nobody can edit: with public certificates of less than 200 days it means a person's
 * click about every five months for each Region, and an outage when nobody clicks. Changing to DNS validation
 * replaces the certificate.
 */
export class EmailValidatedCertificate extends RegionalCertificates {
  public readonly domainNames: readonly string[];
  protected readonly certificates: readonly ICertificate[];

  constructor(scope: Construct, id: string, props: EmailValidatedCertificateProps) {
    super(scope, id);
    this.domainNames = certificateDomainNames(this, props);
    this.checkValidationDomain(props.validationDomain);
    Annotations.of(this).addWarning(
      'email validation: somebody must approve a mail at every renewal, about every five months; prefer DNS validation',
    );
    this.certificates = new CertificateRequest(this, this.domainNames, props, {
      validationMethod: 'EMAIL',
      validationDomain: props.validationDomain,
    }).issued();
  }

  private checkValidationDomain(validationDomain: string | undefined): void {
    if (!isKnown(validationDomain)) return;
    const outside = this.domainNames.find(
      (name) => isKnown(name) && !isWithinZone(nameToProve(name), validationDomain),
    );
    if (outside !== undefined) {
      throw new ValidationError(this, {
        subject: 'validationDomain',
        rule: 'must be a parent of every name',
        got: new Words(`"${validationDomain}" for "${outside}"`),
        remedy: 'leave it out, or split the certificate by parent domain',
      });
    }
  }
}
