import type { z } from 'zod';
import type { Environment } from '../environment';
import { ruleOfMessage } from '../rule-message';
import { checkAccounts, checkOutsideAccounts, checkValidationRoles } from './accounts';
import { checkAuthorityLevels } from './authority-levels';
import { checkCertificateAuthorities } from './certificate-authorities';
import { checkCertificates } from './certificates';
import { checkClaims } from './claims';
import { checkConsumers } from './consumers';
import { checkDomains } from './domains';
import { type Draft, withoutPaths } from '../draft';
import { checkOrganizationalUnits } from './organizational-units';
import { checkLacking, checkPartition } from './partitions';
import { EnvironmentError } from './environment-error';
import { plainProblems } from '../plain-problems';
import { type Problem, pathText } from '../problem';
import { checkFormerNames } from './formerly';
import { checkHostNames } from './host-names';
import { checkProviderVersion } from './provider-version';
import { checkSections } from '../sections';
import {
  type TeamApplications,
  distinctProblems,
  teamsOf,
  withTeamApplications,
  writtenPath,
} from '../team-applications';
import { environmentSchema } from './schema';
import { checkTeamLimits } from './team-limits';
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
 * The environment with its domain names normalized, and with the applications of its teams among the others.
 *
 * @param teamFiles what the files of its teams say
 * @default teamFiles - nobody has read any, so it must have no teams
 * @throws EnvironmentError with every problem at once
 */
export function checkEnvironment(input: unknown, teamFiles?: TeamApplications): Environment {
  const teams = teamsOf(input);
  const { value, problems: ofTeams } = withTeamApplications(input, teamFiles);
  // A form is used for a few files only: to compile it takes longer than to interpret it.
  const result = environmentSchema.safeParse(value, { reportInput: true, jitless: true });
  const form = [...plainProblems(input, []), ...(result.error?.issues ?? []).flatMap(problemsOfIssue)];
  const formed = (
    result.success
      ? result.data
      : withoutPaths(
          value,
          form.map(({ path }) => path),
        )
  ) as Draft<Environment> | undefined;
  const limits = checkTeamLimits(formed ?? {}, teamFiles?.environmentFile);
  const limited = new Set(limits.map(({ path }) => pathText(path)));
  const rules = RULES.flatMap((rule) => rule(formed ?? {}));
  const problems = distinctProblems([
    ...ofTeams,
    ...[...form, ...rules.filter(({ path }) => !limited.has(pathText(path))), ...limits].map((problem) => ({
      ...problem,
      path: writtenPath(problem.path, teams),
    })),
  ]);
  if (problems.length > 0 || !result.success) {
    const name = formed?.name === undefined ? 'an unnamed environment' : `environment "${formed.name}"`;
    throw new EnvironmentError(name, problems, formed);
  }
  const { teams: made, ...environment } = result.data;
  return made === undefined ? result.data : environment;
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
