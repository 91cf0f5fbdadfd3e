import { certificateValues, findingsOf, onlyFinding } from '../../support/plan';

const gone = (id: string) => ({
  address: `aws_acm_certificate.${id}`,
  before: certificateValues(id, ['shop.example.com']),
  after: null,
});
const again = (id: string) => ({
  address: `aws_acm_certificate.${id}`,
  after: { domain_name: 'shop.example.com' },
});

test('is critical where what the stack manages is not found in the account any more', () => {
  const plan = {
    accounts: { aws: '555555555555' },
    drift: [gone('a'), gone('b')],
    resources: [again('a'), again('b')],
  };
  // Drift has no configuration of what is gone for good; what is made again has.
  expect(onlyFinding('provider-account-changed', plan)).toMatchObject({
    severity: 'critical',
    address: 'aws_acm_certificate.a',
    what: expect.stringContaining(
      'The provider works in account "555555555555", while 2 resources of the stack are in account "222222222222".',
    ),
  });
});

test('says nothing where things are where the provider works, or were deleted by hand', () => {
  expect(findingsOf('provider-account-changed', { resources: [{ ...gone('a'), after: undefined }] })).toEqual(
    [],
  );
  expect(findingsOf('provider-account-changed', { drift: [gone('a')], resources: [again('a')] })).toEqual([]);
});

test('says nothing of a certificate from a CA of another account, whose ARN has that account', () => {
  const issued = { arn: 'arn:aws:acm-pca:eu-west-1:111111111111:certificate-authority/a/certificate/b' };
  expect(
    findingsOf('provider-account-changed', {
      resources: [{ address: 'aws_acmpca_certificate.leaf', before: issued }],
    }),
  ).toEqual([]);
});
