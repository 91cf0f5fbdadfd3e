export * from './endpoint-access';
export * from './interface-endpoint';
