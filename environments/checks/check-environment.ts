import type { z } from 'zod';
import type { Environment } from '../environment';
import { checkAcceptedFindings, checkAccounts, checkOutsideAccounts } from './accounts';
import { checkAuthorityLevels } from './authority-levels';
import { checkCertificateAuthorities } from './certificate-authorities';
import { checkCertificates } from './certificates';
import { checkClaims } from './claims';
import { checkConsumers } from './consumers';
import { checkDomains } from './domains';
import { type Draft, withoutPaths } from './draft';
import { checkOrganizationalUnits } from './organizational-units';
import { checkLacking, checkPartition } from './partitions';
import { EnvironmentError } from './environment-error';
import type { Path, Problem } from './problem';
import { checkFormerNames } from './formerly';
import { checkProviderVersion } from './provider-version';
import { environmentSchema } from './schema';
import { checkValidationRecords } from './validation-records';

/** Checks that compare values with each other; each sees whatever is well-formed. */
const RULES: ReadonlyArray<(environment: Draft<Environment>) => Problem[]> = [
  checkPartition,
  checkProviderVersion,
  checkAccounts,
  checkOutsideAccounts,
  checkCertificateAuthorities,
  checkAuthorityLevels,
  checkOrganizationalUnits,
  checkCertificates,
  checkDomains,
  checkValidationRecords,
  checkConsumers,
  checkFormerNames,
  checkLacking,
  checkClaims,
  checkAcceptedFindings,
];

/**
 * The environment with its domain names normalized.
 *
 * @throws EnvironmentError with every problem at once
 */
export function checkEnvironment(input: unknown): Environment {
  const result = environmentSchema.safeParse(input, { reportInput: true });
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
  if (issue.code === 'invalid_key') {
    return issue.issues.map(({ message }) => problem(issue.path, `the name ${message}`, lastOf(issue.path)));
  }
  return [problem(issue.path, issue.message, issue.code === 'unrecognized_keys' ? undefined : issue.input)];
}

function problem(path: Path, message: string, got: unknown): Problem {
  const [rule = message, ...remedy] = message.split('; ');
  return { path, rule, got: got === undefined ? undefined : got, remedy: remedy.join('; ') };
}

function lastOf(path: Path): PropertyKey | undefined {
  return path[path.length - 1];
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
