export * from './certificate-authority-hierarchy';
export * from './certificate-authority-props';
export * from './price';
export * from './revocation';
export * from './root-certificate-authority';
export * from './subordinate-certificate-authority';
