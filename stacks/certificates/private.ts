import type { PrivateCertificate as Declared } from '../../environments';
import { PrivateCertificate } from '../../modules/certificate';
import { ValidationError, Words } from '../../modules/core';
import { CertificateInEachPlace, type Wiring, placementsOf, tagsOf } from './wiring';

export const wirePrivateCertificate: Wiring<Declared> = (scope, name, certificate, context) => {
  const { domainName, subjectAlternativeNames, keyAlgorithm } = certificate;
  const certificateAuthority = context.certificateAuthorities.get(certificate.certificateAuthority);
  if (!certificateAuthority) {
    throw new ValidationError(scope, {
      subject: 'a CA',
      rule: 'must be declared',
      got: new Words(`"${certificate.certificateAuthority}" for "${name}"`),
      remedy: 'declare it',
    });
  }
  return new CertificateInEachPlace(
    scope,
    name,
    placementsOf(certificate, context),
    (own, id, at) =>
      new PrivateCertificate(own, id, {
        certificateAuthority,
        domainName,
        subjectAlternativeNames,
        domainNameQuota: context.application.domainNameQuota,
        keyAlgorithm,
        at,
        tags: tagsOf(name, certificate),
      }),
  );
};
