/**
 * Error log entries: what drivers write to the system's event log.
 *
 * Not modelled: message files. An entry's strings and its code go to whoever keeps the event log.
 */
import { NonPagedPool } from '../abi/constants.gen.ts';
import { DEVICE_OBJECT, IO_ERROR_LOG_PACKET } from '../abi/structs.gen.ts';
import { ExAllocateKernelPool, ExFreePoolWithTag } from '../ex/index.ts';
import { KeAssertIrql } from '../ke/index.ts';
import { ObpQueryName } from '../ob/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { fillBytes, readLong, readShort, readUshort, writeLong } from '../rings/memory.ts';
import { IopDriverName } from './driver.ts';
import { IopReadWide } from './text.ts';

const DISPATCH_LEVEL = 2;
const ERROR_LOG_MAXIMUM_SIZE = 240;
const IO_TYPE_DEVICE = 3;
/** 'IoEr' */
const TAG = 0x72456f49;
/** Before the packet that the driver sees: the device or driver, and the packet's size. */
const PREFIX = 8;

export interface ErrorLogRecord {
  /** Driver object's name. */
  readonly source: string;
  /** The device's name: %1 of the event's text. Empty when the entry is the driver's. */
  readonly device: string;
  /** ErrorCode: an NTSTATUS with the event's number. */
  readonly code: number;
  readonly finalStatus: number;
  readonly strings: readonly string[];
}

let writer: (record: ErrorLogRecord) => void = () => {};

export function IopInitializeErrorLog(): void {
  writer = () => {};
}

/** Whoever keeps the event log registers here. */
export function IoRegisterErrorLog(procedure: (record: ErrorLogRecord) => void): void {
  writer = procedure;
}

/** @irql <= DISPATCH_LEVEL @returns 0 when it would be too large (240 bytes) or the pool is exhausted @see IoAllocateErrorLogEntry */
export function IoAllocateErrorLogEntry(ioObject: Pointer, entrySize: number): Pointer {
  KeAssertIrql(DISPATCH_LEVEL, 'IoAllocateErrorLogEntry');
  const bytes = entrySize & 0xff;
  if (ioObject === 0 || bytes < IO_ERROR_LOG_PACKET.sizeof || bytes > ERROR_LOG_MAXIMUM_SIZE) return 0;
  const block = ExAllocateKernelPool(NonPagedPool, PREFIX + bytes, TAG);
  if (block === 0) return 0;
  fillBytes(block, PREFIX + bytes, 0);
  writeLong(block, ioObject);
  writeLong((block + 4) | 0, bytes);
  return (block + PREFIX) | 0;
}

/** Frees an entry that is not going to be written. @irql <= DISPATCH_LEVEL @see IoFreeErrorLogEntry */
export function IoFreeErrorLogEntry(elEntry: Pointer): void {
  ExFreePoolWithTag((elEntry - PREFIX) | 0, TAG);
}

/** Writes an entry and frees it. @irql <= DISPATCH_LEVEL @see IoWriteErrorLogEntry */
export function IoWriteErrorLogEntry(elEntry: Pointer): void {
  KeAssertIrql(DISPATCH_LEVEL, 'IoWriteErrorLogEntry');
  const object = readLong((elEntry - PREFIX) | 0);
  const bytes = readLong((elEntry - 4) | 0);
  const isDevice = readShort(object) === IO_TYPE_DEVICE;
  const driver = isDevice ? readLong((object + DEVICE_OBJECT.DriverObject) | 0) : object;
  const strings: string[] = [];
  let at = readUshort((elEntry + IO_ERROR_LOG_PACKET.StringOffset) | 0);
  for (let n = readUshort((elEntry + IO_ERROR_LOG_PACKET.NumberOfStrings) | 0); n > 0 && at < bytes; n--) {
    const text = IopReadWide((elEntry + at) | 0, bytes - at);
    const end = text.indexOf('\0');
    strings.push(end < 0 ? text : text.slice(0, end));
    at += 2 * ((end < 0 ? text.length : end) + 1);
  }
  writer({
    source: IopDriverName(driver),
    device: isDevice ? ObpQueryName(object) : '',
    code: readLong((elEntry + IO_ERROR_LOG_PACKET.ErrorCode) | 0),
    finalStatus: readLong((elEntry + IO_ERROR_LOG_PACKET.FinalStatus) | 0),
    strings,
  });
  IoFreeErrorLogEntry(elEntry);
}
