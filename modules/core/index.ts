export * from './arn';
export * from './certificate';
export * from './certificate-authority';
export * from './domain-name';
export * from './known';
export * from './placement';
export * from './tags';
export * from './validation-error';
