import { type Finding, findingOf } from '../finding';
import { phrase } from '../phrase';
import type { Rule } from '../rule';

/** A plan that does not show everything. */
export const planIncomplete: Rule = {
  id: 'plan-incomplete',
  title: 'Plan is not complete',
  reason: 'What a plan leaves out cannot be reviewed.',
  check: ({ plans }) =>
    plans.flatMap(({ stack, plan }): Finding[] => {
      const whole = { stack, address: '' };
      const deferred = plan.deferred_changes?.length ?? 0;
      if (plan.errored === true) {
        return [
          findingOf('plan-incomplete', whole, {
            severity: 'high',
            what: phrase`Terraform stopped planning ${stack} with an error: what follows is part of what would change.`,
            remedy: phrase`Correct the error and plan again; it cannot be applied.`,
          }),
        ];
      }
      if (deferred === 0 && plan.complete === false) {
        return [
          findingOf('plan-incomplete', whole, {
            severity: 'medium',
            what: phrase`The plan of ${stack} was limited to some resources, as by ${'-target'}: what else would change is not in it.`,
            remedy: phrase`Review a plan of all resources as well.`,
          }),
        ];
      }
      if (deferred > 0) {
        return [
          findingOf('plan-incomplete', whole, {
            severity: 'medium',
            what: phrase`The plan of ${stack} leaves ${deferred} changes to a later plan, because it does not know enough for them yet.`,
            remedy: phrase`Review the plan that follows this apply as well.`,
          }),
        ];
      }
      return [];
    }),
};
