/** What the unit tests of ob, se and ps stand on: memory, pools, a processor, and a thread that never runs. */
import { NonPagedPool } from '../abi/constants.gen.ts';
import { KTHREAD } from '../abi/structs.gen.ts';
import { EtwInitSystem } from '../etw/trace.ts';
import { ExAllocateKernelPool, ExInitializePools } from '../ex/index.ts';
import { poolTag } from '../ex/pool-header.ts';
import { HalInitProcessors, KeGetCurrentPrcb } from '../hal/processor.ts';
import { KiInitBugCheck, KiInitTimers, KiSetPreviousMode } from '../ke/index.ts';
import { AddressSpace } from '../rings/address-space.ts';
import { NtException, SimulatorError } from '../rings/exception.ts';
import { PageBits, type Pointer } from '../rings/layout.ts';
import { fillBytes, resetMemory, switchUserSpace, writeLong, writeUshort, writeWideChars } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { ObCreateHandleTable } from './handle.ts';
import { ObInitSystem } from './init.ts';

const STATUS_ACCESS_VIOLATION = 0xc0000005 | 0;

/** Bug checks since the machine was made. */
export let bugChecks: { code: number; parameters: readonly number[] }[] = [];
/** EPROCESS of System and of the process that is current. */
export let system: Pointer = 0;
export let current: Pointer = 0;

/** Zeroed nonpaged pool. */
export function zeroed(bytes: number): Pointer {
  const block = ExAllocateKernelPool(NonPagedPool, bytes, poolTag('Test'));
  fillBytes(block, bytes, 0);
  return block;
}

/** Memory, pools, one processor, and a thread. */
export function makeMachine(): void {
  resetMemory((va, write) => {
    throw new NtException(STATUS_ACCESS_VIOLATION, [write ? 1 : 0, va]);
  });
  HalInitProcessors(1);
  EtwInitSystem(() => 0);
  bugChecks = [];
  KiInitBugCheck(({ code, parameters }) => bugChecks.push({ code, parameters }));
  KiInitTimers();
  ExInitializePools();
  const space = new AddressSpace(0, 0x110000);
  space.setPages(0x200000, 0x10000, PageBits.READ | PageBits.WRITE);
  switchUserSpace(space);
  KeGetCurrentPrcb().currentThread = zeroed(KTHREAD.sizeof);
}

/** As makeMachine, with an object manager and two processes: System and one that is current. */
export function makeObjectManager(): void {
  makeMachine();
  ObInitSystem();
  system = zeroed(0x300);
  ObCreateHandleTable(system, 4);
  current = zeroed(0x300);
  ObCreateHandleTable(current, 8);
  enterProcess(current);
}

export function enterProcess(process: Pointer): void {
  writeLong(KeGetCurrentPrcb().currentThread + KTHREAD.ApcState_Process, process);
}

export function setMode(mode: number): void {
  KiSetPreviousMode(mode);
}

/** Runs a kernel routine that asks nothing of the outside. */
export function run<T>(routine: Kernel<T>, answer?: (request: number) => number): T {
  for (let step = routine.next(0); ; ) {
    if (step.done) return step.value;
    if (!answer) throw new SimulatorError(`an unexpected request: ${step.value}`);
    step = routine.next(answer(step.value));
  }
}

const USER_SCRATCH = 0x200000;
let scratch = USER_SCRATCH;

/** Ring 3 memory of the test process. */
export function user(bytes: number): Pointer {
  if (scratch + bytes > USER_SCRATCH + 0x10000) scratch = USER_SCRATCH;
  const at = scratch;
  scratch += (bytes + 7) & ~7;
  return at;
}

/** A UNICODE_STRING, in memory that `allocate` gives. */
export function unicode(text: string, allocate: (bytes: number) => Pointer = zeroed): Pointer {
  const string = allocate(8);
  const buffer = allocate(2 * text.length + 2);
  writeWideChars(buffer, `${text}\0`);
  writeUshort(string, 2 * text.length);
  writeUshort(string + 2, 2 * text.length + 2);
  writeLong(string + 4, buffer);
  return string;
}

/** OBJECT_ATTRIBUTES. */
export function objectAttributes(
  name: string | undefined,
  attributes: number,
  root = 0,
  allocate: (bytes: number) => Pointer = zeroed,
): Pointer {
  const at = allocate(24);
  [24, root, name === undefined ? 0 : unicode(name, allocate), attributes, 0, 0].forEach((word, i) => {
    writeLong(at + 4 * i, word);
  });
  return at;
}
