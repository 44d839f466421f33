import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CriticalWorkQueue, DelayedWorkQueue, NonPagedPool, PagedPool } from '../abi/constants.gen.ts';
import { STATUS_BREAKPOINT, STATUS_INVALID_PARAMETER } from '../abi/status.gen.ts';
import { GENERAL_LOOKASIDE, WORK_QUEUE_ITEM } from '../abi/structs.gen.ts';
import { Event } from '../etw/events.ts';
import { EtwInitSystem, EtwRead, EtwText } from '../etw/trace.ts';
import { HalInitProcessors, KeGetCurrentPrcb } from '../hal/processor.ts';
import { KiInitBugCheck } from '../ke/bugcheck.ts';
import { MachineStop, NtException } from '../rings/exception.ts';
import { MAILBOX, type Pointer } from '../rings/layout.ts';
import { kernelSpace, readLong, resetMemory, writeAnsiChars, writeLong } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import {
  DbgBreakPoint,
  DbgPrint,
  DbgPrintEx,
  DbgSetDebugFilterState,
  RtlAssert,
  RtlRegisterDebugger,
} from '../rtl/debug-print.ts';
import { InitializeListHead } from '../rtl/list.ts';
import { RtlCreateUnicodeString, RtlFreeUnicodeString } from '../rtl/unicode-convert.ts';
import { ExInitSystem } from './init.ts';
import * as Interlocked from './interlocked.ts';
import * as Lookaside from './lookaside.ts';
import { ExAllocateKernelPool } from './pool.ts';
import { poolTag } from './pool-header.ts';
import { ExPoolBlocks } from './pool-snapshot.ts';
import * as Raise from './raise.ts';
import * as Work from './workitem.ts';

const signaled = vi.hoisted(() => new Map<number, number>());
vi.mock('../ke/index.ts', async (original) => ({
  ...(await original<typeof import('../ke/index.ts')>()),
  *KiWait([object]: number[]): Kernel<number> {
    while ((signaled.get(object) ?? 0) === 0) yield 1;
    signaled.set(object, (signaled.get(object) ?? 0) - 1);
    return 0;
  },
  *KeReleaseSemaphore(object: number, _increment: number, count: number): Kernel<number> {
    signaled.set(object, (signaled.get(object) ?? 0) + count);
    return 0;
  },
}));

const TAG = poolTag('Test');
const ROUTINE = 0x1001;
const FREE_ROUTINE = 0x1002;
let checks: { code: number; parameters: readonly number[] }[] = [];
let memory: Pointer = 0;
let calls: number[][] = [];
let onCall: (call: number[]) => number = () => 0;

beforeEach(() => {
  resetMemory(() => false);
  HalInitProcessors(1);
  EtwInitSystem(() => 0);
  signaled.clear();
  checks = [];
  calls = [];
  onCall = () => 0;
  KiInitBugCheck(({ code, parameters }) => checks.push({ code, parameters }));
  ExInitSystem();
  memory = ExAllocateKernelPool(NonPagedPool, 2048, TAG);
});

/** Plays the trampoline until the routine ends or waits; answers its result, or undefined when it waits. */
function drive<T>(routine: Kernel<T>): T | undefined {
  let answer = 0;
  for (;;) {
    const step = routine.next(answer);
    if (step.done) return step.value;
    if (step.value === 1) return undefined;
    const call = Array.from({ length: 1 + (step.value & 15) }, (_, i) => kernelSpace.i32[(MAILBOX >> 2) + i]);
    calls.push(call);
    answer = onCall(call);
  }
}
const stopped = (run: () => void): void => expect(run).toThrow(MachineStop as unknown as ErrorConstructor);

describe('work items', () => {
  const item = (parameter: number): Pointer => {
    const at = memory + parameter * WORK_QUEUE_ITEM.sizeof;
    writeLong(at, 0);
    writeLong(at + WORK_QUEUE_ITEM.WorkerRoutine, ROUTINE);
    writeLong(at + WORK_QUEUE_ITEM.Parameter, parameter);
    return at;
  };

  it('run in order, and may be queued again by their own routine', () => {
    const worker = Work.ExpWorkerThread(DelayedWorkQueue);
    const [first, second] = [item(1), item(2)];
    drive(Work.ExQueueWorkItem(first, DelayedWorkQueue));
    drive(Work.ExQueueWorkItem(second, DelayedWorkQueue));
    expect(Work.ExpQueuedWorkItems().map((queued) => queued.item)).toEqual([first, second]);
    onCall = ([, parameter]) => {
      if (parameter === 1 && calls.length === 1) drive(Work.ExQueueWorkItem(first, DelayedWorkQueue));
      return 0;
    };
    expect(drive(worker)).toBeUndefined();
    expect(calls).toEqual([
      [ROUTINE, 1],
      [ROUTINE, 2],
      [ROUTINE, 1],
    ]);
    expect(Work.ExpQueuedWorkItems()).toEqual([]);
  });

  it('stop the machine when queued twice', () => {
    drive(Work.ExQueueWorkItem(item(1), CriticalWorkQueue));
    stopped(() => drive(Work.ExQueueWorkItem(memory + WORK_QUEUE_ITEM.sizeof, CriticalWorkQueue)));
    expect([checks[0].code, checks[0].parameters[0]]).toEqual([0x96, memory + WORK_QUEUE_ITEM.sizeof]);
  });

  it('stop the machine when they return above PASSIVE_LEVEL', () => {
    const at = item(3);
    drive(Work.ExQueueWorkItem(at, DelayedWorkQueue));
    onCall = () => {
      KeGetCurrentPrcb().irql = 1;
      return 0;
    };
    stopped(() => drive(Work.ExpWorkerThread(DelayedWorkQueue)));
    expect(checks[0]).toEqual({ code: 0xe1, parameters: [ROUTINE, 1, 3, at] });
  });

  it('of the kernel run its own routines', () => {
    const ran: string[] = [];
    drive(
      Work.ExQueueKernelWorkItem(function* () {
        ran.push('own');
      }),
    );
    drive(Work.ExpWorkerThread(DelayedWorkQueue));
    expect(ran).toEqual(['own']);
  });

  it('of an unknown queue raise STATUS_INVALID_PARAMETER', () => {
    expect(() => drive(Work.ExQueueWorkItem(item(1), 99))).toThrow(NtException as unknown as ErrorConstructor);
  });
});

describe('lookaside lists', () => {
  it('keep what is freed, and give it all back when deleted', () => {
    Lookaside.ExInitializeNPagedLookasideList(memory, 0, 0, 0, 48, TAG, 0);
    const before = [...ExPoolBlocks()].length;
    const entries = Array.from({ length: 6 }, () => drive(Lookaside.ExAllocateFromNPagedLookasideList(memory)) ?? 0);
    for (const entry of entries) drive(Lookaside.ExFreeToNPagedLookasideList(memory, entry));
    expect([...ExPoolBlocks()].length).toBe(before + 4);
    expect(drive(Lookaside.ExAllocateFromNPagedLookasideList(memory))).toBe(entries[3]);
    drive(Lookaside.ExFreeToNPagedLookasideList(memory, entries[3]));
    expect(readLong(memory + GENERAL_LOOKASIDE.AllocateMisses)).toBe(6);
    drive(Lookaside.ExDeleteNPagedLookasideList(memory));
    expect([...ExPoolBlocks()].length).toBe(before);
  });

  it('call the routines of the driver', () => {
    onCall = ([routine]) => (routine === ROUTINE ? ExAllocateKernelPool(NonPagedPool, 64, TAG) : 0);
    expect(Lookaside.ExInitializeLookasideListEx(memory, ROUTINE, FREE_ROUTINE, NonPagedPool, 0, 64, TAG, 0)).toBe(0);
    const entry = drive(Lookaside.ExAllocateFromLookasideListEx(memory)) ?? 0;
    drive(Lookaside.ExFreeToLookasideListEx(memory, entry));
    drive(Lookaside.ExDeleteLookasideListEx(memory));
    expect(calls).toEqual([
      [ROUTINE, NonPagedPool, 64, TAG, memory],
      [FREE_ROUTINE, entry, memory],
    ]);
    expect(Lookaside.ExInitializeLookasideListEx(memory, 0, 0, 0, 3, 8, TAG, 0)).toBe(STATUS_INVALID_PARAMETER);
  });

  it('of paged pool are not for DISPATCH_LEVEL', () => {
    Lookaside.ExInitializePagedLookasideList(memory, 0, 0, 0, 48, TAG, 0);
    expect(readLong(memory + GENERAL_LOOKASIDE.Type)).toBe(PagedPool);
    KeGetCurrentPrcb().irql = 2;
    stopped(() => drive(Lookaside.ExAllocateFromPagedLookasideList(memory)));
    expect(checks[0].code).toBe(0x0a);
  });
});

describe('interlocked lists', () => {
  const [HEAD, LOCK, E] = [0, 8, 16];
  it('insert and remove under the lock', () => {
    InitializeListHead(memory + HEAD);
    writeLong(memory + LOCK, 0);
    expect(drive(Interlocked.ExInterlockedInsertTailList(memory, memory + E, memory + LOCK))).toBe(0);
    expect(drive(Interlocked.ExInterlockedInsertHeadList(memory, memory + E + 8, memory + LOCK))).toBe(memory + E);
    expect(drive(Interlocked.ExInterlockedRemoveHeadList(memory, memory + LOCK))).toBe(memory + E + 8);
    expect(drive(Interlocked.ExInterlockedRemoveHeadList(memory, memory + LOCK))).toBe(memory + E);
    expect(drive(Interlocked.ExInterlockedRemoveHeadList(memory, memory + LOCK))).toBe(0);
  });

  it('count the entries of an SLIST', () => {
    Interlocked.InitializeSListHead(memory);
    expect(Interlocked.InterlockedPushEntrySList(memory, memory + E)).toBe(0);
    expect(Interlocked.ExpInterlockedPushEntrySList(memory, memory + E + 8)).toBe(memory + E);
    expect(Interlocked.ExQueryDepthSList(memory)).toBe(2);
    expect(Interlocked.InterlockedPopEntrySList(memory)).toBe(memory + E + 8);
    expect(Interlocked.InterlockedFlushSList(memory)).toBe(memory + E);
    expect([Interlocked.ExQueryDepthSList(memory), Interlocked.InterlockedPopEntrySList(memory)]).toEqual([0, 0]);
  });

  it('add and answer what was there', () => {
    writeLong(memory + LOCK, 0);
    writeLong(memory, 5);
    expect(drive(Interlocked.ExInterlockedAddUlong(memory, -7, memory + LOCK))).toBe(5);
    expect(readLong(memory)).toBe(-2);
  });
});

describe('debug output', () => {
  const printed = (): string[] =>
    EtwRead()
      .filter(({ event }) => event === Event.DebugPrint)
      .map(({ words }) => EtwText(words[0]));
  const text = (at: number, content: string): Pointer => {
    writeAnsiChars(memory + at, `${content}\0`);
    return memory + at;
  };

  it('is formatted, cut at 512 bytes, and knows no floating point', () => {
    writeLong(memory + 512, 42);
    expect(DbgPrint(text(0, 'answer %d\n'), memory + 512)).toBe(0);
    DbgPrint(text(0, '%600d'), memory + 512);
    DbgPrint(text(0, '[%f]'), memory + 512);
    expect(printed().map((line) => line.length)).toEqual([10, 512, 2]);
    expect(printed()[0]).toBe('answer 42\n');
  });

  it('passes the filter as it is set', () => {
    DbgPrintEx(77, 3, text(0, 'one'), memory);
    DbgSetDebugFilterState(77, 3, 0);
    DbgPrintEx(77, 3, text(0, 'two'), memory);
    DbgPrintEx(77, 0, text(0, 'three'), memory);
    expect(printed()).toEqual(['one', 'three']);
  });

  it('takes wide text at PASSIVE_LEVEL only', () => {
    writeLong(memory + 512, 0);
    DbgPrint(text(0, '%ws'), memory + 512);
    KeGetCurrentPrcb().irql = 2;
    stopped(() => DbgPrint(memory, memory + 512));
    expect(checks[0].code).toBe(0x0a);
  });

  it('breaks in with STATUS_BREAKPOINT, which a debugger may take', () => {
    const caught = (run: () => void): number => {
      try {
        run();
      } catch (reason) {
        if (reason instanceof NtException) return reason.code;
        throw reason;
      }
      return 0;
    };
    expect(caught(() => drive(DbgBreakPoint()))).toBe(STATUS_BREAKPOINT);
    expect(caught(() => drive(RtlAssert(text(0, 'a == b'), text(64, 'driver.c'), 12, 0)))).toBe(STATUS_BREAKPOINT);
    expect(printed()).toEqual(['\n*** Assertion failed: a == b\n***   Source File: driver.c, line 12\n\n']);
    RtlRegisterDebugger(function* () {
      return true;
    });
    expect(caught(() => drive(DbgBreakPoint()))).toBe(0);
  });
});

describe('small services', () => {
  it('raise what they are told', () => {
    writeLong(memory, STATUS_INVALID_PARAMETER);
    for (const [i, value] of [1, 0, 0x1234, 2, 7, 8].entries()) writeLong(memory + 4 + 4 * i, value);
    try {
      Raise.RtlRaiseException(memory);
    } catch (reason) {
      expect(reason).toMatchObject({
        code: STATUS_INVALID_PARAMETER,
        parameters: [7, 8],
        address: 0x1234,
        noncontinuable: true,
      });
    }
    expect.assertions(1);
  });

  it('make UUIDs that differ', () => {
    Raise.ExUuidCreate(memory);
    Raise.ExUuidCreate(memory + 16);
    expect(readLong(memory)).not.toBe(readLong(memory + 16));
  });

  it('give rtl its buffers from paged pool', () => {
    writeLong(memory, 0);
    expect(RtlCreateUnicodeString(memory + 8, memory)).toBe(1);
    const [block] = [...ExPoolBlocks()].filter(({ tag }) => tag === poolTag('Strg'));
    expect([block.address, block.type]).toEqual([readLong(memory + 12), PagedPool]);
    RtlFreeUnicodeString(memory + 8);
    expect([...ExPoolBlocks()].some(({ tag }) => tag === poolTag('Strg'))).toBe(false);
  });
});
