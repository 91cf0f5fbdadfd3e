import { isWithinZone, nameToProve, normalizeDomainName } from '../../modules/core';
import type { PublicCertificate } from '../certificates';
import { provedNames } from '../domains';
import type { CertificateContext } from './certificate-context';
import { namesOf } from './certificate-names';
import { type Draft, entriesOf } from '../draft';
import type { Path, Problem } from '../problem';
import { suggestion } from '../suggestion';

/** A public certificate: each name in a zone where it can be proved, and no key that leaves ACM where none may. */
export function publicCertificateProblems(
  context: CertificateContext,
  certificate: Draft<PublicCertificate>,
): Problem[] {
  return [
    ...exportProblems(context, certificate),
    ...(certificate.validation === 'email'
      ? unusedZonesProblems(context, certificate)
      : proofProblems(context, certificate)),
  ];
}

function exportProblems(
  { path, environment }: CertificateContext,
  certificate: Draft<PublicCertificate>,
): Problem[] {
  if (!certificate.exportable) return [];
  const here = { path: [...path, 'exportable'], got: true };
  return [
    ...(environment.provider?.major === 5
      ? [
          {
            ...here,
            rule: 'must be off with AWS provider 5, which does not know the argument',
            remedy: 'use provider 6',
          },
        ]
      : []),
    ...(certificate.validation === 'email'
      ? [{ ...here, rule: 'must be off with validation by email', remedy: 'use validation by DNS' }]
      : []),
  ];
}

/** Zones hold records, and a mail needs none. */
function unusedZonesProblems({ path }: CertificateContext, { zones }: Draft<PublicCertificate>): Problem[] {
  return zones === undefined
    ? []
    : [
        {
          path: [...path, 'zones'],
          rule: 'must be left out with validation by email',
          remedy: 'leave it out',
        },
      ];
}

/** Every name of a DNS-validated certificate lies in a zone, and every zone it says holds the name. */
function proofProblems(
  { path, environment }: CertificateContext,
  certificate: Draft<PublicCertificate>,
): Problem[] {
  const zones = Object.keys(environment.sharedServices?.zones ?? {}).map(normalizeDomainName);
  const proved = provedNames(environment.sharedServices?.zones ?? {}, certificate);
  const names = namesOf(certificate);
  const homeless = names
    .filter(([, name]) => !proved.has(nameToProve(name)))
    .map(([where, name]): Problem => ({
      path: [...path, ...where],
      rule: 'must lie in a declared zone',
      got: name,
      remedy: `add its zone; declared: ${zones.join(', ') || 'none'}`,
    }));
  const provable = names.map(([, name]) => nameToProve(name));
  const explicit = entriesOf(certificate.zones).flatMap(([name, zone]) =>
    explicitZoneProblems([...path, 'zones', name], name, zone, zones, provable),
  );
  return [...homeless, ...explicit];
}

function explicitZoneProblems(
  path: Path,
  name: string,
  zone: string | undefined,
  zones: readonly string[],
  provable: readonly string[],
): Problem[] {
  const proved = nameToProve(normalizeDomainName(name));
  if (!provable.includes(proved)) {
    return [
      {
        path,
        rule: 'must map a name of this certificate',
        got: name,
        remedy: suggestion(name, provable),
      },
    ];
  }
  if (zone === undefined) return [];
  if (!zones.includes(normalizeDomainName(zone))) {
    return [{ path, rule: 'must be a declared zone', got: zone, remedy: suggestion(zone, zones) }];
  }
  return isWithinZone(proved, normalizeDomainName(zone))
    ? []
    : [{ path, rule: 'must be a zone that holds the name', got: zone, remedy: 'leave it out' }];
}
