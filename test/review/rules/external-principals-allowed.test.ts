import { findingsOf, onlyFinding } from '../../support/plan';
import { share, shared } from '../../support/shares';

const { before } = share('issuing');
const open = { ...before, allow_external_principals: true };

test('is high where a share is opened', () => {
  expect(
    onlyFinding('external-principals-allowed', {
      resources: [share('issuing', { after: open }), shared('issuing')],
    }),
  ).toMatchObject({
    severity: 'high',
    what: 'The share "issuing" of a private CA may be given to accounts outside the organization from now on.',
  });
});

test('is medium for a new share', () => {
  const made = {
    address: 'aws_ram_resource_share.issuing',
    after: { name: 'issuing', allow_external_principals: true },
  };
  const held = shared('issuing', {
    before: undefined,
    after: { resource_arn: 'arn:aws:acm-pca:eu-west-1:1:certificate-authority/a' },
  });
  expect(onlyFinding('external-principals-allowed', { resources: [made, held] }).severity).toBe('medium');
});

test('says nothing where it was open before, is closed, or holds no CA', () => {
  for (const resources of [
    [share('issuing', { before: open }), shared('issuing')],
    [share('issuing', { before: open, after: before }), shared('issuing')],
    [share('issuing', { after: open }), shared('issuing', {}, 'arn:aws:ec2:eu-west-1:1:subnet/s')],
  ]) {
    expect(findingsOf('external-principals-allowed', { resources })).toEqual([]);
  }
});
