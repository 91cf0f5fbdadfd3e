import type { CertificateAuthority, Environment, Zone } from '../../environments';
import local from '../../environments/local';
import { synthesizedStacks } from '../support/environment-stacks';
import { dataSources, onlyResource, resources } from '../support/synth';

const OWNED = 'arn:aws:acm-pca:eu-west-1:111111111111:certificate-authority/0a1b';
const FOREIGN = 'arn:aws:acm-pca:eu-west-1:444444444444:certificate-authority/0a1b';
const list = { type: 'crl', bucketName: 'lists', hostName: 'crl.example.com' } as const;

const created = local.sharedServices.certificateAuthorities!;

/** The local environment with other CAs, and a delegated zone unless told otherwise. */
function withAuthorities(
  changes: Record<string, CertificateAuthority>,
  zone: Zone = { type: 'create', delegated: true },
  region = 'eu-west-1',
): Environment {
  const { sharedServices } = local;
  return {
    ...local,
    sharedServices: {
      ...sharedServices,
      region,
      zones: { ...sharedServices.zones, 'example.com': zone },
      certificateAuthorities: { ...created, ...changes },
    },
  };
}

const withList = (changes: object = {}) => ({
  issuing: { ...created.issuing!, revocation: { ...list, ...changes } } as CertificateAuthority,
});

function sharedServices(environment: Environment) {
  return synthesizedStacks(environment)['local-shared-services']!;
}

test('serves a list in a delegated zone, with a certificate of its own in us-east-1', () => {
  const made = sharedServices(withAuthorities(withList()));
  expect(onlyResource(made, 'aws_acm_certificate')).toMatchObject({
    domain_name: 'crl.example.com',
    provider: 'aws.us-east-1',
  });
  expect(onlyResource(made, 'aws_cloudfront_distribution').aliases).toEqual(['crl.example.com']);
  expect(made.output).not.toHaveProperty('crl_origins');
});

test("serves former host names too, wherever today's lies", () => {
  const changes = withList({ hostName: 'crl.example.net', formerHostNames: ['crl.example.com'] });
  const made = sharedServices(withAuthorities(changes));
  expect(onlyResource(made, 'aws_cloudfront_distribution').aliases).toEqual(['crl.example.com']);
  expect(Object.keys(made.output!.crl_origins!.value as object)).toEqual(['crl.example.net']);
});

test.each<[string, Environment, string]>([
  [
    'a created zone that is not delegated yet',
    withAuthorities(withList(), { type: 'create' }),
    list.hostName,
  ],
  ['a zone elsewhere', withAuthorities(withList(), { type: 'manual' }), list.hostName],
  ['no zone of ours', withAuthorities(withList({ hostName: 'crl.example.net' })), 'crl.example.net'],
  ['GovCloud', withAuthorities(withList(), undefined, 'us-gov-west-1'), list.hostName],
  ['China', withAuthorities(withList(), undefined, 'cn-north-1'), list.hostName],
])(
  'leaves a list in %s to somebody else, and says which bucket to serve',
  (_where, environment, hostName) => {
    const { applications, ...others } = environment;
    const partner = applications.partner!;
    const made = sharedServices({ ...others, applications: { partner: { ...partner, certificates: {} } } });
    expect(resources(made, 'aws_cloudfront_distribution')).toHaveLength(0);
    expect(resources(made, 'aws_acm_certificate')).toHaveLength(0);
    expect(made.output!.crl_origins!.value).toEqual({
      [hostName]: expect.stringMatching(/aws_s3_bucket\.\w+\.bucket_regional_domain_name/),
    });
  },
);

test("has a share for each permission, and today's under the addresses they had", () => {
  const issuing: CertificateAuthority = {
    ...created.issuing!,
    shareWith: { ...created.issuing!.shareWith, permissions: ['issue', 'revoke'] },
  };
  const before = sharedServices(withAuthorities({}));
  const after = sharedServices(withAuthorities({ issuing }));
  const names = resources(after, 'aws_ram_resource_share').map(({ name }) => name);
  expect(names.sort()).toEqual([
    'certfleet-local-issuing',
    'certfleet-local-issuing-external',
    'certfleet-local-issuing-external-revoke',
    'certfleet-local-issuing-revoke',
  ]);
  expect(after.resource!.aws_ram_resource_share).toMatchObject(before.resource!.aws_ram_resource_share!);
  expect(resources(after, 'aws_ssm_parameter')).toHaveLength(1);
});

test('shares an existing CA of its own, which applications find by the share', () => {
  const { shareWith } = created.issuing!;
  const stacks = synthesizedStacks(
    withAuthorities({ issuing: { type: 'existing', certificateAuthorityArn: OWNED, shareWith } }),
  );
  const associations = resources(stacks['local-shared-services']!, 'aws_ram_resource_association');
  expect(associations.map((each) => each.resource_arn)).toEqual([OWNED, OWNED]);
  expect(dataSources(stacks['local-shop']!, 'aws_ram_resource_share')).toHaveLength(1);
});

test('requests from a CA of another account by its ARN, and shares nothing', () => {
  const stacks = synthesizedStacks(
    withAuthorities({ issuing: { type: 'existing', certificateAuthorityArn: FOREIGN } }),
  );
  expect(resources(stacks['local-shared-services']!, 'aws_ram_resource_share')).toHaveLength(0);
  for (const name of ['local-shop', 'local-partner']) {
    const made = stacks[name]!;
    const arns = resources(made, 'aws_acm_certificate').flatMap(
      (each) => each.certificate_authority_arn ?? [],
    );
    expect(arns).toEqual([FOREIGN]);
    expect(dataSources(made, 'aws_ram_resource_share')).toHaveLength(0);
    expect(resources(made, 'aws_ram_resource_share_accepter')).toHaveLength(0);
  }
});

test('has an existing CA sign', () => {
  const made = sharedServices(
    withAuthorities({
      root: { type: 'existing', certificateAuthorityArn: OWNED, keyAlgorithm: 'EC_prime256v1' },
    }),
  );
  expect(onlyResource(made, 'aws_acmpca_certificate')).toMatchObject({
    certificate_authority_arn: OWNED,
    signing_algorithm: 'SHA256WITHECDSA',
  });
});
