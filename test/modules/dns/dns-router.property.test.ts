import fc from 'fast-check';
import { isWithinZone } from '../../../modules/core';
import { DnsRouter, type IDnsProvider } from '../../../modules/dns';

const SEED = 20_261_124;

/** Few letters and few labels, so that names often lie in several zones. */
const name = fc
  .array(fc.stringMatching(/^[ab]{1,2}$/), { minLength: 1, maxLength: 5 })
  .map((labels) => labels.join('.'));
const names = fc.uniqueArray(name, { maxLength: 8 });

function services(zoneNames: readonly string[]): Record<string, IDnsProvider> {
  return Object.fromEntries(
    zoneNames.map((zone) => [zone, { publish: () => ({ fqdn: zone, published: true }) }]),
  );
}

function holds<T>(arbitrary: fc.Arbitrary<T>, predicate: (value: T) => void): void {
  fc.assert(fc.property(arbitrary, predicate), { seed: SEED, numRuns: 500 });
}

test('the zone of a name is the longest of all that it lies in', () => {
  holds(fc.tuple(name, names), ([domainName, zoneNames]) => {
    const zones = services(zoneNames);
    const [longest] = zoneNames
      .filter((zone) => isWithinZone(domainName, zone))
      .sort((one, other) => other.length - one.length);

    expect(new DnsRouter({ zones }).find(domainName)).toBe(
      longest === undefined ? undefined : zones[longest],
    );
  });
});

test('an explicit name wins, and changes nothing for any other name', () => {
  holds(fc.tuple(name, name, names), ([explicit, other, zoneNames]) => {
    const zones = services(zoneNames);
    const chosen = services([explicit]);
    const router = new DnsRouter({ zones, names: chosen });

    expect(router.find(explicit)).toBe(chosen[explicit]);
    fc.pre(other !== explicit);
    expect(router.find(other)).toBe(new DnsRouter({ zones }).find(other));
  });
});

test('the order of the zones does not matter', () => {
  const reordered = names.chain((zoneNames) =>
    fc.tuple(
      fc.constant(zoneNames),
      fc.shuffledSubarray(zoneNames, { minLength: zoneNames.length, maxLength: zoneNames.length }),
    ),
  );
  holds(fc.tuple(name, reordered), ([domainName, [zoneNames, shuffled]]) => {
    const zones = services(zoneNames);
    const other = Object.fromEntries(shuffled.map((zone) => [zone, zones[zone]!]));

    expect(new DnsRouter({ zones: other }).find(domainName)).toBe(new DnsRouter({ zones }).find(domainName));
  });
});
