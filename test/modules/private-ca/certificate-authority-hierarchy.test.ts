import { DefaultTokenResolver, StringConcat, Tokenization } from 'cdktf';
import { CertificateAuthorityHierarchy, OcspRevocation } from '../../../modules/private-ca';
import { annotations, onlyResource, resources, synth, template, testStack } from '../../support/synth';

const at = { providerRegion: 'eu-west-1', accountId: '111122223333' };
const root = { commonName: 'Root', validityYears: 10, at };
const issuing = { parent: 'root', commonName: 'Issuing', validityYears: 5, at };

test('activates the root before it signs the issuing CA, and the issuing CA before anyone gets its ARN', () => {
  const stack = testStack();
  const arn = new CertificateAuthorityHierarchy(stack, 'Cas', { authorities: { issuing, root } }).authority(
    'issuing',
  ).certificateAuthorityArn;
  const made = template(stack);

  const certificates = made.resource!.aws_acmpca_certificate!;
  const signed = Object.entries(certificates).find(([name]) => name.startsWith('Cas_issuing'))![1];
  expect(signed.certificate_authority_arn).toMatch(/aws_acmpca_permission\.Cas_root_AcmPermission/);
  expect(signed.template_arn).toBe('arn:aws:acm-pca:::template/SubordinateCACertificate_PathLen0/V1');
  const permission = Object.values(made.resource!.aws_acmpca_permission!).map(
    (each) => each.certificate_authority_arn,
  );
  for (const each of permission) expect(each).toMatch(/aws_acmpca_certificate_authority_certificate\./);
  expect(
    Tokenization.resolve(arn, { scope: stack, resolver: new DefaultTokenResolver(new StringConcat()) }),
  ).toMatch(/aws_acmpca_permission\.Cas_issuing/);
});

test('installs the chain on a subordinate CA only', () => {
  const made = synth(
    (stack) => new CertificateAuthorityHierarchy(stack, 'Cas', { authorities: { root, issuing } }),
  );
  const chains = resources(made, 'aws_acmpca_certificate_authority_certificate').map((each) =>
    Boolean(each.certificate_chain),
  );
  expect(chains.sort()).toEqual([false, true]);
});

test('makes general-purpose CAs that ACM may use, restorable for 30 days, without revocation', () => {
  const made = synth((stack) => new CertificateAuthorityHierarchy(stack, 'Cas', { authorities: { root } }));
  const authority = onlyResource(made, 'aws_acmpca_certificate_authority');
  expect(authority).toMatchObject({
    type: 'ROOT',
    usage_mode: 'GENERAL_PURPOSE',
    permanent_deletion_time_in_days: 30,
    certificate_authority_configuration: { key_algorithm: 'RSA_2048', signing_algorithm: 'SHA256WITHRSA' },
  });
  expect(authority).not.toHaveProperty('revocation_configuration');
  expect(onlyResource(made, 'aws_acmpca_permission')).toMatchObject({
    principal: 'acm.amazonaws.com',
    actions: ['IssueCertificate', 'GetCertificate', 'ListPermissions'],
  });
});

test('signs with the algorithm of the parent key', () => {
  const made = synth(
    (stack) =>
      new CertificateAuthorityHierarchy(stack, 'Cas', {
        authorities: { root: { ...root, keyAlgorithm: 'EC_secp384r1' }, issuing },
      }),
  );
  const algorithms = resources(made, 'aws_acmpca_certificate').map((each) => each.signing_algorithm);
  expect(algorithms).toEqual(['SHA384WITHECDSA', 'SHA384WITHECDSA']);
});

test('allows as many levels in each certificate as there are below', () => {
  const policy = { parent: 'root', commonName: 'Policy', validityYears: 8, at };
  const made = synth(
    (stack) =>
      new CertificateAuthorityHierarchy(stack, 'Cas', {
        authorities: { root, policy, issuing: { ...issuing, parent: 'policy' } },
      }),
  );
  const templates = resources(made, 'aws_acmpca_certificate').map(
    (each) => String(each.template_arn).split('/')[1],
  );
  expect(templates.sort()).toEqual([
    'RootCACertificate',
    'SubordinateCACertificate_PathLen0',
    'SubordinateCACertificate_PathLen1',
  ]);
});

test('keeps a certificate as it was issued, and never destroys one of another generation', () => {
  const made = synth(
    (stack) =>
      new CertificateAuthorityHierarchy(stack, 'Cas', {
        authorities: { root, issuing: { ...issuing, generation: 3 } },
      }),
  );
  const ignored = (name: string) =>
    Object.entries(made.resource!.aws_acmpca_certificate!).find(([id]) => id.startsWith(name))![1].lifecycle;
  expect(ignored('Cas_root_Certificate_')).toEqual({
    ignore_changes: ['signing_algorithm', 'template_arn', 'validity'],
  });
  expect(ignored('Cas_issuing_Certificate-3_')).toEqual({
    ignore_changes: ['certificate_authority_arn', 'signing_algorithm', 'template_arn', 'validity'],
  });
  expect(
    made.removed!.map(({ from, lifecycle }) => `${from.replace(/_\w{8}$/, '')} ${lifecycle.destroy}`),
  ).toEqual([
    'aws_acmpca_certificate.Cas_root_Certificate-2 false',
    'aws_acmpca_certificate.Cas_issuing_Certificate false',
    'aws_acmpca_certificate.Cas_issuing_Certificate-2 false',
    'aws_acmpca_certificate.Cas_issuing_Certificate-4 false',
  ]);
});

test('installs the newest generation', () => {
  const made = synth(
    (stack) =>
      new CertificateAuthorityHierarchy(stack, 'Cas', { authorities: { root: { ...root, generation: 2 } } }),
  );
  expect(onlyResource(made, 'aws_acmpca_certificate_authority_certificate').certificate).toMatch(
    /^\$\{aws_acmpca_certificate\.Cas_root_Certificate-2_\w{8}\.certificate\}$/,
  );
});

test('enables a CA unless told otherwise', () => {
  const made = synth(
    (stack) =>
      new CertificateAuthorityHierarchy(stack, 'Cas', {
        authorities: { root: { ...root, enabled: false }, issuing },
      }),
  );
  const enabled = resources(made, 'aws_acmpca_certificate_authority').map((each) => [
    each.type,
    each.enabled,
  ]);
  expect(Object.fromEntries(enabled)).toEqual({ ROOT: false, SUBORDINATE: true });
});

test('lets a CA sign that is there already, and makes nothing of it', () => {
  const certificateAuthorityArn = 'arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/0a1b';
  const made = synth(
    (stack) =>
      new CertificateAuthorityHierarchy(stack, 'Cas', {
        authorities: { issuing: { ...issuing, parent: 'corporate' } },
        existing: { corporate: { certificateAuthorityArn, keyAlgorithm: 'EC_secp384r1', at } },
      }),
  );
  expect(onlyResource(made, 'aws_acmpca_certificate')).toMatchObject({
    certificate_authority_arn: certificateAuthorityArn,
    signing_algorithm: 'SHA384WITHECDSA',
    template_arn: 'arn:aws:acm-pca:::template/SubordinateCACertificate_PathLen0/V1',
  });
  expect(onlyResource(made, 'aws_acmpca_certificate_authority').type).toBe('SUBORDINATE');
});

test('does not let ACM use a short-lived CA', () => {
  const made = synth(
    (stack) =>
      new CertificateAuthorityHierarchy(stack, 'Cas', {
        authorities: { root: { ...root, usageMode: 'SHORT_LIVED_CERTIFICATE' } },
      }),
  );
  expect(resources(made, 'aws_acmpca_permission')).toHaveLength(0);
});

test('tells the price of the whole tree once', () => {
  const stack = testStack();
  new CertificateAuthorityHierarchy(stack, 'Cas', { authorities: { root, issuing } });
  expect(annotations(stack)).toEqual(['info: private CA: 2 CAs cost about 800 USD a month, used or not']);
});

test('answers by OCSP without a bucket', () => {
  const made = synth(
    (stack) =>
      new CertificateAuthorityHierarchy(stack, 'Cas', {
        authorities: { root: { ...root, revocation: new OcspRevocation() } },
      }),
  );
  expect(onlyResource(made, 'aws_acmpca_certificate_authority').revocation_configuration).toEqual({
    ocsp_configuration: { enabled: true },
  });
  expect(resources(made, 'aws_s3_bucket')).toHaveLength(0);
});

test.each([
  ['an unknown parent', { root, issuing: { ...issuing, parent: 'rot' } }, 'a CA must be declared, got "rot"'],
  [
    'a circle',
    { root: { ...root, parent: 'issuing' }, issuing },
    'parents must lead to a root, got the circle root -> issuing -> root',
  ],
  [
    'a child that lives as long as its parent',
    { root, issuing: { ...issuing, validityYears: 10 } },
    "validityYears must be less than its parent's 10, got 10",
  ],
  [
    'a child of a short-lived CA',
    { root: { ...root, usageMode: 'SHORT_LIVED_CERTIFICATE' as const }, issuing },
    'parent must be a general-purpose CA, got SHORT_LIVED_CERTIFICATE',
  ],
  [
    'a restore window AWS does not offer',
    { root: { ...root, restoreWindowDays: 3 } },
    'restoreWindowDays must be a whole number from 7 to 30, got 3',
  ],
  [
    'a generation before the first',
    { root: { ...root, generation: 0 } },
    'generation must be a whole number from 1, got 0',
  ],
])('fails for %s', (_what, authorities, message) => {
  expect(() => synth((stack) => new CertificateAuthorityHierarchy(stack, 'Cas', { authorities }))).toThrow(
    message,
  );
});

test('fails for more than five levels', () => {
  const level = (parent: string, validityYears: number) => ({
    parent,
    commonName: 'Level',
    validityYears,
    at,
  });
  const authorities = {
    root,
    a: level('root', 9),
    b: level('a', 8),
    c: level('b', 7),
    d: level('c', 6),
    e: level('d', 5),
  };
  expect(() => synth((stack) => new CertificateAuthorityHierarchy(stack, 'Cas', { authorities }))).toThrow(
    'a hierarchy must have at most 5 levels',
  );
});
