export * from './expiry-alarm';
