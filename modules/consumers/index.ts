export * from './api-gateway-domain';
export * from './certificate-check';
export * from './cloudfront-distribution';
export * from './cloudfront-viewer-certificate';
export * from './global-accelerator';
export * from './iot-domain';
export * from './lattice-service';
export * from './load-balancer-listener';
