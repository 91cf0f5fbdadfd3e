import { isIPv4, isIPv6 } from 'node:net';
import type { Answer } from 'dns-packet';
import { canBeAsked } from '../../doctor/dns/presentation';

/** What a record holds, from its text in Route 53: moto keeps any text, AWS and the DNS do not. */
const DATA: Readonly<Record<string, (value: string) => unknown>> = {
  A: (value) => checked(value, isIPv4(value)),
  AAAA: (value) => checked(value, isIPv6(value)),
  CAA: (value) => {
    const [flags, tag, quoted] = matched(/^(\d{1,3}) ([a-z0-9]+) (".*")$/is, value);
    return { flags: Number(flags), tag, value: quotedTexts(quoted!).join('') };
  },
  CNAME: hostName,
  NS: hostName,
  SOA: (value) => {
    const [mname, rname, ...numbers] = matched(/^(\S+) (\S+) (\d+) (\d+) (\d+) (\d+) (\d+)$/, value);
    const [serial, refresh, retry, expire, minimum] = numbers.map(Number);
    return { mname: hostName(mname!), rname: hostName(rname!), serial, refresh, retry, expire, minimum };
  },
  TXT: (value) => quotedTexts(value).map((text) => Buffer.from(checked(text, text.length <= 255), 'latin1')),
};

/**
 * A record as a message has it.
 *
 * @throws Error where the DNS has no such value, or no answer of this type is written here
 */
export function answerOf(name: string, type: string, ttl: number, value: string): Answer {
  const data = DATA[type];
  if (!data) throw new Error(`records must be of a type among ${Object.keys(DATA).join(', ')}, got ${type}`);
  return { name, type, ttl, data: data(value) } as Answer;
}

/** Without the last dot. */
export function hostName(value: string): string {
  const name = value.replace(/\.$/, '');
  return checked(name, name !== '' && canBeAsked(name));
}

/** Texts in quotation marks, one after the other, in which `\ooo` is a byte. */
function quotedTexts(value: string): string[] {
  checked(value, /^("([^"\\]|\\.)*"\s*)+$/s.test(value));
  return [...value.matchAll(/"((?:[^"\\]|\\.)*)"/gs)].map(([, text = '']) =>
    text.replace(/\\([0-3][0-7]{2}|.)/gs, (_, escaped: string) =>
      escaped.length === 3 ? String.fromCharCode(parseInt(escaped, 8)) : escaped,
    ),
  );
}

function matched(pattern: RegExp, value: string): string[] {
  const [, ...parts] = pattern.exec(value) ?? [];
  checked(value, parts.length > 0);
  return parts;
}

function checked(value: string, isWritable: boolean): string {
  if (!isWritable) throw new Error(`a record must have a value that the DNS can carry, got ${value}`);
  return value;
}
