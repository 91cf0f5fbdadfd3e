import type { EnvironmentCertificate } from '../environments';
import { domainNameProblem, normalizeDomainName, ruleSentence } from '../modules/core';

/** A name somebody may want on a certificate. */
export interface BareName {
  readonly environment?: undefined;
  readonly certificate: string;
  readonly names: readonly string[];
}

/** A certificate to examine: one that an environment declares, or a name alone. */
export type ChosenCertificate = EnvironmentCertificate | BareName;

/** @throws Error where ACM would not take the name */
export function bareName(text: string): BareName {
  const name = normalizeDomainName(text);
  const problem = domainNameProblem(name);
  if (problem) throw new Error(ruleSentence({ subject: 'a name on a certificate', ...problem }));
  return { certificate: name, names: [name] };
}
