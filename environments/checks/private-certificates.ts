import { DEFAULT_CA_KEY_ALGORITHM, keyFamilyOf } from '../../modules/core';
import { isExisting, isForeign, isPending, regionOfAuthority } from '../certificate-authorities/places';
import type { PrivateCertificate } from '../certificates';
import type { CertificateContext } from './certificate-context';
import { useProblem } from './certificate-authority-shares';
import { NOT_SIGNED } from './externally-signed';
import { type Draft, entry } from '../draft';
import { draftedRegions } from '../entry-regions';
import type { Problem } from '../problem';
import { suggestion } from '../suggestion';

/** A private certificate's CA: declared, able to issue, shared with the account, and of its Region and key family. */
export function privateCertificateProblems(
  { path, environment, applicationName, application }: CertificateContext,
  certificate: Draft<PrivateCertificate>,
): Problem[] {
  const authorities = environment.sharedServices?.certificateAuthorities ?? {};
  const name = certificate.certificateAuthority;
  if (name === undefined) return [];
  const here = { path: [...path, 'certificateAuthority'], got: name };
  if (!Object.hasOwn(authorities, name)) {
    return [{ ...here, rule: 'must be a declared CA', remedy: suggestion(name, Object.keys(authorities)) }];
  }
  const authority = entry(authorities, name);
  if (!authority) return [];
  // It can be shared only then.
  if (isPending(authority)) return [{ ...here, ...NOT_SIGNED }];
  const problems: Problem[] = [];
  if (authority.usageMode === 'SHORT_LIVED_CERTIFICATE') {
    problems.push({
      ...here,
      rule: 'must be a general-purpose CA, as ACM cannot issue from a short-lived one',
      remedy: 'choose another CA',
    });
  }
  if (!isExisting(authority) && authority.enabled === false) {
    problems.push({
      ...here,
      rule: 'must be an enabled CA, to issue and to renew',
      remedy: 'leave enabled of that CA out, or choose another CA',
    });
  }
  if (!isForeign(authority, environment.sharedServices?.accountId)) {
    const problem = useProblem(authority.shareWith, applicationName, application);
    if (problem) problems.push({ ...here, ...problem });
  }
  const caRegion = regionOfAuthority(authority, environment.sharedServices?.region);
  for (const [index, region] of draftedRegions(certificate, application)) {
    if (caRegion !== undefined && region !== caRegion) {
      problems.push({
        path: [...path, 'regions', index],
        rule: `must be its CA's Region, ${caRegion}`,
        got: region,
        remedy: 'request it there, or declare a CA in this Region',
      });
    }
  }
  const { keyAlgorithm } = certificate;
  const caAlgorithm =
    authority.keyAlgorithm ?? (isExisting(authority) ? undefined : DEFAULT_CA_KEY_ALGORITHM);
  if (
    caAlgorithm !== undefined &&
    keyAlgorithm !== undefined &&
    keyFamilyOf(keyAlgorithm) !== keyFamilyOf(caAlgorithm)
  ) {
    problems.push({
      path: [...path, 'keyAlgorithm'],
      rule: `must be of its CA's family, ${keyFamilyOf(caAlgorithm)}`,
      got: keyAlgorithm,
      remedy: 'choose one of that family, or leave it out',
    });
  }
  return problems;
}
