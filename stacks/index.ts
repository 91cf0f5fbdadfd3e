export * from './account-providers';
export * from './account-stack';
export * from './application-stack';
export * from './define-stacks';
export * from './shared-services-stack';
export * from './synthesize';
