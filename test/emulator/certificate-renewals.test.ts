import { X509Certificate, createPrivateKey } from 'node:crypto';
import {
  DeleteCertificateCommand,
  ExportCertificateCommand,
  GetCertificateCommand,
  ImportCertificateCommand,
  RenewCertificateCommand,
} from '@aws-sdk/client-acm';
import { ACMPCAClient, UpdateCertificateAuthorityCommand } from '@aws-sdk/client-acm-pca';
import { accountCredentials } from '../../emulator/authorization/sessions';
import { emulatedOrganization } from '../../emulator/emulated-organization';
import { type Emulator, startEmulator } from '../../emulator/emulator';
import local from '../../environments/local';
import { AcmAccount, REGION } from '../support/acm-account';
import { EventQueue } from '../support/event-queue';
import { CaOutsideAws } from '../support/issued-certificates';
import { sharedAuthority } from '../support/shared-authority';
import { describeWithTools, toolchain } from '../support/tools';

const SHARED = '111111111111';
const SHOP = '222222222222';

describeWithTools('renewal of a certificate', () => {
  let emulator: Emulator;
  let shop: AcmAccount;
  let authorityArn: string;
  let events: EventQueue;

  beforeAll(async () => {
    emulator = await startEmulator(toolchain.python!, emulatedOrganization(local));
    const { endpoint } = emulator;
    shop = await AcmAccount.of(endpoint, SHOP);
    authorityArn = await sharedAuthority(endpoint, { region: REGION, owner: SHARED, sharedWith: [SHOP] });
    const pattern = { source: ['aws.acm'], 'detail-type': ['ACM Certificate Available'] };
    events = await EventQueue.of(endpoint, SHOP, { name: 'available', pattern });
  });
  afterAll(() => emulator?.stop());
  beforeEach(() => events.take());

  const renew = (CertificateArn: string) => shop.acm.send(new RenewCertificateCommand({ CertificateArn }));

  async function exported(CertificateArn: string) {
    const { Certificate, PrivateKey } = await shop.acm.send(
      new ExportCertificateCommand({ CertificateArn, Passphrase: Buffer.from('passphrase') }),
    );
    return {
      leaf: new X509Certificate(Certificate!),
      key: createPrivateKey({ key: PrivateKey!, passphrase: 'passphrase' }),
    };
  }

  async function imported(): Promise<string> {
    const { certificate, privateKey, chain } = new CaOutsideAws().issue({ names: ['imported.example.com'] });
    const { CertificateArn } = await shop.acm.send(
      new ImportCertificateCommand({
        Certificate: Buffer.from(certificate),
        PrivateKey: Buffer.from(privateKey),
        CertificateChain: Buffer.from(chain),
      }),
    );
    return CertificateArn!;
  }

  const kinds: ReadonlyArray<readonly [string, () => Promise<string>]> = [
    ['public', () => shop.issued('public.example.com', 'ENABLED')],
    ['private', () => shop.private('private.example.com', authorityArn)],
  ];
  test.each(kinds)(
    'of a %s one keeps ARN and names; key, serial number and end are new',
    async (_, issue) => {
      const arn = await issue();
      const before = await exported(arn);
      await renew(arn);
      const described = await shop.described(arn);
      expect(described).toMatchObject({
        CertificateArn: arn,
        Status: 'ISSUED',
        RenewalEligibility: 'INELIGIBLE',
        RenewalSummary: { RenewalStatus: 'SUCCESS' },
      });
      const after = await exported(arn);
      expect(after.leaf.subjectAltName).toBe(before.leaf.subjectAltName);
      expect(after.leaf.serialNumber).not.toBe(before.leaf.serialNumber);
      expect(Date.parse(after.leaf.validTo)).toBeGreaterThan(Date.parse(before.leaf.validTo));
      expect(after.leaf.checkPrivateKey(after.key)).toBe(true);
      expect(after.leaf.checkPrivateKey(before.key)).toBe(false);
      const { Certificate } = await shop.acm.send(new GetCertificateCommand({ CertificateArn: arn }));
      expect(new X509Certificate(Certificate!).serialNumber).toBe(after.leaf.serialNumber);
    },
  );

  test('and the first issue are told to the default bus, the first without anybody looking', async () => {
    const domainName = 'told.example.com';
    const arn = await shop.issued(domainName, 'ENABLED');
    const expected = (Action: string, Exported: boolean) => ({
      source: 'aws.acm',
      'detail-type': 'ACM Certificate Available',
      account: SHOP,
      region: REGION,
      resources: [arn],
      detail: {
        Action,
        CertificateType: 'AMAZON_ISSUED',
        CommonName: domainName,
        FirstSubjectAlternativeName: domainName,
        DomainValidationMethod: 'DNS',
        CertificateKeyPairOrigin: 'AWS_MANAGED',
        CertificateCreatedDate: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
        CertificateExpirationDate: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
        ValidityInDays: 198,
        DaysToExpiry: expect.any(Number),
        InUse: false,
        Exported,
      },
    });
    expect(await events.take()).toEqual([expect.objectContaining(expected('ISSUANCE', false))]);
    await shop.described(arn);
    await exported(arn);
    expect(await events.take()).toEqual([]);
    await renew(arn);
    expect(await events.take()).toEqual([expect.objectContaining(expected('RENEWAL', true))]);
  });

  test('private and imported certificates are told of too, without a method of validation', async () => {
    await shop.private('told.example.org', authorityArn);
    await imported();
    const told = (await events.take()).map(({ detail }) => detail);
    expect(told).toEqual([
      expect.objectContaining({ Action: 'ISSUANCE', CertificateType: 'PRIVATE', ValidityInDays: 395 }),
      expect.objectContaining({ Action: 'IMPORT', CertificateType: 'IMPORTED' }),
    ]);
    for (const detail of told) expect(detail).not.toHaveProperty('DomainValidationMethod');
  });

  test('fails where nothing was exported since the last, where it was imported and where it is pending', async () => {
    const never = await shop.issued('never-exported.example.com', 'ENABLED');
    const renewed = await shop.private('renewed.example.com', authorityArn);
    await exported(renewed);
    await renew(renewed);
    for (const arn of [never, renewed, await imported()])
      await expect(renew(arn)).rejects.toMatchObject({ name: 'ValidationException' });
    const pending = await shop.pending('pending.example.com', 'ENABLED');
    await expect(renew(pending)).rejects.toMatchObject({ name: 'RequestInProgressException' });
  });

  test('comes by itself for what is exported, and for nothing else', async () => {
    const wanted = await shop.private('wanted.example.com', authorityArn);
    const idle = await shop.private('idle.example.com', authorityArn);
    await exported(wanted);
    const serials = async () => [(await shop.described(wanted)).Serial, (await shop.described(idle)).Serial];
    const [before, beforeOfIdle] = await serials();
    await events.take();
    await emulator.renewCertificates();
    const [after, afterOfIdle] = await serials();
    expect(after).not.toBe(before);
    expect(afterOfIdle).toBe(beforeOfIdle);
    const told = (await events.take()).filter(({ resources }) => resources[0] === wanted);
    expect(told.map(({ detail }) => detail['Action'])).toEqual(['RENEWAL']);
    await emulator.renewCertificates();
    expect(await serials()).toEqual([after, afterOfIdle]);
  });

  test('waits where the record of a name is gone', async () => {
    const arn = await shop.pending('gone.example.com', 'ENABLED');
    const zone = await shop.zone('gone.example.com');
    await shop.changeRecord('CREATE', arn, zone);
    await exported(arn);
    const { Serial } = await shop.described(arn);
    await shop.changeRecord('DELETE', arn, zone);
    await emulator.renewCertificates();
    const waiting = { Serial, RenewalSummary: { RenewalStatus: 'PENDING_VALIDATION' } };
    expect(await shop.described(arn)).toMatchObject(waiting);
    await shop.changeRecord('CREATE', arn, zone);
    await emulator.renewCertificates();
    expect(await shop.described(arn)).toMatchObject({ RenewalSummary: { RenewalStatus: 'SUCCESS' } });
    expect((await shop.described(arn)).Serial).not.toBe(Serial);
    await shop.acm.send(new DeleteCertificateCommand({ CertificateArn: arn }));
  });

  test('waits where the CA issues no longer', async () => {
    const arn = await shop.private('disabled.example.com', authorityArn);
    await exported(arn);
    const { Serial } = await shop.described(arn);
    const credentials = await accountCredentials(emulator.endpoint, SHARED);
    const pca = new ACMPCAClient({ endpoint: emulator.endpoint, region: REGION, credentials });
    await pca.send(
      new UpdateCertificateAuthorityCommand({ CertificateAuthorityArn: authorityArn, Status: 'DISABLED' }),
    );
    await renew(arn);
    expect(await shop.described(arn)).toMatchObject({
      Serial,
      RenewalSummary: { RenewalStatus: 'PENDING_AUTO_RENEWAL', RenewalStatusReason: 'PCA_INVALID_STATE' },
    });
  });
});
