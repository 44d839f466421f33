/** Extended attributes of a caller, on their way to the file system that creates the file: a checked copy in pool. */
import { NonPagedPool } from '../abi/constants.gen.ts';
import {
  STATUS_EA_LIST_INCONSISTENT,
  STATUS_EA_TOO_LARGE,
  STATUS_INSUFFICIENT_RESOURCES,
  STATUS_SUCCESS,
} from '../abi/status.gen.ts';
import { ExAllocateKernelPool, ExFreePoolWithTag } from '../ex/index.ts';
import { ObpGuard, ObpProbeRead } from '../ob/index.ts';
import { followLink } from '../rings/fuel.ts';
import type { Pointer } from '../rings/layout.ts';
import { copyBytes, readLong, readUchar, readUshort } from '../rings/memory.ts';

/** 'IoEa' */
const TAG = 0x61456f49;
/** The most that attributes of one file may take. */
const MAXIMUM_BYTES = 0x10000;
/** FILE_FULL_EA_INFORMATION. */
const ENTRY = { NextEntryOffset: 0, EaNameLength: 5, EaValueLength: 6, EaName: 8 } as const;

export interface CapturedEa {
  readonly status: number;
  /** In pool; 0 for none. */
  readonly buffer: Pointer;
  readonly length: number;
}

const NONE: CapturedEa = { status: STATUS_SUCCESS, buffer: 0, length: 0 };

/** Whether each entry lies in the buffer, begins at a multiple of four, and ends with its name's zero and its value. */
function isConsistent(buffer: Pointer, length: number): boolean {
  for (let at = 0; ; ) {
    followLink();
    if (at + ENTRY.EaName > length) return false;
    const name = readUchar(buffer + at + ENTRY.EaNameLength);
    const bytes = ENTRY.EaName + name + 1 + readUshort(buffer + at + ENTRY.EaValueLength);
    if (at + bytes > length || readUchar(buffer + at + ENTRY.EaName + name) !== 0) return false;
    const next = readLong(buffer + at + ENTRY.NextEntryOffset);
    if (next === 0) return true;
    if (next < bytes || next & 3) return false;
    at += next;
  }
}

/** Copies and checks the list. What is checked is the copy: the caller's may change at any time. */
export function IopCaptureEa(mode: number, from: Pointer, bytes: number): CapturedEa {
  if (from === 0 || bytes === 0) return NONE;
  const length = bytes >>> 0;
  if (length > MAXIMUM_BYTES) return { ...NONE, status: STATUS_EA_TOO_LARGE };
  const buffer = ExAllocateKernelPool(NonPagedPool, length, TAG);
  if (buffer === 0) return { ...NONE, status: STATUS_INSUFFICIENT_RESOURCES };
  let status: number = STATUS_SUCCESS;
  let copied = false;
  try {
    status = ObpGuard(mode, () => {
      ObpProbeRead(mode, from, length);
      copyBytes(buffer, from, length);
      return isConsistent(buffer, length) ? STATUS_SUCCESS : STATUS_EA_LIST_INCONSISTENT;
    });
    copied = status === STATUS_SUCCESS;
  } finally {
    if (!copied) IopFreeEa(buffer);
  }
  return copied ? { status, buffer, length } : { ...NONE, status };
}

export function IopFreeEa(buffer: Pointer): void {
  if (buffer !== 0) ExFreePoolWithTag(buffer, TAG);
}
