import type { ImportedCertificate as Declared } from '../../environments';
import { ImportedCertificate, SecretMaterial } from '../../modules/certificate';
import { type Wiring, placementsOf, tagsOf } from './wiring';

export const wireImportedCertificate: Wiring<Declared> = (scope, name, certificate, context) =>
  new ImportedCertificate(scope, name, {
    material: new SecretMaterial({
      secretId: certificate.secretId,
      chainField: certificate.hasChain ? 'chain' : undefined,
      at: context.providers.at(context.application.regions[0]),
    }),
    placements: placementsOf(certificate, context),
    domainNames: [certificate.domainName, ...(certificate.subjectAlternativeNames ?? [])],
    keyAlgorithm: certificate.keyAlgorithm,
    tags: tagsOf(name, certificate),
  });
