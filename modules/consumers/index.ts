export * from './api-gateway-domain';
export * from './certificate-check';
export * from './cloudfront-distribution';
export * from './cloudfront-viewer-certificate';
export type { ClusterParameterProps } from './cluster-parameter';
export * from './eks-ingress';
export * from './eks-service';
export * from './load-balancer-listener';
