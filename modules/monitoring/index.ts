export type { IAlarm } from './alarm-check';
export * from './certificate-authority-alarm';
export * from './composite-alarms';
export * from './expiry-alarm';
