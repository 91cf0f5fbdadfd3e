import { type Environment, EnvironmentError, defineEnvironment } from '../../../environments';
import local from '../../../environments/local';

const CAS = 'sharedServices.certificateAuthorities';
const OWNED = 'arn:aws:acm-pca:eu-west-1:111111111111:certificate-authority/0a1b';
const FOREIGN = 'arn:aws:acm-pca:eu-west-1:444444444444:certificate-authority/0a1b';

/** The local environment as plain data, with changed CAs. */
function draft(change: (authorities: any, environment: any) => void): any {
  const environment: any = structuredClone(local);
  change(environment.sharedServices.certificateAuthorities, environment);
  return environment;
}

function problems(environment: Environment): string[] {
  try {
    defineEnvironment(environment);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(EnvironmentError);
    return (error as Error).message
      .split('\n')
      .slice(1)
      .map((line) => line.trim());
  }
}

test.each<[string, (authorities: any, environment: any) => void]>([
  ['a later generation', (cas) => (cas.issuing.generation = 3)],
  ['a disabled root', (cas) => (cas.root.enabled = false)],
  ['a host name in no zone of ours', (cas) => (cas.issuing.revocation.hostName = 'crl.example.net')],
  [
    'former host names',
    (cas) => (cas.issuing.revocation.formerHostNames = ['a.example.com', 'b.example.net']),
  ],
  ['further permissions', (cas) => (cas.issuing.shareWith.permissions = ['issue', 'issue-blank', 'revoke'])],
  [
    'an existing CA that we own and share',
    (cas) =>
      (cas.issuing = {
        type: 'existing',
        certificateAuthorityArn: OWNED,
        shareWith: { organization: true, externalAccounts: ['partner'] },
      }),
  ],
  [
    'an existing CA that somebody else shares',
    (cas) => (cas.issuing = { type: 'existing', certificateAuthorityArn: FOREIGN }),
  ],
  [
    'an existing CA that signs one of ours',
    (cas) => (cas.root = { type: 'existing', certificateAuthorityArn: OWNED, keyAlgorithm: 'RSA_4096' }),
  ],
])('takes %s', (_what, change) => {
  expect(problems(draft(change))).toEqual([]);
});

test.each<[string, (authorities: any, environment: any) => void, string]>([
  [
    'a list without a host name',
    (cas) => delete cas.issuing.revocation.hostName,
    `${CAS}.issuing.revocation.hostName: must be a domain name; write it as text`,
  ],
  [
    'a host name twice',
    (cas) => (cas.issuing.revocation.formerHostNames = ['crl.example.com']),
    `${CAS}.issuing.revocation.formerHostNames: must name each host once, hostName not among them, got "crl.example.com"`,
  ],
  [
    'two lists in one bucket',
    (cas) => (cas.root.revocation = { ...cas.issuing.revocation, hostName: 'root.example.com' }),
    `${CAS}.issuing.revocation.bucketName: must not claim S3 bucket "certfleet-local-crl", which ${CAS}.root.revocation.bucketName has already`,
  ],
  [
    'two lists under one host name',
    (cas) => {
      cas.root.revocation = { type: 'crl', bucketName: 'another', hostName: 'root.example.com' };
      cas.issuing.revocation.formerHostNames = ['root.example.com'];
    },
    `${CAS}.issuing.revocation.formerHostNames: must not claim the name "root.example.com" at CloudFront, which ${CAS}.root.revocation.hostName has already`,
  ],
  [
    'more names than one certificate takes',
    (cas, environment) => {
      environment.sharedServices.zones['example.com'].delegated = true;
      cas.issuing.revocation.formerHostNames = Array.from(
        { length: 10 },
        (_, index) => `crl-${index}.example.com`,
      );
    },
    `${CAS}.issuing.revocation.formerHostNames: must be served under at most 10 names, which is what one certificate takes, got 11`,
  ],
  [
    'a served name that ACM takes for no first name',
    (cas, environment) => {
      environment.sharedServices.zones['example.com'].delegated = true;
      cas.issuing.revocation.hostName = `${'a'.repeat(60)}.example.com`;
    },
    `${CAS}.issuing.revocation: must be served under a first name of at most 64 characters`,
  ],
  [
    'a generation before the first',
    (cas) => (cas.issuing.generation = 0),
    `${CAS}.issuing.generation: must be a whole number of generations from 1 to 100, got 0`,
  ],
  [
    'a certificate of a disabled CA',
    (cas) => (cas.issuing.enabled = false),
    'applications.shop.certificates.orders.certificateAuthority: must be an enabled CA, to issue and to renew',
  ],
  [
    'an unknown permission',
    (cas) => (cas.issuing.shareWith.permissions = ['isue']),
    `${CAS}.issuing.shareWith.permissions[0]: must be one of issue, issue-blank, revoke, issue-subordinate-ca, got "isue"; did you mean "issue"?`,
  ],
  [
    'a permission twice',
    (cas) => (cas.issuing.shareWith.permissions = ['issue', 'issue']),
    `${CAS}.issuing.shareWith.permissions[1]: must name each permission once, got "issue"`,
  ],
  [
    'a certificate through ACM from a CA that is shared for something else',
    (cas) => (cas.issuing.shareWith.permissions = ['revoke']),
    'applications.shop.certificates.orders.certificateAuthority: must be shared for issue, the permission that ACM requests with',
  ],
  [
    'an existing CA by something that is no ARN of a CA',
    (cas) => (cas.issuing = { type: 'existing', certificateAuthorityArn: 'issuing' }),
    `${CAS}.issuing.certificateAuthorityArn: must be the ARN of a private CA, got "issuing"`,
  ],
  [
    'an existing CA of another partition',
    (cas) => (cas.issuing = { type: 'existing', certificateAuthorityArn: OWNED.replace('aws', 'aws-cn') }),
    `${CAS}.issuing.certificateAuthorityArn: must be a CA of partition aws, as the environment is`,
  ],
  [
    'sharing what another account owns',
    (cas) =>
      (cas.issuing = {
        type: 'existing',
        certificateAuthorityArn: FOREIGN,
        shareWith: { organization: true },
      }),
    `${CAS}.issuing.shareWith: must be left out, as account 444444444444 owns the CA and shares it`,
  ],
  [
    'a parent that another account owns',
    (cas) => (cas.root = { type: 'existing', certificateAuthorityArn: FOREIGN, keyAlgorithm: 'RSA_2048' }),
    `${CAS}.issuing.parent: must be a CA of the shared-services account, which signs with it, got "root"`,
  ],
  [
    'an existing parent whose key is not known',
    (cas) => (cas.root = { type: 'existing', certificateAuthorityArn: OWNED }),
    `${CAS}.issuing.parent: must be a CA whose keyAlgorithm is said, as the signature follows from it, got "root"`,
  ],
  [
    'a certificate in another Region than an existing CA',
    (cas) =>
      (cas.issuing = {
        type: 'existing',
        certificateAuthorityArn: FOREIGN.replace('eu-west-1', 'us-east-1'),
      }),
    'applications.shop.certificates.orders.regions[0]: must be its CA\'s Region, us-east-1, got "eu-west-1"',
  ],
])('refuses %s', (_what, change, message) => {
  expect(problems(draft(change))).toContainEqual(expect.stringContaining(message));
});
