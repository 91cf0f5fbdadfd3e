import { domainToASCII, domainToUnicode } from 'node:url';
import { type BrokenRule, Words } from './broken-rule';

/** ACM puts the first name into the subject's common name (ACM API Reference, RequestCertificate). */
const COMMON_NAME_MAXIMUM = 64;
const NAME_MAXIMUM = 253;
const LABEL_MAXIMUM = 63;

/** Names per certificate unless AWS raised the quota, which goes up to 100 (ACM User Guide, quotas). */
export const DEFAULT_DOMAIN_NAME_QUOTA = 10;

/** The form ACM stores and compares: lower case, without a trailing dot, international names in punycode. */
export function normalizeDomainName(name: string): string {
  const text = name.trim();
  // eslint-disable-next-line no-control-regex -- the range is what "ASCII" means
  const ascii = /^[\x00-\x7f]*$/.test(text) ? text : domainToASCII(text) || text;
  return ascii.toLowerCase().replace(/\.$/, '');
}

/** Normalized, each once, in the order given: the first stays first because it becomes the common name. */
export function uniqueDomainNames(names: readonly string[]): string[] {
  return [...new Set(names.map(normalizeDomainName))];
}

/** The rule that a normalized name breaks; undefined for a good name. */
export function domainNameProblem(name: string): BrokenRule | undefined {
  const bytes = Buffer.byteLength(name);
  if (bytes > NAME_MAXIMUM) {
    return {
      rule: `must have at most ${NAME_MAXIMUM} octets`,
      got: new Words(`${bytes} in ${JSON.stringify(`${name.slice(0, 40)}…`)}`),
      remedy: 'shorten it',
    };
  }
  const labels = name.replace(/^\*\./, '').split('.');
  if (labels.some((label) => label.includes('*'))) {
    return {
      rule: 'must have a wildcard only as its whole leftmost label',
      got: name,
      remedy: 'write it as "*.example.com"',
    };
  }
  if (labels.length < 2) {
    return {
      rule: 'must be fully qualified, with at least two labels',
      got: name,
      remedy: 'write the whole name, for example "shop.example.com"',
    };
  }
  for (const label of labels) {
    const rule = ruleOfLabel(label);
    if (rule) return { rule, got: name, remedy: `correct the label ${JSON.stringify(label.slice(0, 70))}` };
  }
  if (/^\d+$/.test(labels[labels.length - 1] ?? '')) {
    return { rule: 'must be a DNS name, not an IP address', got: name, remedy: 'ACM issues for names only' };
  }
  return undefined;
}

function ruleOfLabel(label: string): string | undefined {
  if (label === '') return 'must have no empty label';
  if (label.length > LABEL_MAXIMUM) return `must have labels of at most ${LABEL_MAXIMUM} characters`;
  if (!/^[a-z0-9-]+$/.test(label)) return 'must have labels of letters, digits and hyphens';
  if (label.startsWith('-') || label.endsWith('-'))
    return 'must have no label that starts or ends with a hyphen';
  if (label.slice(2, 4) === '--' && !(label.startsWith('xn--') && domainToUnicode(`${label}.com`) !== '')) {
    return 'must have "--" at the third place of a label only for valid punycode ("xn--…")';
  }
  return undefined;
}

/** The rule that a certificate's normalized names break taken together, its first name first. */
export function certificateNamesProblem(
  names: readonly string[],
  quota = DEFAULT_DOMAIN_NAME_QUOTA,
): BrokenRule | undefined {
  const [first = ''] = names;
  if (first.length > COMMON_NAME_MAXIMUM) {
    return {
      subject: 'domainName',
      rule: `must have at most ${COMMON_NAME_MAXIMUM} characters`,
      got: new Words(`${first.length} in ${JSON.stringify(first)}`),
      remedy: 'put a shorter name first and list this one in subjectAlternativeNames',
    };
  }
  if (names.length > quota) {
    return {
      subject: 'a certificate',
      rule: `must have at most ${quota} names`,
      got: names.length,
      remedy:
        'split it, or have AWS raise the quota "Domain names per ACM certificate" and set domainNameQuota',
    };
  }
  return undefined;
}

/** The name whose record proves `name`: a wildcard is proved by the record of the name it stands under. */
export function nameToProve(name: string): string {
  return name.replace(/^\*\./, '');
}

/** Whether `name` is `zoneName` or lies below it. */
export function isWithinZone(name: string, zoneName: string): boolean {
  return name === zoneName || name.endsWith(`.${zoneName}`);
}

/**
 * The zone of a name: the longest that it is or lies below, among those `isZone` knows. A wildcard has that of the name
 * it stands under.
 *
 * @param said zones of single names, which win over the longest; the names normalized and without wildcard
 */
export function zoneOfName(
  domainName: string,
  isZone: (zoneName: string) => boolean,
  said: ReadonlyMap<string, string> = new Map(),
): string | undefined {
  const name = nameToProve(normalizeDomainName(domainName));
  const labels = name.split('.');
  return said.get(name) ?? labels.map((_, index) => labels.slice(index).join('.')).find(isZone);
}

/** Whether a client that asks for `hostName` accepts a certificate for `certificateName`: a wildcard stands for one label. */
export function coversHostName(certificateName: string, hostName: string): boolean {
  const [, ...parent] = hostName.split('.');
  return certificateName === hostName || certificateName === ['*', ...parent].join('.');
}
