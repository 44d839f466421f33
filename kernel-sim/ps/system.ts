/**
 * NtQuerySystemInformation: what tools ask about the whole system.
 *
 * Modelled: SystemBasicInformation (0), SystemTimeOfDayInformation (3), SystemProcessInformation (5), SystemModuleInformation (11), SystemHandleInformation (16).
 * Not modelled: the other classes (STATUS_INVALID_INFO_CLASS); times and memory figures of processes (0).
 */

import { STATUS_INFO_LENGTH_MISMATCH, STATUS_INVALID_INFO_CLASS, STATUS_SUCCESS } from '../abi/status.gen.ts';
import { KTHREAD } from '../abi/structs.gen.ts';
import { BOOT_SYSTEM_TIME, TIME_INCREMENT } from '../hal/clock.ts';
import { HalProcessors } from '../hal/processor.ts';
import { KeGetPreviousMode, KiSystemTime } from '../ke/index.ts';
import { ObGetObjectType, ObHandleRecords, ObpGuard, ObpProbeWrite, ObpTableOf, ObpTypes, zw } from '../ob/index.ts';
import { loadedImages } from '../rings/images.ts';
import { NTOSKRNL_BASE, PAGE_SIZE, type Pointer, USER_HIGHEST, USER_LOWEST } from '../rings/layout.ts';
import { kernelSpace, readLong, readLonglong, readUchar, writeBytes, writeLong } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { PsIdleProcess } from './idle.ts';
import { EPROCESS, ETHREAD } from './layout.ts';
import { type Process, PspProcesses, PspProcessId } from './process.ts';
import { PspIsTerminated, PspThreadsOf } from './thread.ts';

const ALLOCATION_GRANULARITY = 0x10000;
const PHYSICAL_PAGES = 0x10000;

/** Bytes under construction. Pointers into them are offsets until they are copied to the caller. */
class Buffer {
  private readonly bytes: number[] = [];
  private readonly pointers: number[] = [];
  get length(): number {
    return this.bytes.length;
  }
  u8(...values: number[]): this {
    this.bytes.push(...values.map((value) => value & 0xff));
    return this;
  }
  u16(...values: number[]): this {
    for (const value of values) this.u8(value, value >> 8);
    return this;
  }
  u32(...values: number[]): this {
    for (const value of values) this.u8(value, value >> 8, value >> 16, value >> 24);
    return this;
  }
  u64(...values: bigint[]): this {
    for (const value of values) this.u32(Number(BigInt.asIntN(32, value)), Number(BigInt.asIntN(32, value >> 32n)));
    return this;
  }
  zeros(count: number): this {
    for (let i = 0; i < count; i++) this.bytes.push(0);
    return this;
  }
  set32(at: number, value: number): void {
    for (let i = 0; i < 4; i++) this.bytes[at + i] = (value >> (8 * i)) & 0xff;
  }
  /** Marks the word at `at` as an offset that becomes a pointer. */
  pointer(at: number, offset: number): void {
    this.set32(at, offset);
    this.pointers.push(at);
  }
  write(va: Pointer): void {
    writeBytes(va, Uint8Array.from(this.bytes));
    for (const at of this.pointers) writeLong(va + at, readLong(va + at) + va);
  }
}

function basic(): Buffer {
  return new Buffer().u32(
    0, TIME_INCREMENT, PAGE_SIZE, PHYSICAL_PAGES, 1, PHYSICAL_PAGES, ALLOCATION_GRANULARITY, USER_LOWEST, USER_HIGHEST,
    (1 << HalProcessors().length) - 1, HalProcessors().length,
  ); // biome-ignore format: as the structure has it
}

function timeOfDay(): Buffer {
  return new Buffer().u64(BOOT_SYSTEM_TIME, KiSystemTime(), 0n).zeros(24);
}

function thread(buffer: Buffer, pointer: Pointer): void {
  const word = (offset: number): number => readLong(pointer + offset);
  const byte = (offset: number): number => readUchar(pointer + offset);
  buffer
    .zeros(16)
    .u64(readLonglong(pointer + ETHREAD.CreateTime))
    .u32(0, word(ETHREAD.StartAddress));
  buffer.u32(word(ETHREAD.Cid_UniqueProcess), word(ETHREAD.Cid_UniqueThread));
  buffer.u32(byte(KTHREAD.Priority), byte(KTHREAD.BasePriority), word(KTHREAD.ContextSwitches));
  buffer.u32(byte(KTHREAD.State), byte(KTHREAD.WaitReason), 0);
}

/** Offset of a process's image name, as a UNICODE_STRING, in its entry. */
const IMAGE_NAME = 0x38;
const ENTRY_BYTES = 0xb8;

function processes(): Buffer {
  const buffer = new Buffer();
  const alive = [...PspProcesses()].filter(({ pointer }) => readLong(pointer + EPROCESS.ActiveThreads) > 0);
  // The Idle process comes first and has no name, as on NT.
  alive.sort((a, b) => PspProcessId(a.pointer) - PspProcessId(b.pointer));
  alive.forEach((process, i) => {
    const start = buffer.length;
    addProcess(buffer, process);
    buffer.zeros(-buffer.length & 7);
    if (i < alive.length - 1) buffer.set32(start, buffer.length - start);
  });
  return buffer;
}

function addProcess(buffer: Buffer, { pointer, name }: Process): void {
  const start = buffer.length;
  const threads = PspThreadsOf(pointer).filter((one) => !PspIsTerminated(one));
  const text = pointer === PsIdleProcess ? '' : name;
  buffer
    .u32(0, threads.length)
    .zeros(24)
    .u64(readLonglong(pointer + EPROCESS.CreateTime))
    .zeros(16);
  buffer.u16(2 * text.length, text === '' ? 0 : 2 * text.length + 2).u32(0);
  buffer.u32(readUchar(pointer + EPROCESS.Pcb_BasePriority), PspProcessId(pointer));
  buffer.u32(readLong(pointer + EPROCESS.InheritedFromUniqueProcessId), ObpTableOf(pointer)?.count ?? 0, 0);
  buffer.zeros(start + ENTRY_BYTES - buffer.length);
  for (const one of threads) thread(buffer, one);
  if (text === '') return;
  buffer.pointer(start + IMAGE_NAME + 4, buffer.length);
  for (const c of `${text}\0`) buffer.u16(c.charCodeAt(0));
}

const MODULE_PATH_BYTES = 256;

function modules(): Buffer {
  const drivers = loadedImages().filter(({ space }) => space === kernelSpace);
  const all = [{ name: 'ntoskrnl.exe', base: NTOSKRNL_BASE, bytes: 0x400000 }, ...drivers];
  const buffer = new Buffer().u32(all.length);
  all.forEach(({ name, base, bytes }, i) => {
    const folder = i === 0 ? '\\WINDOWS\\system32\\' : '\\??\\C:\\lab\\';
    const path = `${folder}${name}`.slice(0, MODULE_PATH_BYTES - 1);
    buffer.u32(0, 0, base, bytes, 0).u16(i, 0, 1, folder.length);
    buffer.u8(...[...path].map((c) => c.charCodeAt(0))).zeros(MODULE_PATH_BYTES - path.length);
  });
  return buffer;
}

function handles(): Buffer {
  const records = ObHandleRecords();
  const types = new Map(ObpTypes().map((type, i) => [type, i + 1]));
  const buffer = new Buffer().u32(records.length);
  for (const { process, handle, object, access, attributes } of records) {
    buffer.u16(PspProcessId(process), 0).u8(types.get(ObGetObjectType(object)) ?? 0, attributes);
    buffer.u16(handle).u32(object, access);
  }
  return buffer;
}

function build(informationClass: number): Buffer | undefined {
  switch (informationClass) {
    case 0:
      return basic();
    case 3:
      return timeOfDay();
    case 5:
      return processes();
    case 11:
      return modules();
    case 16:
      return handles();
    default:
      return undefined;
  }
}

/**
 * @irql PASSIVE_LEVEL
 * @returns STATUS_SUCCESS, STATUS_INFO_LENGTH_MISMATCH with the bytes needed in `*returnLength`, STATUS_INVALID_INFO_CLASS
 * @see ZwQuerySystemInformation
 */
export function* NtQuerySystemInformation(
  informationClass: number,
  buffer: Pointer,
  length: number,
  returnLength: Pointer,
): Kernel<number> {
  const mode = KeGetPreviousMode();
  const answer = build(informationClass);
  if (!answer) return STATUS_INVALID_INFO_CLASS;
  return ObpGuard(mode, () => {
    ObpProbeWrite(mode, buffer, length);
    if (returnLength !== 0) {
      ObpProbeWrite(mode, returnLength, 4);
      writeLong(returnLength, answer.length);
    }
    if (length >>> 0 < answer.length) return STATUS_INFO_LENGTH_MISMATCH;
    answer.write(buffer);
    return STATUS_SUCCESS;
  });
}

/** @see NtQuerySystemInformation */
export function* ZwQuerySystemInformation(
  informationClass: number,
  buffer: Pointer,
  length: number,
  returnLength: Pointer,
): Kernel<number> {
  return yield* zw(NtQuerySystemInformation(informationClass, buffer, length, returnLength));
}
