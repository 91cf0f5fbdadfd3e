import { phrase } from '../../../../review/phrase';
import type { TransitionRule } from '../refusal';

/** Terraform starts with an empty state and makes everything a second time. */
export const stateMoved: TransitionRule = {
  id: 'state-moved',
  check: ({ transitions }) =>
    transitions
      .filter(
        ({ before, after }) =>
          before.resources.size > 0 &&
          (before.backend !== after.backend ||
            (before.state !== undefined && after.state !== undefined && before.state !== after.state)),
      )
      .map(({ before, after }) => ({
        stack: after.name,
        subject: phrase`the state of stack ${after.name}`,
        must: phrase`must stay at ${before.state ?? before.backend} while it holds something, or Terraform makes all of it a second time`,
        got: phrase`${after.state ?? after.backend}`,
        remedy: phrase`copy the state there first (terraform init -migrate-state in the folder of the stack) until its plan is empty, then let this pass`,
      })),
};
