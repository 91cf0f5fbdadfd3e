import { certificateNamesProblem, uniqueDomainNames } from '../../modules/core';
import { type Certificate, certificateFacts } from '../certificates';
import type { Environment } from '../environment';
import type { CertificateContext, CertificateRule } from './certificate-context';
import { namesOf } from './certificate-names';
import { copyProblems } from './copies';
import { type Draft, entriesOf, itemsOf } from '../draft';
import { existingCertificateProblems } from './existing-certificates';
import { privateCertificateProblems } from './private-certificates';
import type { Problem } from '../problem';
import { publicCertificateProblems } from './public-certificates';

/** What is asked of certificates of each source besides: a source that is not here does not compile. */
const RULES: {
  readonly [Source in Certificate['source']]: CertificateRule<Extract<Certificate, { source: Source }>>;
} = {
  public: publicCertificateProblems,
  private: privateCertificateProblems,
  imported: () => [],
  distributed: copyProblems,
  existing: existingCertificateProblems,
};

/** Certificates: their names provable, their Regions the account's, their CA there and shared with the account. */
export function checkCertificates(environment: Draft<Environment>): Problem[] {
  return entriesOf(environment.applications).flatMap(([applicationName, application]) =>
    entriesOf(application?.certificates).flatMap(([name, certificate]) => {
      if (!application || !certificate) return [];
      const path = ['applications', applicationName, 'certificates', name];
      const context = { path, environment, applicationName, application };
      return [
        ...nameProblems(context, certificate),
        ...regionProblems(context, certificate),
        ...problemsOfSource(context, certificate),
      ];
    }),
  );
}

function problemsOfSource(context: CertificateContext, certificate: Draft<Certificate>): Problem[] {
  return certificate.source === undefined ? [] : RULES[certificate.source](context, certificate as never);
}

function nameProblems({ path, application }: CertificateContext, certificate: Draft<Certificate>): Problem[] {
  const names = namesOf(certificate);
  const twice = names.filter(([, name], index) => names.findIndex(([, other]) => other === name) < index);
  const problems: Problem[] = twice.map(([where, name]) => ({
    path: [...path, ...where],
    rule: 'must name each domain once',
    got: name,
    remedy: 'leave it out',
  }));
  if (certificate.domainName !== undefined && certificateFacts(certificate)?.isRequested) {
    const broken = certificateNamesProblem(
      uniqueDomainNames(names.map(([, name]) => name)),
      application.domainNameQuota,
    );
    if (broken) problems.push({ path, ...broken });
  }
  return problems;
}

function regionProblems(
  { path, application }: CertificateContext,
  certificate: Draft<Certificate>,
): Problem[] {
  const regions = itemsOf(certificate.regions);
  const known = itemsOf(application.regions).map(([, region]) => region);
  // An ill-formed Region of the account has its own problem; which one it was to be is not known.
  const isComplete = application.regions !== undefined && known.length === application.regions.length;
  return regions.flatMap(([index, region]): Problem[] => {
    const here = { path: [...path, 'regions', index], got: region };
    if (regions.some(([other, name]) => other < index && name === region)) {
      return [{ ...here, rule: 'must list each Region once', remedy: 'leave it out' }];
    }
    return !isComplete || known.includes(region)
      ? []
      : [{ ...here, rule: 'must be a Region of the account', remedy: "add it to the account's regions" }];
  });
}
