import { setTimeout as sleep } from 'node:timers/promises';
import type { Certificate, Environment } from '../environments';
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
 * Lets whoever issues outside AWS renew every secret, and ACM what it issued, and waits until the functions have imported what is new.
 *
 * @throws Error where a certificate is not imported within half a minute
 */
export async function renew(emulator: Emulator, environment: Environment): Promise<Renewed[]> {
  const before = await certificateRows(emulator.endpoint, environment);
  const imported = before.filter(({ account, certificate, type }) => {
    const { certificates = {} } = environment.applications[account]!;
    return (
      type === 'IMPORTED' &&
      Object.values(certificates).some(
        (each) => each.domainName === certificate && isImportedByFunction(each),
      )
    );
  });
  await emulator.renewSources();
  await emulator.renewCertificates();
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const rows = await certificateRows(emulator.endpoint, environment);
    const renewed = imported.flatMap((each) =>
      rows
        .filter(
          ({ certificateArn, serial }) => certificateArn === each.certificateArn && serial !== each.serial,
        )
        .map((after) => ({ before: each, after })),
    );
    if (renewed.length === imported.length) return renewed;
    await sleep(PAUSE_MILLISECONDS);
  }
  throw new Error(
    'every certificate that a function imports must be imported within half a minute; see the log of its function',
  );
}

function isImportedByFunction(certificate: Certificate): boolean {
  return (
    certificate.source === 'distributed' ||
    (certificate.source === 'imported' && certificate.rotation !== undefined)
  );
}
