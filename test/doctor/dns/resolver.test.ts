import { type DecodedPacket } from 'dns-packet';
import { Resolver } from '../../../doctor/dns/resolver';
import { encodeAnswer } from '../../support/dns-server';
import { resolverOf, stopDnsServers } from '../../support/dns-resolver';

afterEach(stopDnsServers);

const records = ['shop.example.com A 192.0.2.1', 'www.example.com CNAME shop.example.com'];
const address = { name: 'shop.example.com', type: 'A', value: '192.0.2.1' };

test('answers with the records of a name', async () => {
  const { resolver } = await resolverOf({ records });
  expect(await resolver.resolve('shop.example.com', 'A')).toMatchObject({
    code: 'NOERROR',
    answers: [address],
  });
  expect(await resolver.resolve('none.example.com', 'A')).toMatchObject({ code: 'NXDOMAIN', answers: [] });
});

test('answers with an alias and what it stands for', async () => {
  const { resolver } = await resolverOf({ records });
  const { answers } = await resolver.resolve('www.example.com', 'A');
  expect(answers).toEqual([{ name: 'www.example.com', type: 'CNAME', value: 'shop.example.com' }, address]);
});

test('asks a question once, however often it is needed', async () => {
  const { resolver, server } = await resolverOf({ records });
  await Promise.all([resolver.resolve('shop.example.com', 'A'), resolver.resolve('shop.example.com', 'A')]);
  expect(server.asked).toEqual(['udp shop.example.com A']);
});

test('takes an answer that UDP cuts off over TCP', async () => {
  const { resolver, server } = await resolverOf({ records, truncates: true });
  expect((await resolver.resolve('shop.example.com', 'A')).answers).toEqual([address]);
  expect(server.asked).toEqual(['udp shop.example.com A', 'tcp shop.example.com A']);
});

const FORGED = { answers: [{ type: 'A', name: 'shop.example.com', data: '203.0.113.66' } as const] };

function swappedCase(text: string): string {
  return [...text].map((c) => (c === c.toLowerCase() ? c.toUpperCase() : c.toLowerCase())).join('');
}

test.each<[string, (query: DecodedPacket) => Buffer]>([
  ['with another id', (query) => encodeAnswer({ ...query, id: query.id! ^ 1 }, FORGED)],
  [
    'with the name spelled otherwise',
    (query) => {
      const [question] = query.questions!;
      return encodeAnswer(
        { ...query, questions: [{ ...question!, name: swappedCase(question!.name) }] },
        FORGED,
      );
    },
  ],
  [
    'to another question',
    (query) =>
      encodeAnswer({ ...query, questions: [{ ...query.questions![0]!, name: 'other.example.com' }] }, FORGED),
  ],
  [
    'for another type',
    (query) => encodeAnswer({ ...query, questions: [{ ...query.questions![0]!, type: 'NS' }] }, FORGED),
  ],
  ['without a question', (query) => encodeAnswer({ ...query, questions: [] }, FORGED)],
  ['that is no message', () => Buffer.from('\u001b]0;owned\u0007')],
])('passes over an answer %s', async (_, forge) => {
  const { resolver } = await resolverOf({ records, forge: (query) => [forge(query)] });
  expect((await resolver.resolve('shop.example.com', 'A')).answers).toEqual([address]);
});

test('takes an answer whose name is spelled otherwise over TCP, at once', async () => {
  const { resolver, server } = await resolverOf({ records, lowersCase: true });
  expect((await resolver.resolve('shop.example.com', 'A')).answers).toEqual([address]);
  expect(server.asked).toEqual(['udp shop.example.com A', 'tcp shop.example.com A']);
});

test('fails where only answers come that are spelled otherwise, and says so', async () => {
  const { resolver } = await resolverOf({ records, lowersCase: true, isUdpOnly: true }, 50);
  await expect(resolver.resolve('shop.example.com', 'A')).rejects.toThrow(
    /must answer, got only answers over UDP that spell the name otherwise for shop\.example\.com A$/,
  );
});

test('looks past signatures that do not hold, and shows that they do not', async () => {
  const { resolver } = await resolverOf({ records, brokenSignatures: ['example.com'] });
  expect((await resolver.resolve('shop.example.com', 'A')).code).toBe('SERVFAIL');
  expect((await resolver.look('shop.example.com', 'A')).answers).toEqual([address]);
});

test.each([
  [2, 'SERVFAIL'],
  [4, 'NOTIMP'],
  [5, 'REFUSED'],
])('fails to look where the resolver answers with code %i', async (resolverCode, name) => {
  const { resolver } = await resolverOf({ records, resolverCode });
  await expect(resolver.look('shop.example.com', 'A')).rejects.toThrow(`got ${name} for shop.example.com A`);
});

test('fails after two attempts over UDP and one over TCP where nobody answers', async () => {
  const { resolver, server } = await resolverOf({ records, unanswered: ['*'] }, 30);
  await expect(resolver.resolve('shop.example.com', 'A')).rejects.toThrow(
    `DNS server 127.0.0.1:${server.port} must answer, got nothing for shop.example.com A`,
  );
  expect(server.asked).toEqual(['udp', 'udp', 'tcp'].map((each) => `${each} shop.example.com A`));
});

test('fails for a name that no question can hold', async () => {
  const { resolver, server } = await resolverOf({ records });
  await expect(resolver.resolve('a\\032b.example.com', 'A')).rejects.toThrow('nobody can be asked');
  expect(server.asked).toEqual([]);
});

test('stops at once when it is aborted', async () => {
  const { server } = await resolverOf({ records, unanswered: ['*'] });
  const abortion = new AbortController();
  const resolver = new Resolver({
    server: { address: '127.0.0.1', port: server.port },
    signal: abortion.signal,
  });
  const answer = resolver.resolve('shop.example.com', 'A');
  abortion.abort();
  await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
});

test('shows no control character of an answer', async () => {
  const { resolver } = await resolverOf({
    records: [
      'x.example.com CAA 0 issue "\u001b]0;owned\u0007"',
      'x.example.com CNAME \u001b[2j.example.org',
    ],
  });
  expect((await resolver.resolve('x.example.com', 'CAA')).answers).toMatchObject([
    { value: '\\027]0;owned\\007' },
  ]);
  expect((await resolver.resolve('x.example.com', 'CNAME')).answers).toMatchObject([
    { value: '\\027[2j.example.org' },
  ]);
});
