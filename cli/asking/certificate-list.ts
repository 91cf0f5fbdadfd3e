import type { EnvironmentCertificate } from '../../environments';
import {
  type CertificateState,
  type InventoryState,
  type SeenCertificate,
  daysLeft,
  liveStatus,
  renewalText,
} from '../../live';
import { visibleText } from '../../modules/core';
import { consumersOf } from './consumers-of';
import { groupedText, shortList } from './grouped-text';

/** A certificate as its file says it, for programs. */
export function declaredEntry({
  environment,
  account,
  application,
  certificate,
  definition,
  names,
}: EnvironmentCertificate) {
  return {
    environment: environment.name,
    account,
    accountId: application.accountId,
    owner: application.owner,
    certificate,
    source: definition.source,
    names,
    regions: definition.regions ?? [application.regions[0]],
    consumers: consumersOf(application, certificate).map(({ name }) => name),
  };
}

/** Certificates as their files say them, for people. */
export function declaredText(declared: readonly EnvironmentCertificate[]): string {
  return groupedText(declared.map(declaredEntry), {
    header: ['CERTIFICATE', 'SOURCE', 'NAMES', 'REGIONS', 'CONSUMERS'],
    cells: (entry) => [
      entry.certificate,
      entry.source,
      shortList(entry.names),
      entry.regions.join(' '),
      entry.consumers.join(' '),
    ],
  });
}

/** A certificate as AWS says it, for programs. */
export function liveEntry(
  { environment, account, accountId, owner, region, declared, live }: CertificateState<SeenCertificate>,
  today: string,
) {
  return {
    environment,
    account,
    accountId,
    owner,
    region,
    certificate: declared?.certificate,
    declared: declared !== undefined,
    source: declared?.definition.source,
    names: live?.names ?? declared?.names ?? [],
    consumers: declared
      ? consumersOf(declared.application, declared.certificate).map(({ name }) => name)
      : [],
    status: live ? liveStatus(live, today) : 'missing',
    acmStatus: live?.status,
    certificateArn: live?.certificateArn,
    expiry: live?.expiry,
    daysLeft: live && daysLeft(live, today),
    inUse: live?.inUse,
    renewal: live && renewalText(live, today),
  };
}

const LIVE_HEADER = [
  'CERTIFICATE',
  'NAMES',
  'REGION',
  'CONSUMERS',
  'STATUS',
  'EXPIRY',
  'IN USE',
  'RENEWAL',
] as const;

/** Certificates as AWS says them, for people. */
export function liveText(states: ReadonlyArray<CertificateState<SeenCertificate>>, today: string): string {
  return groupedText(
    states.map((state) => liveEntry(state, today)),
    { header: LIVE_HEADER, cells: liveCells },
  );
}

function liveCells({
  certificate,
  names,
  region,
  consumers,
  status,
  expiry,
  daysLeft: left,
  inUse,
  renewal,
}: ReturnType<typeof liveEntry>): string[] {
  return [
    certificate ?? 'not declared',
    shortList(names),
    region,
    consumers.join(' '),
    status,
    expiry === undefined ? '' : `${expiry.slice(0, 10)} (${left} days)`,
    inUse === undefined ? '' : inUse ? 'yes' : 'no',
    renewal ?? '',
  ];
}

/** The same with what only an inventory knows. */
export function inventoryEntry(state: InventoryState, today: string) {
  const { keyAlgorithm, rehearsal, seenAt } = state.live ?? {};
  return { ...liveEntry(state, today), keyAlgorithm, rehearsal, seenAt };
}

/** Certificates of inventories for people, with what would stop the renewals of an account. */
export function inventoryText(states: readonly InventoryState[], today: string): string {
  return groupedText(
    states.map((state) => inventoryEntry(state, today)),
    {
      header: LIVE_HEADER,
      cells: (entry) => [
        ...liveCells(entry).slice(0, -1),
        [entry.renewal, wouldFail(entry)].filter(Boolean).join(', '),
      ],
      remarks: ({ names: [domainName = ''], region, rehearsal }) =>
        (rehearsal?.problems ?? []).map(({ name, problem, remedy }) =>
          visibleText(
            `${domainName} in ${region} would not be renewed: ${name} ${problem}; ${remedy}`,
            REMARK_MAXIMUM,
          ),
        ),
    },
  );
}

const REMARK_MAXIMUM = 1_000;

function wouldFail({ rehearsal }: ReturnType<typeof inventoryEntry>): string {
  const ids = new Set(rehearsal?.problems.map(({ id }) => id));
  return ids.size === 0 ? '' : `would fail: ${[...ids].join(' ')}`;
}
