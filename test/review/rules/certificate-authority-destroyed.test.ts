import { findingsOf, onlyFinding } from '../../support/plan';

const authority = {
  address: 'aws_acmpca_certificate_authority.issuing',
  before: {
    arn: 'arn:aws:acm-pca:eu-west-1:111111111111:certificate-authority/a',
    permanent_deletion_time_in_days: 7,
    certificate_authority_configuration: [{ subject: [{ common_name: 'Example Issuing CA' }] }],
  },
};

test('is critical, and says how long it can be restored', () => {
  expect(
    onlyFinding('certificate-authority-destroyed', { resources: [{ ...authority, after: null }] }),
  ).toMatchObject({
    severity: 'critical',
    what: 'The private CA "Example Issuing CA" is destroyed. From the moment of the apply no account gets or renews a certificate from it, and its revocation list is no longer updated. It can be restored for 7 days.',
  });
});

test('is critical where it is replaced: clients do not trust the new one', () => {
  const replaced = {
    ...authority,
    after: { ...authority.before, arn: undefined },
    replacedFor: ['usage_mode'],
  };
  expect(onlyFinding('certificate-authority-destroyed', { resources: [replaced] }).what).toContain(
    'replaced because of "usage_mode": clients do not trust the new one yet',
  );
});

test('says nothing of a CA that is updated', () => {
  const updated = { ...authority, after: { ...authority.before, tags: { a: 'b' } } };
  expect(findingsOf('certificate-authority-destroyed', { resources: [updated] })).toEqual([]);
});
