/**
 * Thread and fiber local storage: one slot in each thread's TEB. The first 64 slots are TlsSlots of the TEB, as in Windows.
 *
 * Not modelled: TlsExpansionSlots (Windows has 1024 more); callbacks of FlsAlloc run when the slot is freed, not when a thread ends.
 */

import { ERROR_INVALID_PARAMETER, ERROR_NO_MORE_ITEMS, ERROR_SUCCESS } from '../../abi/win32.gen.ts';
import { spendFuel } from '../../rings/fuel.ts';
import type { Pointer } from '../../rings/layout.ts';
import { readLong, writeLong } from '../../rings/memory.ts';
import { fail, NtCurrentTeb, SetLastError, Teb, TLS_MINIMUM_AVAILABLE } from '../ntdll/teb.ts';
import { PerProcess } from '../state.ts';

export const TLS_OUT_OF_INDEXES = -1;

const used = new PerProcess<boolean[]>(() => new Array<boolean>(TLS_MINIMUM_AVAILABLE).fill(false));
/** Threads that must find a slot of theirs empty when it is allocated anew: their TEBs. */
const tebs = new PerProcess<Set<Pointer>>(() => new Set());

/** A free slot, empty in every thread. @irql ring 3 @returns TLS_OUT_OF_INDEXES when all are taken. @see TlsAlloc */
export function TlsAlloc(): number {
  const slots = used.current;
  // Each slot is looked at.
  spendFuel(slots.length);
  const index = slots.indexOf(false);
  if (index < 0) {
    SetLastError(ERROR_NO_MORE_ITEMS);
    return TLS_OUT_OF_INDEXES;
  }
  slots[index] = true;
  for (const teb of tebs.current) writeLong(teb + Teb.TlsSlots + 4 * index, 0);
  return index;
}

/** @irql ring 3 @see TlsFree */
export function TlsFree(dwTlsIndex: number): number {
  const slots = used.current;
  if (!slots[dwTlsIndex]) return fail(ERROR_INVALID_PARAMETER);
  slots[dwTlsIndex] = false;
  for (const teb of tebs.current) writeLong(teb + Teb.TlsSlots + 4 * dwTlsIndex, 0);
  return 1;
}

/** The slot's value; the last error tells an empty slot (ERROR_SUCCESS) from a wrong index. @irql ring 3 @see TlsGetValue */
export function TlsGetValue(dwTlsIndex: number): number {
  if (dwTlsIndex >>> 0 >= TLS_MINIMUM_AVAILABLE) return fail(ERROR_INVALID_PARAMETER);
  SetLastError(ERROR_SUCCESS);
  return readLong(NtCurrentTeb() + Teb.TlsSlots + 4 * dwTlsIndex);
}

/** @irql ring 3 @see TlsSetValue */
export function TlsSetValue(dwTlsIndex: number, lpTlsValue: number): number {
  if (dwTlsIndex >>> 0 >= TLS_MINIMUM_AVAILABLE) return fail(ERROR_INVALID_PARAMETER);
  const teb = NtCurrentTeb();
  if (lpTlsValue !== 0) tebs.current.add(teb);
  writeLong(teb + Teb.TlsSlots + 4 * dwTlsIndex, lpTlsValue);
  return 1;
}

/** A thread has ended: its TEB may become another's. */
export function TlsThreadEnded(teb: Pointer): void {
  tebs.current.delete(teb);
}
