/** The executive's own services: pool, synchronisation, work items. */
export * from './callback.ts';
export * from './ex-timer.ts';
export * from './fastmutex.ts';
export * from './features.ts';
export * from './guarded-mutex.ts';
export * from './init.ts';
export * from './interlocked.ts';
export * from './lookaside.ts';
export * from './pool.ts';
export { poolTag, tagText } from './pool-header.ts';
export * from './push-lock.ts';
export * from './raise.ts';
export * from './resource.ts';
export * from './rundown.ts';
export * from './workitem.ts';
