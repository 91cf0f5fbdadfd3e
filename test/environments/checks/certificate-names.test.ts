import { namesOf } from '../../../environments/checks/certificate-names';

test('all names of a certificate, normalized, each with where it stands', () => {
  expect(
    namesOf({
      source: 'public',
      domainName: 'Shop.Example.com.',
      subjectAlternativeNames: ['*.shop.example.com', 'bücher.example.com'],
    }),
  ).toEqual([
    [['domainName'], 'shop.example.com'],
    [['subjectAlternativeNames', 0], '*.shop.example.com'],
    [['subjectAlternativeNames', 1], 'xn--bcher-kva.example.com'],
  ]);
});

test('an ill-formed name is left out, and the others keep their places', () => {
  expect(namesOf({ subjectAlternativeNames: [undefined, 'shop.example.com'] })).toEqual([
    [['subjectAlternativeNames', 1], 'shop.example.com'],
  ]);
  expect(namesOf({})).toEqual([]);
});
