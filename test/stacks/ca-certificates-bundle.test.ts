import type { CertificateAuthority, Environment } from '../../environments';
import playground from '../../environments/local';
import { P521_CA } from '../support/api-client-cas';
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

const created = local.sharedServices.certificateAuthorities!;
const commonName = 'Example Successor';
const outside = new OutsideRoot();
const successor: CertificateAuthority = {
  type: 'externally-signed',
  commonName,
  installedCertificate: outside.sign(outside.request(commonName)),
};

const made = (changes: Partial<Environment['sharedServices']>) =>
  synthesizedStacks({ ...local, sharedServices: { ...local.sharedServices, ...changes } })[
    'local-shared-services'
  ]!;
const bundled = (
  certificateAuthorities: Readonly<Record<string, CertificateAuthority>>,
  caCertificates?: readonly string[],
) => made({ certificateAuthorities, caCertificatesBundle: { bucketName: 'example-roots', caCertificates } });

test('makes no bundle where the environment has none', () => {
  expect(resources(made({}), 'aws_s3_object')).toEqual([]);
});

test('has the root that is created, the one outside and one that is listed', () => {
  const { content } = onlyResource(bundled({ ...created, successor }, [P521_CA]), 'aws_s3_object');
  expect(content).toMatch(/aws_acmpca_certificate\.CertificateAuthorities_root_Certificate_\w+\.certificate/);
  expect(content).not.toMatch(/CertificateAuthorities_issuing/);
  for (const root of [outside.certificate, P521_CA]) {
    expect(content).toContain(JSON.stringify(root.trimEnd()).slice(1, -1));
  }
});

test('looks up the root of an existing CA of its own, and leaves out a CA of another account', () => {
  const existing = (accountId: string): CertificateAuthority => ({
    type: 'existing',
    certificateAuthorityArn: `arn:aws:acm-pca:eu-west-1:${accountId}:certificate-authority/0a1b`,
  });
  const json = bundled({ ...created, own: existing('111111111111'), foreign: existing('444444444444') });
  expect(dataSources(json, 'aws_acmpca_certificate_authority').map(({ arn }) => arn)).toEqual([
    'arn:aws:acm-pca:eu-west-1:111111111111:certificate-authority/0a1b',
  ]);
  expect(onlyResource(json, 'aws_s3_object').content).toMatch(
    /element\(reverse\(regexall\("-----BEGIN CERTIFICATE-----.*compact\(\[data\.aws_acmpca_certificate_authority/,
  );
});

test('is read by the organization and by the accounts outside it', () => {
  const policy = bucketPolicy(bundled(created)).policy as string;
  expect(policy).toContain('"aws:PrincipalOrgID":"o-certfleet01"');
  expect(policy).toContain(`arn:aws:iam::${local.applications.partner!.accountId}:root`);
});

/** The policy of the bundle's bucket; the lists of a CA have one too. */
function bucketPolicy(json: Parameters<typeof resources>[0]): Record<string, unknown> {
  return resources(json, 'aws_s3_bucket_policy').find(({ policy }) =>
    (policy as string).includes('OrganizationReads'),
  )!;
}
