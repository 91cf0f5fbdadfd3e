/** A command that GitHub's runner finds in a line of a log. */
export interface LogCommand {
  readonly command: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/** Commands that the runner knows (GitHub Docs, workflow commands). */
const COMMANDS: ReadonlySet<string> = new Set([
  'debug',
  'notice',
  'warning',
  'error',
  'group',
  'endgroup',
  'add-mask',
  'add-matcher',
  'remove-matcher',
  'stop-commands',
  'echo',
  'save-state',
  'set-output',
  'set-env',
  'add-path',
]);

/** Reads a log as the runner does (actions/runner, ActionCommand.TryParseV2, then TryParse). */
export function logCommands(log: string): LogCommand[] {
  return log
    .split(/\r\n|[\n\r\u0085\u2028\u2029]/)
    .flatMap((line) => commandAtStart(line) ?? commandWithin(line) ?? []);
}

function commandAtStart(line: string): LogCommand | undefined {
  const text = line.trimStart();
  const end = text.indexOf('::', 2);
  if (!text.startsWith('::') || end < 0) return undefined;
  return commandOf(text.slice(2, end), text.slice(end + 2), ',');
}

function commandWithin(line: string): LogCommand | undefined {
  const start = line.indexOf('##[');
  const end = line.indexOf(']', start);
  if (start < 0 || end < 0) return undefined;
  return commandOf(line.slice(start + 3, end), line.slice(end + 1), ';');
}

function commandOf(head: string, data: string, separator: string): LogCommand | undefined {
  const [command = '', ...rest] = head.split(' ');
  if (!COMMANDS.has(command)) return undefined;
  const pairs = rest
    .join(' ')
    .split(separator)
    .flatMap((pair): Array<[string, string]> => {
      const [name = '', value] = pair.split(/=(.*)/s);
      return value === undefined ? [] : [[name, decoded(value)]];
    });
  return { command, properties: Object.fromEntries(pairs), data: decoded(data) };
}

function decoded(text: string): string {
  const meanings = { '%0D': '\r', '%0A': '\n', '%3A': ':', '%2C': ',', '%25': '%' };
  return Object.entries(meanings).reduce(
    (read, [escape, character]) => read.replaceAll(escape, character),
    text,
  );
}
