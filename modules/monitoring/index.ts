export * from './certificate-authority-alarm';
export * from './expiry-alarm';
