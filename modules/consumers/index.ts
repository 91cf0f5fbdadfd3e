export * from './amplify-domain';
export * from './api-gateway-domain';
export * from './beanstalk-environment';
export * from './beanstalk-tls-settings';
export * from './certificate-check';
export * from './cloudfront-distribution';
export * from './cloudfront-viewer-certificate';
export * from './load-balancer-listener';
