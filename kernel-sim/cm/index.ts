/** The configuration manager: the registry. */
export * from './callback-context.ts';
export * from './client.ts';
export * from './data.ts';
export * from './driver-key.ts';
export * from './expand.ts';
export * from './init.ts';
export * from './key.ts';
export * from './key-object.ts';
export * from './multiple.ts';
export { REGISTRY_QUOTA } from './node.ts';
export * from './notify.ts';
export * from './open.ts';
export * from './operation.ts';
export * from './query-table.ts';
export * from './registration.ts';
export * from './rtl-registry.ts';
export * from './tree.ts';
export * from './value.ts';
