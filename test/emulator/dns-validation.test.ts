import { DeleteCertificateCommand, ExportCertificateCommand } from '@aws-sdk/client-acm';
import { emulatedOrganization } from '../../emulator/emulated-organization';
import { type Emulator, startEmulator } from '../../emulator/emulator';
import local from '../../environments/local';
import type { PolicyZone, ValidationPolicy } from '../../modules/core';
import type { QueueDrivenFunction } from '../support/queue-driven-function';
import { RequestingAccount } from '../support/requesting-account';
import { ToldTopic } from '../support/told-topic';
import { describeWithTools, toolchain } from '../support/tools';
import { until } from '../support/until';
import { HUB, letValidate, validatingFunction } from '../support/validating-function';
import { ZoneRecords } from '../support/zone-records';

const SHOP = '222222222222';
const GUEST = '777777777777';
const NEWCOMER = '777777777778';
const STRANGER = '777777777779';
/** Of another organization. */
const PARTNER = '333333333333';
const REGIONS = ['eu-west-1', 'us-east-1'] as const;
const [OUTER, INNER] = ['ou-ab12-outer001', 'ou-ab12-inner001'] as const;

describeWithTools('DNS validation of whatever is requested', () => {
  let emulator: Emulator;
  let validation: QueueDrivenFunction;
  let zone: ZoneRecords;
  let inner: ZoneRecords;
  let ofAll: ToldTopic;
  let ofGuests: ToldTopic;
  let shop: RequestingAccount;

  beforeAll(async () => {
    const organization = emulatedOrganization(local);
    emulator = await startEmulator(toolchain.python!, {
      ...organization,
      memberAccountIds: [...organization.memberAccountIds, GUEST, NEWCOMER, STRANGER],
      organizationalUnits: [
        { id: OUTER, accountIds: [] },
        { id: INNER, parentId: OUTER, accountIds: [GUEST] },
      ],
      delegatedAdministrators: [HUB],
    });
    const { endpoint } = emulator;
    zone = await ZoneRecords.of(endpoint, HUB, 'example.com');
    inner = await ZoneRecords.of(endpoint, HUB, 'inner.example.com');
    ofAll = await ToldTopic.of(endpoint, HUB, 'refused');
    ofGuests = await ToldTopic.of(endpoint, HUB, 'guests');
    shop = await RequestingAccount.of(endpoint, SHOP);
    const outside: PolicyZone = {
      zoneName: 'other.example.com',
      domainNames: [],
      subdomainsOf: ['other.example.com'],
    };
    const zones = (domain: string): PolicyZone[] => [
      {
        zoneName: 'example.com',
        hostedZoneId: zone.hostedZoneId,
        domainNames: ['alone.example.com'],
        subdomainsOf: [domain],
      },
      {
        zoneName: 'inner.example.com',
        hostedZoneId: inner.hostedZoneId,
        domainNames: [],
        subdomainsOf: ['inner.example.com'],
      },
      outside,
    ];
    const policy = (domain: string): ValidationPolicy => ({ regions: REGIONS, zones: zones(domain) });
    validation = await validatingFunction(emulator, {
      policies: {
        [SHOP]: { ...policy('shop.example.com'), owner: 'shop@example.com' },
        [PARTNER]: policy('partner.example.com'),
        [OUTER]: { ...policy('guests.example.com'), topicArn: ToldTopic.arn(HUB, 'guests') },
      },
      topicArn: ToldTopic.arn(HUB, 'refused'),
      outsideAccountIds: [PARTNER],
    });
    for (const accountId of [SHOP, PARTNER, GUEST, NEWCOMER, STRANGER])
      await letValidate(emulator, accountId, REGIONS);
  });
  afterAll(() => emulator?.stop());

  /** What the function says where a word comes up, the oldest first, once it has said something. */
  const said = (word: string) =>
    until(
      async () => (await validation.log()).filter((line) => JSON.stringify(line).includes(word)),
      (lines) => lines.length > 0,
    );

  test('every name has its record, in the longest zone; a wildcard that of what it stands under', async () => {
    const arn = await shop.request([
      'a.shop.example.com',
      '*.a.shop.example.com',
      'b.inner.example.com',
      'alone.example.com',
    ]);
    expect(await shop.issued(arn)).toBe('ISSUED');
    expect(await zone.proofsOf('a.shop.example.com')).toHaveLength(1);
    expect(await zone.proofsOf('alone.example.com')).toHaveLength(1);
    expect(await inner.proofsOf('b.inner.example.com')).toHaveLength(1);
    expect(await zone.proofsOf('b.inner.example.com')).toEqual([]);
    expect(await said(arn)).toEqual([expect.objectContaining({ DnsValidationWritten: 1, refused: [] })]);
  });

  test('a certificate in another Region, with the same name, needs nothing more', async () => {
    const arn = await shop.request(['a.shop.example.com'], 'us-east-1');
    expect(await shop.issued(arn)).toBe('ISSUED');
    expect(await zone.proofsOf('a.shop.example.com')).toHaveLength(1);
  });

  test('an account has what its organizational unit has, as soon as it is in it', async () => {
    const guest = await RequestingAccount.of(emulator.endpoint, GUEST);
    expect(await guest.issued(await guest.request(['g.guests.example.com'], 'us-east-1'))).toBe('ISSUED');
    const newcomer = await RequestingAccount.of(emulator.endpoint, NEWCOMER);
    const early = await newcomer.request(['n.guests.example.com']);
    expect(await said(early)).toEqual([expect.objectContaining({ DnsValidationRefused: 1 })]);
    expect(await ofAll.take()).toEqual([
      expect.objectContaining({ Subject: 'Not validated: n.guests.example.com' }),
    ]);
    await emulator.moveAccount(NEWCOMER, OUTER);
    expect(await newcomer.issued(await newcomer.request(['m.guests.example.com']))).toBe('ISSUED');
    // What was refused before is right now: the daily look finds it.
    await emulator.passSchedules();
    expect(await newcomer.issued(early)).toBe('ISSUED');
  });

  test('an account of another organization has what is given to it by name', async () => {
    const partner = await RequestingAccount.of(emulator.endpoint, PARTNER);
    expect(await partner.issued(await partner.request(['a.partner.example.com']))).toBe('ISSUED');
  });

  test('a name that is not given is refused, and its owner told why, once', async () => {
    const arn = await shop.request(['shop.example.com', 'blog.example.com', 'x.other.example.com']);
    const [line] = await said(arn);
    expect(line).toMatchObject({
      written: [expect.stringMatching(/^_\w{32}\.shop\.example\.com$/)],
      refused: [
        { name: 'blog.example.com', reason: 'it lies in none of the domains that this account was given' },
        {
          name: 'x.other.example.com',
          reason: 'the zone other.example.com is not one that is written into here',
        },
      ],
    });
    const [told, ...more] = await ofAll.take();
    expect(more).toEqual([]);
    expect(told!.Message).toContain(`Certificate: ${arn}`);
    expect(told!.Message).toContain(`Account: ${SHOP}, of shop@example.com`);
    expect(told!.Message).toContain('blog.example.com: it lies in none of the domains');
    expect(await zone.proofsOf('blog.example.com')).toEqual([]);
    // The look on the same day says it to nobody.
    await emulator.passSchedules();
    await until(
      () => said(arn),
      (lines) => lines.length > 1,
    );
    expect(await ofAll.take()).toEqual([]);
  });

  test('whoever has a topic of its own is told there', async () => {
    const guest = await RequestingAccount.of(emulator.endpoint, GUEST);
    await said(await guest.request(['shop.example.com']));
    expect(await ofGuests.take()).toHaveLength(1);
    expect(await ofAll.take()).toEqual([]);
  });

  test.each(['CREATE', 'CHANGE'] as const)("somebody else's record stays as it is (%s)", async (how) => {
    const name = `${how.toLowerCase()}.held.shop.example.com`;
    await validation.hearsEvents(false);
    const arn = await shop.request([name]);
    const { Name, Value } = (await shop.described(arn)).DomainValidationOptions![0]!.ResourceRecord!;
    await zone.change(
      'CREATE',
      Name!,
      how === 'CREATE' ? 'somebody.example.net.' : `${Value!.slice(0, -1)}x.`,
    );
    const before = await zone.cnames();
    await validation.hearsEvents(true);
    await emulator.passSchedules();
    const [line] = await said(arn);
    expect(line).toMatchObject({ DnsValidationRefused: 1, refused: [{ name }] });
    expect(await zone.cnames()).toEqual(before);
  });

  test.each([
    ['by e-mail', { ValidationMethod: 'EMAIL' as const }, 'it is not validated by DNS'],
    [
      'by the stacks of an environment',
      { Tags: [{ Key: 'certfleet:environment', Value: 'other' }] },
      'the stacks of an environment have it',
    ],
  ])('what is validated %s is left alone', async (_, more, because) => {
    const arn = await shop.request(['left.shop.example.com'], 'eu-west-1', more);
    expect(await said(arn)).toEqual([expect.objectContaining({ DnsValidationIgnored: 1, because })]);
    expect(await zone.proofsOf('left.shop.example.com')).toEqual([]);
  });

  test('records that ACM has not made yet are waited for', async () => {
    await emulator.delayRecords(2);
    const arn = await shop.request(['late.shop.example.com']);
    await emulator.delayRecords(0);
    expect(await shop.issued(arn)).toBe('ISSUED');
  });

  test('an event that comes twice, or when the certificate is gone, does nothing', async () => {
    const arn = await shop.request(['twice.shop.example.com']);
    expect(await shop.issued(arn)).toBe('ISSUED');
    await shop.acm('eu-west-1').send(new DeleteCertificateCommand({ CertificateArn: arn }));
    const before = await zone.cnames();
    const event = {
      ...{ source: 'aws.acm', 'detail-type': 'AWS API Call via CloudTrail', account: SHOP },
      detail: { responseElements: { certificateArn: arn } },
    };
    await validation.send(JSON.stringify(event));
    await until(
      () => said(arn),
      (lines) => lines.some(({ because }) => because === 'it is gone'),
    );
    // The record stays: others may renew by it.
    expect(await zone.cnames()).toEqual(before);
  });

  test('what no event told of is found by the daily look, whatever its key', async () => {
    await validation.hearsEvents(false);
    const arns = await Promise.all(
      (['RSA_2048', 'EC_prime256v1', 'EC_secp384r1'] as const).map((KeyAlgorithm) =>
        shop.request([`${KeyAlgorithm.toLowerCase().replace('_', '-')}.shop.example.com`], 'us-east-1', {
          KeyAlgorithm,
        }),
      ),
    );
    await validation.hearsEvents(true);
    await emulator.passSchedules();
    for (const arn of arns) expect(await shop.issued(arn)).toBe('ISSUED');
  });

  test('a function that is killed at any request leaves nothing that the next one does not mend', async () => {
    for (const killAt of [1, 3, 5, 5.5]) {
      await validation.killAt(killAt);
      const arn = await shop.request([`killed-${String(killAt).replace('.', '-')}.shop.example.com`]);
      await validation.isRead();
      await validation.killAt();
      await emulator.passSchedules();
      expect(await shop.issued(arn)).toBe('ISSUED');
    }
    await validation.forgetDeadMessages();
  });

  test('an account that lets the function in no more keeps nobody else from validation', async () => {
    const account = { accountId: STRANGER, name: 'certfleet-local-dns-validation-reader' };
    const nobody = { Version: '2012-10-17', Statement: [] };
    await emulator.setRoles([{ ...account, trust: nobody, policies: [] }]);
    const stranger = await RequestingAccount.of(emulator.endpoint, STRANGER);
    await stranger.request(['x.guests.example.com']);
    expect(await said(STRANGER)).toEqual([expect.objectContaining({ DnsValidationAbsent: 1 })]);
    expect(await shop.issued(await shop.request(['beside.shop.example.com']))).toBe('ISSUED');
    expect(await validation.deadMessages()).toBe(0);
  });

  test('a record that was deleted is written again when ACM waits to renew by it', async () => {
    const arn = await shop.request(['renewed.shop.example.com'], 'eu-west-1', {
      Options: { Export: 'ENABLED' },
    });
    expect(await shop.issued(arn)).toBe('ISSUED');
    // ACM renews what is in use, or was exported.
    const Passphrase = Buffer.from('only-on-the-way');
    await shop.acm('eu-west-1').send(new ExportCertificateCommand({ CertificateArn: arn, Passphrase }));
    const [name] = await zone.proofsOf('renewed.shop.example.com');
    await zone.change('DELETE', name!, (await zone.cnames())[name!]!);
    await emulator.moveClock(160);
    await until(
      () => zone.proofsOf('renewed.shop.example.com'),
      (found) => found.length > 0,
    );
    expect(await zone.proofsOf('renewed.shop.example.com')).toEqual([name]);
  });
});
