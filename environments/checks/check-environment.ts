import type { Environment } from '../environment';
import { checkAccounts, checkOutsideAccounts, checkValidationRoles } from './accounts';
import { checkAuthorityLevels } from './authority-levels';
import { checkCaCertificatesBundle } from './ca-certificates-bundle';
import { checkCertificateAuthorities } from './certificate-authorities';
import { checkCertificates } from './certificates';
import { checkClaims } from './claims';
import { checkClientRevocations } from './client-revocations';
import { checkConsumers } from './consumers';
import { checkDistribution } from './distribution';
import { checkDomains } from './domains';
import { type Draft, withoutPaths } from '../draft';
import { checkOrganizationalUnits } from './organizational-units';
import { checkLacking, checkPartition } from './partitions';
import { EnvironmentError } from './environment-error';
import { plainProblems } from '../plain-problems';
import { type Problem, pathText } from '../problem';
import { checkForm } from '../form-problems';
import { checkFormerNames } from './formerly';
import { checkHostNames } from './host-names';
import { checkOwnZones } from './own-zones';
import { checkTextProofs } from './text-proofs';
import { checkRotation } from './rotation';
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
  checkCaCertificatesBundle,
  checkOrganizationalUnits,
  checkCertificates,
  checkRotation,
  checkDistribution,
  checkDomains,
  checkZones,
  checkValidationRecords,
  checkConsumers,
  checkClientRevocations,
  checkHostNames,
  checkTextProofs,
  checkOwnZones,
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
  const { value: whole, problems: ofForm } = checkForm(environmentSchema, value);
  const form = [...plainProblems(input, []), ...ofForm];
  const draft = (whole ??
    withoutPaths(
      value,
      form.map(({ path }) => path),
    )) as Draft<Environment> | undefined;
  const limits = checkTeamLimits(draft ?? {}, teamFiles?.environmentFile);
  const limited = new Set(limits.map(({ path }) => pathText(path)));
  const rules = RULES.flatMap((rule) => rule(draft ?? {})).filter(({ path }) => !limited.has(pathText(path)));
  const written = [...form, ...rules, ...limits].map((problem) => ({
    ...problem,
    path: writtenPath(problem.path, teams),
  }));
  const problems = distinctProblems([...ofTeams, ...written]);
  if (problems.length > 0 || whole === undefined) {
    const name = draft?.name === undefined ? 'an unnamed environment' : `environment "${draft.name}"`;
    throw new EnvironmentError(name, problems, draft);
  }
  const { teams: made, ...environment } = whole;
  return made === undefined ? whole : environment;
}
