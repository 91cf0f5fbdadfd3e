import type { ExistingCertificate as Declared } from '../../environments';
import { ExistingCertificate } from '../../modules/certificate';
import { CertificateInEachPlace, type Wiring, placementsOf } from './wiring';

export const wireExistingCertificate: Wiring<Declared> = (scope, name, certificate, context) => {
  const { domainName, subjectAlternativeNames, certificateArn, keyAlgorithm } = certificate;
  const domainNames = [domainName, ...(subjectAlternativeNames ?? [])];
  return new CertificateInEachPlace(scope, name, placementsOf(certificate, context), (own, id, at) =>
    certificateArn === undefined
      ? ExistingCertificate.fromDomainName(own, id, { domainName, domainNames, keyAlgorithm, at })
      : ExistingCertificate.fromCertificateArn(own, id, certificateArn, { domainNames, keyAlgorithm }),
  );
};
