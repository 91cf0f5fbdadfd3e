import { accountOfProvider, textOf } from '../../../../fleet';
import { phrase } from '../../../../review/phrase';
import type { StackTemplate, TemplateBlock } from '../../stack-template';
import type { TransitionRule } from '../refusal';
import { type Transition, isForgotten, labelOf, successorOf } from '../transition';

/** Terraform looks for a resource where its provider is now, finds nothing, and makes it again or forgets it. */
export const providerMoved: TransitionRule = {
  id: 'provider-moved',
  check: ({ transitions }) => transitions.flatMap(movedProviders),
};

interface Stray {
  readonly label: string;
  readonly kind: 'account' | 'Region';
  readonly was: string;
  readonly now: string;
}

function movedProviders(transition: Transition) {
  const strays = [...transition.before.resources.values()].flatMap((resource) =>
    strayOf(resource, transition),
  );
  const groups = new Map<string, Stray[]>();
  for (const stray of strays) {
    const key = JSON.stringify([stray.kind, stray.was, stray.now]);
    groups.set(key, [...(groups.get(key) ?? []), stray]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { kind, was, now } = first;
    return {
      stack: transition.after.name,
      subject: phrase`the provider of ${group.map(({ label }) => label)}`,
      must:
        kind === 'account'
          ? phrase`must stay in account ${was}, where they are`
          : phrase`must stay in Region ${was}, where they are`,
      got: phrase`${now}`,
      remedy:
        kind === 'account'
          ? phrase`add an application of its own for account ${now}, and retire this one when nothing uses it`
          : phrase`leave Region ${was} where it was in the list of Regions; to move, first add the same in Region ${now} and apply, then take out what is in ${was}`,
    };
  });
}

function strayOf(resource: TemplateBlock, transition: Transition): Stray[] {
  if (isForgotten(resource, transition)) return [];
  const { before, after } = transition;
  const successor = successorOf(resource, transition);
  const from = before.providers.get(resource.provider);
  const to = after.providers.get((successor ?? resource).provider);
  if (from === undefined || to === undefined) return [];
  const label = labelOf(resource);
  const accounts = [accountOfProvider(from), accountOfProvider(to)];
  if (isMove(accounts)) return [{ label, kind: 'account', was: accounts[0], now: accounts[1] }];
  if (!isFoundByRegionOfProvider(resource, before)) return [];
  const regions = [textOf(from.region), textOf(successor?.values.region) ?? textOf(to.region)];
  return isMove(regions) ? [{ label, kind: 'Region', was: regions[0], now: regions[1] }] : [];
}

function isMove(places: ReadonlyArray<string | undefined>): places is readonly [string, string] {
  const [was, now] = places;
  return was !== undefined && now !== undefined && was !== now;
}

/** From AWS provider 6 on, the state says in which Region a resource is. */
function isFoundByRegionOfProvider(
  { type, values }: TemplateBlock,
  { awsVersion = '' }: StackTemplate,
): boolean {
  const isGlobal = /^aws_(iam|cloudfront|route53_(record|zone))/.test(type);
  return type.startsWith('aws_') && !isGlobal && values.region === undefined && /^\D*5\./.test(awsVersion);
}
