import { parseCertificateArn } from '../../modules/core';
import type { ExistingCertificate } from '../certificates';
import type { CertificateContext } from './certificate-context';
import { type Draft } from '../draft';
import { draftedRegions } from '../entry-regions';
import type { Problem } from '../problem';

/** AWS lets an account attach no certificate but its own, in the certificate's own Region. */
export function existingCertificateProblems(
  { path, application }: CertificateContext,
  certificate: Draft<ExistingCertificate>,
): Problem[] {
  const arn =
    certificate.certificateArn === undefined ? undefined : parseCertificateArn(certificate.certificateArn);
  const here = { path: [...path, 'certificateArn'], got: certificate.certificateArn };
  const regions = draftedRegions(certificate, application).map(([, region]) => region);
  if (arn && application.accountId !== undefined && arn.accountId !== application.accountId) {
    return [
      {
        ...here,
        rule: `must be a certificate of account ${application.accountId}, as AWS shares none between accounts`,
        remedy: 'declare it here as public (validated in the shared zone) or private (from a shared CA)',
      },
    ];
  }
  return arn && regions.length > 0 && !(regions.length === 1 && regions[0] === arn.region)
    ? [{ ...here, rule: `must be in ${regions.join(', ')}`, remedy: `set regions to ["${arn.region}"]` }]
    : [];
}
