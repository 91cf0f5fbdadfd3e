export * from './api-gateway-domain';
export * from './certificate-check';
export * from './cloudfront-distribution';
export * from './cloudfront-viewer-certificate';
export * from './http-api-domain';
export * from './load-balancer-listener';
