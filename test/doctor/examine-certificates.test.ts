import { bareName, examineCertificates } from '../../doctor';
import { type DnsServer, type DnsWorld, TOP, startDnsServer } from '../support/dns-server';

let server: DnsServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

async function examine(world: Partial<DnsWorld>, timeoutMilliseconds?: number, signal?: AbortSignal) {
  server = await startDnsServer({ records: TOP, ...world });
  const progress: string[] = [];
  const examinations = await examineCertificates([bareName('shop.example.com'), bareName('example.com')], {
    resolver: { address: '127.0.0.1', port: server.port },
    nameServerPort: server.port,
    timeoutMilliseconds,
    signal,
    onExamined: (done, all) => progress.push(`${done} of ${all}`),
  });
  return {
    progress,
    found: examinations.map(({ state, findings }) => [state, findings.map(({ id }) => id)]),
  };
}

test('examines certificates without a terminal, and tells how far it is', async () => {
  const { found, progress } = await examine({
    records: [...TOP, 'example.com CAA 0 issue "letsencrypt.org"'],
  });
  expect(found).toEqual([
    ['checked', ['caa-forbids']],
    ['checked', ['caa-forbids']],
  ]);
  expect(progress).toEqual(['1 of 2', '2 of 2']);
});

test('leaves unfinished what time is not enough for', async () => {
  const { found } = await examine({ unanswered: ['*'] }, 50);
  expect(found).toEqual([
    ['unfinished', []],
    ['unfinished', []],
  ]);
});

test('fails with the reason of the signal that ends it', async () => {
  const reason = new Error('nobody waits any more');
  await expect(examine({}, undefined, AbortSignal.abort(reason))).rejects.toBe(reason);
});
