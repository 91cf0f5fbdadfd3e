import { type IncomingHttpHeaders, type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { objectVersions } from '../../../lambda/rotation/object-versions';

const OBJECT = { bucket: 'shop-certificates', key: 'shop/legacy.json' };
const PLACE = { region: 'eu-west-1', accountId: '222222222222' };

describe('the current version of an object', () => {
  let server: Server;
  let asked: { url?: string; headers: IncomingHttpHeaders };
  let answer: { code: number; text: string };
  const before = process.env;

  beforeAll(async () => {
    server = createServer(({ url, headers }, response) => {
      asked = { url, headers };
      response.writeHead(answer.code, { 'content-length': Buffer.byteLength(answer.text) }).end(answer.text);
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    process.env = {
      ...before,
      AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
    };
  });
  afterAll(() => {
    process.env = before;
    server.closeAllConnections();
    server.close();
  });

  const current = () => objectVersions(OBJECT, PLACE).current();

  test('is asked for of the account, so that a bucket of its name in another is none', async () => {
    answer = { code: 200, text: '{}' };
    await current();
    expect(asked.url).toMatch(/^\/shop-certificates\/shop\/legacy\.json(\?|$)/);
    expect(asked.headers['x-amz-expected-bucket-owner']).toBe(PLACE.accountId);
  });

  test('is not read where it is longer than a secret may be', async () => {
    answer = { code: 200, text: ' '.repeat(65_537) };
    const { material } = await current();
    expect(material).toThrow('it is longer than 65536 bytes');
  });

  test('is read where it is as long', async () => {
    answer = { code: 200, text: ' '.repeat(65_536) };
    const { material } = await current();
    expect(material).toThrow('it is no JSON');
  });

  test('fails where S3 refuses it', async () => {
    answer = { code: 403, text: '<Error><Code>AccessDenied</Code><Message>no</Message></Error>' };
    await expect(current()).rejects.toThrow('no');
  });
});
