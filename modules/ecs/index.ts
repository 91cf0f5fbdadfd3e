export * from './service-connect-secrets';
export * from './service-connect-tls';
