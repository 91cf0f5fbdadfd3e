export * from './certificate-material';
export { type CertificateRequestProps } from './certificate-request';
export { type DomainNamesProps } from './domain-names';
export * from './email-validated-certificate';
export * from './existing-certificate';
export * from './imported-certificate';
export * from './private-certificate';
export * from './public-certificate';
export { RegionalCertificates } from './regional-certificates';
