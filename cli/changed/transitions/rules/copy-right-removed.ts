import { accountOfProvider, textOf } from '../../../../fleet';
import { parseArn } from '../../../../modules/core';
import { phrase } from '../../../../review/phrase';
import type { Templates } from '../../changed-stacks';
import type { StackTemplate, TemplateBlock } from '../../stack-template';
import type { TransitionRule } from '../refusal';
import { isForgotten, labelOf, takenOut } from '../transition';

/** The stack with the function is applied first, and what it takes away is not there to delete the copy. */
export const copyRightRemoved: TransitionRule = {
  id: 'copy-right-removed',
  check: ({ before, after, transitions }) =>
    transitions.flatMap((transition) =>
      takenOut(transition).flatMap((resource) => {
        const asked = invokedByAlias(resource);
        if (asked === undefined || isForgotten(resource, transition)) return [];
        const distributing = stackWith(asked, before);
        if (distributing === undefined || stackWith(asked, after) !== undefined) return [];
        return {
          stack: transition.after.name,
          subject: phrase`alias ${asked.alias} of function ${asked.functionName}`,
          must: phrase`must stay until ${labelOf(resource)} is gone, which that function deletes, as stack ${distributing.name} is applied first`,
          got: phrase`no such alias`,
          remedy: phrase`first take the copy out, with the account still listed where the certificate is distributed, and apply; then take the account out there`,
        };
      }),
    ),
};

/** An alias of a function of another account. */
interface Alias {
  readonly accountId: string;
  readonly functionName: string;
  readonly alias: string;
}

function invokedByAlias({ type, values }: TemplateBlock): Alias | undefined {
  const arn = parseArn(textOf(values.function_name));
  const alias = textOf(values.qualifier);
  if (type !== 'aws_lambda_invocation' || arn?.accountId === undefined || alias === undefined)
    return undefined;
  return { accountId: arn.accountId, functionName: arn.resource.replace(/^function:/, ''), alias };
}

/** The stack that makes the alias; undefined where none of the synthesis does. */
function stackWith(
  { accountId, functionName, alias }: Alias,
  templates: Templates,
): StackTemplate | undefined {
  return [...templates.values()].find((template) =>
    [...template.resources.values()].some((resource) => {
      const provider = template.providers.get(resource.provider);
      return (
        resource.type === 'aws_lambda_alias' &&
        resource.values.name === alias &&
        provider !== undefined &&
        accountOfProvider(provider) === accountId &&
        functionNameOf(resource, template) === functionName
      );
    }),
  );
}

function functionNameOf({ values }: TemplateBlock, { resources }: StackTemplate): string | undefined {
  const said = textOf(values.function_name) ?? '';
  const address = /^\$\{(aws_lambda_function\.[\w-]+)\.(?:function_name|arn|id)\}$/.exec(said)?.[1];
  return address === undefined ? said : textOf(resources.get(address)?.values.function_name);
}
