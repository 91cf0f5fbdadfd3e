import { type Environment, defineEnvironment } from '../../../environments';
import { synthesizedStacks } from '../../support/environment-stacks';
import { draft, problems, problemsAfter } from '../../support/spoilt-environment';

/** The local environment moved to another partition, without what CloudFront serves. */
function moved(partition: string, region: string, second: string): any {
  const text = JSON.stringify(draft())
    .replaceAll('arn:aws:', `arn:${partition}:`)
    .replaceAll('eu-west-1', region)
    .replaceAll('us-east-1', second);
  return JSON.parse(text);
}

describe.each([
  ['aws-us-gov', 'us-gov-west-1', 'us-gov-east-1'],
  ['aws-cn', 'cn-north-1', 'cn-northwest-1'],
])('in %s', (partition, region, second) => {
  test('the whole environment synthesizes, and every ARN is of the partition', () => {
    const environment = defineEnvironment(moved(partition, region, second) as Environment);
    const text = JSON.stringify(synthesizedStacks(environment));
    expect(text).toContain(`arn:${partition}:iam::111111111111:role/certfleet-local-shop-validation`);
    expect(text).toContain(`arn:${partition}:organizations::999999999999:organization/o-certfleet01`);
    expect(text).not.toMatch(/arn:aws:/);
  });

  test('refuses CloudFront and the edge, and says why', () => {
    const environment = moved(partition, region, second);
    environment.applications.shop.consumers.api.endpointType = 'EDGE';
    environment.applications.shop.consumers.cdn = {
      type: 'cloudfront-distribution',
      aliases: ['shop.example.com'],
      originDomainName: 'origin.example.com',
      certificate: 'web',
    };
    const reason = `must be a service that takes certificates of ACM in partition ${partition}`;
    expect(problems(environment)).toEqual([
      expect.stringMatching(
        `^applications.shop.consumers.api.endpointType: ${reason}; take it out or choose another, as .*Amazon API Gateway\\)$`,
      ),
      expect.stringMatching(
        `^applications.shop.consumers.cdn.type: ${reason}; take it out or choose another, as .*Amazon CloudFront\\)$`,
      ),
    ]);
  });
});

test('refuses the edge where its Region is of another partition, whatever is known of this one', () => {
  const environment = moved('aws-eusc', 'eusc-de-east-1', 'eusc-de-east-1');
  environment.applications.shop.regions = ['eusc-de-east-1'];
  environment.applications.shop.certificates.web.regions = ['eusc-de-east-1'];
  environment.applications.shop.consumers.api.endpointType = 'EDGE';
  expect(problems(environment)).toEqual([
    'applications.shop.consumers.api.endpointType: must be a service that takes certificates of ACM in partition ' +
      'aws-eusc; take it out or choose another, as an API Gateway EDGE domain name takes its certificate from us-east-1 only',
  ]);
});

test.each<[string, (environment: any) => void, string]>([
  [
    'a Region of an account',
    (e) => (e.applications.shop.regions[2] = 'cn-north-1'),
    'applications.shop.regions[2]',
  ],
  [
    'the Region of a CA',
    (e) => (e.sharedServices.certificateAuthorities.root.region = 'cn-north-1'),
    'sharedServices.certificateAuthorities.root.region',
  ],
  [
    'a deploy role',
    (e) => (e.applications.shop.deployRoleArn = 'arn:aws-cn:iam::222222222222:role/x'),
    'applications.shop.deployRoleArn',
  ],
  [
    'the role of shared services',
    (e) => (e.sharedServices.deployRoleArn = 'arn:aws-cn:iam::111111111111:role/x'),
    'sharedServices.deployRoleArn',
  ],
  [
    'an organizational unit',
    (e) =>
      (e.sharedServices.certificateAuthorities.issuing.shareWith.organizationalUnitArns = [
        'arn:aws-cn:organizations::999999999999:ou/o-certfleet01/ou-ab12-cd34ef56',
      ]),
    'sharedServices.certificateAuthorities.issuing.shareWith.organizationalUnitArns[0]',
  ],
  [
    'a certificate',
    (e) =>
      (e.applications.shop.certificates.old = {
        source: 'existing',
        domainName: 'old.example.com',
        certificateArn: 'arn:aws-cn:acm:cn-north-1:222222222222:certificate/0a1b',
      }),
    'applications.shop.certificates.old.certificateArn',
  ],
  [
    'the key of the state',
    (e) =>
      (e.backend = {
        type: 's3',
        bucket: 'state',
        region: 'eu-west-1',
        kmsKeyArn: 'arn:aws-cn:kms:cn-north-1:111111111111:key/1',
      }),
    'backend.kmsKeyArn',
  ],
])('refuses %s in another partition', (_what, spoil, path) => {
  expect(problemsAfter(spoil)).toContainEqual(
    expect.stringContaining(
      `${path}: must be in partition aws, as sharedServices.region eu-west-1 is, not in aws-cn, got`,
    ),
  );
});

test('refuses an ARN whose own Region is of another partition', () => {
  expect(
    problemsAfter((e) => {
      e.backend = {
        type: 's3',
        bucket: 'state',
        region: 'eu-west-1',
        kmsKeyArn: 'arn:aws:kms:cn-north-1:111111111111:key/1',
      };
    }),
  ).toContainEqual(expect.stringContaining('backend.kmsKeyArn: must be in partition aws'));
});

test('lets tags say what they like', () => {
  expect(problemsAfter((e) => (e.tags.from = 'arn:aws-cn:iam::111111111111:role/x'))).toEqual([]);
});
