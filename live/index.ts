export type { AccountCredentialsOptions } from './account-credentials';
export { type IssueState, hasFailed, isCurrent, isIssued, issueStates } from './issue-state';
export { type AggregatedCertificate, readAggregator } from './aggregator';
export { type ReadOptions, readInventory } from './inventory';
export { type CountedPlace, type InventoryState, countedPlaces, hoursSince } from './inventory-age';
export {
  type LiveCertificate,
  type LiveRecord,
  type LiveStatus,
  type SeenCertificate,
  daysLeft,
  liveStatus,
  renewalText,
} from './live-certificate';
export { type CertificateState, type LiveFleet, askFleet } from './live-fleet';
export {
  type Calm,
  type JudgedCertificate,
  type JudgedState,
  type Need,
  NEEDS,
  type Outlook,
  type OutlookOptions,
  type Renewer,
  outlookOf,
} from './outlook';
export type { Advice } from './outlook-advice';
export type { LiveOptions, UnansweredPlace } from './places';
export { type PlacedCertificate, type ReadFleet, ReadFailure, fleetStates, readFleet } from './read-fleet';
export {
  type RecordOfStack,
  type RenewedCertificate,
  type RenewedCertificates,
  certificatesRenewedBy,
} from './renewed-by-records';
export {
  type Clock,
  type Poll,
  type WaitOutcome,
  type WaitProps,
  waitUntilIssued,
} from './wait-until-issued';
