export * from './dns-provider';
export * from './dns-router';
export * from './host-name-records';
export * from './manual-dns';
export * from './route53-dns';
export type { ValidationPermissions, ValidationRoleZone } from './validation-policy';
export * from './validation-records';
export * from './validation-role';
export type { ValidationRoleProps } from './validation-role-props';
