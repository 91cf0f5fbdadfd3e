export { EnvironmentError } from './checks/environment-error';
export { type Path, type Problem, pathText, problemLine, problemsHeading, problemsText } from './problem';
export type { CaCertificatesBundle } from './ca-certificates-bundle';
export type { Backend, CloudBackend, LocalBackend, S3Backend } from './backends';
export type {
  CertificateAuthority,
  CreatedCertificateAuthority,
  ExistingCertificateAuthority,
  ExternallySignedCertificateAuthority,
  InstalledCertificate,
  Revocation,
  ShareWith,
} from './certificate-authorities';
export type {
  Certificate,
  ExistingCertificate,
  DistributedCertificate,
  ImportedCertificate,
  PrivateCertificate,
  PublicCertificate,
} from './certificates';
export type * from './consumers';
export { defineEnvironment } from './define-environment';
export * from './environment';
export { certificateParameterName, serviceParameterName } from './names';
export type {
  AcceptedFinding,
  DaysToExpiry,
  Census,
  CensusAccounts,
  DnsValidation,
  HandOver,
  Monitoring,
  NotificationReaders,
  Notifications,
  Requester,
  Team,
} from './sections';
export {
  type EnvironmentCertificate,
  chooseCertificates,
  declaredZone,
  onlyCertificates,
} from './environment-certificates';
export { environmentFiles } from './environment-files';
export { FILE_KINDS, environmentJsonSchema } from './json-schema';
export * from './load-environments';
export type {
  Caa,
  CloudflareZone,
  ApplicationZone,
  CreatedZone,
  ExistingZone,
  ManualZone,
  OtherAccountZone,
  Zone,
} from './zones';
export { type EntryOfRow, applicationsFromRows, teamsFromRows } from './rows';
