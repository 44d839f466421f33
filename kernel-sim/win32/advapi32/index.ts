/** advapi32.dll: services, the event log, tokens. */
export * from './event-source.ts';
export * from './reg-enum.ts';
export * from './reg-get-value.ts';
export * from './reg-key.ts';
export * from './reg-value.ts';
export * from './service-config.ts';
export * from './service-control.ts';
export * from './service-main.ts';
export * from './token.ts';
