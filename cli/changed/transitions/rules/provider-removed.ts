import { textOf } from '../../../../fleet';
import { phrase } from '../../../../review/phrase';
import type { TransitionRule } from '../refusal';
import { type Transition, labelOf, takenOut } from '../transition';

/**
 * Terraform takes a resource out by the provider that made it, and stops where that is gone: "Provider configuration
 * not present". A `removed` block does not help; data sources and resources that stay are not concerned.
 */
export const providerRemoved: TransitionRule = {
  id: 'provider-removed',
  check: ({ transitions }) => transitions.flatMap(missingProviders),
};

function missingProviders(transition: Transition) {
  const { before, after } = transition;
  // A provider without an alias needs no block.
  const lost = takenOut(transition).filter(
    ({ provider }) => provider.includes('.') && !after.providers.has(provider),
  );
  return [...new Set(lost.map(({ provider }) => provider))].map((provider) => {
    const region = textOf(before.providers.get(provider)?.region);
    const names = lost.filter((each) => each.provider === provider).map(labelOf);
    return {
      stack: after.name,
      subject: phrase`provider ${provider}`,
      must: phrase`must stay until ${names} are gone, which Terraform takes out by it`,
      got: phrase`no such provider`,
      remedy:
        region === undefined || provider.startsWith('aws.shared-services')
          ? phrase`first take out what needs it, with domains, zones and shares as they are, and apply; then take those out`
          : phrase`first take out what is in Region ${region}, with the Region still listed, and apply; then take the Region out`,
    };
  });
}
