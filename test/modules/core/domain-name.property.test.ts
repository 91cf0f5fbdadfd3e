import fc from 'fast-check';
import {
  coversHostName,
  domainNameProblem,
  zoneOfName,
  isWithinZone,
  nameToProve,
  normalizeDomainName,
  uniqueDomainNames,
} from '../../../modules/core';

const SEED = 20_261_124;

/** Few letters and few labels, so that names meet each other often. */
const label = fc.stringMatching(/^[ab]{1,2}$/);
const hostName = fc.array(label, { minLength: 2, maxLength: 5 }).map((labels) => labels.join('.'));
const certificateName = fc
  .tuple(fc.boolean(), hostName)
  .map(([wildcard, name]) => (wildcard ? `*.${name}` : name));

/** A name as people write it: capitals, other scripts, white space, dots of several kinds. */
const typedName = fc
  .array(fc.oneof(label, fc.stringMatching(/^[äöüßéñΣ日本]{1,3}$/), fc.stringMatching(/^[A-Z]{1,3}$/)), {
    minLength: 2,
    maxLength: 4,
  })
  .chain((labels) =>
    fc
      .tuple(
        fc.constantFrom('', ' ', '*.'),
        fc.constantFrom('.', '。', '．'),
        fc.constantFrom('', '.', '。', '. '),
      )
      .map(([start, dot, end]) => start + labels.join(dot) + end),
  );

function holds<T>(arbitrary: fc.Arbitrary<T>, predicate: (value: T) => void): void {
  fc.assert(fc.property(arbitrary, predicate), { seed: SEED, numRuns: 500 });
}

test('a good name, however it was written, is normalized once and for all', () => {
  holds(fc.oneof(typedName, fc.string({ unit: 'binary', maxLength: 30 })), (name) => {
    const normalized = normalizeDomainName(name);
    fc.pre(domainNameProblem(normalized) === undefined);
    expect(normalizeDomainName(normalized)).toBe(normalized);
  });
});

test('a name people write becomes a good one', () => {
  holds(typedName, (name) => {
    expect(domainNameProblem(normalizeDomainName(name))).toBeUndefined();
  });
});

test('unique names are the given ones, each once, the first still first', () => {
  holds(fc.array(typedName, { minLength: 1, maxLength: 8 }), (names) => {
    const unique = uniqueDomainNames(names);
    const normalized = names.map(normalizeDomainName);
    expect(unique[0]).toBe(normalized[0]);
    expect([...unique].sort()).toEqual(
      normalized.filter((name, index) => !normalized.slice(0, index).includes(name)).sort(),
    );
    expect(uniqueDomainNames([...unique, ...names])).toEqual(unique);
  });
});

test('a certificate covers a host name exactly where its name, read as a pattern, matches', () => {
  holds(fc.tuple(certificateName, hostName), ([name, host]) => {
    const pattern = new RegExp(`^${name.replaceAll('.', '\\.').replace('*', '[^.]+')}$`);
    expect(coversHostName(name, host)).toBe(pattern.test(host));
  });
});

test('a name lies in a zone exactly where the zone is its tail, label by label', () => {
  holds(fc.tuple(hostName, hostName), ([name, zone]) => {
    const tail = name.split('.').slice(-zone.split('.').length);
    expect(isWithinZone(name, zone)).toBe(tail.join('.') === zone);
  });
});

test('the enclosing zone is the longest of those the name lies in', () => {
  holds(fc.tuple(hostName, fc.array(hostName, { maxLength: 8 })), ([name, zones]) => {
    const [longest] = zones
      .filter((zone) => isWithinZone(name, zone))
      .sort((one, other) => other.length - one.length);
    expect(zoneOfName(name, (zone) => zones.includes(zone))).toBe(longest);
  });
});

test('the name that proves a name lies at it or directly above, and proves itself', () => {
  holds(certificateName, (name) => {
    const proved = nameToProve(name);
    expect(isWithinZone(name, proved)).toBe(true);
    expect(nameToProve(proved)).toBe(proved);
  });
});
