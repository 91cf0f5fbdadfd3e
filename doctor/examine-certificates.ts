import { setMaxListeners } from 'node:events';
import type { Environment } from '../environments';
import type { AccountCredentialsOptions } from '../live';
import { nameToProve } from '../modules/core';
import { AwsAnswers } from './aws-answers';
import type { ChosenCertificate } from './chosen-certificate';
import { type DnsServer, systemDnsServer } from '../modules/core';
import { Resolver } from './dns/resolver';
import { type Examination, examine } from './examination';
import { examineAccounts } from './examine-account';
import { StandingRecords } from './standing-records';
import { ZoneFindings } from './zone-findings';

export interface DoctorOptions {
  /** DNS resolver to ask. @default - the system's first */
  readonly resolver?: DnsServer;
  /** Port of the name servers of zones. @default 53 */
  readonly nameServerPort?: number;
  /**
   * Asks AWS too: hosted zones, the records ACM wants, the role it renews by.
   *
   * @default - nobody is asked but the DNS
   */
  readonly aws?: AccountCredentialsOptions;
  /**
   * Environments whose accounts AWS is asked about too: whether they have what their automation needs. They come after the certificates.
   *
   * @default - certificates alone are examined
   */
  readonly environments?: readonly Environment[];
  /** Time for everything. @default - 30 seconds, and with AWS one more for five certificates */
  readonly timeoutMilliseconds?: number;
  /** Ends it before its time. @default - nothing does */
  readonly signal?: AbortSignal;
  /** Told of each certificate that was looked at. @default - nobody is told */
  readonly onExamined?: (done: number, all: number) => void;
}

export const USUAL_SECONDS = 30;
/** Half of the descriptions that ACM takes in a second, as their tags come after them. */
export const CERTIFICATES_A_SECOND = 5;

/**
 * What will make the validation of certificates hang, found before it does.
 *
 * Reads only. A certificate for which time runs out is `unfinished`, with what was found so far.
 *
 * @throws the reason of the signal, and Error where the system has no resolver
 */
export async function examineCertificates(
  chosen: readonly ChosenCertificate[],
  options: DoctorOptions = {},
): Promise<Examination[]> {
  const { resolver: server = systemDnsServer(), nameServerPort, environments = [], onExamined } = options;
  const usual = USUAL_SECONDS + (options.aws ? chosen.length / CERTIFICATES_A_SECOND : 0);
  const end = new AbortController();
  const timer = setTimeout(() => end.abort(), options.timeoutMilliseconds ?? usual * 1000);
  const signal = options.signal ? AbortSignal.any([options.signal, end.signal]) : end.signal;
  setMaxListeners(0, signal); // Each question listens, and there are as many as names.
  const resolver = new Resolver({ server, signal, nameServerPort });
  const names = new Set(chosen.flatMap((each) => each.names.map(nameToProve)));
  const aws = options.aws && new AwsAnswers({ ...options.aws, names, signal });
  const tools = {
    resolver,
    aws,
    signal,
    zones: new ZoneFindings(resolver, aws),
    standing: aws && new StandingRecords(aws, chosen),
  };
  let done = 0;
  try {
    const [certificates, accounts] = await Promise.all([
      Promise.all(
        chosen.map(async (each) => {
          const examination = await examine(each, tools);
          onExamined?.((done += 1), chosen.length);
          return examination;
        }),
      ),
      aws ? Promise.all(environments.map((each) => examineAccounts(each, { aws, signal }))) : [],
    ]);
    options.signal?.throwIfAborted();
    return [...certificates, ...accounts.flat()];
  } finally {
    clearTimeout(timer);
    end.abort(); // Questions to name servers whose answer nobody needs any more.
  }
}
