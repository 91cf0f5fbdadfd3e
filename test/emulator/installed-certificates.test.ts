import {
  ACMPCAClient,
  CreateCertificateAuthorityCommand,
  DescribeCertificateAuthorityCommand,
  GetCertificateAuthorityCsrCommand,
  ImportCertificateAuthorityCertificateCommand,
} from '@aws-sdk/client-acm-pca';
import { accountCredentials } from '../../emulator/authorization/sessions';
import { emulatedOrganization } from '../../emulator/emulated-organization';
import { type Emulator, startEmulator } from '../../emulator/emulator';
import type { InstalledCertificate } from '../../environments';
import local from '../../environments/local';
import { OutsideRoot } from '../support/outside-root';
import { describeWithTools, toolchain } from '../support/tools';

describeWithTools('the emulated AWS Private CA, of a certificate that is installed', () => {
  const root = new OutsideRoot();
  let emulator: Emulator;
  let client: ACMPCAClient;
  let arn: string;
  let request: string;

  beforeAll(async () => {
    emulator = await startEmulator(toolchain.python!, emulatedOrganization(local));
    const { endpoint } = emulator;
    const credentials = await accountCredentials(endpoint, '111111111111');
    client = new ACMPCAClient({ endpoint, region: 'eu-west-1', credentials, maxAttempts: 1 });
    const created = await client.send(
      new CreateCertificateAuthorityCommand({
        CertificateAuthorityType: 'SUBORDINATE',
        CertificateAuthorityConfiguration: {
          KeyAlgorithm: 'EC_prime256v1',
          SigningAlgorithm: 'SHA256WITHECDSA',
          Subject: { CommonName: 'Example' },
        },
      }),
    );
    arn = created.CertificateAuthorityArn!;
    const csr = await client.send(new GetCertificateAuthorityCsrCommand({ CertificateAuthorityArn: arn }));
    request = csr.Csr!;
  });
  afterAll(() => emulator?.stop());

  const install = ({ certificate, certificateChain }: InstalledCertificate) =>
    client.send(
      new ImportCertificateAuthorityCertificateCommand({
        CertificateAuthorityArn: arn,
        Certificate: Buffer.from(certificate),
        CertificateChain: Buffer.from(certificateChain),
      }),
    );
  const status = async () => {
    const described = await client.send(
      new DescribeCertificateAuthorityCommand({ CertificateAuthorityArn: arn }),
    );
    return described.CertificateAuthority!.Status;
  };
  const signedWith = (from: string, to: string) =>
    root.sign(request, (commands) => commands.replace(from, to).replace(/^openssl verify.*$/m, ''));

  test.each<[string, () => InstalledCertificate, string]>([
    ['of another key', () => root.sign(root.request('Example')), 'MalformedCertificateException'],
    ['of no CA', () => signedWith('CA:TRUE, pathlen:0', 'CA:FALSE'), 'MalformedCertificateException'],
    [
      'whose basic constraints are not critical',
      () => signedWith('critical, CA:TRUE', 'CA:TRUE'),
      'MalformedCertificateException',
    ],
    [
      'that another root signed',
      () => ({ ...root.sign(request), certificateChain: new OutsideRoot('Another').certificate }),
      'CertificateMismatchException',
    ],
    [
      'that does not follow its own chain',
      () => {
        const signed = root.sign(request);
        return { ...signed, certificateChain: signed.certificate + signed.certificateChain };
      },
      'CertificateMismatchException',
    ],
  ])('refuses one %s', async (_what, certificate, name) => {
    await expect(install(certificate())).rejects.toMatchObject({ name });
    expect(await status()).toBe('PENDING_CERTIFICATE');
  });

  test('takes one that a root outside has signed, and another after it', async () => {
    await install(root.sign(request));
    expect(await status()).toBe('ACTIVE');
    await install(root.sign(request));
    expect(await status()).toBe('ACTIVE');
  });
});
