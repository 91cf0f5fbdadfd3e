import { normalizeDomainName } from '../../modules/core';
import type { Certificate } from '../certificates';
import { type Draft, itemsOf } from '../draft';
import type { Path } from '../problem';

/** All names of a certificate, normalized, with where each stands. */
export function namesOf(certificate: Draft<Certificate>): Array<[Path, string]> {
  const { domainName, subjectAlternativeNames } = certificate;
  const first: Array<[Path, string]> = domainName === undefined ? [] : [[['domainName'], domainName]];
  const others = itemsOf(subjectAlternativeNames).map(([index, name]): [Path, string] => [
    ['subjectAlternativeNames', index],
    name,
  ]);
  return [...first, ...others].map(([path, name]) => [path, normalizeDomainName(name)]);
}
