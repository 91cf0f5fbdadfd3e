import type { Construct } from 'constructs';
import type { Environment } from '../environments';
import type { AccountStack } from './account-stack';
import { distributingApplications } from '../environments/distributions';
import { ApplicationStack } from './application-stack';
import { SharedServicesStack } from './shared-services-stack';

/**
 * The stacks of an environment: shared services first, then the applications, which need what it shares; those with copies of
 * certificates after those that distribute them.
 */
export function defineStacks(scope: Construct, environment: Environment): AccountStack[] {
  const sharedServices = new SharedServicesStack(scope, environment);
  const applications = new Map(
    Object.entries(environment.applications).map(([name, application]) => {
      const stack = new ApplicationStack(scope, environment, name, application);
      stack.addDependency(sharedServices);
      return [name, stack];
    }),
  );
  for (const [name, stack] of applications)
    for (const distributing of distributingApplications(environment.applications[name]!))
      stack.addDependency(applications.get(distributing)!);
  return [sharedServices, ...applications.values()];
}
