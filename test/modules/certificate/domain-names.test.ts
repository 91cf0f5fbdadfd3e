import { Lazy, Token } from 'cdktf';
import { type DomainNamesProps } from '../../../modules/certificate';
import { certificateDomainNames } from '../../../modules/certificate/domain-names';
import { testStack } from '../../support/synth';

const names = (props: DomainNamesProps) => certificateDomainNames(testStack(), props);

test('names are normalized and kept once, the common name first', () => {
  expect(
    names({
      domainName: 'Shop.example.com.',
      subjectAlternativeNames: ['*.shop.example.com', 'shop.EXAMPLE.com', 'bücher.example'],
    }),
  ).toEqual(['shop.example.com', '*.shop.example.com', 'xn--bcher-kva.example']);
});

test('a token passes unchecked', () => {
  const token = Lazy.stringValue({ produce: () => 'shop.example.com' });

  expect(names({ domainName: token, subjectAlternativeNames: ['a.example.com'] })).toEqual([
    token,
    'a.example.com',
  ]);
});

test('fails for a name ACM does not take, and says which', () => {
  expect(() => names({ domainName: 'example.com', subjectAlternativeNames: ['a_b.example.com'] })).toThrow(
    '[test] a name on a certificate must have labels of letters, digits and hyphens, got "a_b.example.com"; ' +
      'correct the label "a_b"',
  );
});

test('fails for a common name of more than 64 characters', () => {
  expect(() => names({ domainName: `${'a'.repeat(53)}.example.com` })).toThrow(
    'domainName must have at most 64 characters, got 65',
  );
});

test('fails for more names than the quota, unless AWS raised it', () => {
  const props = {
    domainName: 'example.com',
    subjectAlternativeNames: Array.from({ length: 10 }, (_, index) => `n${index}.example.com`),
  };

  expect(() => names(props)).toThrow('a certificate must have at most 10 names, got 11');
  expect(names({ ...props, domainNameQuota: 11 })).toHaveLength(11);
});

test('a token is counted, and not measured by its encoding', () => {
  const token = Token.asString({ ref: 'aws_route53_zone.x.name' });
  const domainName = `${'a'.repeat(60)}.${token}`;

  expect(names({ domainName })).toEqual([domainName]);
  expect(() => names({ domainName, subjectAlternativeNames: ['b.example.com'], domainNameQuota: 1 })).toThrow(
    'a certificate must have at most 1 names, got 2',
  );
});
