export { type BareName, type ChosenCertificate, bareName } from './chosen-certificate';
export { type DnsServer, parseDnsServer } from '../modules/core';
export { type Finding, type RecordToAdd, recordLine } from './dns/finding';
export type { Examination } from './examination';
export {
  CERTIFICATES_A_SECOND,
  type DoctorOptions,
  USUAL_SECONDS,
  examineCertificates,
} from './examine-certificates';
export type { StandingRecord } from './record-listing';
export {
  type UnexplainedRecords,
  type UnexplainedRecordsOptions,
  type ZoneRecord,
  unexplainedRecords,
} from './unexplained-records';
