import { Deployment } from '../../emulator/deployment';
import { type StackPlan } from '../../fleet';
import { renderJson } from '../../review';
import { reviewOf, storedPlans } from '../review/golden-files';
import { deployScenarios, deployed, planScenario, scenarios } from '../review/scenarios';
import { temporaryFolder } from '../support/temporary-folder';
import { describeWithTools, toolchain } from '../support/tools';

describeWithTools('reviews of plans that Terraform makes now', () => {
  let deployment: Deployment;

  beforeAll(async () => {
    const folder = temporaryFolder('review');
    deployment = await Deployment.start(deployed, { toolchain, folder });
    await deployScenarios(deployment);
  });

  afterAll(() => deployment?.emulator.stop());

  test.each(Object.entries(scenarios))(
    '%s: the plans and the review are those that are kept',
    async (name, environment) => {
      const plans = await planScenario(deployment, environment);
      expect(actionsOf(plans)).toEqual(actionsOf(storedPlans(name)));
      expect(JSON.parse(renderJson(reviewOf(plans)))).toEqual(
        JSON.parse(renderJson(reviewOf(storedPlans(name)))),
      );
    },
  );
});

/** What each plan does with each resource. */
function actionsOf(plans: readonly StackPlan[]): Record<string, string> {
  return Object.fromEntries(
    plans.flatMap(({ stack, plan }) =>
      (plan.resource_changes ?? []).map(({ address, change }) => [
        `${stack} ${address}`,
        change.actions.join('-'),
      ]),
    ),
  );
}
