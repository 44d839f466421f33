/**
 * The executive's part of the boot.
 */
import { NonPagedPool, PagedPool } from '../abi/constants.gen.ts';
import { KeBugCheckEx } from '../ke/bugcheck.ts';
import { MmRegisterPageIn, MmRegisterPool, MmRegisterPoolFault } from '../mm/index.ts';
import { RtlInitializeDebugPrint } from '../rtl/debug-print.ts';
import { RtlRegisterBugCheck } from '../rtl/fail-fast.ts';
import { RtlRegisterAllocator } from '../rtl/unicode-convert.ts';
import { ExAllocatePoolWithTag, ExFreePool, ExFreePoolWithTag } from './pool.ts';
import { ExInitializePools } from './pool-descriptor.ts';
import { ExDescribePoolAddress, ExPageIn } from './pool-fault.ts';
import { poolTag } from './pool-header.ts';
import { ExInitializePushLocks } from './push-lock.ts';
import { ExInitializeServices } from './raise.ts';
import { ExInitializeResources } from './resource.ts';
import { ExInitializeVerifier } from './verifier.ts';
import { ExInitializeWorkQueues } from './workitem.ts';

const TAG_STRING = poolTag('Strg');

/** Sizes in bytes of the two pools; all that the address space has room for when absent. */
export interface ExOptions {
  readonly nonPagedPool?: number;
  readonly pagedPool?: number;
}

/** Makes the pools and everything that lives in them. Needs ke's processors; no thread need run yet. */
export function ExInitSystem({ nonPagedPool, pagedPool }: ExOptions = {}): void {
  RtlRegisterBugCheck(KeBugCheckEx);
  RtlInitializeDebugPrint();
  ExInitializePools(nonPagedPool, pagedPool);
  ExInitializeVerifier();
  MmRegisterPoolFault(ExDescribePoolAddress);
  MmRegisterPageIn(ExPageIn);
  RtlRegisterAllocator(0, {
    // An empty string's buffer is no mistake of the caller's.
    allocate: (bytes) => ExAllocatePoolWithTag(PagedPool, Math.max(1, bytes), TAG_STRING),
    free: ExFreePool,
  });
  MmRegisterPool({
    allocate: (bytes, tag) => ExAllocatePoolWithTag(NonPagedPool, bytes, tag),
    free: ExFreePoolWithTag,
  });
  ExInitializeServices();
  ExInitializeResources();
  ExInitializePushLocks();
  ExInitializeWorkQueues();
}
