import {
  ACMClient,
  type CertificateSummary,
  DescribeCertificateCommand,
  type ListCertificatesCommandInput,
  ResourceNotFoundException,
} from '@aws-sdk/client-acm';
import type { KeptCertificate } from '../../../lambda/census/kept';
import { certificatesOf, isDue } from '../../../lambda/census/looked';
import { CENSUS_NOW as NOW, censusArn, inDays, inventoryLine } from '../../support/inventory-line';

const PLACE = { accountId: '222222222222', region: 'eu-west-1' };
const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
const AN_HOUR_AGO = inDays(-1 / 24).toISOString();

function listed(more: Partial<CertificateSummary> = {}): CertificateSummary {
  return {
    CertificateArn: censusArn(),
    DomainName: 'shop.example.com',
    Type: 'AMAZON_ISSUED',
    Status: 'ISSUED',
    NotAfter: inDays(180),
    ...more,
  };
}

/** What the census an hour ago has kept of a certificate of the list. */
function kept(
  { CertificateArn, Type, Status, NotAfter }: CertificateSummary,
  more: Partial<KeptCertificate> = {},
): KeptCertificate {
  const line = inventoryLine({
    certificateArn: CertificateArn!,
    type: Type!,
    status: Status!,
    expiry: NotAfter?.toISOString(),
  });
  return { line, describedAt: AN_HOUR_AGO, checkedAt: AN_HOUR_AGO, ...more };
}

/** Looks through a Region with these certificates, and notes what ACM is asked. */
async function looked(
  summaries: readonly CertificateSummary[],
  before: readonly KeptCertificate[] = [],
  { pageSize = 1000, gone = [] as readonly string[] } = {},
) {
  const calls: string[] = [];
  const turn = jest.fn(() => Promise.resolve());
  const client = new ACMClient({ region: PLACE.region, credentials });
  jest.spyOn(client, 'send').mockImplementation((async (command: {
    readonly input: ListCertificatesCommandInput & { readonly CertificateArn?: string };
  }) => {
    const { CertificateArn, NextToken } = command.input;
    calls.push(command.constructor.name.replace('Command', ''));
    // An answer of a network: nothing comes in the same turn of the loop.
    await new Promise((resolve) => setImmediate(resolve));
    if (CertificateArn === undefined) {
      const start = Number(NextToken ?? 0);
      const end = start + pageSize;
      const isLast = end >= summaries.length;
      return {
        CertificateSummaryList: summaries.slice(start, end),
        NextToken: isLast ? undefined : String(end),
      };
    }
    if (gone.includes(CertificateArn))
      throw new ResourceNotFoundException({ message: 'is gone', $metadata: {} });
    if (command instanceof DescribeCertificateCommand) return { Certificate: { CertificateArn } };
    return { Tags: [{ Key: 'certfleet:environment', Value: 'production' }] };
  }) as never);
  const part = before.length === 0 ? undefined : { seenAt: AN_HOUR_AGO, certificates: before };
  const certificates = await certificatesOf(client, PLACE, part, NOW, turn);
  return { calls, certificates, turns: turn.mock.calls.length };
}

test('of what is settled ACM is asked for the list alone', async () => {
  const all = [1, 2, 3].map((number) => listed({ CertificateArn: censusArn(number) }));
  const before = all.map((each) => kept(each));
  const { calls, certificates, turns } = await looked(all, before);
  expect(calls).toEqual(['ListCertificates']);
  expect(turns).toBe(0);
  expect(certificates).toMatchObject(
    before.map(({ line: { certificateArn } }) => ({
      line: { certificateArn, seenAt: NOW.toISOString() },
      describedAt: AN_HOUR_AGO,
      checkedAt: AN_HOUR_AGO,
    })),
  );
});

test('a list of many pages is one list', async () => {
  const all = Array.from({ length: 5 }, (_, index) => listed({ CertificateArn: censusArn(index) }));
  const { calls, certificates } = await looked(
    all,
    all.map((each) => kept(each)),
    { pageSize: 2 },
  );
  expect(calls).toEqual(['ListCertificates', 'ListCertificates', 'ListCertificates']);
  expect(certificates).toHaveLength(5);
});

test.each(['AMAZON_ISSUED', 'PRIVATE', 'IMPORTED'] as const)(
  'a new one that is %s is described, and its tags are asked for',
  async (Type) => {
    const { calls, certificates, turns } = await looked([listed({ Type })]);
    expect(calls).toEqual(['ListCertificates', 'DescribeCertificate', 'ListTagsForCertificate']);
    expect(turns).toBe(1);
    expect(certificates).toMatchObject([
      { line: { environment: 'production' }, describedAt: NOW.toISOString() },
    ]);
  },
);

test.each<[string, Partial<CertificateSummary>, Partial<CertificateSummary>]>([
  ['whose status is another', { Status: 'EXPIRED' }, {}],
  ['that was renewed', { NotAfter: inDays(198) }, { NotAfter: inDays(62) }],
  [
    'that waits for its validation',
    { Status: 'PENDING_VALIDATION', NotAfter: undefined },
    { Status: 'PENDING_VALIDATION', NotAfter: undefined },
  ],
  ['that ACM may renew soon', { NotAfter: inDays(60) }, { NotAfter: inDays(60) }],
  [
    'from a private CA that ACM may renew soon',
    { Type: 'PRIVATE', NotAfter: inDays(60) },
    { Type: 'PRIVATE', NotAfter: inDays(60) },
  ],
  [
    'that was imported anew',
    { Type: 'IMPORTED', NotAfter: inDays(300) },
    { Type: 'IMPORTED', NotAfter: inDays(9) },
  ],
])('one %s is described', async (_, now, an) => {
  const { calls, certificates } = await looked([listed(now)], [kept(listed(an))]);
  expect(calls).toEqual(['ListCertificates', 'DescribeCertificate']);
  expect(certificates).toMatchObject([{ describedAt: NOW.toISOString(), checkedAt: AN_HOUR_AGO }]);
});

test.each<[string, Partial<CertificateSummary>]>([
  ['whose renewal is far', { NotAfter: inDays(60.1) }],
  ['that people import, though it ends soon', { Type: 'IMPORTED', NotAfter: inDays(1) }],
  ['that has failed', { Status: 'FAILED', NotAfter: undefined }],
  ['that has expired', { Status: 'EXPIRED', NotAfter: inDays(-1) }],
])('one %s is not described again', async (_, more) => {
  const { calls } = await looked([listed(more)], [kept(listed(more))]);
  expect(calls).toEqual(['ListCertificates']);
});

describe('tags', () => {
  const daysAgo = (days: number) => ({ checkedAt: inDays(-days).toISOString() });

  test('of an imported one are asked for once a day', async () => {
    const imported = listed({ Type: 'IMPORTED' });
    expect((await looked([imported], [kept(imported, daysAgo(0.99))])).calls).toEqual(['ListCertificates']);
    const { calls, certificates } = await looked([imported], [kept(imported, daysAgo(1))]);
    expect(calls).toEqual(['ListCertificates', 'ListTagsForCertificate']);
    expect(certificates).toMatchObject([{ checkedAt: NOW.toISOString(), describedAt: AN_HOUR_AGO }]);
  });

  test('of others are not asked for again, nor do they count as what is done once a day', async () => {
    const { calls, certificates } = await looked([listed()], [kept(listed(), daysAgo(9))]);
    expect(calls).toEqual(['ListCertificates']);
    expect(certificates).toMatchObject([daysAgo(9)]);
    expect((await looked([listed()])).certificates[0]!.checkedAt).toBeUndefined();
  });
});

test('one that is gone when it is asked for is left out, and so is one that is listed no more', async () => {
  const [gone, there, forgotten] = [1, 2, 3].map((number) => listed({ CertificateArn: censusArn(number) }));
  const { certificates } = await looked([gone!, there!], [kept(there!), kept(forgotten!)], {
    gone: [gone!.CertificateArn!],
  });
  expect(certificates.map(({ line }) => line.certificateArn)).toEqual([there!.CertificateArn]);
});

test('fails where ACM refuses, however many pages its list still has', async () => {
  const client = new ACMClient({ region: PLACE.region, credentials });
  let pages = 0;
  jest.spyOn(client, 'send').mockImplementation((async ({
    input,
  }: {
    input: { readonly CertificateArn?: string };
  }) => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    if (input.CertificateArn !== undefined) throw new Error('refused');
    pages += 1;
    const summary = listed({ CertificateArn: censusArn(pages) });
    return { CertificateSummaryList: [summary], NextToken: pages < 5 ? String(pages) : undefined };
  }) as never);
  await expect(certificatesOf(client, PLACE, undefined, NOW)).rejects.toThrow('refused');
  expect(pages).toBe(5);
});

describe('where there are more than one census may ask for', () => {
  const all = Array.from({ length: 620 }, (_, index) => listed({ CertificateArn: censusArn(index) }));
  const described = (certificates: readonly KeptCertificate[]) =>
    certificates.filter(({ describedAt }) => describedAt === NOW.toISOString());

  test('all are counted, and the next censuses describe the rest', async () => {
    const first = await looked(all);
    expect(first.certificates).toHaveLength(620);
    expect(first.turns).toBe(500);
    expect(described(first.certificates)).toHaveLength(500);
    const second = await looked(all, first.certificates);
    expect(second.turns).toBe(120);
    expect(described(second.certificates)).toHaveLength(620);
    expect((await looked(all, second.certificates)).turns).toBe(0);
  });

  test('those come first that wait longest', async () => {
    const soon = all.map((each) => ({ ...each, NotAfter: inDays(20) }));
    const before = soon.map((each, index) => kept(each, { describedAt: inDays(-1 - index).toISOString() }));
    const { certificates } = await looked(soon, before);
    expect(certificates.slice(0, 120).every(({ describedAt }) => describedAt === undefined)).toBe(true);
    expect(described(certificates)).toHaveLength(500);
  });
});

test.each([
  [undefined, true],
  [inDays(-1).toISOString(), true],
  [inDays(-0.99).toISOString(), false],
])('what was last done %s is due: %s', (checkedAt, due) => {
  expect(isDue({ checkedAt }, NOW)).toBe(due);
});
