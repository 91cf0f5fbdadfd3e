import { distributionName, distributionSecretName } from '../../environments/names';
import { certificateFacts } from '../../environments/certificates';

test('a function has its name by the first name of the certificate, however that is written', () => {
  expect(distributionName('production', 'everywhere.example.com')).toBe(
    'certfleet-production-everywhere_example_com-copies',
  );
  expect(distributionName('production', 'EVERYWHERE.example.com')).toBe(
    distributionName('production', 'everywhere.example.com'),
  );
});

test.each([
  ['a-b.example.com', 'a.b.example.com'],
  ['*.example.com', 'example.com'],
  [`${'a'.repeat(60)}.example.com`, `${'a'.repeat(60)}.example.org`],
])('%s and %s have names of their own, that Lambda takes', (one, other) => {
  const names = [one, other].map((domainName) => distributionName('a'.repeat(20), domainName));
  expect(new Set(names).size).toBe(2);
  for (const name of names) expect(name).toMatch(/^certfleet-a{20}-[\w-]+-copies$/);
  expect(Math.max(...names.map(({ length }) => length))).toBeLessThanOrEqual(55);
});

test('a secret has its name by the first name of the certificate, told apart from that of a wildcard', () => {
  expect(distributionSecretName('production', 'EVERYWHERE.example.com')).toBe(
    'certfleet-production/everywhere.example.com',
  );
  expect(distributionSecretName('production', '*.example.com')).toBe('certfleet-production/_.example.com');
});

test('a copy is imported, whoever issued what it is of', () => {
  expect(
    certificateFacts({
      source: 'distributed',
      from: 'edge/everywhere',
      domainName: 'everywhere.example.com',
    }),
  ).toEqual({ isRequested: false, type: 'IMPORTED', copyOf: 'edge/everywhere' });
});
