import type { z } from 'zod';
import type { Environment } from '../environment';
import { ruleOfMessage } from '../rule-message';
import { checkAccounts, checkOutsideAccounts, checkValidationRoles } from './accounts';
import { checkAuthorityLevels } from './authority-levels';
import { checkCaCertificatesBundle } from './ca-certificates-bundle';
import { checkCertificateAuthorities } from './certificate-authorities';
import { checkCertificates } from './certificates';
import { checkClaims } from './claims';
import { checkConsumers } from './consumers';
import { checkDomains } from './domains';
import { type Draft, withoutPaths } from '../draft';
import { checkOrganizationalUnits } from './organizational-units';
import { checkLacking, checkPartition } from './partitions';
import { EnvironmentError } from './environment-error';
import type { Path, Problem } from '../problem';
import { checkFormerNames } from './formerly';
import { checkHostNames } from './host-names';
import { checkProviderVersion } from './provider-version';
import { checkSections } from '../sections';
import { environmentSchema } from './schema';
import { checkZones } from './zones';
import { checkValidationRecords } from './validation-records';

/** Checks that compare values with each other; each sees whatever is well-formed. */
const RULES: ReadonlyArray<(environment: Draft<Environment>) => Problem[]> = [
  checkPartition,
  checkProviderVersion,
  checkAccounts,
  checkOutsideAccounts,
  checkValidationRoles,
  checkCertificateAuthorities,
  checkAuthorityLevels,
  checkCaCertificatesBundle,
  checkOrganizationalUnits,
  checkCertificates,
  checkDomains,
  checkZones,
  checkValidationRecords,
  checkConsumers,
  checkHostNames,
  checkFormerNames,
  checkLacking,
  checkClaims,
  checkSections,
];

/**
 * The environment with its domain names normalized.
 *
 * @throws EnvironmentError with every problem at once
 */
export function checkEnvironment(input: unknown): Environment {
  // A form is used for a few files only: to compile it takes longer than to interpret it.
  const result = environmentSchema.safeParse(input, { reportInput: true, jitless: true });
  const form = [...prototypeProblems(input, []), ...(result.error?.issues ?? []).flatMap(problemsOfIssue)];
  const formed = (
    result.success
      ? result.data
      : withoutPaths(
          input,
          form.map(({ path }) => path),
        )
  ) as Draft<Environment> | undefined;
  const problems = [...form, ...RULES.flatMap((rule) => rule(formed ?? {}))];
  if (problems.length > 0 || !result.success) {
    const name = formed?.name === undefined ? 'an unnamed environment' : `environment "${formed.name}"`;
    throw new EnvironmentError(name, problems, formed);
  }
  return result.data;
}

function problemsOfIssue(issue: z.core.$ZodIssue): Problem[] {
  const { path } = issue;
  if (issue.code === 'invalid_key') {
    return issue.issues.map(({ message }) => ({
      path,
      subject: 'the name',
      ...ruleOfMessage(message, path.at(-1)),
    }));
  }
  // The remedy names the unknown properties: the whole object would say no more.
  const value = issue.code === 'unrecognized_keys' ? undefined : issue.input;
  return [{ path, ...ruleOfMessage(issue.message, value) }];
}

/** In an object literal, `__proto__: …` sets the prototype: the entry would silently not be there. */
function prototypeProblems(value: unknown, path: Path): Problem[] {
  if (typeof value !== 'object' || value === null) return [];
  const prototype = Object.getPrototypeOf(value) as object | null;
  const isPlain = Array.isArray(value) || prototype === null || Object.getPrototypeOf(prototype) === null;
  const hidden = !isPlain || Object.hasOwn(value, '__proto__');
  const here: Problem[] = hidden
    ? [{ path, rule: 'must have no entry named __proto__', remedy: 'choose another name' }]
    : [];
  const below = Object.entries(value).flatMap(([key, item]) =>
    prototypeProblems(item, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return [...here, ...below];
}
