import { findingsOf, onlyFinding } from '../../support/plan';

const address = 'aws_acmpca_certificate_authority.issuing';

test('is high where a CA is switched off', () => {
  expect(
    onlyFinding('certificate-authority-disabled', {
      resources: [{ address, before: { enabled: true }, after: { enabled: false } }],
    }),
  ).toMatchObject({
    severity: 'high',
    what: `The private CA "${address}" is disabled. Certificates it issued stay good until they expire; no account gets a new one from it, and none is renewed.`,
  });
});

test.each([
  ['is switched on', { before: { enabled: false }, after: { enabled: true } }],
  ['was off already', { before: { enabled: false } }],
  ['is new', { after: { enabled: false } }],
])('says nothing where it %s', (_what, change) => {
  expect(findingsOf('certificate-authority-disabled', { resources: [{ address, ...change }] })).toEqual([]);
});
