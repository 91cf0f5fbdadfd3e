import { certificateArn, certificateValues, findingsOf, onlyFinding } from '../../support/plan';

const web = { address: 'aws_acm_certificate.web', before: certificateValues('web', ['shop.example.com']) };
const removed = {
  address: 'aws_acm_certificate_validation.web',
  before: { certificate_arn: certificateArn('web') },
  after: null,
};

test('is medium while the certificate stays', () => {
  expect(onlyFinding('validation-wait-removed', { resources: [web, removed] })).toEqual({
    severity: 'medium',
    stack: 'test-shop',
    address: 'aws_acm_certificate_validation.web',
    what: 'Nothing waits any more until the certificate for "shop.example.com" in "eu-west-1" is issued. The next time it is replaced, services get it too early and refuse it.',
    remedy: 'Keep aws_acm_certificate_validation, and give services its certificate_arn.',
  });
});

test('is medium where Terraform forgets the wait, which is nothing in AWS, and silent with its certificate', () => {
  const forgotten = { ...removed, actions: ['forget'] };
  expect(onlyFinding('validation-wait-removed', { resources: [web, forgotten] }).severity).toBe('medium');
  const resources = [{ ...web, after: null, actions: ['forget'] }, forgotten];
  expect(findingsOf('validation-wait-removed', { resources })).toEqual([]);
});

test('is high where the certificate is replaced in the same plan', () => {
  const replaced = { ...web, after: { ...web.before, arn: undefined }, replacedFor: ['key_algorithm'] };
  expect(onlyFinding('validation-wait-removed', { resources: [replaced, removed] }).severity).toBe('high');
});

test.each([
  ['the certificate goes too', [{ ...web, after: null }, removed]],
  [
    'another wait takes its place',
    [
      web,
      removed,
      {
        address: 'aws_acm_certificate_validation.new',
        after: {},
        references: { certificate_arn: ['aws_acm_certificate.web'] },
      },
    ],
  ],
  [
    'the certificate is proved by email from now on',
    [
      { ...web, after: { ...web.before, validation_method: 'EMAIL' }, replacedFor: ['validation_method'] },
      removed,
    ],
  ],
])('says nothing where %s', (_what, resources) => {
  expect(findingsOf('validation-wait-removed', { resources })).toEqual([]);
});
