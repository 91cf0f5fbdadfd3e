import {
  certificateNamesProblem,
  coversHostName,
  domainNameProblem,
  zoneOfName,
  isWithinZone,
  nameToProve,
  normalizeDomainName,
  ruleSentence,
  uniqueDomainNames,
} from '../../../modules/core';

describe('normalizeDomainName', () => {
  test.each([
    ['Shop.Example.COM', 'shop.example.com'],
    ['shop.example.com.', 'shop.example.com'],
    [' shop.example.com\n', 'shop.example.com'],
    ['*.Example.com', '*.example.com'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['*.BÜCHER.example.', '*.xn--bcher-kva.example'],
    ['straße.example', 'xn--strae-oqa.example'],
    ['bücher。example。', 'xn--bcher-kva.example'],
  ])('writes %j as %j', (name, normalized) => {
    expect(normalizeDomainName(name)).toBe(normalized);
  });

  test('leaves what is no name as it is, for the check to refuse', () => {
    expect(domainNameProblem(normalizeDomainName('bü cher.example'))?.rule).toContain(
      'letters, digits and hyphens',
    );
    expect(domainNameProblem(normalizeDomainName('example.com..'))?.rule).toBe('must have no empty label');
  });
});

test('a name given twice is kept once, in its first place', () => {
  expect(uniqueDomainNames(['b.example.com', 'A.example.com', 'B.example.com.'])).toEqual([
    'b.example.com',
    'a.example.com',
  ]);
});

describe('domainNameProblem', () => {
  test.each([
    'example.com',
    '*.example.com',
    'xn--bcher-kva.example',
    '1.example.com',
    `${'a'.repeat(63)}.example.com`,
    `${`${'a'.repeat(61)}.`.repeat(4)}abcde`,
  ])('accepts %j', (name) => {
    expect(domainNameProblem(name)).toBeUndefined();
  });

  test.each([
    ['localhost', 'must be fully qualified, with at least two labels, got "localhost"; write the whole name'],
    ['*.com', 'must be fully qualified'],
    ['', 'must be fully qualified'],
    [
      'a.*.example.com',
      'must have a wildcard only as its whole leftmost label, got "a.*.example.com"; write it',
    ],
    ['a*.example.com', 'must have a wildcard only as its whole leftmost label'],
    ['*.*.example.com', 'must have a wildcard only as its whole leftmost label'],
    ['a..example.com', 'must have no empty label, got "a..example.com"; correct the label ""'],
    ['example.com.', 'must have no empty label'],
    [`${'a'.repeat(64)}.example.com`, 'must have labels of at most 63 characters'],
    ['a_b.example.com', 'must have labels of letters, digits and hyphens'],
    ['https://example.com', 'correct the label "https://example"'],
    ['-a.example.com', 'must have no label that starts or ends with a hyphen'],
    ['a-.example.com', 'must have no label that starts or ends with a hyphen'],
    ['ab--c.example.com', 'must have "--" at the third place of a label only for valid punycode'],
    ['xn--a.example.com', 'must have "--" at the third place of a label only for valid punycode'],
    ['192.0.2.1', 'must be a DNS name, not an IP address, got "192.0.2.1"; ACM issues for names only'],
    [`${'abcdefg.'.repeat(32)}com`, 'must have at most 253 octets, got 259'],
  ])('fails for %j', (name, problem) => {
    expect(ruleSentence(domainNameProblem(name)!)).toContain(problem);
  });

  test('fails for a very long name without repeating all of it', () => {
    expect(ruleSentence(domainNameProblem('a'.repeat(5000))!).length).toBeLessThan(150);
  });
});

describe('certificateNamesProblem', () => {
  const longName = `${'a'.repeat(53)}.example.com`;
  const names = (count: number) => Array.from({ length: count }, (_, index) => `n${index}.example.com`);

  test('accepts 64 characters in the first name and more in the others', () => {
    expect(certificateNamesProblem([longName.slice(1), longName])).toBeUndefined();
  });

  test('fails for 65 characters in the first name', () => {
    expect(ruleSentence(certificateNamesProblem([longName])!)).toBe(
      `domainName must have at most 64 characters, got 65 in "${longName}"; ` +
        'put a shorter name first and list this one in subjectAlternativeNames',
    );
  });

  test('fails for one name more than the quota', () => {
    expect(certificateNamesProblem(names(10))).toBeUndefined();
    expect(ruleSentence(certificateNamesProblem(names(11))!)).toContain(
      'a certificate must have at most 10 names, got 11',
    );
    expect(certificateNamesProblem(names(11), 100)).toBeUndefined();
  });
});

test('a wildcard is proved by the name it stands under', () => {
  expect(nameToProve('*.example.com')).toBe('example.com');
  expect(nameToProve('shop.example.com')).toBe('shop.example.com');
});

test('a name lies in a zone only at a label boundary', () => {
  expect(isWithinZone('example.com', 'example.com')).toBe(true);
  expect(isWithinZone('a.b.example.com', 'example.com')).toBe(true);
  expect(isWithinZone('badexample.com', 'example.com')).toBe(false);
  expect(isWithinZone('com', 'example.com')).toBe(false);
});

test('the longest zone encloses a name', () => {
  const zones = new Set(['example.com', 'shop.example.com', 'op.example.com']);
  const find = (name: string) => zoneOfName(name, (zone) => zones.has(zone));

  expect(find('a.shop.example.com')).toBe('shop.example.com');
  expect(find('shop.example.com')).toBe('shop.example.com');
  expect(find('a.example.com')).toBe('example.com');
  expect(find('example.org')).toBeUndefined();
});

test.each([
  ['example.com', 'example.com', true],
  ['*.example.com', 'a.example.com', true],
  ['*.example.com', 'example.com', false],
  ['*.example.com', 'a.b.example.com', false],
  ['*.example.com', '*.example.com', true],
  ['*.example.com', '*.a.example.com', false],
  ['a.example.com', '*.example.com', false],
  ['*.b.example.com', '*.example.com', false],
])('a certificate for %s and the host name %s: %s', (certificateName, hostName, covered) => {
  expect(coversHostName(certificateName, hostName)).toBe(covered);
});
