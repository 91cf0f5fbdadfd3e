import type { InventoryLine } from '../../modules/core/census';

/** What people are told, and what they do about it. */
export interface MatterKind {
  /** After the number of certificates: "2 certificates …". */
  readonly one: string;
  readonly many: string;
  readonly todo: string;
  /** Page of the runbooks. */
  readonly runbook: string;
}

/** Everything that people are told of. */
export const MATTERS = {
  expired: {
    one: 'certificate has ended and is still used',
    many: 'certificates have ended and are still used',
    todo: 'Clients are refused now: bring the next certificate in, or attach another one.',
    runbook: 'certificate-not-renewed',
  },
  'renewal-overdue': {
    one: 'certificate should have been renewed by now',
    many: 'certificates should have been renewed by now',
    todo: 'Find what hinders the renewal; an imported certificate waits for somebody to import the next.',
    runbook: 'certificate-not-renewed',
  },
  'renewal-needs-action': {
    one: 'certificate waits for somebody before ACM can renew it',
    many: 'certificates wait for somebody before ACM can renew them',
    todo: 'Do what ACM asks for; it tries again by itself.',
    runbook: 'certificate-not-renewed',
  },
  'renewal-would-fail': {
    one: 'certificate could not be renewed today',
    many: 'certificates could not be renewed today',
    todo: 'Mend the DNS before ACM begins to renew.',
    runbook: 'renewal-would-fail',
  },
  'validation-pending': {
    one: 'requested certificate waits for its validation',
    many: 'requested certificates wait for their validation',
    todo: 'Put the validation records into the public DNS: ACM gives up 72 hours after the request.',
    runbook: 'validation-pending',
  },
  'request-failed': {
    one: 'requested certificate was not issued',
    many: 'requested certificates were not issued',
    todo: 'Mend what ACM says, and request it again.',
    runbook: 'validation-pending',
  },
  revoked: {
    one: 'certificate was revoked',
    many: 'certificates were revoked',
    todo: 'Replace it where it is used: clients that look at revocation refuse it.',
    runbook: 'certificate-revoked',
  },
  'authority-issues-nothing': {
    one: 'private CA did not issue a certificate',
    many: 'private CAs did not issue certificates',
    todo: 'See whether the CA is active, and lives longer than what is asked of it.',
    runbook: 'certificate-authority-failed',
  },
  'revocation-list-failed': {
    one: 'private CA could not write its revocation list',
    many: 'private CAs could not write their revocation lists',
    todo: 'See whether the bucket of the list still lets the CA in: clients refuse what they cannot check.',
    runbook: 'certificate-authority-failed',
  },
} as const satisfies Readonly<Record<string, MatterKind>>;

export type MatterId = keyof typeof MATTERS;

/** Something that somebody has to know once. Its texts come from whoever requested the certificate. */
export interface Matter {
  readonly id: MatterId;
  /** ARN of the certificate or the CA. */
  readonly arn: string;
  readonly accountId: string;
  readonly region: string;
  /** What makes it another matter when it comes again: when the certificate ends, for example. @default - it is one for ever */
  readonly of?: string;
  /** Of the inventory. @default - the census does not know the certificate */
  readonly line?: InventoryLine;
  /** Why, in the words of AWS or of a rehearsal. @default - the matter says it all */
  readonly reasons?: readonly string[];
  /** As the event has it, where there is no line. @default - nothing is known */
  readonly name?: string;
}

/** By which it is known that it was told. */
export function keyOf({ id, arn, of }: Pick<Matter, 'id' | 'arn' | 'of'>): string {
  return [id, arn, of].filter((part) => part !== undefined).join(' ');
}
