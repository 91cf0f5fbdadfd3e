import { X509Certificate, createPrivateKey } from 'node:crypto';
import { ExportCertificateCommand, ImportCertificateCommand } from '@aws-sdk/client-acm';
import { emulatedOrganization } from '../../emulator/emulated-organization';
import { type Emulator, startEmulator } from '../../emulator/emulator';
import local from '../../environments/local';
import { AcmAccount, REGION } from '../support/acm-account';
import { CaOutsideAws } from '../support/issued-certificates';
import { sharedAuthority } from '../support/shared-authority';
import { describeWithTools, toolchain } from '../support/tools';

const SHARED = '111111111111';
const SHOP = '222222222222';
const PASSPHRASE = 'correct horse battery staple';

describeWithTools('export of a certificate', () => {
  let emulator: Emulator;
  let shop: AcmAccount;
  let authorityArn: string;

  beforeAll(async () => {
    emulator = await startEmulator(toolchain.python!, emulatedOrganization(local));
    const { endpoint } = emulator;
    shop = await AcmAccount.of(endpoint, SHOP);
    authorityArn = await sharedAuthority(endpoint, { region: REGION, owner: SHARED, sharedWith: [SHOP] });
  });
  afterAll(() => emulator?.stop());

  const exported = (CertificateArn: string, passphrase: string = PASSPHRASE) =>
    shop.acm.send(new ExportCertificateCommand({ CertificateArn, Passphrase: Buffer.from(passphrase) }));

  const kinds: ReadonlyArray<readonly [string, () => Promise<string>]> = [
    ['public', () => shop.issued('public.example.com', 'ENABLED')],
    ['private', () => shop.private('private.example.com', authorityArn)],
  ];
  test.each(kinds)('gives a %s one with its chain, and the key under the passphrase', async (_, issue) => {
    const arn = await issue();
    const { Certificate, CertificateChain, PrivateKey: key } = await exported(arn);
    expect(key).toMatch(/^-----BEGIN ENCRYPTED PRIVATE KEY-----\n/);
    const leaf = new X509Certificate(Certificate!);
    expect(leaf.checkPrivateKey(createPrivateKey({ key: key!, passphrase: PASSPHRASE }))).toBe(true);
    expect(leaf.checkIssued(new X509Certificate(CertificateChain!))).toBe(true);
    expect(() => createPrivateKey({ key: key!, passphrase: `${PASSPHRASE}r` })).toThrow();
    expect(() => createPrivateKey({ key: key! })).toThrow();
    const { Serial } = await shop.described(arn);
    expect(leaf.serialNumber.toLowerCase()).toBe(Serial!.replaceAll(':', ''));
  });

  test('encrypts the key by AES-256-CBC, with a key that PBKDF2 makes', async () => {
    const { PrivateKey } = await exported(await shop.private('encrypted.example.com', authorityArn));
    const der = Buffer.from(PrivateKey!.replaceAll(/-----.*?-----|\n/g, ''), 'base64').toString('hex');
    const pbes2 = '06092a864886f70d01050d';
    const pbkdf2 = '06092a864886f70d01050c';
    const aes256 = '060960864801650304012a';
    expect([pbes2, pbkdf2, aes256].filter((identifier) => !der.includes(identifier))).toEqual([]);
  });

  test('is told by the list, which knows too whether it is allowed', async () => {
    const arn = await shop.issued('listed.example.com', 'ENABLED');
    expect(await shop.listed(arn)).toMatchObject({ Exported: false, ExportOption: 'ENABLED' });
    expect((await shop.described(arn)).RenewalEligibility).toBe('INELIGIBLE');
    await exported(arn);
    expect(await shop.listed(arn)).toMatchObject({ Exported: true, RenewalEligibility: 'ELIGIBLE' });
    expect((await shop.described(arn)).RenewalEligibility).toBe('ELIGIBLE');
  });

  test('fails for an imported certificate, and for a public one that is not exportable', async () => {
    const { certificate, privateKey, chain } = new CaOutsideAws().issue({ names: ['imported.example.com'] });
    const { CertificateArn: imported } = await shop.acm.send(
      new ImportCertificateCommand({
        Certificate: Buffer.from(certificate),
        PrivateKey: Buffer.from(privateKey),
        CertificateChain: Buffer.from(chain),
      }),
    );
    const kept = await shop.issued('kept.example.com');
    for (const arn of [imported!, kept]) {
      await expect(exported(arn)).rejects.toMatchObject({ name: 'ValidationException' });
      expect(await shop.listed(arn)).toMatchObject({ Exported: false, ExportOption: 'DISABLED' });
    }
  });

  test('fails while the certificate is not issued, and for one that nobody has', async () => {
    const pending = await shop.pending('pending.example.com', 'ENABLED');
    await expect(exported(pending)).rejects.toMatchObject({ name: 'RequestInProgressException' });
    const nowhere = authorityArn.replace('acm-pca', 'acm').replace('certificate-authority', 'certificate');
    await expect(exported(nowhere)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  test.each([
    ['of three characters', 'abc'],
    ['of 129 characters', 'a'.repeat(129)],
    ['with a #', 'pass#word'],
    ['with a character beyond ASCII', 'Passwört'],
  ])('fails with a passphrase %s', async (_, passphrase) => {
    const arn = await shop.private('passphrase.example.com', authorityArn);
    await expect(exported(arn, passphrase)).rejects.toMatchObject({ name: 'ValidationException' });
    expect(await shop.listed(arn)).toMatchObject({ Exported: false });
    expect((await exported(arn, 'abcd')).PrivateKey).toContain('ENCRYPTED');
  });
});
