import { type AwsEvent, availableIn, mattersIn } from '../../../lambda/notifications/event-matters';
import { keyOf } from '../../../lambda/notifications/matter';
import type { InventoryLine } from '../../../modules/core/census';
import { CENSUS_NOW, censusArn, inDays, inventoryLine } from '../../support/inventory-line';

const ACCOUNT = '222222222222';
const CA = `arn:aws:acm-pca:eu-west-1:${ACCOUNT}:certificate-authority/00000000-0000-4000-8000-000000000009`;

function acm(type: string, detail: unknown = {}, more: object = {}): AwsEvent {
  return {
    source: 'aws.acm',
    'detail-type': type,
    account: ACCOUNT,
    region: 'eu-west-1',
    time: '2026-11-28T10:00:00Z',
    resources: [censusArn()],
    detail,
    ...more,
  };
}

function ofCa(type: string, detail: object, more: object = {}): AwsEvent {
  return { ...acm(type, detail), source: 'aws.acm-pca', resources: [CA, `${CA}/certificate/ab`], ...more };
}

function health(detail: object, more: object = {}): AwsEvent {
  return acm(
    'AWS Health Event',
    {
      service: 'ACM',
      eventTypeCode: 'CAA_CHECK_FAILURE',
      statusCode: 'open',
      eventDescription: [{ language: 'en_US', latestDescription: 'CAA forbids it.' }],
      affectedEntities: [{ entityValue: censusArn() }],
      ...detail,
    },
    { source: 'aws.health', ...more },
  );
}

const read = (event: AwsEvent, line?: InventoryLine) =>
  mattersIn(event, (arn) => Promise.resolve(arn === censusArn() ? line : undefined), CENSUS_NOW.getTime());
const idsOf = async (event: AwsEvent, line?: InventoryLine) => (await read(event, line)).map(({ id }) => id);
const keysOf = async (event: AwsEvent, line?: InventoryLine) => (await read(event, line)).map(keyOf);

describe('ACM Certificate Approaching Expiration', () => {
  const event = acm('ACM Certificate Approaching Expiration', { DaysToExpiry: 30, CommonName: 'a.example' });
  const ending = (more: Partial<InventoryLine>) =>
    inventoryLine({ expiry: inDays(30.5).toISOString(), ...more });

  test('is nothing where a function or ACM renews it and has days left for that', async () => {
    expect(await idsOf(event, ending({ type: 'IMPORTED', isRotated: true }))).toEqual([]);
    expect(await idsOf(event, ending({}))).toEqual([]);
  });

  test('is a matter where people import it, or what renews it is late', async () => {
    expect(await idsOf(event, ending({ type: 'IMPORTED' }))).toEqual(['renewal-overdue']);
    expect(await idsOf(event, ending({ expiry: inDays(20).toISOString() }))).toEqual(['renewal-overdue']);
  });

  test('is nothing where nothing uses it', async () => {
    expect(await idsOf(event, ending({ type: 'IMPORTED', inUse: false }))).toEqual([]);
  });

  test('tells nothing else that the census has found of it', async () => {
    const rehearsal = {
      at: CENSUS_NOW.toISOString(),
      since: inDays(-1).toISOString(),
      problems: [{ id: 'caa-forbids', name: 'a.example', problem: 'no', remedy: 'yes' }],
    };
    expect(await idsOf(event, ending({ rehearsal }))).toEqual([]);
  });

  test('of one that the census does not know is a matter, by the name that ACM says', async () => {
    expect(await read(event)).toEqual([
      expect.objectContaining({
        id: 'renewal-overdue',
        arn: censusArn(),
        accountId: ACCOUNT,
        region: 'eu-west-1',
        name: 'a.example',
      }),
    ]);
  });

  test('is the matter of which the census tells too', async () => {
    const line = ending({ type: 'IMPORTED' });
    expect(await keysOf(event, line)).toEqual([`renewal-overdue ${censusArn()} ${line.expiry}`]);
  });
});

describe('ACM Certificate Expired', () => {
  const expired = (detail: object) =>
    acm('ACM Certificate Expired', { CertificateExpirationDate: '2026-11-28T09:00:00Z', ...detail });

  test('is a matter where it was used or exported, and nothing otherwise', async () => {
    expect(await idsOf(expired({ InUse: true, Exported: false }))).toEqual(['expired']);
    expect(await idsOf(expired({ InUse: false, Exported: true }))).toEqual(['expired']);
    expect(await idsOf(expired({ InUse: false, Exported: false }))).toEqual([]);
    expect(await idsOf(expired({}))).toEqual([]);
  });

  test('is one matter, whether the census knows it yet or not', async () => {
    const line = inventoryLine({ expiry: '2026-11-28T09:00:00.000Z' });
    const event = expired({ InUse: true });
    expect(await keysOf(event, line)).toEqual(await keysOf(event));
  });
});

describe('ACM Certificate Renewal Action Required', () => {
  const event = acm('ACM Certificate Renewal Action Required', {
    RenewalStatusReason: 'CAA_ERROR',
    CertificateExpirationDate: inDays(15).toISOString(),
  });

  test('is a matter, with the reason of ACM', async () => {
    expect(await read(event, inventoryLine())).toEqual([
      expect.objectContaining({ id: 'renewal-needs-action', reasons: ['CAA_ERROR'] }),
    ]);
  });

  test.each([
    ['the census knows', inventoryLine()],
    ['the census does not know', undefined],
  ])('is the same matter as the message of AWS Health on a certificate that %s', async (_, line) => {
    expect(await keysOf(health({}), line)).toEqual(await keysOf(event, line));
    expect(await keysOf(event, line)).toHaveLength(1);
  });

  test('is another matter once the certificate was renewed', async () => {
    const renewed = inventoryLine({ expiry: inDays(400).toISOString() });
    expect(await keysOf(event, renewed)).not.toEqual(await keysOf(event, inventoryLine()));
  });
});

test('ACM Certificate Revoked is one matter for ever, and none of a certificate that nothing uses', async () => {
  const event = acm('ACM Certificate Revoked', { CertificateExpirationDate: inDays(15).toISOString() });
  expect(await keysOf(event, inventoryLine({ inUse: false }))).toEqual([]);
  expect(await keysOf(event, inventoryLine())).toEqual([`revoked ${censusArn()}`]);
  expect(await keysOf(event)).toEqual([`revoked ${censusArn()}`]);
});

test('ACM Certificate Available says which certificate it is, and is no matter', async () => {
  const event = acm('ACM Certificate Available', { Action: 'RENEWAL' });
  expect(await idsOf(event)).toEqual([]);
  expect(availableIn(event)).toBe(censusArn());
  expect(availableIn(acm('ACM Certificate Available', {}, { resources: [] }))).toBeUndefined();
  expect(availableIn(acm('ACM Certificate Available', {}, { account: '333333333333' }))).toBeUndefined();
  expect(availableIn(acm('ACM Certificate Expired', { InUse: true }))).toBeUndefined();
});

describe('AWS Health Event', () => {
  test('is a matter, in the words of AWS', async () => {
    expect(await read(health({}), inventoryLine())).toEqual([
      expect.objectContaining({
        id: 'renewal-needs-action',
        reasons: ['CAA forbids it.', 'CAA_CHECK_FAILURE'],
      }),
    ]);
  });

  test.each([
    ['it is closed', { statusCode: 'closed' }],
    ['it is of another service', { service: 'ACM-PCA' }],
    ['it is of no service', { service: undefined }],
    ['it may as well say that the renewal came', { eventTypeCode: 'AWS_ACM_RENEWAL_STATE_CHANGE' }],
    ['it names nothing', { affectedEntities: undefined }],
    ['it names no certificate', { affectedEntities: [null, 7, {}, { entityValue: 'AWS_ACCOUNT' }] }],
  ])('is nothing where %s', async (_, detail) => {
    expect(await idsOf(health(detail), inventoryLine())).toEqual([]);
  });

  test('is nothing where nothing uses the certificate, as ACM renews none of those', async () => {
    expect(await idsOf(health({}), inventoryLine({ inUse: false }))).toEqual([]);
    expect(await idsOf(health({}), inventoryLine({ inUse: false, exported: true }))).toHaveLength(1);
    expect(await idsOf(health({}))).toHaveLength(1);
  });

  test('is a matter for each certificate that it names', async () => {
    const affectedEntities = [{ entityValue: censusArn(1) }, { entityValue: censusArn(2) }];
    expect((await read(health({ affectedEntities }))).map(({ arn }) => arn)).toEqual([
      censusArn(1),
      censusArn(2),
    ]);
  });

  test('has no reason where it describes nothing', async () => {
    for (const eventDescription of [undefined, 'text', [], [null], [{ latestDescription: 7 }]])
      expect(await read(health({ eventDescription }))).toEqual([
        expect.objectContaining({ reasons: ['CAA_CHECK_FAILURE'] }),
      ]);
  });
});

describe('events of CAs', () => {
  const failure = { result: 'failure', reason: 'ACCESS_DENIED' };

  test.each([
    ['ACM Private CA Certificate Issuance', 'authority-issues-nothing'],
    ['ACM Private CA CRL Generation', 'revocation-list-failed'],
  ])('a failed %s is a matter of the CA, once a day', async (type, id) => {
    const [first, ...others] = await read(ofCa(type, failure));
    expect(others).toEqual([]);
    expect(first).toMatchObject({ id, arn: CA, reasons: ['ACCESS_DENIED'] });
    const at = (time: string) => keysOf(ofCa(type, failure, { time }));
    expect(await at('2026-11-28T23:59:59Z')).toEqual(await at('2026-11-28T00:00:00Z'));
    expect(await at('2026-11-29T00:00:00Z')).not.toEqual(await at('2026-11-28T00:00:00Z'));
  });

  test('is of today where it does not say when it was', async () => {
    const today = await keysOf(ofCa('ACM Private CA CRL Generation', failure));
    for (const time of [undefined, null, 'soon', 7])
      expect(await keysOf(ofCa('ACM Private CA CRL Generation', failure, { time }))).toEqual(today);
  });

  test('what did not fail is nothing, and what nobody waits for neither', async () => {
    expect(await idsOf(ofCa('ACM Private CA Certificate Issuance', { result: 'success' }))).toEqual([]);
    expect(await idsOf(ofCa('ACM Private CA CRL Generation', {}))).toEqual([]);
    expect(await idsOf(ofCa('ACM Private CA Audit Report Generation', failure))).toEqual([]);
  });
});

describe('whatever an event holds', () => {
  const types = ['ACM Certificate Revoked', 'ACM Certificate Approaching Expiration'];

  test.each([
    ['another account than the sender', { account: '333333333333' }],
    ['no account', { account: undefined }],
    ['no resources', { resources: undefined }],
    ['resources that are no list', { resources: censusArn() }],
    ['resources that are no text', { resources: [null, 7, {}, [censusArn()]] }],
    ['no ARN', { resources: ['certificate/1', ''] }],
    ['another service', { resources: [`arn:aws:iam::${ACCOUNT}:server-certificate/a`] }],
    ['something else of ACM', { resources: [`arn:aws:acm:eu-west-1:${ACCOUNT}:acme-endpoint/a`] }],
    ['a path', { resources: [`arn:aws:acm:eu-west-1:${ACCOUNT}:certificate/../notified`] }],
    ['an enormous id', { resources: [`${censusArn()}${'0'.repeat(100_000)}`] }],
  ])('one of %s is nothing', async (_, more) => {
    for (const type of types) expect(await idsOf(acm(type, {}, more))).toEqual([]);
    expect(availableIn(acm('ACM Certificate Available', {}, more))).toBeUndefined();
  });

  test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty', '', 'ACM Certificate'])(
    'one of the type "%s" is nothing',
    async (type) => {
      const failed = { result: 'failure', service: 'ACM' };
      for (const source of ['aws.acm', 'aws.acm-pca', 'aws.health'])
        expect(await idsOf(acm(type, failed, { source, resources: [censusArn(), CA] }))).toEqual([]);
    },
  );

  test.each([null, undefined, 'text', 7, []])(
    'a detail of %j says nothing, and breaks nothing',
    async (detail) => {
      expect(await idsOf(acm('ACM Certificate Revoked', detail))).toEqual(['revoked']);
      expect(await idsOf(acm('ACM Certificate Expired', detail))).toEqual([]);
      expect(await idsOf({ ...health({}), detail })).toEqual([]);
      expect(await idsOf(ofCa('ACM Private CA CRL Generation', {}, { detail }))).toEqual([]);
    },
  );

  test('what should be text and is not is left out', async () => {
    const detail = { RenewalStatusReason: { text: 'x' }, CommonName: ['x'], CertificateExpirationDate: 7 };
    const [matter] = await read(acm('ACM Certificate Renewal Action Required', detail));
    expect(matter).toMatchObject({ reasons: [], name: undefined, of: undefined });
  });

  test('a moment that is none makes a matter all the same', async () => {
    const detail = { InUse: true, CertificateExpirationDate: 'soon' };
    expect(await idsOf(acm('ACM Certificate Expired', detail))).toEqual(['expired']);
  });
});
