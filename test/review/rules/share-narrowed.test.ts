import { findingsOf, onlyFinding } from '../../support/plan';
import { principal, share, shared } from '../../support/shares';

test('is high where an account loses the CA', () => {
  const resources = [
    share('issuing'),
    shared('issuing'),
    principal('issuing', '222222222222', 'goes'),
    principal('issuing', '333333333333'),
  ];
  expect(onlyFinding('share-narrowed', { resources })).toMatchObject({
    severity: 'high',
    address: 'aws_ram_resource_share.issuing',
    what: 'The private CA in the share "issuing" is taken from "222222222222": certificates there stay good until they expire, and neither renewals nor new ones work any more.',
  });
});

test.each([
  [
    'the share goes',
    [
      share('issuing', { after: null }),
      shared('issuing', { after: null }),
      principal('issuing', '222222222222', 'goes'),
    ],
  ],
  [
    'the CA is taken out of the share',
    [share('issuing'), shared('issuing', { after: null }), principal('issuing', '222222222222')],
  ],
])('is high for everybody where %s', (_what, resources) => {
  expect(onlyFinding('share-narrowed', { resources }).what).toContain('is taken from "222222222222"');
});

test('says nothing where the account has the CA by another share', () => {
  const resources = [
    ...[share('a', { after: null }), shared('a', { after: null }), principal('a', '222222222222', 'goes')],
    ...[share('b'), shared('b'), principal('b', '222222222222', 'comes')],
  ];
  expect(findingsOf('share-narrowed', { resources })).toEqual([]);
});

test('says nothing where Terraform only forgets a principal: the account keeps the CA', () => {
  const forgotten = { ...principal('issuing', '222222222222', 'goes'), actions: ['forget'] };
  const resources = [share('issuing'), shared('issuing'), forgotten];
  expect(findingsOf('share-narrowed', { resources })).toEqual([]);
});

test('is high where the share goes of which Terraform only forgets a principal', () => {
  const forgotten = { ...principal('issuing', '222222222222', 'goes'), actions: ['forget'] };
  const resources = [share('issuing', { after: null }), shared('issuing', { after: null }), forgotten];
  expect(onlyFinding('share-narrowed', { resources }).severity).toBe('high');
});

test('says nothing of shares without a CA', () => {
  const resources = [
    share('subnets'),
    shared('subnets', {}, 'arn:aws:ec2:eu-west-1:1:subnet/s'),
    principal('subnets', '222222222222', 'goes'),
  ];
  expect(findingsOf('share-narrowed', { resources })).toEqual([]);
});
