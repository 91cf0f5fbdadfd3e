import { Token } from 'cdktf';
import {
  CertificateAuthorityHierarchy,
  ExternallySignedCertificateAuthority,
  type ExternallySignedCertificateAuthorityProps,
} from '../../../modules/private-ca';
import { OutsideRoot } from '../../support/outside-root';
import { onlyResource, resources, synth, template, testStack } from '../../support/synth';

const commonName = 'Example Issuing CA';
const at = { providerRegion: 'eu-west-1', accountId: '111122223333' };
const root = new OutsideRoot();
const installedCertificate = root.sign(root.request(commonName));

const made = (props: Partial<ExternallySignedCertificateAuthorityProps> = {}) =>
  synth((stack) => new ExternallySignedCertificateAuthority(stack, 'Ca', { commonName, at, ...props }));

test('waits for its certificate: a subordinate CA with a request, and nothing that it needs to issue', () => {
  const { resource } = made();
  expect(Object.keys(resource!)).toEqual(['aws_acmpca_certificate_authority']);
  expect(onlyResource(made(), 'aws_acmpca_certificate_authority')).toMatchObject({
    type: 'SUBORDINATE',
    enabled: true,
  });
});

test('fails where its ARN is asked for while it waits', () => {
  expect(
    () => new ExternallySignedCertificateAuthority(testStack(), 'Ca', { commonName }).certificateAuthorityArn,
  ).toThrow(
    '[test/Ca] a CA that is used must have its certificate, got none; ' +
      'have its certificateSigningRequest signed, and set installedCertificate',
  );
});

test('installs what was signed, as AWS gives it back, and lets ACM use the CA after it', () => {
  const crlf = {
    certificate: `# issued on Monday\r\n${installedCertificate.certificate.replaceAll('\n', '\r\n')}\r\n`,
    certificateChain: installedCertificate.certificateChain,
  };
  const json = made({ installedCertificate: crlf });
  expect(onlyResource(json, 'aws_acmpca_certificate_authority_certificate')).toMatchObject({
    certificate: installedCertificate.certificate.trimEnd(),
    certificate_chain: root.certificate.trimEnd(),
  });
  expect(onlyResource(json, 'aws_acmpca_permission').certificate_authority_arn).toMatch(
    /aws_acmpca_certificate_authority_certificate\.Ca_Activation/,
  );
  expect(resources(json, 'aws_acmpca_certificate')).toEqual([]);
});

test('compares the key of the certificate with that of the request before it is installed', () => {
  const { lifecycle } = onlyResource(
    made({ installedCertificate }),
    'aws_acmpca_certificate_authority_certificate',
  ) as { readonly lifecycle: { readonly precondition: ReadonlyArray<Record<string, string>> } };
  expect(lifecycle.precondition).toEqual([
    {
      condition: expect.stringMatching(
        /^\$\{anytrue\(\[for way in \[.*\] : strcontains\(replace\(aws_acmpca_certificate_authority\.\w+\.certificate_signing_request, "\/\\\\s\/", ""\), way\)\]\)\}$/,
      ) as string,
      error_message:
        'the certificate must have the key of its CA, got another key; have the request of this CA signed, ' +
        'and install what comes of it',
    },
  ]);
});

test('says how long it lives, and whom clients have to trust', () => {
  const { validityYears, rootCertificate } = new ExternallySignedCertificateAuthority(testStack(), 'Ca', {
    commonName,
    installedCertificate,
  });
  expect(validityYears).toBe(5);
  expect(rootCertificate).toBe(root.certificate.trimEnd());
});

test('takes certificates that only Terraform knows', () => {
  const stack = testStack();
  const unknown = {
    certificate: Token.asString({ resolve: () => 'certificate' }),
    certificateChain: Token.asString({ resolve: () => 'chain' }),
  };
  const authority = new ExternallySignedCertificateAuthority(stack, 'Ca', {
    commonName,
    installedCertificate: unknown,
  });
  expect([authority.validityYears, authority.rootCertificate]).toEqual([undefined, undefined]);
  const installed = onlyResource(template(stack), 'aws_acmpca_certificate_authority_certificate');
  expect(installed).toMatchObject({ certificate: 'certificate', certificate_chain: 'chain' });
  expect(installed).not.toHaveProperty('lifecycle');
});

test('fails for a certificate that does not fit', () => {
  expect(() => made({ installedCertificate, commonName: 'Another' })).toThrow(
    `certificate must have the common name of its CA, "Another", got "CN=${commonName}"`,
  );
  expect(() => made({ installedCertificate, levelsBelow: 1 })).toThrow('must allow a path length of 1');
});

describe('in a hierarchy', () => {
  const child = { parent: 'policy', commonName: 'Child', validityYears: 2, at };
  const policy = {
    commonName,
    at,
    installedCertificate: root.sign(root.request(commonName), (commands) =>
      commands.replace('pathlen:0', 'pathlen:1'),
    ),
  };

  test('signs the CAs below it, and the root above it is to be trusted', () => {
    const stack = testStack();
    const hierarchy = new CertificateAuthorityHierarchy(stack, 'Cas', {
      authorities: { child },
      externallySigned: { policy },
    });
    expect(hierarchy.rootCertificates).toEqual([root.certificate.trimEnd()]);
    expect(Object.keys(hierarchy.certificateSigningRequests)).toEqual(['policy']);
    expect(onlyResource(template(stack), 'aws_acmpca_certificate').certificate_authority_arn).toMatch(
      /aws_acmpca_permission\.Cas_policy/,
    );
  });

  test.each([
    [{ ...policy, installedCertificate: undefined }, child, 'a CA that is used must have its certificate'],
    [{ ...policy, installedCertificate }, child, 'certificate must allow a path length of 1'],
    [policy, { ...child, validityYears: 5 }, "validityYears must be less than its parent's 5, got 5"],
  ])('fails for what it cannot sign: %#', (above, below, message) => {
    expect(() =>
      synth(
        (stack) =>
          new CertificateAuthorityHierarchy(stack, 'Cas', {
            authorities: { child: below },
            externallySigned: { policy: above },
          }),
      ),
    ).toThrow(message);
  });
});
