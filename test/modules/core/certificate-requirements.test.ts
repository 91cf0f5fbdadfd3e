import { CERTIFICATE_REQUIREMENTS, type CertificateRequirements, partitionOf } from '../../../modules/core';

const SERVICES: ReadonlyArray<[string, CertificateRequirements]> = Object.entries(CERTIFICATE_REQUIREMENTS);

test.each(SERVICES)('%s takes the key that ACM issues where nothing is said', (_name, { keyAlgorithms }) => {
  expect(keyAlgorithms).toContain('RSA_2048');
});

test.each(SERVICES)('where %s is missing, the document that says so is named', (_name, { notIn = {} }) => {
  for (const reason of Object.values(notIn)) expect(reason).toMatch(/\(.+, .+\)$/);
});

test('what takes its certificate from one Region is in the partition of that Region', () => {
  for (const [, { region, notIn = {} }] of SERVICES) {
    expect(Object.keys(notIn)).not.toContain(partitionOf(region ?? 'eu-west-1'));
  }
});
