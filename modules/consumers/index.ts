export * from './api-gateway-domain';
export * from './certificate-check';
export * from './classic-load-balancer';
export * from './cloudfront-distribution';
export * from './cloudfront-viewer-certificate';
export * from './load-balancer-listener';
export type { MutualTls } from './mutual-tls';
export * from './trust-store';
