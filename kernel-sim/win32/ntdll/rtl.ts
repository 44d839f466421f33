/**
 * ntdll's own copies of routines that ntoskrnl has too: the same code, run as ring 3's.
 *
 * What the program passes is touched as its own instructions would touch it, so an address of the kernel half raises an access violation.
 */
import type { Pointer } from '../../rings/layout.ts';
import { asRing0, asRing3 } from '../../rings/memory.ts';
import * as rtl from '../../rtl/index.ts';
import { heapCorruption, RtlProcessHeap } from '../kernel32/heap.ts';

/** These stand in ring 3 by themselves: they take no memory, or touch it as their caller's ring. */
export { DbgBreakPoint, DbgPrint } from '../../rtl/index.ts';

/** To be called at boot: strings of ring 3 get their buffers from the process's heap. */
export function NtdllRegisterAllocator(): void {
  rtl.RtlRegisterAllocator(3, {
    // The heap's records are the system's, and are found through the running thread.
    allocate: (bytes) => asRing0(() => RtlProcessHeap().allocate(bytes, false)),
    free: (va) =>
      asRing0(() => {
        if (!RtlProcessHeap().release(va)) heapCorruption(va);
      }),
  });
}

/** @irql ring 3 @see RtlInitUnicodeString */
export function RtlInitUnicodeString(string: Pointer, source: Pointer): void {
  asRing3(() => rtl.RtlInitUnicodeString(string, source));
}

/** @irql ring 3 @see RtlInitAnsiString */
export function RtlInitAnsiString(string: Pointer, source: Pointer): void {
  asRing3(() => rtl.RtlInitAnsiString(string, source));
}

/** @irql ring 3 @see RtlAnsiStringToUnicodeString */
export function RtlAnsiStringToUnicodeString(destination: Pointer, source: Pointer, allocate: number): number {
  return asRing3(() => rtl.RtlAnsiStringToUnicodeString(destination, source, allocate));
}

/** @irql ring 3 @see RtlUnicodeStringToAnsiString */
export function RtlUnicodeStringToAnsiString(destination: Pointer, source: Pointer, allocate: number): number {
  return asRing3(() => rtl.RtlUnicodeStringToAnsiString(destination, source, allocate));
}

/** @irql ring 3 @see RtlFreeUnicodeString */
export function RtlFreeUnicodeString(string: Pointer): void {
  asRing3(() => rtl.RtlFreeUnicodeString(string));
}

/** @irql ring 3 @see RtlGetVersion */
export function RtlGetVersion(information: Pointer): number {
  return asRing3(() => rtl.RtlGetVersion(information));
}

/** @irql ring 3 @see RtlFreeAnsiString */
export function RtlFreeAnsiString(string: Pointer): void {
  asRing3(() => rtl.RtlFreeAnsiString(string));
}
