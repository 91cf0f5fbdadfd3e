import { type Server, createServer } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { ACMClient, ListCertificatesCommand } from '@aws-sdk/client-acm';
import { CLIENT_SETTINGS, Pace, call } from '../../live/calls';

const calm = new AbortController().signal;

test('begins no more in a second than it may', async () => {
  const pace = new Pace(50);
  const begin = performance.now();
  await Promise.all(Array.from({ length: 11 }, () => pace.turn(calm)));
  expect(performance.now() - begin).toBeGreaterThanOrEqual(195);
});

test('waits no longer for a turn once it is aborted', async () => {
  const abortion = new AbortController();
  const pace = new Pace(0.01);
  await pace.turn(abortion.signal);
  const turn = pace.turn(abortion.signal);
  abortion.abort();
  await expect(turn).rejects.toMatchObject({ name: 'AbortError' });
});

describe('a client', () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
  });

  /** With the time limits of a request a hundred times as short. */
  function client(port: number, requestTimeout = 100): ACMClient {
    return new ACMClient({
      ...CLIENT_SETTINGS,
      maxAttempts: 2,
      requestHandler: { ...CLIENT_SETTINGS.requestHandler, requestTimeout },
      endpoint: `http://127.0.0.1:${port}`,
      region: 'eu-west-1',
      credentials: { accessKeyId: 'a', secretAccessKey: 's' },
    });
  }

  async function listen(handle: Parameters<typeof createServer>[1]): Promise<number> {
    server = createServer(handle);
    await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  }

  test('gives up a request that nobody answers, and tries again', async () => {
    let requests = 0;
    const port = await listen(() => (requests += 1));
    await expect(
      call(calm, (abortSignal) => client(port).send(new ListCertificatesCommand({}), { abortSignal })),
    ).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(requests).toBe(2);
  });

  test('gives up a connection that nobody accepts as TLS', async () => {
    const silent = createTcpServer();
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    const acm = new ACMClient({
      ...CLIENT_SETTINGS,
      maxAttempts: 1,
      requestHandler: { ...CLIENT_SETTINGS.requestHandler, connectionTimeout: 100, requestTimeout: 300 },
      endpoint: `https://127.0.0.1:${port}`,
      region: 'eu-west-1',
      credentials: { accessKeyId: 'a', secretAccessKey: 's' },
    });
    await expect(
      call(calm, (abortSignal) => acm.send(new ListCertificatesCommand({}), { abortSignal })),
    ).rejects.toMatchObject({ name: 'TimeoutError' });
    acm.destroy();
    silent.close();
  });

  test('closes a connection whose answer never ends, when it is told to', async () => {
    let closed: () => void = () => undefined;
    const isClosed = new Promise<void>((resolve) => (closed = resolve));
    const port = await listen((_, answer) => {
      answer.on('close', closed);
      answer.write('{');
    });
    const abortion = new AbortController();
    const answer = call(abortion.signal, (abortSignal) =>
      client(port, 5000).send(new ListCertificatesCommand({}), { abortSignal }),
    );
    setTimeout(() => abortion.abort(new Error('time is up')), 200);
    await expect(answer).rejects.toThrow('time is up');
    await isClosed;
  });
});
