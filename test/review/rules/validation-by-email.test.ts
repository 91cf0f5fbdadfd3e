import { certificateValues, findingsOf, onlyFinding } from '../../support/plan';

const before = certificateValues('web', ['shop.example.com']);
const after = { ...before, validation_method: 'EMAIL' };

test('is high where a certificate was proved by DNS', () => {
  const certificate = {
    address: 'aws_acm_certificate.web',
    before,
    after,
    replacedFor: ['validation_method'],
  };
  expect(onlyFinding('validation-by-email', { resources: [certificate] })).toMatchObject({
    severity: 'high',
    what: 'The certificate for "shop.example.com" in "eu-west-1" is validated by email: the apply waits until somebody at the domain clicks, and so does every renewal. Without the click it expires.',
  });
});

test('is medium for a new certificate', () => {
  expect(
    onlyFinding('validation-by-email', { resources: [{ address: 'aws_acm_certificate.web', after }] })
      .severity,
  ).toBe('medium');
});

test('says nothing of one that was proved by email before, or is by DNS from now on', () => {
  expect(
    findingsOf('validation-by-email', { resources: [{ address: 'aws_acm_certificate.web', before: after }] }),
  ).toEqual([]);
  expect(
    findingsOf('validation-by-email', {
      resources: [
        {
          address: 'aws_acm_certificate.web',
          before: after,
          after: before,
          replacedFor: ['validation_method'],
        },
      ],
    }),
  ).toEqual([]);
});
