import type { Construct } from 'constructs';
import type { Certificate } from '../environments';
import { namesOfCertificate } from '../environments/certificates/certificate-kind';
import { copiesOf } from '../environments/distributions';
import { entryRegions } from '../environments/entry-regions';
import { distributionName, distributionSecretName } from '../environments/names';
import { alarmActionsIn } from '../environments/sections/monitoring';
import { CertificateDistribution } from '../modules/automation';
import type { ApplicationCertificates } from './application-certificates';
import type { CertificateContext } from './certificates/wiring';
import { renamedFrom } from './formerly';

/** Functions that bring certificates of the account into others. */
export function distributeCertificates(
  scope: Construct,
  certificates: ApplicationCertificates,
  { application, applicationName, environment, providers, roles }: CertificateContext,
): void {
  for (const [name, certificate] of Object.entries(application.certificates ?? {})) {
    if (!isDistributed(certificate)) continue;
    const [region] = entryRegions(certificate, application);
    const functionName = distributionName(environment.name, certificate.domainName);
    const { accounts = [], secret, alarmActions } = certificate.distribution;
    const made = new CertificateDistribution(scope, name, {
      ...roles,
      functionName,
      certificateArn: certificates.inRegion(name, region).certificateArn,
      at: providers.at(region),
      certificate: functionName,
      roleName: `${(roles.rolePath ?? '/').slice(1)}${functionName}`,
      domainNames: namesOfCertificate(certificate),
      accountIds: accounts.map((account) => environment.applications[account]!.accountId),
      secret: secret && {
        ...secret,
        name: distributionSecretName(environment.name, certificate.domainName),
      },
      targets: copiesOf(environment, `${applicationName}/${name}`),
      alarmActions: alarmActions ?? alarmActionsIn(environment, region),
    });
    renamedFrom(made, certificate.formerly);
  }
}

type Distributed = Certificate & Required<Pick<Extract<Certificate, { source: 'public' }>, 'distribution'>>;

function isDistributed(certificate: Certificate): certificate is Distributed {
  return 'distribution' in certificate && certificate.distribution !== undefined;
}
