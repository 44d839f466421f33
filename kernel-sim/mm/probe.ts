/**
 * ProbeForRead and ProbeForWrite: what a driver or a system service does before it trusts an address from ring 3.
 */
import { STATUS_ACCESS_VIOLATION, STATUS_DATATYPE_MISALIGNMENT } from '../abi/status.gen.ts';
import { KeAssertIrql } from '../ke/index.ts';
import { NtException } from '../rings/exception.ts';
import { PAGE_SIZE, type Pointer, USER_HIGHEST } from '../rings/layout.ts';
import { readUchar, writeUchar } from '../rings/memory.ts';

const APC_LEVEL = 1;

/** First address that no buffer of ring 3 may reach (MmUserProbeAddress, 0x7FFF0000). */
export const MM_USER_PROBE_ADDRESS = USER_HIGHEST + 1;

function check(address: Pointer, length: number, alignment: number): void {
  if (alignment > 1 && (address & (alignment - 1)) !== 0) throw new NtException(STATUS_DATATYPE_MISALIGNMENT);
  const first = address >>> 0;
  if (first + (length >>> 0) > MM_USER_PROBE_ADDRESS) throw new NtException(STATUS_ACCESS_VIOLATION);
}

/**
 * Checks that a buffer lies in the user half and is aligned. Touches nothing: the read itself may still fault, so it belongs in
 * the same `__try`. A length of zero checks nothing at all.
 *
 * @irql <= APC_LEVEL
 * @raises STATUS_ACCESS_VIOLATION, STATUS_DATATYPE_MISALIGNMENT
 * @see ProbeForRead
 */
export function ProbeForRead(address: Pointer, length: number, alignment: number): void {
  KeAssertIrql(APC_LEVEL, 'ProbeForRead');
  if (length !== 0) check(address, length, alignment);
}

/**
 * As ProbeForRead, and reads and writes back one byte of each page.
 *
 * @irql <= APC_LEVEL
 * @raises STATUS_ACCESS_VIOLATION, STATUS_DATATYPE_MISALIGNMENT
 * @see ProbeForWrite
 */
export function ProbeForWrite(address: Pointer, length: number, alignment: number): void {
  KeAssertIrql(APC_LEVEL, 'ProbeForWrite');
  if (length === 0) return;
  check(address, length, alignment);
  const end = (address >>> 0) + (length >>> 0);
  for (let at = address >>> 0; at < end; at = (at & -PAGE_SIZE) + PAGE_SIZE) writeUchar(at, readUchar(at));
}
