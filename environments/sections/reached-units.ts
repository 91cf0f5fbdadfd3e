import type { Census } from './census';
import type { WithRequesters } from './dns-validation-policies';

/** ARNs of the organizational units whose accounts the functions of an environment reach, each once. */
export function reachedUnits({
  dnsValidation,
  census,
}: Pick<WithRequesters, 'dnsValidation'> & { readonly census?: Pick<Census, 'accounts'> }): string[] {
  const entries = [
    ...Object.values(dnsValidation?.requesters ?? {}),
    ...Object.values(census?.accounts ?? {}),
  ];
  return [...new Set(entries.flatMap(({ organizationalUnitArns = [] }) => organizationalUnitArns))];
}
