import type { DistributedCertificate as Declared } from '../../environments';
import { namesOfCertificate } from '../../environments/certificates/certificate-kind';
import { distributorOf, findOriginal } from '../../environments/distributions';
import { CertificateCopy } from '../../modules/automation';
import { type Wiring, placementsOf, tagsOf } from './wiring';

export const wireDistributedCertificate: Wiring<Declared> = (scope, name, certificate, context) => {
  const { environment, roles, defaultTags } = context;
  const { from, keyAlgorithm = findOriginal(environment, from)?.certificate.keyAlgorithm } = certificate;
  const { accountId, region, name: functionName } = distributorOf(environment, from);
  const [first, ...others] = placementsOf(certificate, context);
  return new CertificateCopy(scope, name, {
    distributedBy: { accountId, region, functionName, rolePath: roles.rolePath },
    ...roles,
    roleName: functionName,
    certificate: functionName,
    placements: [first!, ...others],
    domainNames: namesOfCertificate(certificate),
    keyAlgorithm,
    certificateTags: { ...defaultTags, ...tagsOf(name, certificate) },
  });
};
