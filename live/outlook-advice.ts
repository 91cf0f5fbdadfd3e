import type { Renewal } from '../modules/core';
import type { SeenCertificate } from './live-certificate';
import type { CertificateState } from './live-fleet';

/** What was found of a certificate, and what to do. */
export interface Advice {
  /** A sentence without full stop. @default - its state says all */
  readonly found?: string;
  /** As it comes after "What to do:". @default - nothing is to be done yet */
  readonly remedy?: string;
}

interface About {
  readonly state: CertificateState<SeenCertificate>;
  /** Whether a service uses it, or somebody has exported it. */
  readonly used: boolean;
  /** @default - ACM does not have it */
  readonly renewal: Renewal | undefined;
  /** Why it does not renew by itself. @default - it does */
  readonly obstacle: string | undefined;
}

const IMPORT = 'import the next one to the same ARN';
const ANSWER = 'answer the mail that ACM sends in its last 45 days, or request it anew with DNS validation';

/** Of one that is issued, and is not late. */
export function stillAdvice({ obstacle }: About): Advice[] {
  switch (obstacle) {
    case 'not in use':
      return [{ remedy: 'attach it to a service, or delete it' }];
    case 'imported by people':
      return [{ remedy: `${IMPORT}, or let a function rotate it` }];
    case 'email':
      return [{ remedy: ANSWER }];
    default:
      return [];
  }
}

/** Of one that should have been renewed by now. */
export function dueAdvice({ state, renewal, obstacle }: About): Advice {
  const found = reasonOf(state);
  if (renewal === 'byPeople') return { found, remedy: IMPORT };
  if (renewal === 'byFunction')
    return { found, remedy: "read the function's log, which says why it has not imported the next one" };
  return { found, remedy: obstacle === 'email' ? ANSWER : `find out what stops ACM: ${doctorOf(state)}` };
}

/** Of one that TLS cannot be had with, or whose renewal has ended. */
export function failureAdvice({ state, used, renewal }: About, condition: string): Advice {
  const { environment } = state;
  switch (condition) {
    case 'missing':
      return {
        found: 'Its file declares it, and ACM has none',
        remedy: `deploy its stack, or take it out of the file of ${environment}`,
      };
    case 'expired':
      if (!used) return { remedy: 'delete it: nothing uses it' };
      return renewal === 'byPeople' || renewal === 'byFunction'
        ? { found: 'A service still uses it', remedy: IMPORT }
        : {
            found: 'A service still uses it, and ACM renews no expired one',
            remedy: 'request it anew and give the service the new one',
          };
    case 'pending':
      return { found: 'ACM waits for its names to be proved' };
    case 'pending too long':
      return {
        found: 'ACM still waits for its names to be proved, and gives up after 72 hours',
        remedy: `publish its validation records: ${statusOf(state)}`,
      };
    case 'renewal waits':
      return {
        found: foundIn(state, 'ACM could not prove its names again'),
        remedy: `publish its validation records: ${doctorOf(state)}`,
      };
    case 'renewal failed':
      return {
        found: foundIn(state, 'ACM has given its renewal up'),
        remedy: 'remove what the reason says, then request it anew',
      };
    default:
      return {
        found: foundIn(state, `ACM says ${state.live?.status ?? ''}`),
        remedy: 'remove what the reason says, then request it anew; or delete it',
      };
  }
}

/** With ACM's reason, where it gives one. */
function foundIn(state: About['state'], sentence: string): string {
  const reason = state.live?.failureReason;
  return reason === undefined ? sentence : `${sentence}: ${reason}`;
}

function reasonOf({ live }: About['state']): string | undefined {
  return live?.failureReason === undefined ? undefined : `ACM says ${live.failureReason}`;
}

function doctorOf({ account, declared }: About['state']): string {
  return declared === undefined
    ? 'look for its validation records and for CAA records in the DNS'
    : `certfleet doctor ${account}/${declared.certificate}`;
}

function statusOf({ account, declared }: About['state']): string {
  return declared === undefined
    ? 'ACM shows them where it was requested'
    : `certfleet status ${account}/${declared.certificate}`;
}
