import { phrase } from '../../../../review/phrase';
import type { StackTemplate } from '../../stack-template';
import type { TransitionRule } from '../refusal';
import { type Change, labelOf } from '../transition';

/** Nothing destroys what a stack holds once its configuration is gone. */
export const stackRemoved: TransitionRule = {
  id: 'stack-removed',
  check: (change) =>
    change.removed
      .filter(({ resources }) => resources.size > 0)
      .map((stack) => ({
        stack: stack.name,
        subject: phrase`stack ${stack.name}`,
        must: phrase`must be empty before it goes, as nothing is left to destroy what it holds`,
        got: phrase`${[...stack.resources.values()].map(labelOf)}`,
        remedy: remedyFor(stack, change),
      })),
};

function remedyFor(stack: StackTemplate, { before, after }: Change) {
  const name = applicationName(stack);
  if (name === undefined) {
    return phrase`destroy what it holds by the configuration it has, then let this pass`;
  }
  if (name === 'shared-services') {
    return phrase`first retire the applications and take them out, then take out zones and certificateAuthorities, each step applied; then take the environment out`;
  }
  const renamed = [...after.values()].find(
    (each) => !before.has(each.name) && each.account !== undefined && each.account === stack.account,
  );
  const newName = renamed && applicationName(renamed);
  return newName === undefined
    ? phrase`first write retired: true on application ${name} and apply; then take its entry out`
    : phrase`write formerly: ${name} on application ${newName}, which goes on with the same state`;
}

/** Undefined for a stack that no environment file made. */
function applicationName({ name, environment }: StackTemplate): string | undefined {
  return name.startsWith(`${environment}-`) ? name.slice(environment.length + 1) : undefined;
}
