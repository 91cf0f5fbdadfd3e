/** How long a text may be that others wrote. */
export interface LineLimits {
  /** Characters of a line. */
  readonly line: number;
  /** Bytes of all lines. */
  readonly text: number;
}

/** Lines of UTF-8 one by one, so that no more than a line is kept, and no longer one than a limit. */
export async function* boundedLines(
  chunks: AsyncIterable<Uint8Array>,
  limits: LineLimits,
): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let bytes = 0;
  let unended = '';
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > limits.text) throw new Error(`its text must have at most ${limits.text} bytes, got more`);
    const [first = '', ...others] = decoder.decode(chunk, { stream: true }).split('\n');
    unended = bounded(unended + first, limits);
    for (const next of others) {
      yield unended;
      unended = bounded(next, limits);
    }
  }
  unended += decoder.decode();
  if (unended !== '') yield unended;
}

function bounded(line: string, limits: LineLimits): string {
  if (line.length <= limits.line) return line;
  throw new Error(`a line must have at most ${limits.line} characters, got more`);
}
