import {
  CLIENT_AUTHORITY_TYPES,
  type CertificateType,
  certificateRequirements,
  certificateTypesText,
  clientAuthorityText,
  coversHostName,
  defaultKeyAlgorithm,
  normalizeDomainName,
} from '../../modules/core';
import { type Certificate, certificateFacts } from '../certificates';
import type { Application, Environment, SharedServices } from '../environment';
import { certificateRegions, edgeRegion, placesOf } from '../consumers/certificate-regions';
import type { ConsumerFacts } from '../consumers/consumer-kind';
import { type DeclaredConsumer, declaredConsumers } from '../consumers/declared-consumers';
import { type Draft, entriesOf, entry, itemsOf } from '../draft';
import { draftedRegions } from '../entry-regions';
import { type Path, type Problem, pathText } from '../problem';
import { suggestion } from '../suggestion';
import { ownershipProblems, wildcardProblems } from './ownership';

interface Context extends DeclaredConsumer {
  readonly applicationPath: Path;
  readonly certificateAuthorities: Draft<SharedServices>['certificateAuthorities'];
}

/** Consumers: their certificates declared, in the Region the service takes them from, and good for its host names. */
export function checkConsumers({ applications, sharedServices }: Draft<Environment>): Problem[] {
  const certificateAuthorities = sharedServices?.certificateAuthorities;
  return entriesOf(applications).flatMap(([applicationName, application]) => {
    const applicationPath = ['applications', applicationName];
    const contexts = declaredConsumers(applicationName, application).map((consumer): Context => ({
      ...consumer,
      applicationPath,
      certificateAuthorities,
    }));
    return [
      ...contexts.flatMap((context) => [
        ...(context.facts.problems ?? []).map((each) => ({ ...each, path: [...context.path, ...each.path] })),
        ...certificateProblems(context),
        ...regionProblems(context),
        ...hostNameProblems(context),
        ...[
          ...wildcardProblems(context.facts, context.application),
          ...ownershipProblems(context.facts, context.application),
        ].map((each) => ({ ...each, path: [...context.path, ...each.path] })),
      ]),
      ...quotaProblems(contexts),
    ];
  });
}

function certificateProblems({ path, facts, application, certificateAuthorities }: Context): Problem[] {
  const certificates = application.certificates ?? {};
  const seen = new Map<string, string>();
  return facts.certificates.flatMap(([where, name]): Problem[] => {
    const here = { path: [...path, ...where], got: name };
    if (!Object.hasOwn(certificates, name)) {
      return [
        {
          ...here,
          rule: 'must be a declared certificate',
          remedy: suggestion(name, Object.keys(certificates)),
        },
      ];
    }
    const certificate = entry(certificates, name);
    const identity = identityOf(name, certificate);
    const other = seen.get(identity);
    seen.set(identity, other ?? pathText(where));
    return [
      ...(other === undefined
        ? []
        : [{ ...here, rule: `must be another certificate than ${other}`, remedy: 'leave it out' }]),
      ...placeProblems(here, facts, certificate, application),
      ...keyProblems(here, facts, certificate, certificateAuthorities),
      ...typeProblems(here, facts, certificate),
    ];
  });
}

/** Two names may stand for one certificate that exists. */
function identityOf(name: string, certificate: Draft<Certificate> | undefined): string {
  return certificateFacts(certificate)?.identity ?? name;
}

function placeProblems(
  here: Pick<Problem, 'path' | 'got'>,
  facts: ConsumerFacts,
  certificate: Draft<Certificate> | undefined,
  application: Draft<Application>,
): Problem[] {
  const needed = certificateRegions(facts, application);
  const regions = draftedRegions(certificate, application).map(([, each]) => each);
  const missing = needed.find((region) => !regions.includes(region));
  return !certificate || missing === undefined || regions.length === 0
    ? []
    : [
        {
          ...here,
          rule: `must be a certificate in ${missing}, where the service takes it from`,
          remedy: `add "${missing}" to the regions of the certificate`,
        },
      ];
}

function keyProblems(
  here: Pick<Problem, 'path' | 'got'>,
  facts: ConsumerFacts,
  certificate: Draft<Certificate> | undefined,
  certificateAuthorities: Context['certificateAuthorities'],
): Problem[] {
  const { service, keyAlgorithms } = certificateRequirements(facts.service);
  const authority = certificateFacts(certificate)?.certificateAuthority;
  // A key is of its CA's family; where that is RSA, it is one that every service takes.
  const ofAuthority =
    authority === undefined ? undefined : entry(certificateAuthorities, authority)?.keyAlgorithm;
  const actual = certificate?.keyAlgorithm ?? (ofAuthority && defaultKeyAlgorithm(ofAuthority));
  return actual === undefined || keyAlgorithms.includes(actual)
    ? []
    : [
        {
          ...here,
          rule: `must be a certificate with a key that ${service} takes, not ${actual}`,
          remedy: `use one with ${keyAlgorithms.join(', ')}`,
        },
      ];
}

/** Who issued a certificate, for the service itself and for the clients that it lets in. */
function typeProblems(
  here: Pick<Problem, 'path' | 'got'>,
  { service: key, clientAuthority }: ConsumerFacts,
  certificate: Draft<Certificate> | undefined,
): Problem[] {
  const { service, certificateTypes } = certificateRequirements(key);
  const actual = certificateFacts(certificate)?.type;
  const problem = (who: string, types: readonly CertificateType[] | undefined): Problem[] =>
    actual === undefined || types === undefined || types.includes(actual)
      ? []
      : [
          {
            ...here,
            rule: `must be ${certificateTypesText(types)}, as ${who} takes no other`,
            remedy: 'use another certificate',
          },
        ];
  return [
    ...problem(service, certificateTypes),
    ...(clientAuthority?.[1] === here.got
      ? problem(clientAuthorityText(service), CLIENT_AUTHORITY_TYPES)
      : []),
  ];
}

/** The service's Region and that of its certificates: both the account's. */
function regionProblems({ path, facts, applicationPath, application }: Context): Problem[] {
  const known = itemsOf(application.regions).map(([, region]) => region);
  const edge = edgeRegion(facts, application);
  const isMissing = (needed: string | undefined): needed is string =>
    needed !== undefined && known.length > 0 && !known.includes(needed);
  return [
    ...placesOf(facts)
      .filter(([, region]) => isMissing(region))
      .map(([where, region]) => ({
        path: [...path, ...where],
        rule: 'must be a Region of the account',
        got: region,
        remedy: "add it to the account's regions",
      })),
    ...(isMissing(edge)
      ? [
          {
            path: [...applicationPath, 'regions'],
            rule: `must have ${edge}, where ${certificateRequirements(facts.service).service} takes its certificate from`,
            got: known,
            remedy: `add it, as ${pathText(path)} needs it`,
          },
        ]
      : []),
  ];
}

function hostNameProblems({ path, facts, application }: Context): Problem[] {
  const declared = facts.certificates.map(([, name]) => entry(application.certificates, name));
  // An ill-formed or undeclared certificate has its own problem; its names are not known here.
  if (declared.length === 0 || declared.some((certificate) => certificate?.domainName === undefined))
    return [];
  const names = declared
    .flatMap((certificate) => [
      ...(certificate?.domainName === undefined ? [] : [certificate.domainName]),
      ...itemsOf(certificate?.subjectAlternativeNames).map(([, name]) => name),
    ])
    .map(normalizeDomainName);
  return facts.hostNames
    .filter(([, hostName]) => !names.some((name) => coversHostName(name, normalizeDomainName(hostName))))
    .map(([where, hostName]) => ({
      path: [...path, ...where],
      rule: 'must be covered by a name on its certificate',
      got: hostName,
      remedy: `add it to the certificate, which has ${names.join(', ')}`,
    }));
}

/** Consumers of one thing that together use more certificates than its quota allows. */
function quotaProblems(contexts: readonly Context[]): Problem[] {
  const used = new Map<string, Set<string>>();
  return contexts.flatMap(({ path, facts: { certificates, certificateQuota: quota } }): Problem[] => {
    if (!quota) return [];
    const names = new Set([...(used.get(quota.of) ?? []), ...certificates.map(([, name]) => name)]);
    used.set(quota.of, names);
    return names.size < quota.limit
      ? []
      : [
          {
            path,
            rule: `must leave, with all others, one place free of the ${quota.limit} for certificates on ${quota.of}, as replacing one takes it`,
            got: names.size,
            remedy: `put more names on one certificate, or have AWS raise the quota and set ${quota.property} of the account`,
          },
        ];
  });
}
