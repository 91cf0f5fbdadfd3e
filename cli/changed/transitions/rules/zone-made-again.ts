import { textOf } from '../../../../fleet';
import { phrase } from '../../../../review/phrase';
import type { TransitionRule } from '../refusal';

/** A second hosted zone of one name has other name servers, which the parent zone does not name. */
export const zoneMadeAgain: TransitionRule = {
  id: 'zone-made-again',
  check: ({ transitions }) =>
    transitions.flatMap(({ before, after }) =>
      [...after.resources.values()]
        .filter(({ type, address }) => type === 'aws_route53_zone' && before.removed.has(address))
        .map(({ values, address }) => ({
          stack: after.name,
          subject: phrase`the zone ${textOf(values.name) ?? address}`,
          must: phrase`must stay the one that exists, as nobody delegates to a second one of its name`,
          got: phrase`a new one`,
          remedy: phrase`leave its type existing, with its id; to manage it here, import it into the state`,
        })),
    ),
};
