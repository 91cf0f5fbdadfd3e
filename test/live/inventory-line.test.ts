import { parseInventoryLine } from '../../live/inventory-line';
import { inventoryLine } from '../support/inventory';

const line = inventoryLine(['shop.example.com']);

test('is a certificate, with everything that may be known of it', () => {
  const full = {
    ...line,
    renewalStatus: 'PENDING_AUTO_RENEWAL',
    renewingSince: line.createdAt,
    failureReason: 'CAA_ERROR',
    managedBy: 'CLOUDFRONT',
    environment: 'local',
    isRotated: true,
    rehearsal: {
      at: line.seenAt,
      problems: [{ id: 'caa-forbids', name: 'shop.example.com', problem: 'must allow', remedy: 'add one' }],
    },
  };
  expect(parseInventoryLine(JSON.stringify(full))).toEqual(full);
});

test('may say more than is known here', () => {
  expect(parseInventoryLine(JSON.stringify({ ...line, colour: 'red' }))).toEqual(line);
});

test.each<[string, object | string, string]>([
  ['no JSON', 'certificate', 'as "certificate" is no JSON'],
  ['nothing', '', 'as "" is no JSON'],
  ['a list', [], 'as it has another form'],
  ['null', 'null', 'as it has another form'],
  ['a text', '"x"', 'as it has another form'],
  ['a certificate without an account', { ...line, accountId: undefined }, 'as accountId has another form'],
  ['one of an account that is none', { ...line, accountId: '../etc' }, 'as accountId has another form'],
  ['one without names', { ...line, names: [] }, 'as names has another form'],
  ['one with a name that is none', { ...line, names: [7] }, 'as names.0 has another form'],
  ['one seen at no moment', { ...line, seenAt: 'now' }, 'as seenAt has another form'],
  ['one with a record that says nothing', { ...line, records: [{}] }, 'as records.0.provedName has another'],
])('fails on %s', (_what, value, message) => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  expect(() => parseInventoryLine(text)).toThrow(message);
});

test('fails on deep nesting without harm', () => {
  expect(() => parseInventoryLine('['.repeat(1_000_000))).toThrow('is no JSON');
});

test('shows little of what is no JSON, and nothing that turns text around', () => {
  expect(() => parseInventoryLine(`\u202e${'a'.repeat(1000)}`)).toThrow(
    `as "\\u202e${'a'.repeat(79)}…" is no JSON`,
  );
});
