import { problemsAfter } from '../../support/spoilt-environment';

const at = 'applications.shop.consumers.cdn';
const entry = {
  type: 'cloudfront-distribution',
  aliases: ['cdn.shop.example.com'],
  originDomainName: 'origin.example.com',
  certificate: 'web',
};

const found = (changes: object, spoil: (environment: any) => void = () => undefined) =>
  problemsAfter((e) => {
    e.applications.shop.consumers.cdn = { ...entry, ...changes };
    spoil(e);
  });

test('takes everything set', () => {
  expect(
    found({
      minimumProtocolVersion: 'TLSv1.2_2019',
      priceClass: 'PriceClass_100',
      allowedMethods: 'all',
      cachePolicy: 'CachingDisabled',
      originRequestPolicy: '01234567-89ab-cdef-0123-456789abcdef',
      defaultRootObject: 'index.html',
      webAclArn: 'arn:aws:wafv2:us-east-1:222222222222:global/webacl/web/0a1b2c3d',
    }),
  ).toEqual([]);
});

test.each([
  [
    { minimumProtocolVersion: 'TLSv1.1_2016' },
    'minimumProtocolVersion: must be one of TLSv1.2_2018, TLSv1.2_2019,',
  ],
  [
    { priceClass: 'all' },
    'priceClass: must be one of PriceClass_All, PriceClass_200, PriceClass_100, got "all"',
  ],
  [{ allowedMethods: 'write' }, 'allowedMethods: must be one of read, all, got "write"'],
  [
    { cachePolicy: 'AllViewer' },
    'cachePolicy: must be Amplify, CachingDisabled, CachingOptimized, CachingOptimizedForUncompressedObjects, ' +
      'Elemental-MediaPackage, UseOriginCacheControlHeaders, UseOriginCacheControlHeaders-QueryStrings or the id of a policy, ' +
      'got "AllViewer"; choose a managed one, or use the id that CloudFront shows',
  ],
  [
    { originRequestPolicy: 'All' },
    'originRequestPolicy: must be AllViewer, AllViewerAndCloudFrontHeaders-2022-06,',
  ],
  [
    { defaultRootObject: '/index.html' },
    'defaultRootObject: must be the name of an object, without a slash in front, got "/index.html"',
  ],
  [
    { webAclArn: 'arn:aws:wafv2:eu-west-1:222222222222:regional/webacl/web/0a1b2c3d' },
    'webAclArn: must be the ARN of a web ACL of AWS WAF for CloudFront, which lives in us-east-1',
  ],
  [
    { webAclArn: 'arn:aws:wafv2:us-east-1:111111111111:global/webacl/web/0a1b2c3d' },
    "webAclArn: must be a web ACL of the distribution's account 222222222222",
  ],
])('refuses %j', (changes, problem) => {
  expect(found(changes)).toEqual([expect.stringContaining(`${at}.${problem}`)]);
});

describe('a policy of 2025', () => {
  test('is refused with AWS provider 5', () => {
    expect(found({ minimumProtocolVersion: 'TLSv1.2_2025' })).toEqual([
      `${at}.minimumProtocolVersion: must come with AWS provider 6.4.0 or newer, got "TLSv1.2_2025"; ` +
        'choose another, or set provider.major to 6 and provider.version to ">= 6.4.0, < 7.0.0"',
    ]);
  });

  test('is taken with AWS provider 6', () => {
    expect(
      found(
        { minimumProtocolVersion: 'TLSv1.3_2025' },
        (e) => (e.provider = { major: 6, version: '>= 6.25.0, < 7.0.0' }),
      ),
    ).toEqual([]);
  });
});
