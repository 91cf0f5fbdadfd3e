export type { AccountCredentialsOptions } from './account-credentials';
export { type IssueState, hasFailed, isCurrent, isIssued, issueStates } from './issue-state';
export { type InventoryOptions, InventoryFailure, readInventory } from './inventory';
export { type CountedPlace, countedPlaces, hoursSince } from './inventory-age';
export { type InventoryFleet, type InventoryState, inventoryStates, readFleet } from './inventory-fleet';
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
export type { LiveOptions, UnansweredPlace } from './places';
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
