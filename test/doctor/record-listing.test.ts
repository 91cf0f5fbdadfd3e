import type { ListResourceRecordSetsCommand, Route53Client } from '@aws-sdk/client-route-53';
import fc from 'fast-check';
import { validationRecordsBelow, validationRecordsOf } from '../../doctor/record-listing';
import { Pace } from '../../live/calls';
import { listRecords } from '../support/fake-route53';

/** The name of a record with this number for a token. */
const recordName = (name: string, token = 7) => `_${token.toString(16).padStart(32, '0')}.${name}`;
const record = (name: string, token?: number) => `${recordName(name, token)} CNAME _v.acm-validations.aws.`;

/** @param names all of the zone without */
async function list(zone: readonly string[], names?: readonly string[]) {
  let calls = 0;
  const send = ({ input }: ListResourceRecordSetsCommand) => {
    calls += 1;
    return Promise.resolve(listRecords(zone, input));
  };
  const account = {
    client: { send } as unknown as Route53Client,
    pace: new Pace(Infinity),
    signal: new AbortController().signal,
  };
  const found =
    names === undefined
      ? await validationRecordsOf(account, 'Z1')
      : await validationRecordsBelow(account, 'Z1', new Set(names));
  return { found: found.map(({ name }) => name), calls };
}

test('finds the records directly below a name, however many it has', async () => {
  const zone = [1, 2].map((token) => record('shop.example.com', token));
  expect(await list(zone, ['shop.example.com'])).toEqual({
    found: [recordName('shop.example.com', 1), recordName('shop.example.com', 2)],
    calls: 1,
  });
});

test.each([
  ['of another name', record('web.example.com')],
  ['of a name below', record('a.shop.example.com')],
  ['with a token of another length', '_abc.shop.example.com CNAME _v.acm-validations.aws.'],
  ['for another service', `${recordName('shop.example.com')} CNAME _v.comodoca.com.`],
  [
    'that only looks like one of ACM',
    `${recordName('shop.example.com')} CNAME _v.acm-validations.aws.example.net.`,
  ],
  ['of another type', `${recordName('shop.example.com')} TXT _v.acm-validations.aws.`],
])('takes no record %s', async (_what, other) => {
  expect((await list([other], ['shop.example.com'])).found).toEqual([]);
});

test('asks nothing where no name matters', async () => {
  expect(await list([record('shop.example.com')], [])).toEqual({ found: [], calls: 0 });
});

test('asks once for a name in a zone of thousands of records', async () => {
  const zone = Array.from({ length: 5000 }, (_, index) => `host${index}.example.com A 192.0.2.1`);
  expect((await list([...zone, record('shop.example.com')], ['shop.example.com'])).calls).toBe(1);
});

test('asks once for the zone itself, though everything lies below it', async () => {
  const zone = Array.from({ length: 5000 }, (_, index) => `host${index}.example.com A 192.0.2.1`);
  expect(await list([...zone, record('example.com')], ['example.com'])).toEqual({
    found: [recordName('example.com')],
    calls: 1,
  });
});

test('asks for pages, not for names, where there are many of them', async () => {
  const names = Array.from({ length: 500 }, (_, index) => `web${index}.example.com`);
  const zone = names.flatMap((name) => [`${name} A 192.0.2.1`, record(name)]);
  const { found, calls } = await list(zone, names);
  expect(new Set(found)).toEqual(new Set(names.map((name) => recordName(name))));
  expect(calls).toBe(4);
});

test('finds what a look at every record finds, in no more calls than names or pages', async () => {
  const label = fc.constantFrom('a', 'a-b', '1', 'shop', 'z', '*');
  const name = fc.array(label, { maxLength: 2 }).map((labels) => [...labels, 'example.com'].join('.'));
  const plain = name.filter((each) => !each.includes('*'));
  const filler = fc.tuple(name, fc.integer({ min: 0, max: 400 })).map(([at, count]) =>
    // Some before and some behind the records of the name.
    Array.from({ length: count }, (_, index) => `${index % 2 ? '_g' : '-'}${index}.${at} A 192.0.2.1`),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(plain),
      fc.uniqueArray(plain),
      fc.array(filler, { maxLength: 5 }),
      async (standing, wanted, others) => {
        const zone = [...new Set([...standing.map((each) => record(each)), ...others.flat()])];
        const { found, calls } = await list(zone, wanted);
        const expected = standing.filter((each) => wanted.includes(each)).map((each) => recordName(each));
        expect([...found].sort()).toEqual(expected.sort());
        expect(calls).toBeLessThanOrEqual(Math.min(wanted.length, Math.ceil(zone.length / 300) + 1));
      },
    ),
  );
});

describe('a whole zone', () => {
  test('is listed by its pages, whatever else is in it', async () => {
    const names = Array.from({ length: 400 }, (_, index) => `web${index}.example.com`);
    const zone = names.flatMap((name) => [`${name} A 192.0.2.1`, `*.${name} A 192.0.2.1`, record(name)]);
    const { found, calls } = await list(zone);
    expect([...found].sort()).toEqual(names.map((name) => recordName(name)).sort());
    expect(calls).toBe(4);
  });

  test('may have no record', async () => {
    expect(await list([])).toEqual({ found: [], calls: 1 });
  });
});

test('ends with its signal', async () => {
  const client = { send: () => new Promise(() => undefined) } as unknown as Route53Client;
  const asked = validationRecordsBelow(
    { client, pace: new Pace(Infinity), signal: AbortSignal.timeout(20) },
    'Z1',
    new Set(['example.com']),
  );
  await expect(asked).rejects.toThrow('timeout');
});
