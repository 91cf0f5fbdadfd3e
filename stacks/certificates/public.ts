import type { PublicCertificate as Declared } from '../../environments';
import { EmailValidatedCertificate, PublicCertificate } from '../../modules/certificate';
import { type Wiring, placementsOf, tagsOf } from './wiring';

export const wirePublicCertificate: Wiring<Declared> = (scope, name, certificate, context) => {
  const request = {
    domainName: certificate.domainName,
    subjectAlternativeNames: certificate.subjectAlternativeNames,
    domainNameQuota: context.application.domainNameQuota,
    placements: placementsOf(certificate, context),
    keyAlgorithm: certificate.keyAlgorithm,
    waitTimeoutMinutes: certificate.waitTimeoutMinutes,
    tags: tagsOf(name, certificate),
  };
  return certificate.validation === 'email'
    ? new EmailValidatedCertificate(scope, name, request)
    : new PublicCertificate(scope, name, {
        ...request,
        dns: context.zones.router(certificate.zones),
        exportable: certificate.exportable,
      });
};
