import fc from 'fast-check';
import { boundedLines } from '../../live/bounded-lines';

async function linesOf(chunks: readonly Uint8Array[], limits = { line: 100, text: 1000 }) {
  const lines: string[] = [];
  for await (const line of boundedLines(fromChunks(chunks), limits)) lines.push(line);
  return lines;
}

async function* fromChunks(chunks: readonly Uint8Array[]) {
  for (const chunk of chunks) yield await Promise.resolve(chunk);
}

test('are the same wherever the text is cut, in the middle of a character too', async () => {
  const line = fc.string({ unit: 'grapheme', maxLength: 10 }).map((text) => text.replaceAll('\n', ''));
  await fc.assert(
    fc.asyncProperty(fc.array(line), fc.integer({ min: 1, max: 7 }), async (lines, size) => {
      const bytes = Buffer.from(lines.map((each) => `${each}\n`).join(''));
      const count = Math.ceil(bytes.length / size);
      const chunks = Array.from({ length: count }, (_, index) =>
        bytes.subarray(index * size, (index + 1) * size),
      );
      expect(await linesOf(chunks, { line: 1000, text: 100_000 })).toEqual(lines);
    }),
  );
});

test('the last one needs no end', async () => {
  expect(await linesOf([Buffer.from('a\nb')])).toEqual(['a', 'b']);
});

test('fails on a line that never ends, before it is all there', async () => {
  let taken = 0;
  async function* endless() {
    for (;;) {
      taken += 1;
      yield await Promise.resolve(Buffer.from('a'.repeat(40)));
    }
  }
  const read = async () => {
    for await (const line of boundedLines(endless(), { line: 100, text: 1000 })) expect(line).toBe('none');
  };
  await expect(read()).rejects.toThrow('a line must have at most 100 characters, got more');
  expect(taken).toBe(3);
});

test('fails on a line that is too long and ends', async () => {
  await expect(linesOf([Buffer.from(`${'a'.repeat(101)}\nb\n`)])).rejects.toThrow('at most 100 characters');
});

test('fails on too many lines', async () => {
  const chunks = Array.from({ length: 30 }, () => Buffer.from(`${'a'.repeat(39)}\n`));
  await expect(linesOf(chunks)).rejects.toThrow('its text must have at most 1000 bytes, got more');
});

test('fails on bytes that are no text', async () => {
  await expect(linesOf([Buffer.from([0x61, 0xff, 0x0a])])).rejects.toThrow('not valid for encoding utf-8');
});
