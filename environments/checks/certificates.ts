import {
  certificateNamesProblem,
  isWithinZone,
  nameToProve,
  normalizeDomainName,
  parseCertificateArn,
  uniqueDomainNames,
} from '../../modules/core';
import type { Certificate, ExistingCertificate, PublicCertificate } from '../certificates';
import type { Environment } from '../environment';
import { provedNames } from '../domains';
import type { CertificateContext } from './certificate-context';
import { type Draft, entriesOf, itemsOf } from './draft';
import type { Path, Problem } from './problem';
import { authorityProblems } from './private-certificates';
import { suggestion } from './suggestion';

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
        ...exportProblems(context, certificate),
        ...sourceProblems(context, certificate),
      ];
    }),
  );
}

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

function nameProblems({ path, application }: CertificateContext, certificate: Draft<Certificate>): Problem[] {
  const names = namesOf(certificate);
  const twice = names.filter(([, name], index) => names.findIndex(([, other]) => other === name) < index);
  const problems: Problem[] = twice.map(([where, name]) => ({
    path: [...path, ...where],
    rule: 'must name each domain once',
    got: name,
    remedy: 'leave it out',
  }));
  if (
    certificate.domainName !== undefined &&
    (certificate.source === 'public' || certificate.source === 'private')
  ) {
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
  return regions.flatMap(([index, region]): Problem[] => {
    const here = { path: [...path, 'regions', index], got: region };
    if (regions.some(([other, name]) => other < index && name === region)) {
      return [{ ...here, rule: 'must list each Region once', remedy: 'leave it out' }];
    }
    return known.includes(region)
      ? []
      : [{ ...here, rule: 'must be a Region of the account', remedy: "add it to the account's regions" }];
  });
}

function exportProblems(
  { path, environment }: CertificateContext,
  certificate: Draft<Certificate>,
): Problem[] {
  if (certificate.source !== 'public' || !certificate.exportable) return [];
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

function sourceProblems(context: CertificateContext, certificate: Draft<Certificate>): Problem[] {
  switch (certificate.source) {
    case 'public':
      return certificate.validation === 'email'
        ? unusedZonesProblems(context, certificate)
        : proofProblems(context, certificate);
    case 'private':
      return authorityProblems(context, certificate);
    case 'existing':
      return arnProblems(context, certificate);
    default:
      return [];
  }
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

/** AWS lets an account attach no certificate but its own, in the certificate's own Region. */
function arnProblems(
  { path, application }: CertificateContext,
  certificate: Draft<ExistingCertificate>,
): Problem[] {
  const arn =
    certificate.certificateArn === undefined ? undefined : parseCertificateArn(certificate.certificateArn);
  const here = { path: [...path, 'certificateArn'], got: certificate.certificateArn };
  const regions = itemsOf(certificate.regions ?? application.regions?.slice(0, 1)).map(
    ([, region]) => region,
  );
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
