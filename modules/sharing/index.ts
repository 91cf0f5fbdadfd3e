export * from './accepted-certificate-authority';
export * from './certificate-authority-share';
export * from './share-arn-parameter';
export {
  SharedCertificateAuthority,
  type SharedCertificateAuthorityProps,
} from './shared-certificate-authority';
