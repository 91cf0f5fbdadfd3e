import type { CertificateAuthority, CreatedCertificateAuthority, Environment } from '../../environments';
import playground from '../../environments/local';
import { synthesizedStacks } from '../support/environment-stacks';
import { OutsideRoot } from '../support/outside-root';
import { dataSources, onlyResource, resources } from '../support/synth';

/** Without what serves other accounts. */
const local: Environment = {
  ...playground,
  dnsValidation: undefined,
  census: undefined,
  notifications: undefined,
};

const OWNED = 'arn:aws:acm-pca:eu-west-1:111111111111:certificate-authority/0a1b';
const FOREIGN = 'arn:aws:acm-pca:eu-west-1:444444444444:certificate-authority/0a1b';
const created = local.sharedServices.certificateAuthorities!;

/** The local environment with other CAs. */
function withAuthorities(changes: Record<string, CertificateAuthority>): Environment {
  const certificateAuthorities = { ...created, ...changes };
  return { ...local, sharedServices: { ...local.sharedServices, certificateAuthorities } };
}

function sharedServices(environment: Environment) {
  return synthesizedStacks(environment)['local-shared-services']!;
}

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

test.each([
  [{ ecsServiceConnect: true }, { AmazonECSManaged: 'true' }],
  [{ workSpaces: true }, { 'euc-private-ca': 'true' }],
  [
    { ecsServiceConnect: true, workSpaces: true },
    { AmazonECSManaged: 'true', 'euc-private-ca': 'true' },
  ],
])('has on a CA that says %j the tags that services look for, and on no other', (said, tags) => {
  const issuing = created.issuing as CreatedCertificateAuthority;
  const made = sharedServices(withAuthorities({ issuing: { ...issuing, ...said } }));
  const tagged = resources(made, 'aws_acmpca_certificate_authority').filter(
    (authority) => authority.tags !== undefined,
  );
  expect(tagged).toEqual([expect.objectContaining({ tags })]);
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

test('answers for single certificates where a CA says so, and publishes nothing where it says nothing', () => {
  const made = sharedServices(
    withAuthorities({
      issuing: { ...created.issuing!, revocation: { type: 'ocsp' } } as CertificateAuthority,
    }),
  );
  const revocations = resources(made, 'aws_acmpca_certificate_authority').map((each) => [
    each.type,
    each.revocation_configuration,
  ]);
  expect(revocations).toEqual([
    ['SUBORDINATE', { ocsp_configuration: { enabled: true } }],
    ['ROOT', undefined],
  ]);
  expect(resources(made, 'aws_s3_bucket')).toEqual([]);
});

describe('a CA that is signed outside', () => {
  const commonName = 'Example Successor';
  const waiting = { type: 'externally-signed', commonName } as const;

  test('is made, and says what is to be signed, while nothing is shared of it', () => {
    const made = sharedServices(withAuthorities({ successor: waiting }));
    expect(made.output!.certificate_signing_requests!.value).toEqual({
      successor: expect.stringMatching(
        /aws_acmpca_certificate_authority\.CertificateAuthorities_successor_\w+\.certificate_signing_request/,
      ) as string,
    });
    expect(Object.keys(made.resource!.aws_acmpca_certificate_authority_certificate!)).toHaveLength(2);
  });

  test('is shared once its certificate is in', () => {
    const outside = new OutsideRoot();
    const installedCertificate = outside.sign(outside.request(commonName));
    const shareWith = { accounts: ['shop'] };
    const made = sharedServices(
      withAuthorities({ successor: { ...waiting, installedCertificate, shareWith } }),
    );
    expect(
      resources(made, 'aws_ram_resource_association').map(({ resource_arn: arn }) => arn),
    ).toContainEqual(expect.stringMatching(/aws_acmpca_permission\.CertificateAuthorities_successor/));
  });
});

test('moves a renamed CA in the state', () => {
  const { issuing, root } = created;
  const partner = { ...local.applications.partner!, certificates: {} };
  const renamed = { ...issuing!, formerly: 'issuing' } as CertificateAuthority;
  const { moved } = sharedServices({
    ...local,
    applications: { partner },
    sharedServices: { ...local.sharedServices, certificateAuthorities: { root: root!, leaf: renamed } },
  });
  const before = Object.keys(sharedServices(local).resource!.aws_acmpca_certificate_authority!);
  expect(before.map((address) => `aws_acmpca_certificate_authority.${address}`)).toContain(
    moved!.find(({ from }) => from.startsWith('aws_acmpca_certificate_authority.'))!.from,
  );
});
