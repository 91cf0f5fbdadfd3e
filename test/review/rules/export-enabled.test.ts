import { certificateValues, findingsOf, onlyFinding } from '../../support/plan';

const names = ['shop.example.com', '*.shop.example.com'];
const off = certificateValues('web', names);
const on = { ...off, options: [{ export: 'ENABLED' }] };

test('says what it costs, wildcards counted as such', () => {
  const certificate = { address: 'aws_acm_certificate.web', before: off, after: on };
  expect(onlyFinding('export-enabled', { resources: [certificate] })).toMatchObject({
    severity: 'medium',
    what: 'The private key of the certificate for "shop.example.com" in "eu-west-1" may leave ACM. ACM charges about 86 USD now and again at each renewal.',
  });
});

test('has another price for a private certificate', () => {
  const certificate = {
    address: 'aws_acm_certificate.web',
    after: {
      ...on,
      certificate_authority_arn: 'arn:aws:acm-pca:eu-west-1:111111111111:certificate-authority/x',
    },
  };
  expect(onlyFinding('export-enabled', { resources: [certificate] }).what).toContain('at the first export');
});

test('says nothing where it was on before, or is off', () => {
  expect(
    findingsOf('export-enabled', { resources: [{ address: 'aws_acm_certificate.web', before: on }] }),
  ).toEqual([]);
  expect(
    findingsOf('export-enabled', { resources: [{ address: 'aws_acm_certificate.web', after: off }] }),
  ).toEqual([]);
});
