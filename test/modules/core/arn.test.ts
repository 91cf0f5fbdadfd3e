import {
  parseArn,
  parseCertificateArn,
  parseCertificateAuthorityArn,
  partitionOf,
} from '../../../modules/core';

const REGIONS = [
  ['aws', 'eu-west-1'],
  ['aws', 'ap-southeast-2'],
  ['aws-cn', 'cn-northwest-1'],
  ['aws-us-gov', 'us-gov-east-1'],
  ['aws-iso', 'us-iso-east-1'],
  ['aws-iso-b', 'us-isob-east-1'],
  ['aws-iso-e', 'eu-isoe-west-1'],
  ['aws-iso-f', 'us-isof-south-1'],
  ['aws-eusc', 'eusc-de-east-1'],
] as const;

describe.each(REGIONS)('in partition %s, Region %s', (partition, region) => {
  test('the Region tells the partition', () => {
    expect(partitionOf(region)).toBe(partition);
  });

  test('a certificate ARN falls into its parts', () => {
    expect(parseCertificateArn(`arn:${partition}:acm:${region}:111111111111:certificate/0a-1b`)).toEqual({
      partition,
      service: 'acm',
      region,
      accountId: '111111111111',
      resource: 'certificate/0a-1b',
    });
  });

  test('a private CA ARN falls into its parts', () => {
    const text = `arn:${partition}:acm-pca:${region}:111111111111:certificate-authority/0a-1b`;

    expect(parseCertificateAuthorityArn(text)).toMatchObject({
      partition,
      region,
      accountId: '111111111111',
    });
  });
});

test('a Region nobody knows yet is taken for one of the commercial partition', () => {
  expect(partitionOf('mars-north-1')).toBe('aws');
  expect(partitionOf('')).toBe('aws');
});

test('a resource keeps the colons and slashes of its own', () => {
  expect(parseArn('arn:aws:elasticloadbalancing:eu-west-1:111111111111:listener/app/x/1:2')?.resource).toBe(
    'listener/app/x/1:2',
  );
});

test('a global resource has an empty Region, and one that belongs to AWS no account number', () => {
  expect(parseArn('arn:aws:iam::111111111111:role/deploy')).toMatchObject({ region: '' });
  expect(parseArn('arn:aws:ram::aws:permission/P')).toMatchObject({ region: '', accountId: 'aws' });
});

test.each([
  '',
  'arn',
  'shop.example.com',
  'arn:aws:acm:eu-west-1:111111111111',
  'arn:aws:acm:eu-west-1:111111111111:',
  'arn:azure:acm:eu-west-1:111111111111:certificate/0a',
  'arn:aws:acm:eu_west_1:111111111111:certificate/0a',
  'arn:aws:acm:eu-west-1:11111111111:certificate/0a',
  'arn:aws:ACM:eu-west-1:111111111111:certificate/0a',
  'arn:aws:acm:eu-west-1:111111111111:certificate/0a 1b',
  ' arn:aws:acm:eu-west-1:111111111111:certificate/0a',
])('%j is no ARN', (text) => {
  expect(parseArn(text)).toBeUndefined();
});

test.each([
  'arn:aws:acm::111111111111:certificate/0a',
  'arn:aws:acm:eu-west-1::certificate/0a',
  'arn:aws:acm:eu-west-1:aws:certificate/0a',
  'arn:aws:acm:eu-west-1:111111111111:certificate/',
  'arn:aws:acm:eu-west-1:111111111111:certificate/0a/1b',
  'arn:aws:iam::111111111111:server-certificate/shop',
  'arn:aws:acm-pca:eu-west-1:111111111111:certificate-authority/0a',
])('%j is no certificate ARN', (text) => {
  expect(parseCertificateArn(text)).toBeUndefined();
});

test.each([
  'arn:aws:acm-pca:eu-west-1:111111111111:certificate-authority/0a/certificate/1b',
  'arn:aws:acm-pca::111111111111:certificate-authority/0a',
  'arn:aws:acm-pca:eu-west-1:aws:certificate-authority/0a',
  'arn:aws:acm:eu-west-1:111111111111:certificate/0a',
])('%j is no private CA ARN', (text) => {
  expect(parseCertificateAuthorityArn(text)).toBeUndefined();
});
