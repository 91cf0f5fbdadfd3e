import { gzipSync } from 'node:zlib';
import { readInventory } from '../../live';
import { type FakeAws, startFakeAws } from '../support/fake-aws';
import type { StoredObject } from '../support/fake-s3';
import {
  CENSUS_OBJECT,
  countedEnvironment,
  inventoryLine,
  inventoryObject,
  recordName,
} from '../support/inventory';

const callersEnvironment = { ...process.env };
let aws: FakeAws | undefined;

afterEach(async () => {
  process.env = { ...callersEnvironment };
  await aws?.stop();
});

const environment = countedEnvironment();
const line = inventoryLine(['shop.example.com']);

async function read(body: StoredObject['body'] | undefined, timeoutMilliseconds = 20_000) {
  const objects: Record<string, StoredObject> =
    body === undefined ? {} : { [CENSUS_OBJECT]: { owner: '111111111111', body } };
  aws = await startFakeAws({ summaries: {}, objects });
  process.env = { ...callersEnvironment, ...aws.environment };
  return readInventory(environment, { timeoutMilliseconds });
}

test('is read by one call, in a session of shared services', async () => {
  const lines = [line, inventoryLine(['blog.example.com'], { accountId: '333333333333' })];
  expect(await read(inventoryObject(lines))).toEqual(lines);
  expect(aws!.calls).toEqual({ AssumeRole: 1, GetObject: 1 });
});

test('may have no certificates', async () => {
  expect(await read(inventoryObject([]))).toEqual([]);
});

test('has thousands of certificates', async () => {
  const lines = Array.from({ length: 20_000 }, (_, index) => inventoryLine([`a${index}.example.com`]));
  expect((await read(inventoryObject(lines))).at(-1)!.records![0]!.name).toBe(
    recordName('a19999.example.com'),
  );
});

const START = `inventory s3://${CENSUS_OBJECT} of counted must be read, got `;

test.each<[string, StoredObject['body'] | undefined, string]>([
  [
    'is not there yet',
    undefined,
    'NoSuchKey: said by S3; ask again in an hour: the function certfleet-counted-census writes it each hour, and its log says why where it does not',
  ],
  [
    'may not be read',
    { error: 'AccessDenied' },
    'AccessDenied: said by S3; give the role what "certfleet policies counted --role reader" prints; S3 answers the same while there is no object yet',
  ],
  [
    'has no bucket',
    { error: 'NoSuchBucket' },
    'NoSuchBucket: said by S3; deploy shared services, which makes the bucket',
  ],
  [
    'has a line that is no certificate',
    gzipSync(`${JSON.stringify(line)}\n{}\n`),
    'no certificate in line 2, as accountId has another form (Invalid input: expected string, received undefined); ask again in an hour; where it stays so, look who else may write to the bucket',
  ],
  [
    'has a line that turns text around',
    gzipSync('\u202egnp.exe\n'),
    'no certificate in line 1, as "\\u202egnp.exe" is no JSON; ',
  ],
  [
    'has such a line before many good ones',
    gzipSync(`{}\n${`${JSON.stringify(line)}\n`.repeat(5000)}`),
    'no certificate in line 1, as accountId has another form',
  ],
  ['is no gzip', Buffer.from('{}'), 'Error: incorrect header check; ask again in an hour; '],
  ['ends too early', inventoryObject([line]).subarray(0, 60), 'Error: unexpected end of file; '],
  [
    'has a line without end',
    gzipSync('a'.repeat(5_000_000)),
    'Error: a line must have at most 1048576 characters, got more; ',
  ],
])('fails where it %s', async (_what, body, reason) => {
  await expect(read(body)).rejects.toThrow(START + reason);
});

test("fails in another account's bucket of the name", async () => {
  aws = await startFakeAws({
    summaries: {},
    objects: { [CENSUS_OBJECT]: { owner: '666666666666', body: inventoryObject([line]) } },
  });
  process.env = { ...callersEnvironment, ...aws.environment };
  await expect(readInventory(environment, {})).rejects.toThrow(`${START}AccessDenied`);
});

test('fails when its time is over, though bytes have come', async () => {
  await expect(read('endless', 500)).rejects.toThrow(
    `${START}OutOfTime: no answer within 0.5 seconds; give more with --timeout`,
  );
});

test('fails without a census, and asks nobody', async () => {
  await expect(readInventory({ ...environment, census: undefined }, {})).rejects.toThrow(
    'environment counted must have a census, which writes an inventory; add one to its file, or ask AWS with --live',
  );
});
