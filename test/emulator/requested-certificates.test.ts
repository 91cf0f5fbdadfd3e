import { ACMClient, RequestCertificateCommand } from '@aws-sdk/client-acm';
import { sessionOf } from '../../emulator/authorization/sessions';
import { trustIn } from '../../emulator/authorization/emulated-role';
import { emulatedOrganization } from '../../emulator/emulated-organization';
import { type Emulator, startEmulator } from '../../emulator/emulator';
import local from '../../environments/local';
import { AcmAccount, REGION } from '../support/acm-account';
import { EventQueue } from '../support/event-queue';
import { describeWithTools, toolchain } from '../support/tools';

const SHOP = '222222222222';
const CALLED = 'AWS API Call via CloudTrail';

describeWithTools('a certificate that is requested', () => {
  let emulator: Emulator;
  let shop: AcmAccount;
  let events: EventQueue;

  beforeAll(async () => {
    emulator = await startEmulator(toolchain.python!, emulatedOrganization(local));
    shop = await AcmAccount.of(emulator.endpoint, SHOP);
    const pattern = {
      source: ['aws.acm'],
      'detail-type': [CALLED],
      detail: { eventSource: ['acm.amazonaws.com'], eventName: ['RequestCertificate'] },
    };
    events = await EventQueue.of(emulator.endpoint, SHOP, { name: 'requested', pattern });
  });
  afterAll(() => emulator?.stop());
  afterEach(() => emulator.delayRecords(0));

  const recordsOf = async (certificateArn: string) => {
    const { DomainValidationOptions: options } = await shop.described(certificateArn);
    return options!.map(({ ResourceRecord }) => ResourceRecord?.Name);
  };

  test('is told to the bus of its account by a trail', async () => {
    const { CertificateArn: certificateArn } = await shop.acm.send(
      new RequestCertificateCommand({
        DomainName: 'www.example.com',
        ValidationMethod: 'DNS',
        SubjectAlternativeNames: ['example.com'],
        Options: { Export: 'ENABLED' },
      }),
    );
    expect(await events.take()).toEqual([
      expect.objectContaining({
        source: 'aws.acm',
        'detail-type': CALLED,
        account: SHOP,
        region: REGION,
        detail: {
          eventSource: 'acm.amazonaws.com',
          eventName: 'RequestCertificate',
          awsRegion: REGION,
          recipientAccountId: SHOP,
          userIdentity: { type: 'AssumedRole', accountId: SHOP },
          requestParameters: {
            domainName: 'www.example.com',
            validationMethod: 'DNS',
            subjectAlternativeNames: ['example.com'],
            options: { export: 'ENABLED' },
          },
          responseElements: { certificateArn },
        },
      }),
    ]);
  });

  test('that ACM refuses is told with its error, and without an ARN', async () => {
    await expect(shop.pending(`${'a'.repeat(60)}.example.com`)).rejects.toThrow();
    const [event] = await events.take();
    expect(event!.detail).toMatchObject({ errorCode: 'ValidationException', responseElements: null });
  });

  test('that IAM refuses is told too, with who asked', async () => {
    const trust = trustIn(`arn:aws:iam::${SHOP}:root`, undefined);
    await emulator.setRoles([{ accountId: SHOP, name: 'nobody', trust, policies: [] }]);
    const { endpoint } = emulator;
    const credentials = await sessionOf(endpoint, `arn:aws:iam::${SHOP}:role/nobody`);
    const acm = new ACMClient({ endpoint, region: REGION, credentials, maxAttempts: 1 });
    const asked = acm.send(new RequestCertificateCommand({ DomainName: 'a.example.com' }));
    await expect(asked).rejects.toThrow('acm:RequestCertificate');
    const [event] = await events.take();
    expect(event!.detail).toMatchObject({
      errorCode: 'AccessDenied',
      responseElements: null,
      requestParameters: { domainName: 'a.example.com' },
      userIdentity: { accountId: SHOP, arn: expect.stringContaining(':assumed-role/nobody/') },
    });
  });

  test('shows its records at once, or after as many answers as are asked for', async () => {
    const prompt = await shop.pending('prompt.example.com');
    await emulator.delayRecords(2);
    const late = await shop.pending('late.example.com');
    expect(await recordsOf(prompt)).toEqual([expect.stringContaining('.prompt.example.com.')]);
    expect(await recordsOf(late)).toEqual([undefined]);
    expect(await recordsOf(late)).toEqual([undefined]);
    expect(await recordsOf(late)).toEqual([expect.stringContaining('.late.example.com.')]);
  });

  test.each([-1, 1.5, 1001])('fails for records that are late by %d answers', async (descriptions) => {
    await expect(emulator.delayRecords(descriptions)).rejects.toThrow(
      'descriptions must be a whole number from 0 to 1000',
    );
  });
});
