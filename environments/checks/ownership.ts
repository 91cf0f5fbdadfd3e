import { coversHostName, normalizeDomainName } from '../../modules/core';
import { certificateFacts } from '../certificates';
import type { ConsumerFacts } from '../consumers/consumer-kind';
import { type Draft, entry } from '../draft';
import { draftedRegions } from '../entry-regions';
import type { Application } from '../environment';
import type { Problem } from '../problem';
import { suggestion } from '../suggestion';
import { namesOf } from './certificate-names';

/** Wildcards need a public certificate of ACM (API Gateway Developer Guide, wildcard custom domain names). */
export function wildcardProblems(facts: ConsumerFacts, application: Draft<Application>): Problem[] {
  const { certificates, hostNames, wildcardIsProved = false } = facts;
  if (!wildcardIsProved || !hostNames.some(([, hostName]) => hostName.startsWith('*.'))) return [];
  return certificates
    .filter(([, name]) => certificateFacts(entry(application.certificates, name))?.isPublic === false)
    .map(([path, name]) => ({
      path,
      rule: 'must be a public certificate of ACM, as the domain name is a wildcard',
      got: name,
      remedy: 'use a public certificate, or make an entry for each name',
    }));
}

/**
 * Proof that the names of a consumer are ours, with paths from the consumer: given where its certificate is none, and of
 * a public certificate.
 */
export function ownershipProblems(facts: ConsumerFacts, application: Draft<Application>): Problem[] {
  const { ownership, certificates, hostNames } = facts;
  if (!ownership) return [];
  const { path, certificate: name, isAskedOf } = ownership;
  if (name === undefined) {
    return certificates
      .filter(([, each]) => {
        const source = entry(application.certificates, each)?.source;
        return source !== undefined && isAskedOf.includes(source);
      })
      .map(([, each]) => ({
        path,
        rule: `must name a public certificate of ACM, as "${each}" is none`,
        remedy:
          'declare a public certificate for the name, and say it here: it only proves that the name is yours',
      }));
  }
  const here = { path, got: name };
  const certificate = entry(application.certificates, name);
  if (!Object.hasOwn(application.certificates ?? {}, name)) {
    return [
      {
        ...here,
        rule: 'must be a declared certificate',
        remedy: suggestion(name, Object.keys(application.certificates ?? {})),
      },
    ];
  }
  if (!certificate) return [];
  const names = namesOf(certificate).map(([, each]) => each);
  const regions = draftedRegions(certificate, application).map(([, each]) => each);
  return [
    ...(certificateFacts(certificate)?.isPublic === false
      ? [{ ...here, rule: 'must be a public certificate of ACM', remedy: 'declare one for the name' }]
      : []),
    ...(certificates.some(([, each]) => each === name)
      ? [
          {
            ...here,
            rule: 'must be another certificate than that of the domain',
            remedy: 'leave it out, as a public certificate proves the name itself',
          },
        ]
      : []),
    ...(facts.region === undefined || regions.length === 0 || regions.includes(facts.region)
      ? []
      : [
          {
            ...here,
            rule: `must be a certificate in ${facts.region}, where the service is`,
            remedy: `add "${facts.region}" to the regions of the certificate`,
          },
        ]),
    ...hostNames
      .map(([, hostName]) => normalizeDomainName(hostName))
      .filter((hostName) => names.length > 0 && !names.some((each) => coversHostName(each, hostName)))
      .map((hostName) => ({
        ...here,
        rule: `must have the name ${hostName}, which it proves`,
        remedy: `add it to the certificate, which has ${names.join(', ')}`,
      })),
  ];
}
