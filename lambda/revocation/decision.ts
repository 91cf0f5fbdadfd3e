import type { X509Certificate } from 'node:crypto';
import { type RevocationList, isSignedBy, namesIssuer } from './revocation-list';

/** Of a list, what tells it from others. */
export interface ListState {
  /** Where the CA wrote it: `s3://bucket/key`. */
  readonly of: string;
  /** SHA-256 of it in DER, in hexadecimal. */
  readonly digest: string;
  /** In ISO 8601. */
  readonly thisUpdate: string;
  /** In decimal. @default - it has none */
  readonly number?: string;
}

/** What was decided about one list. */
export interface Decision {
  readonly decision: 'added' | 'unchanged' | 'refused' | 'absent' | 'removed';
  /** List, or the bucket where none is. */
  readonly of: string;
  readonly revocationId?: number;
  readonly number?: string;
  readonly thisUpdate?: string;
  /** Revocations that were removed. @default - none was */
  readonly removed?: readonly number[];
  /** When the list has ended. @default - it has not, or names no end */
  readonly endedAt?: string;
  /** Whether the function may not look there. @default false */
  readonly isDenied?: boolean;
  /** Why nothing is added. @default - it is, or stands already */
  readonly problems?: readonly string[];
}

export function stateOf(of: string, { digest, thisUpdate, number }: RevocationList): ListState {
  return { of, digest, thisUpdate: thisUpdate.toISOString(), number };
}

/** Whether a list is of one of these CAs: of others' a trust store has no clients. */
export function isOf(list: RevocationList, authorities: readonly X509Certificate[]): boolean {
  return authorities.some((authority) => namesIssuer(list, authority));
}

/** Why a list may not be added, or take the place of the one that stands. */
export function problemsOf(
  list: RevocationList,
  authorities: readonly X509Certificate[],
  standing: ListState | undefined,
): string[] {
  const issuers = authorities.filter((authority) => namesIssuer(list, authority));
  return [
    ...(issuers.some((authority) => isSignedBy(list, authority))
      ? []
      : ['no CA of the trust store has signed it']),
    ...(list.isDelta ? ['it names only what was revoked since another list'] : []),
    ...(standing === undefined ? [] : agesOf(list, standing)),
  ];
}

/** Nothing that was revoked is let in again: neither by an older list, nor by another one of the same number. */
function agesOf({ number, thisUpdate }: RevocationList, standing: ListState): string[] {
  const stands = `the one that stands is of ${standing.thisUpdate}`;
  const problems: string[] = [];
  if (thisUpdate < new Date(standing.thisUpdate))
    problems.push(`it is of ${thisUpdate.toISOString()}, and ${stands}`);
  if (standing.number !== undefined && (number === undefined || BigInt(number) < BigInt(standing.number)))
    problems.push(`its number is ${number ?? 'none'}, and that of the one that stands ${standing.number}`);
  return problems;
}
