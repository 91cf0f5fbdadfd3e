import { DEFAULT_DOMAIN_NAME_QUOTA } from '../../modules/core';
import { crlHostNames, servedHostNames } from '../certificate-authorities/places';
import type { MadeAuthority } from '../certificate-authorities';
import type { Environment } from '../environment';
import type { Draft } from '../draft';
import type { Path, Problem } from '../problem';

/** ACM's limit for the first name of a certificate (ACM API Reference, RequestCertificate). */
const FIRST_NAME_MAXIMUM = 64;

/** Certificate revocation lists: each host once, and all of them on one certificate. */
export function listProblems(
  path: Path,
  { revocation }: Draft<MadeAuthority>,
  environment: Draft<Environment>,
): Problem[] {
  if (revocation?.type !== 'crl') return [];
  const hostNames = crlHostNames(revocation);
  const problems: Problem[] = hostNames
    .filter((hostName, index) => hostNames.indexOf(hostName) < index)
    .map((hostName) => ({
      path: [...path, 'formerHostNames'],
      rule: 'must name each host once, hostName not among them',
      got: hostName,
      remedy: 'leave it out',
    }));
  const served = new Set(
    servedHostNames(environment.sharedServices ?? {}, revocation).map(([hostName]) => hostName),
  );
  return [...problems, ...certificateProblems(path, [...served])];
}

/** One certificate covers all that a distribution serves. */
function certificateProblems(path: Path, [first, ...others]: readonly string[]): Problem[] {
  if (first !== undefined && first.length > FIRST_NAME_MAXIMUM) {
    return [
      {
        path,
        rule: `must be served under a first name of at most ${FIRST_NAME_MAXIMUM} characters`,
        got: first,
        remedy: 'choose a shorter hostName',
      },
    ];
  }
  return others.length >= DEFAULT_DOMAIN_NAME_QUOTA
    ? [
        {
          path: [...path, 'formerHostNames'],
          rule: `must be served under at most ${DEFAULT_DOMAIN_NAME_QUOTA} names, which is what one certificate takes`,
          got: others.length + 1,
          remedy: 'leave out those that no valid certificate carries any more',
        },
      ]
    : [];
}
