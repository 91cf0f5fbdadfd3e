import type { Environment } from '../environments';
import { SHARED_SERVICES } from '../environments/names';
import { reachedUnits } from '../environments/sections/reached-units';
import { unitStackSets } from '../environments/sections/stack-sets';
import { stackSetFindings, trailFindings, unitFindings } from './account-findings';
import type { AwsAnswers } from './aws-answers';
import type { Finding } from './dns/finding';
import { type Examination, distinct, outcome } from './examination';

/** An account of an environment, with what its automation needs there. */
interface AccountChecks {
  readonly account: string;
  readonly accountId: string;
  readonly checks: Array<Promise<Finding[]>>;
}

/** Whether the accounts of an environment have what its automation needs; accounts of which it needs nothing are left out. */
export async function examineAccounts(
  environment: Environment,
  { aws, signal }: { readonly aws: AwsAnswers; readonly signal: AbortSignal },
): Promise<Examination[]> {
  const accounts = [ofSharedServices(environment, aws), ...ofApplications(environment, aws)];
  return Promise.all(
    accounts
      .filter(({ checks }) => checks.length > 0)
      .map(async ({ account, accountId, checks }): Promise<Examination> => {
        const outcomes = await Promise.all(checks.map((check) => outcome(check, accountId, { signal })));
        const isFinished = outcomes.every((findings) => findings !== undefined);
        return {
          environment: environment.name,
          account,
          names: [],
          state: isFinished ? 'checked' : 'unfinished',
          findings: distinct(outcomes.flatMap((found) => found ?? [])),
          notes: [],
        };
      }),
  );
}

function ofSharedServices(environment: Environment, aws: AwsAnswers): AccountChecks {
  const stackSets = unitStackSets(environment.name, environment.dnsValidation?.requesters);
  return {
    account: SHARED_SERVICES,
    accountId: environment.sharedServices.accountId,
    checks: [
      ...reachedUnits(environment).map((unit) => unitFindings(environment, unit, aws)),
      ...stackSets.map((each) => stackSetFindings(environment, each, aws)),
    ],
  };
}

function ofApplications({ applications, dnsValidation }: Environment, aws: AwsAnswers): AccountChecks[] {
  if (dnsValidation === undefined) return [];
  return Object.entries(applications)
    .filter(([, { retired }]) => !retired)
    .map(([account, application]) => ({
      account,
      accountId: application.accountId,
      checks: application.regions.map((region) => trailFindings(application, region, aws)),
    }));
}
