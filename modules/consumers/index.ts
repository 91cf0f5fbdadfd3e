export * from './api-gateway-domain';
export type { RestApiMapping } from './api-mappings';
export * from './certificate-check';
export * from './cloudfront-distribution';
export * from './cloudfront-viewer-certificate';
export * from './http-api-domain';
export * from './load-balancer-listener';
export * from './private-api-domain';
