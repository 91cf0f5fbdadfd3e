import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Lazy, TerraformOutput, type TerraformStack } from 'cdktf';
import { CloudFrontDistribution, type CloudFrontDistributionProps } from '../../../modules/consumers';
import { onlyResource, synth, template, testStack } from '../../support/synth';

const certificateArn = 'arn:aws:acm:us-east-1:111111111111:certificate/0a1b2c3d';

const webAclArn = 'arn:aws:wafv2:us-east-1:111111111111:global/webacl/web/0a1b2c3d';

function website(stack: TerraformStack, props: Partial<CloudFrontDistributionProps> = {}) {
  return new CloudFrontDistribution(stack, 'Website', {
    certificate: { certificateArn, domainNames: ['www.example.com'] },
    aliases: ['www.example.com'],
    originDomainName: 'origin.example.com',
    ...props,
  });
}

const distribution = (props: Partial<CloudFrontDistributionProps> = {}) =>
  onlyResource(
    synth((stack) => void website(stack, props)),
    'aws_cloudfront_distribution',
  );

test('serves the aliases with the certificate', () => {
  expect(distribution()).toMatchObject({
    enabled: true,
    aliases: ['www.example.com'],
    viewer_certificate: {
      acm_certificate_arn: certificateArn,
      ssl_support_method: 'sni-only',
      minimum_protocol_version: 'TLSv1.2_2021',
    },
  });
});

test('speaks HTTPS on both sides', () => {
  expect(distribution()).toMatchObject({
    default_cache_behavior: { viewer_protocol_policy: 'redirect-to-https', target_origin_id: 'origin' },
    origin: [
      {
        origin_id: 'origin',
        domain_name: 'origin.example.com',
        custom_origin_config: { origin_protocol_policy: 'https-only', origin_ssl_protocols: ['TLSv1.2'] },
      },
    ],
  });
});

test('caches by the managed policy and lets viewers read only', () => {
  expect(distribution().default_cache_behavior).toMatchObject({
    cache_policy_id: '658327ea-f89d-4fab-a63d-7e88639e58f6',
    allowed_methods: ['GET', 'HEAD', 'OPTIONS'],
    cached_methods: ['GET', 'HEAD'],
  });
});

test('writes, caches and answers as it was asked to', () => {
  expect(
    distribution({
      allowedMethods: 'all',
      cachePolicy: 'CachingDisabled',
      originRequestPolicy: 'AllViewerExceptHostHeader',
      defaultRootObject: 'index.html',
      webAclArn,
    }),
  ).toMatchObject({
    default_root_object: 'index.html',
    web_acl_id: webAclArn,
    default_cache_behavior: {
      allowed_methods: ['GET', 'HEAD', 'OPTIONS', 'PUT', 'POST', 'PATCH', 'DELETE'],
      cached_methods: ['GET', 'HEAD'],
      cache_policy_id: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
      origin_request_policy_id: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
    },
  });
});

test('takes policies of your own by their ids, and tokens', () => {
  const own = '01234567-89ab-cdef-0123-456789abcdef';
  const token = Lazy.stringValue({ produce: () => 'later' });

  expect(distribution({ cachePolicy: own, originRequestPolicy: token, webAclArn: token })).toMatchObject({
    web_acl_id: 'later',
    default_cache_behavior: { cache_policy_id: own, origin_request_policy_id: 'later' },
  });
});

test('has no web ACL, Region, provider, tags or legacy forwarding by default', () => {
  const website = distribution();

  for (const argument of ['web_acl_id', 'default_root_object', 'region', 'provider', 'tags']) {
    expect(website).not.toHaveProperty(argument);
  }
  for (const argument of ['forwarded_values', 'origin_request_policy_id']) {
    expect(website.default_cache_behavior).not.toHaveProperty(argument);
  }
  expect(website).toMatchObject({ price_class: 'PriceClass_All' });
});

test('is what it was asked to be, in the account it was asked to be in', () => {
  const stack = testStack();
  const provider = new AwsProvider(stack, 'web', { alias: 'web' });
  website(stack, {
    priceClass: 'PriceClass_100',
    minimumProtocolVersion: 'TLSv1.2_2025',
    tags: { team: 'web' },
    at: { provider, region: 'eu-west-1', accountId: '111111111111' },
  });
  const made = onlyResource(template(stack), 'aws_cloudfront_distribution');

  expect(made).toMatchObject({
    provider: 'aws.web',
    price_class: 'PriceClass_100',
    viewer_certificate: { minimum_protocol_version: 'TLSv1.2_2025' },
    tags: { team: 'web' },
  });
  expect(made).not.toHaveProperty('region');
});

test('says what alias records point to', () => {
  const { output } = synth((stack) => {
    const { distributionArn, distributionId, targetDomainName, targetHostedZoneId } = website(stack);
    for (const value of [distributionArn, distributionId, targetDomainName, targetHostedZoneId]) {
      new TerraformOutput(stack, `output-${Object.keys(stack.node.children).length}`, { value });
    }
  });

  expect(Object.values(output!).map(({ value }) => String(value).replace(/Website_\w+/, 'Website'))).toEqual([
    '${aws_cloudfront_distribution.Website.arn}',
    '${aws_cloudfront_distribution.Website.id}',
    '${aws_cloudfront_distribution.Website.domain_name}',
    '${aws_cloudfront_distribution.Website.hosted_zone_id}',
  ]);
});

test('fails for what a viewer certificate fails for, under its own path', () => {
  expect(() => distribution({ aliases: ['example.com'] })).toThrow(
    '[test/Website/ViewerCertificate] every host name of CloudFront must be on a certificate, got "example.com"',
  );
});

test.each([
  [
    { webAclArn: 'arn:aws:wafv2:eu-west-1:111111111111:regional/webacl/web/0a1b2c3d' },
    '[test/Website] webAclArn must be the ARN of a web ACL of AWS WAF for CloudFront, which lives in us-east-1',
  ],
  [
    { webAclArn, at: { accountId: '222222222222' }, certificate: { certificateArn: 'arn' } },
    "webAclArn must be a web ACL of the distribution's account 222222222222",
  ],
  [{ cachePolicy: 'CacheAll' }, '[test/Website] cachePolicy must be Amplify, CachingDisabled,'],
  [{ originRequestPolicy: 'Everything' }, '[test/Website] originRequestPolicy must be AllViewer,'],
  [{ defaultRootObject: '/index.html' }, 'defaultRootObject must not begin with a slash, got "/index.html"'],
] as const)('fails for %j', (props, message) => {
  expect(() => distribution(props)).toThrow(message);
});
