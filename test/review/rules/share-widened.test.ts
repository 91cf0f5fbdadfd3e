import { findingsOf, onlyFinding } from '../../support/plan';
import { principal, share, shared } from '../../support/shares';

const ORGANIZATION = 'arn:aws:organizations::999999999999:organization/o-a1b2c3d4e5';

test('is medium for one more account', () => {
  const resources = [
    share('issuing'),
    shared('issuing'),
    principal('issuing', '222222222222'),
    principal('issuing', '333333333333', 'comes'),
  ];
  expect(onlyFinding('share-widened', { resources })).toMatchObject({
    severity: 'medium',
    address: 'aws_ram_principal_association.issuing-333333333333',
    what: '"333333333333" can get certificates from the private CA in the share "issuing" as soon as this is applied.',
  });
});

test('is high for an organization, and where accounts outside are allowed', () => {
  const organization = [share('issuing'), shared('issuing'), principal('issuing', ORGANIZATION, 'comes')];
  expect(onlyFinding('share-widened', { resources: organization }).severity).toBe('high');
  const external = { ...share('issuing').before, allow_external_principals: true };
  const outside = [
    share('issuing', { before: external }),
    shared('issuing'),
    principal('issuing', '333333333333', 'comes'),
  ];
  expect(onlyFinding('share-widened', { resources: outside }).severity).toBe('high');
});

test('counts a new share as one finding for everybody it is given to', () => {
  const resources = [
    { address: 'aws_ram_resource_share.new', after: { name: 'new' } },
    {
      address: 'aws_ram_resource_association.new',
      after: {},
      references: {
        resource_share_arn: ['aws_ram_resource_share.new'],
        resource_arn: ['aws_acmpca_permission.acm'],
      },
    },
    ...['222222222222', '333333333333'].map((id) => ({
      address: `aws_ram_principal_association.a${id}`,
      after: { principal: id },
      references: { resource_share_arn: ['aws_ram_resource_share.new'] },
    })),
  ];
  expect(onlyFinding('share-widened', { resources })).toMatchObject({
    severity: 'medium',
    address: 'aws_ram_resource_share.new',
    what: expect.stringContaining('"222222222222", "333333333333" can get certificates'),
  });
});

test('is high for another permission', () => {
  const { before } = share('issuing');
  const wider = share('issuing', {
    after: {
      ...before,
      permission_arns: ['arn:aws:ram::aws:permission/a', 'arn:aws:ram::aws:permission/ca'],
    },
  });
  expect(onlyFinding('share-widened', { resources: [wider, shared('issuing')] })).toMatchObject({
    severity: 'high',
    what: expect.stringContaining('gives another permission: "arn:aws:ram::aws:permission/ca"'),
  });
});

test.each([
  ['nothing changes', [share('issuing'), shared('issuing'), principal('issuing', '222222222222')]],
  ['somebody loses it', [share('issuing'), shared('issuing'), principal('issuing', '222222222222', 'goes')]],
  [
    'the share holds no CA',
    [
      share('subnets'),
      shared('subnets', {}, 'arn:aws:ec2:eu-west-1:1:subnet/s'),
      principal('subnets', '222222222222', 'comes'),
    ],
  ],
])('says nothing where %s', (_what, resources) => {
  expect(findingsOf('share-widened', { resources })).toEqual([]);
});
