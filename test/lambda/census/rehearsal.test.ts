import { Resolver } from '../../../doctor/dns/resolver';
import type { KeptCertificate } from '../../../lambda/census/kept';
import { rehearse } from '../../../lambda/census/rehearsal';
import type { InventoryLine } from '../../../modules/core/census';
import { resolverOf, stopDnsServers } from '../../support/dns-resolver';
import { type DnsWorld, TOP } from '../../support/dns-server';
import { CENSUS_NOW as NOW, censusArn, inDays, inventoryLine } from '../../support/inventory-line';

afterEach(stopDnsServers);

const NAME = '_a.shop.example.com';
const VALUE = '_b.xyz.acm-validations.aws';
const RECORD = { provedName: 'shop.example.com', name: NAME, value: VALUE };
const STANDS = `${NAME} CNAME ${VALUE}`;
const AT = NOW.toISOString();
const CAA_PROBLEM = { id: 'caa-forbids', name: 'shop.example.com', problem: 'must', remedy: 'add' };

const certificate = (
  line: Partial<InventoryLine> = {},
  more: Partial<KeptCertificate> = {},
): KeptCertificate => ({ line: inventoryLine({ records: [RECORD], ...line }), ...more });

/** Rehearses with a DNS that holds these records beside those of the top. */
async function rehearsed(
  certificates: readonly KeptCertificate[],
  records: readonly string[],
  world: Partial<DnsWorld> = {},
) {
  // Short alone where silence is waited for: a busy machine answers late.
  const attemptMilliseconds = world.unanswered === undefined ? undefined : 50;
  const { resolver, server } = await resolverOf(
    { records: [...TOP, ...records], ...world },
    attemptMilliseconds,
  );
  const unheard: string[] = [];
  const told = (reason: string) => unheard.push(reason);
  return {
    certificates: await rehearse(certificates, () => resolver, NOW, told),
    asked: server.asked,
    unheard,
  };
}

/** Problems of one certificate, each as `id: problem`. */
async function problems(
  line: Partial<InventoryLine>,
  records: readonly string[],
  world: Partial<DnsWorld> = {},
) {
  const { certificates } = await rehearsed([certificate(line)], records, world);
  expect(certificates).toMatchObject([{ line: { rehearsal: { at: AT } }, checkedAt: AT }]);
  return certificates[0]!.line.rehearsal!.problems;
}

test('a renewal comes whose records stand and whose CAA lets Amazon issue', async () => {
  expect(await problems({}, [STANDS])).toEqual([]);
  expect(await problems({}, [STANDS, 'example.com CAA 0 issue "amazon.com"'])).toEqual([]);
});

test('a record fails the renewal where it is missing', async () => {
  expect(await problems({}, [])).toEqual([
    {
      id: 'validation-record-missing',
      name: 'shop.example.com',
      problem: `validation record ${NAME} must exist, got none`,
      remedy: 'add it, or wait for whoever publishes it',
    },
  ]);
});

test('a record fails the renewal where it leads elsewhere', async () => {
  expect(await problems({}, [`${NAME} CNAME other.example.net`])).toMatchObject([
    { id: 'validation-record-differs', problem: expect.stringContaining('got other.example.net') },
  ]);
});

test('CAA fails the renewal of each name that it forbids, and is told once for names alike', async () => {
  const names = ['shop.example.com', '*.shop.example.com'];
  expect(await problems({ names }, [STANDS, 'example.com CAA 0 issue "letsencrypt.org"'])).toMatchObject([
    { id: 'caa-forbids', name: 'shop.example.com', problem: expect.stringContaining('CAA of example.com') },
    { id: 'caa-forbids', name: '*.shop.example.com' },
  ]);
});

test('signatures that do not hold fail the renewal', async () => {
  const broken = await problems({}, [STANDS], { brokenSignatures: ['example.com'] });
  expect(broken.map(({ id }) => id)).toEqual(expect.arrayContaining(['dnssec-broken']));
});

test('what only may stop a renewal is no problem', async () => {
  const bound = 'example.com CAA 0 issue "amazon.com; accounturi=https://example.com/1"';
  expect(await problems({}, [STANDS, bound])).toEqual([]);
});

test('a validation by e-mail fails every renewal that nobody clicks at, and its CAA is looked at too', async () => {
  const byMail = { validationMethod: 'EMAIL', records: undefined };
  expect(await problems(byMail, [])).toMatchObject([{ id: 'email-validation', name: 'shop.example.com' }]);
  expect(await problems(byMail, ['example.com CAA 0 issue ";"'])).toMatchObject([
    { id: 'email-validation' },
    { id: 'caa-forbids' },
  ]);
});

test.each<[string, Partial<InventoryLine>]>([
  ['CloudFront validates', { managedBy: 'CLOUDFRONT' }],
  ['a private CA issued', { type: 'PRIVATE', validationMethod: undefined }],
  ['somebody imported', { type: 'IMPORTED', validationMethod: undefined }],
  ['is not issued yet', { status: 'PENDING_VALIDATION' }],
  ['has expired', { status: 'EXPIRED' }],
  ['is validated over HTTP', { validationMethod: 'HTTP' }],
  ['was not described yet', { validationMethod: undefined }],
])('of one that %s nothing is asked', async (_, line) => {
  const given = [certificate(line)];
  const { certificates, asked } = await rehearsed(given, []);
  expect(asked).toEqual([]);
  expect(certificates).toEqual(given);
});

test('a renewal is rehearsed once a day', async () => {
  const recent = certificate({}, { checkedAt: inDays(-0.99).toISOString() });
  const due = certificate({ certificateArn: censusArn(2) }, { checkedAt: inDays(-1).toISOString() });
  const { certificates } = await rehearsed([recent, due], [STANDS]);
  expect(certificates).toMatchObject([
    recent,
    { line: { certificateArn: censusArn(2), rehearsal: { at: AT, problems: [] } }, checkedAt: AT },
  ]);
});

test('a question that many renewals have is asked once', async () => {
  const both = [certificate(), certificate({ certificateArn: censusArn(2) })];
  const { asked } = await rehearsed(both, [STANDS]);
  expect(asked).toEqual([...new Set(asked)]);
});

describe('where the DNS says nothing', () => {
  const before = { at: inDays(-1).toISOString(), problems: [CAA_PROBLEM] };
  const asked = certificate({ rehearsal: before }, { checkedAt: before.at, describedAt: before.at });

  test.each<[string, Partial<DnsWorld>]>([
    ['is silent', { unanswered: ['*'] }],
    ['refuses', { resolverCode: 5 }],
  ])('as it %s, what was found last stands, and it is asked again', async (_, world) => {
    const { certificates } = await rehearsed([asked], [STANDS], world);
    expect(certificates).toMatchObject([asked]);
    const again = await rehearsed(certificates, [STANDS]);
    expect(again.certificates).toMatchObject([
      { checkedAt: AT, line: { ...asked.line, rehearsal: { at: AT, problems: [] } } },
    ]);
  });

  test('of one name, the others are rehearsed', async () => {
    const other = certificate({ certificateArn: censusArn(2), names: ['www.example.com'], records: [] });
    const world = { unanswered: ['shop.example.com CAA'] };
    const { certificates } = await rehearsed([asked, other], [STANDS], world);
    expect(certificates).toMatchObject([{ triedAt: AT, checkedAt: before.at }, { checkedAt: AT }]);
  });
});

describe('those come first that wait longest', () => {
  const named = (name: string, more: Partial<KeptCertificate>) =>
    certificate({ certificateArn: censusArn(Number(name.charCodeAt(0))), names: [name], records: [] }, more);
  const days = (count: number) => inDays(-count).toISOString();
  /** Names in the order in which the DNS was asked for them first. */
  const order = async (given: readonly KeptCertificate[]) => {
    const { asked } = await rehearsed(given, []);
    const names = asked.map((each) => /^udp (\w)\.example\.com CAA$/.exec(each)?.[1]);
    return names.filter((each) => each !== undefined).join('');
  };

  test('one that was never rehearsed before all', async () => {
    const given = [
      named('a.example.com', { checkedAt: days(2) }),
      named('b.example.com', { checkedAt: days(3) }),
      named('c.example.com', {}),
    ];
    expect(await order(given)).toBe('cba');
  });

  test('but those that the DNS did not answer an hour ago after all', async () => {
    const given = [
      named('a.example.com', { triedAt: days(0.04) }),
      named('b.example.com', { checkedAt: days(3), triedAt: days(0.05) }),
      named('c.example.com', { checkedAt: days(2) }),
    ];
    expect(await order(given)).toBe('cba');
  });
});

test('when time is up those that are done are done, and the rest is left as it was', async () => {
  const due = Array.from({ length: 40 }, (_, index) =>
    certificate({ certificateArn: censusArn(index), names: [`${index}.example.com`], records: [] }),
  );
  const silent = due.slice(1).map(({ line }) => `${line.names[0]} CAA`);
  const { server } = await resolverOf({ records: TOP, unanswered: silent });
  const resolver = (signal: AbortSignal) =>
    new Resolver({
      server: { address: '127.0.0.1', port: server.port },
      attemptMilliseconds: 600_000,
      signal,
    });
  const [first, ...others] = await rehearse(due, resolver, NOW, () => undefined, 500);
  expect(first).toMatchObject({ checkedAt: AT });
  expect(others.filter(({ checkedAt }) => checkedAt !== undefined)).toEqual([]);
  // Only so many were begun: the next census begins with the rest.
  expect(others.filter(({ triedAt }) => triedAt === AT)).toHaveLength(16);
  expect(others.at(-1)).toEqual(due.at(-1));
});

test('what is found stands though another question is not answered, and a dead zone is found', async () => {
  const dead = {
    failures: { [`${RECORD.name} CNAME`]: 2, 'shop.example.com CAA': 2, 'shop.example.com SOA': 2 },
  };
  const { certificates } = await rehearsed([certificate({ names: ['shop.example.com'] })], [], dead);
  expect(certificates[0]!.line.rehearsal).toMatchObject({ at: AT, since: AT });
  expect(certificates[0]!.line.rehearsal!.problems.map(({ id }) => id)).toContain('caa-fails');
});

test('problems are looked at again in the next census, and known since they were found first', async () => {
  const since = '2026-01-01T00:00:00.000Z';
  const found = [{ id: 'caa-forbids', name: 'a', problem: 'b', remedy: 'c' }];
  const before = certificate({ rehearsal: { at: since, problems: found, since } }, { checkedAt: AT });
  const still = await rehearsed([before], []);
  expect(still.certificates[0]!.line.rehearsal).toMatchObject({ at: AT, since });
  const mended = await rehearsed([before], [`${RECORD.name} CNAME ${RECORD.value}`]);
  expect(mended.certificates[0]!.line.rehearsal).toEqual({ at: AT, problems: [], since: undefined });
});

test('nothing follows from what a resolver says that denies everything', async () => {
  const before = [certificate({})];
  const { certificates, unheard } = await rehearsed(before, [], { resolverCode: 3 });
  expect(certificates).toEqual(before);
  expect(unheard).toEqual([expect.stringContaining('must know the root of the DNS, got NXDOMAIN')]);
});
