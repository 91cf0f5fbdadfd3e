import type { Severity } from '../finding';
import { PROTOCOLS, type Protocol, type TlsPolicy } from './policies';

/** Something of a policy by which clients are less safe than they could be. */
export interface Weakness {
  readonly severity: Severity;
  /** What clients may use that they had better not. @default - they lack something */
  readonly allows?: string;
  /** What clients could use but may not. @default - they may use something */
  readonly lacks?: string;
  isIn(policy: TlsPolicy): boolean;
  /** Whether a policy has worse of its kind, so that this is no loss. @default - nothing is worse */
  isOutdoneBy?(policy: TlsPolicy): boolean;
}

/** What became possible for clients, or impossible, when one policy took the place of another. */
export interface TlsComparison {
  readonly verdict: 'equal' | 'stronger' | 'weaker' | 'not comparable';
  readonly opened: readonly Weakness[];
  readonly closed: readonly Weakness[];
}

/**
 * How a policy compares with the one before it: weaker where it has a weakness more and none less. Ciphers of one
 * class (AES and ChaCha20, 128 and 256 bits) are equal.
 */
export function compareTlsPolicies(after: TlsPolicy, before: TlsPolicy): TlsComparison {
  const added = (more: TlsPolicy, less: TlsPolicy) =>
    WEAKNESSES.filter(
      (weakness) => weakness.isIn(more) && !weakness.isIn(less) && !weakness.isOutdoneBy?.(less),
    );
  const [opened, closed] = [added(after, before), added(before, after)];
  const verdict =
    opened.length > 0
      ? closed.length > 0
        ? 'not comparable'
        : 'weaker'
      : closed.length > 0
        ? 'stronger'
        : 'equal';
  return { verdict, opened, closed };
}

const takes = (test: (cipher: string) => boolean) => (policy: TlsPolicy) =>
  policy.ciphers?.some(test) ?? false;
const speaks =
  (...versions: readonly Protocol[]) =>
  (policy: TlsPolicy) =>
    policy.protocols.some((protocol) => versions.includes(protocol));
const olderThan = (version: Protocol) => speaks(...PROTOCOLS.slice(PROTOCOLS.indexOf(version) + 1));

const NEW_KEY_EACH_TIME = /^TLS_(AES|CHACHA20)_|^(TLS_)?(ECDHE|DHE|EDH)[-_]/;
const AUTHENTICATED = /GCM|CCM|CHACHA20/;
const WITHOUT_BLOCKS = /RC4|NULL/;
const takesBroken = takes((cipher) => /RC[24]|DES|NULL|EXP|ADH|MD5/.test(cipher));

const version = (severity: Severity, protocol: Protocol): Weakness => ({
  severity,
  allows: protocol,
  isIn: speaks(protocol),
  isOutdoneBy: olderThan(protocol),
});

/**
 * Worst first. Old versions: RFC 7568, RFC 8996. Ciphers: RFC 9325, 4.1 and 4.2. AWS tells the policies with SHA-1 and
 * without post-quantum key exchange apart; neither lets anyone read a connection today.
 */
export const WEAKNESSES: readonly Weakness[] = [
  version('high', 'SSL 2.0'),
  version('high', 'SSL 3.0'),
  version('high', 'TLS 1.0'),
  version('high', 'TLS 1.1'),
  { severity: 'high', allows: 'broken ciphers (RC4, 3DES)', isIn: takesBroken },
  version('medium', 'TLS 1.2'),
  {
    severity: 'medium',
    allows: 'ciphers without forward secrecy',
    isIn: takes((cipher) => !NEW_KEY_EACH_TIME.test(cipher)),
  },
  {
    severity: 'medium',
    allows: 'ciphers in CBC mode',
    isIn: takes((cipher) => !AUTHENTICATED.test(cipher) && !WITHOUT_BLOCKS.test(cipher)),
    isOutdoneBy: takesBroken,
  },
  { severity: 'medium', lacks: 'TLS 1.3', isIn: (policy) => !speaks('TLS 1.3')(policy) },
  {
    severity: 'low',
    allows: 'ciphers that AWS does not list, perhaps without forward secrecy',
    isIn: ({ ciphers, forwardSecrecy, protocols }) =>
      ciphers === undefined && !forwardSecrecy && olderThan('TLS 1.3')({ protocols }),
  },
  {
    severity: 'low',
    allows: 'ciphers with SHA-1',
    isIn: takes((cipher) => /[-_]SHA$/.test(cipher)),
    isOutdoneBy: takesBroken,
  },
  { severity: 'low', lacks: 'post-quantum key exchange', isIn: ({ postQuantum }) => !postQuantum },
];
