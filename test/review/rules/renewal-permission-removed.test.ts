import { findingsOf, onlyFinding } from '../../support/plan';

const arn = 'arn:aws:acm-pca:eu-west-1:111111111111:certificate-authority/a';
const permission = {
  address: 'aws_acmpca_permission.acm',
  before: { principal: 'acm.amazonaws.com', certificate_authority_arn: arn },
  after: null,
};
const authority = { address: 'aws_acmpca_certificate_authority.issuing', before: { arn } };

test('is high while the CA stays', () => {
  expect(onlyFinding('renewal-permission-removed', { resources: [permission, authority] })).toMatchObject({
    severity: 'high',
    what: `ACM may no longer issue from "${arn}": private certificates in the CA's own account are not renewed and expire.`,
  });
});

test("says nothing where the CA goes too, or the permission is somebody else's", () => {
  expect(
    findingsOf('renewal-permission-removed', { resources: [permission, { ...authority, after: null }] }),
  ).toEqual([]);
  const other = { ...permission, before: { ...permission.before, principal: 'other.amazonaws.com' } };
  expect(findingsOf('renewal-permission-removed', { resources: [other, authority] })).toEqual([]);
});
