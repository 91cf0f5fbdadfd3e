import type { Construct } from 'constructs';
import type { Environment } from '../environments';
import type { AccountStack } from './account-stack';
import { ApplicationStack } from './application-stack';
import { SharedServicesStack } from './shared-services-stack';

/** The stacks of an environment: shared services first, then the applications, which need what it shares. */
export function defineStacks(scope: Construct, environment: Environment): AccountStack[] {
  const sharedServices = new SharedServicesStack(scope, environment);
  const applications = Object.entries(environment.applications).map(([name, application]) => {
    const stack = new ApplicationStack(scope, environment, name, application);
    stack.addDependency(sharedServices);
    return stack;
  });
  return [sharedServices, ...applications];
}
