/** An object's security descriptor, as drivers ask for it. */
import { NonPagedPool } from '../abi/constants.gen.ts';
import { STATUS_INSUFFICIENT_RESOURCES, STATUS_SUCCESS } from '../abi/status.gen.ts';
import { ExAllocateKernelPool, ExFreePoolWithTag } from '../ex/index.ts';
import { poolTag } from '../ex/pool-header.ts';
import { APC_LEVEL } from '../hal/processor.ts';
import { KeAssertIrql } from '../ke/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { copyBytes, readUshort, writeLong, writeUchar } from '../rings/memory.ts';
import { ObpSecurityDescriptor } from './header.ts';

const TAG = poolTag('SeSd');
const DESCRIPTOR_BYTES = 20;

/** Length of a self-relative descriptor as the kernel lays it out: owner, group, discretionary ACL at the end. */
function lengthOf(descriptor: Pointer): number {
  const view = (offset: number): number =>
    readUshort(descriptor + offset) | (readUshort(descriptor + offset + 2) << 16);
  const sidEnd = (offset: number): number =>
    offset === 0 ? 0 : offset + 8 + 4 * (readUshort(descriptor + offset) >> 8);
  const acl = view(16);
  return Math.max(
    DESCRIPTOR_BYTES,
    sidEnd(view(4)),
    sidEnd(view(8)),
    acl === 0 ? 0 : acl + readUshort(descriptor + acl + 2),
  );
}

/**
 * Answers a copy of an object's security descriptor, NULL when it has none. ObReleaseObjectSecurity gives it back.
 * @irql PASSIVE_LEVEL (checked: <= APC_LEVEL)
 * @see ObGetObjectSecurity
 */
export function ObGetObjectSecurity(object: Pointer, result: Pointer, allocated: Pointer): number {
  KeAssertIrql(APC_LEVEL, 'ObGetObjectSecurity');
  const descriptor = ObpSecurityDescriptor(object);
  let copy: Pointer = 0;
  if (descriptor !== 0) {
    const bytes = lengthOf(descriptor);
    copy = ExAllocateKernelPool(NonPagedPool, bytes, TAG);
    if (copy === 0) return STATUS_INSUFFICIENT_RESOURCES;
    copyBytes(copy, descriptor, bytes);
  }
  writeLong(result, copy);
  writeUchar(allocated, copy === 0 ? 0 : 1);
  return STATUS_SUCCESS;
}

/** @irql PASSIVE_LEVEL @see ObReleaseObjectSecurity */
export function ObReleaseObjectSecurity(descriptor: Pointer, allocated: number): void {
  if (descriptor !== 0 && allocated & 0xff) ExFreePoolWithTag(descriptor, TAG);
}
