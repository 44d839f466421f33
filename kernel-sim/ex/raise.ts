/**
 * Raising exceptions on purpose, and small services of the executive.
 *
 * Not modelled: time zones; local time is system time.
 */
import { STATUS_ACCESS_VIOLATION, STATUS_DATATYPE_MISALIGNMENT, STATUS_SUCCESS } from '../abi/status.gen.ts';
import { APC_LEVEL } from '../hal/processor.ts';
import { KeAssertIrql } from '../ke/irql.ts';
import { KeGetPreviousMode } from '../ke/thread.ts';
import { NtException } from '../rings/exception.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong, readLonglong, writeLong, writeLonglong } from '../rings/memory.ts';

const EXCEPTION_NONCONTINUABLE = 1;
const MAXIMUM_PARAMETERS = 15;
/** Offsets in EXCEPTION_RECORD. */
const ExceptionRecord = { CODE: 0, FLAGS: 4, ADDRESS: 12, COUNT: 16, INFORMATION: 20 } as const;

let uuids = 0;

export function ExInitializeServices(): void {
  uuids = 0;
}

/** Raises `status` in the calling thread. @irql <= APC_LEVEL @see ExRaiseStatus */
export function ExRaiseStatus(status: number): never {
  throw new NtException(status, [], 0, true);
}

/** @irql <= APC_LEVEL @see RtlRaiseStatus */
export function RtlRaiseStatus(status: number): never {
  throw new NtException(status, [], 0, true);
}

/** @irql <= APC_LEVEL @see ExRaiseAccessViolation */
export function ExRaiseAccessViolation(): never {
  throw new NtException(STATUS_ACCESS_VIOLATION, [], 0, true);
}

/** @irql <= APC_LEVEL @see ExRaiseDatatypeMisalignment */
export function ExRaiseDatatypeMisalignment(): never {
  throw new NtException(STATUS_DATATYPE_MISALIGNMENT, [], 0, true);
}

/** Raises what an EXCEPTION_RECORD describes. @irql <= APC_LEVEL @see RtlRaiseException */
export function RtlRaiseException(record: Pointer): never {
  const count = Math.min(readLong((record + ExceptionRecord.COUNT) | 0) >>> 0, MAXIMUM_PARAMETERS);
  const parameters = Array.from({ length: count }, (_, i) =>
    readLong((record + ExceptionRecord.INFORMATION + 4 * i) | 0),
  );
  const flags = readLong((record + ExceptionRecord.FLAGS) | 0);
  throw new NtException(
    readLong((record + ExceptionRecord.CODE) | 0),
    parameters,
    readLong((record + ExceptionRecord.ADDRESS) | 0),
    (flags & EXCEPTION_NONCONTINUABLE) !== 0,
  );
}

/** @returns KernelMode (0) or UserMode (1) @irql PASSIVE_LEVEL @see ExGetPreviousMode */
export function ExGetPreviousMode(): number {
  return KeGetPreviousMode();
}

/** UUIDs of this machine, numbered from one in each run. @irql <= APC_LEVEL @see ExUuidCreate */
export function ExUuidCreate(uuid: Pointer): number {
  KeAssertIrql(APC_LEVEL, 'ExUuidCreate');
  uuids++;
  writeLong(uuid, uuids);
  // Version 1, as NT's sequential UUIDs are; the node has the multicast bit, as one without a network card must.
  writeLong((uuid + 4) | 0, 0x11e00000);
  writeLong((uuid + 8) | 0, 0x52010080);
  writeLong((uuid + 12) | 0, 0x444e494e);
  return STATUS_SUCCESS;
}

/** @irql any @see ExSystemTimeToLocalTime */
export function ExSystemTimeToLocalTime(systemTime: Pointer, localTime: Pointer): void {
  writeLonglong(localTime, readLonglong(systemTime));
}

/** @irql any @see ExLocalTimeToSystemTime */
export function ExLocalTimeToSystemTime(localTime: Pointer, systemTime: Pointer): void {
  writeLonglong(systemTime, readLonglong(localTime));
}
