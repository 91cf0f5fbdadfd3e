import { Construct } from 'constructs';
import type { RegionalCertificates } from '../modules/certificate';
import { type ICertificate, ValidationError } from '../modules/core';
import { WIRINGS } from './certificates';
import type { CertificateContext, Wiring } from './certificates/wiring';
import { renamedFrom } from './formerly';

/** The certificates of an application account, by name. */
export class ApplicationCertificates extends Construct {
  private readonly certificates: ReadonlyMap<string, RegionalCertificates>;

  constructor(scope: Construct, id: string, context: CertificateContext) {
    super(scope, id);
    const declared = Object.entries(context.application.certificates ?? {});
    this.certificates = new Map(
      declared.map(([name, certificate]) => {
        const wire: Wiring<never> = WIRINGS[certificate.source];
        const defined = wire(this, name, certificate as never, context);
        renamedFrom(defined, certificate.formerly);
        return [name, defined];
      }),
    );
  }

  public inRegion(name: string, region: string): ICertificate {
    const certificate = this.certificates.get(name);
    if (!certificate)
      throw new ValidationError(this, {
        subject: 'a certificate',
        rule: 'must be declared',
        got: name,
        remedy: 'declare it',
      });
    return certificate.inRegion(region);
  }
}
