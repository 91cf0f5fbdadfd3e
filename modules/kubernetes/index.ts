export * from './ingress-annotations';
export * from './load-balancer-configuration';
export * from './manifest';
export * from './mutual-authentication';
export * from './private-ca-issuer';
export * from './private-ca-issuer-role';
export * from './service-annotations';
export * from './workload-trust';
