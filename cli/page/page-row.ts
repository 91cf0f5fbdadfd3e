import { type JudgedState, type Outlook, type OutlookOptions, daysLeft, outlookOf } from '../../live';
import { consumersOf } from '../asking/consumers-of';

/** A certificate in one Region, as a page shows it. Its texts come from files and AWS. */
export interface PageRow {
  readonly environment: string;
  /** Of an account that no file has, its id. */
  readonly account: string;
  readonly accountId: string;
  /** @default - nobody is named */
  readonly owner?: string;
  readonly region: string;
  /** Its name in the file. @default - no file declares it */
  readonly certificate?: string;
  readonly names: readonly string[];
  /** As ISO moment. @default - it was not issued */
  readonly expiry?: string;
  readonly daysLeft?: number;
  /** @default - ACM does not have it */
  readonly inUse?: boolean;
  /** Consumers that the file gives it in this Region. */
  readonly consumers: ReadonlyArray<{ readonly name: string; readonly service: string }>;
  /** @default - ACM does not have it */
  readonly certificateArn?: string;
  readonly outlook: Outlook;
}

export function rowOf(state: JudgedState, options: OutlookOptions): PageRow {
  const { environment, account, accountId, owner, region, declared, live } = state;
  const consumers = declared ? consumersOf(declared.application, declared.certificate) : [];
  return {
    environment,
    account,
    accountId,
    owner,
    region,
    certificate: declared?.certificate,
    names: live?.names ?? declared?.names ?? [],
    expiry: live?.expiry,
    daysLeft: live && daysLeft(live, options.today),
    inUse: live?.inUse,
    consumers: consumers
      .filter(({ regions }) => regions.length === 0 || regions.includes(region))
      .map(({ name, service }) => ({ name, service })),
    certificateArn: live?.certificateArn,
    outlook: outlookOf(state, options),
  };
}

/** Who uses a certificate, in the words of filters: services of its file, else whether anything does. */
export function usesOf({ consumers, inUse }: PageRow): readonly string[] {
  if (inUse === undefined && consumers.length === 0) return [];
  if (inUse === false) return [NOT_IN_USE];
  return consumers.length > 0 ? [...new Set(consumers.map(({ service }) => service))] : [IN_USE];
}

export const NOT_IN_USE = 'not in use';
export const IN_USE = 'in use, by what no file says';
