import { setTimeout as sleep } from 'node:timers/promises';
import type { Environment } from '../environments';
import { type CertificateRow, certificateRows } from './certificate-table';
import type { Emulator } from './emulator';

const PAUSE_MILLISECONDS = 200;
const ATTEMPTS = 150;

/** A certificate of which another version stands now, under the same ARN. */
export interface Renewed {
  readonly before: CertificateRow;
  readonly after: CertificateRow;
}

/**
 * Lets whoever issues outside AWS renew every secret, and waits until the functions have imported what is new.
 *
 * @throws Error where a certificate is not imported within half a minute
 */
export async function renew(emulator: Emulator, environment: Environment): Promise<Renewed[]> {
  const isRotated = ({ certificates = {} }: Environment['applications'][string], name: string) =>
    Object.values(certificates).some(
      (each) => each.source === 'imported' && each.rotation !== undefined && each.domainName === name,
    );
  const rotated = (await certificateRows(emulator.endpoint, environment)).filter(
    ({ account, certificate, type }) =>
      type === 'IMPORTED' && isRotated(environment.applications[account]!, certificate),
  );
  await emulator.renewSecrets();
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const rows = await certificateRows(emulator.endpoint, environment);
    const renewed = rotated.flatMap((before) =>
      rows
        .filter(
          ({ certificateArn, serial }) =>
            certificateArn === before.certificateArn && serial !== before.serial,
        )
        .map((after) => ({ before, after })),
    );
    if (renewed.length === rotated.length) return renewed;
    await sleep(PAUSE_MILLISECONDS);
  }
  throw new Error(
    'every rotated certificate must be imported within half a minute; see the log of its function',
  );
}
