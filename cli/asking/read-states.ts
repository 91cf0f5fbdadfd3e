import type { Environment } from '../../environments';
import {
  type CertificateState,
  type PlacedCertificate,
  type ReadFleet,
  type ReadOptions,
  readFleet,
} from '../../live';
import { EXIT_CODES, type ExitCode } from '../exit-codes';
import { type Terminal, withProgress } from '../terminal';

interface ReadingOptions {
  readonly account?: string;
  readonly roleName?: string;
  /** Seconds. */
  readonly timeout: number;
}

export interface ReadStates<Seen extends PlacedCertificate> extends Pick<
  ReadFleet<Seen>,
  'read' | 'failures'
> {
  readonly states: ReadonlyArray<CertificateState<Seen>>;
  readonly exitCode: ExitCode;
}

/**
 * What somebody else has asked of every account; with `--account`, that of one. Who cannot be read is named.
 *
 * @param written what is not there where nothing was read
 */
export async function readStates<Seen extends PlacedCertificate>(
  terminal: Terminal,
  environments: readonly Environment[],
  { account, roleName, timeout }: ReadingOptions,
  read: (environment: Environment, options: ReadOptions) => Promise<readonly Seen[]>,
  written: string,
): Promise<ReadStates<Seen>> {
  const asking = { roleName, timeoutMilliseconds: timeout * 1000, signal: terminal.signal };
  const fleet = await withProgress(terminal, (report) => {
    report('reading what was seen of certificates');
    return readFleet(environments, (environment) => read(environment, asking));
  });
  fleet.failures.forEach((failure) => terminal.note(failure));
  if (fleet.read.length === 0) terminal.note(`nothing was read, so there is no ${written}`);
  return {
    states: fleet.certificates.filter((state) => account === undefined || state.account === account),
    read: fleet.read,
    failures: fleet.failures,
    exitCode: fleet.failures.length > 0 ? EXIT_CODES.failed : EXIT_CODES.ok,
  };
}
