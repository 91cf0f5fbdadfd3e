import type { ImportedCertificate as Declared } from '../../environments';
import { sourceOf } from '../../environments/certificates/imported';
import { rotationName } from '../../environments/names';
import { alarmActionsIn } from '../../environments/sections/monitoring';
import { RotatedCertificate } from '../../modules/automation';
import { ImportedCertificate, SecretMaterial } from '../../modules/certificate';
import { CERTIFICATE_TAG } from '../../modules/core';
import { type Wiring, placementsOf, tagsOf } from './wiring';

export const wireImportedCertificate: Wiring<Declared> = (scope, name, certificate, context) => {
  const { rotation, keyAlgorithm } = certificate;
  const source = sourceOf(certificate)!; // The checks see to it.
  const functionName = rotationName(context.environment.name, source);
  const [first, ...others] = placementsOf(certificate, context);
  const common = {
    domainNames: [certificate.domainName, ...(certificate.subjectAlternativeNames ?? [])] as const,
    keyAlgorithm,
  };
  if (rotation !== undefined) {
    return new RotatedCertificate(scope, name, {
      ...common,
      ...context.roles,
      functionName,
      certificate: functionName,
      source,
      kmsKeyArn: rotation.kmsKeyArn,
      needsChain: rotation.needsChain,
      alarmActions:
        rotation.alarmActions ?? alarmActionsIn(context.environment, context.application.regions[0]),
      functionAt: context.providers.at(context.application.regions[0]),
      placements: [first!, ...others],
      certificateTags: { ...context.defaultTags, ...tagsOf(name, certificate) },
    });
  }
  return new ImportedCertificate(scope, name, {
    ...common,
    material: new SecretMaterial({
      secretId: certificate.secretId!,
      chainField: certificate.hasChain ? 'chain' : undefined,
      at: context.providers.at(context.application.regions[0]),
    }),
    placements: [first!, ...others],
    // By which a function finds the certificate, once one rotates it.
    tags: { ...tagsOf(name, certificate), [CERTIFICATE_TAG]: functionName },
  });
};
