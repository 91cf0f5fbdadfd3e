export * from './acme-account-binding';
export * from './acme-endpoint';
export { type CertificateAccess, allowAcmeIssuance, allowExport, allowIssuance } from './certificate-access';
export * from './host-role';
export * from './interface-endpoint';
