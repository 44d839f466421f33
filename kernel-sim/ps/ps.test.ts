import { beforeEach, describe, expect, it } from 'vitest';
import * as S from '../abi/status.gen.ts';
import { KEVENT } from '../abi/structs.gen.ts';
import { Event } from '../etw/events.ts';
import { EtwMonitor } from '../etw/trace.ts';
import { ExInitSystem } from '../ex/index.ts';
import { RoundRobin } from '../hal/round-robin.ts';
import * as Ke from '../ke/index.ts';
import {
  MmAccessFault,
  MmCreateProcessAddressSpace,
  MmCreateUserStack,
  MmInitFaults,
  MmInitStacks,
} from '../mm/index.ts';
import * as Ob from '../ob/index.ts';
import { objectAttributes, zeroed } from '../ob/test-machine.ts';
import { NtException, SimulatorError, ThreadExit } from '../rings/exception.ts';
import { MAILBOX, type Pointer } from '../rings/layout.ts';
import { makeUserTable, resetLoader } from '../rings/loader.ts';
import { kernelSpace, readAnsiString, readLong, writeLong } from '../rings/memory.ts';
import { prepareSwitch, resetProcessor, startProcessor, stopProcessor } from '../rings/processor.ts';
import type { Kernel } from '../rings/request.ts';
import * as Se from '../se/index.ts';
import * as Ps from './index.ts';

let bugCheck: { code: number; parameters: readonly number[] } | undefined;
let failure: Error | undefined;
let quiescent: () => void = () => {};

beforeEach(() => {
  bugCheck = undefined;
  failure = undefined;
  resetProcessor(
    Ke.KiProcessorHooks({
      pageFault: MmAccessFault,
      simulatorError: (error) => {
        failure = error;
        quiescent();
      },
    }),
    () => undefined,
  );
  Ke.KiInitSystem({
    processors: 1,
    oracle: new RoundRobin(1),
    onQuiescent: () => quiescent(),
    onBugCheck: (record) => {
      bugCheck = record;
      quiescent();
    },
  });
  MmInitFaults();
  MmInitStacks();
  resetLoader(new Map(), new Map());
  ExInitSystem();
  Ob.ObInitSystem();
  Se.SeInitSystem();
  Ps.PsInitSystem();
});

/** Runs the machine with a kernel thread that runs `routine`, until nothing can run any more. */
async function run(routine: () => Kernel<void>): Promise<void> {
  Ps.PspStartKernelThread(routine);
  await new Promise<void>((resolve) => {
    quiescent = resolve;
    prepareSwitch(Ps.PspFirstThread().ring);
    startProcessor();
  });
  stopProcessor();
  if (failure) throw failure;
}

const ALL = 0x1fffff;

/** A process with its own address space, in which threads can be made. */
function* makeProcess(name: string, more: Partial<Ps.CreateProcessOptions> = {}): Kernel<Ps.CreateProcessResult> {
  const parent = Ps.PspSystemProcess;
  return yield* Ps.PspCreateProcess({
    name,
    parent,
    space: MmCreateProcessAddressSpace(),
    table: makeUserTable(),
    ...more,
  });
}

function* makeThread(
  process: Pointer,
  routine: () => Kernel<number>,
  more: Partial<Ps.CreateThreadOptions> = {},
): Kernel<Ps.CreateThreadResult> {
  const { space } = Ps.PspProcess(process);
  const userStack = space && MmCreateUserStack(space, 0x1000);
  return yield* Ps.PspCreateThread(process, { start: 0x401000, userStack, routine, ...more });
}

const wait = (object: Pointer) => Ke.KiWait([object]);

describe('system threads', () => {
  it('the first processes and threads have the identifiers they have on NT', async () => {
    await run(function* () {
      expect(Ps.PspProcessId(Ps.PspSystemProcess)).toBe(4);
      expect(Ps.PsGetCurrentProcessId()).toBe(4);
      expect(Ps.PsGetCurrentThreadId() % 4).toBe(0);
      expect(Ps.PsGetCurrentProcess()).toBe(Ps.PspSystemProcess);
      expect(Ps.PspImageFileName(Ps.PspSystemProcess)).toBe('System');
      expect(Ps.PsIsSystemThread(Ps.PsGetCurrentThread())).toBe(1);
    });
  });

  it('end, are signalled, and give everything back', async () => {
    const seen: string[] = [];
    await run(function* () {
      const before = Ob.ObpObjectsOfType(Ps.PspThreadType).length;
      const made = yield* Ps.PspCreateThread(Ps.PspSystemProcess, {
        start: 0,
        *routine() {
          seen.push('ran');
          return 7;
        },
      });
      expect(Ob.ObpPointerCount(made.thread)).toBe(2);
      expect(yield* wait(made.thread)).toBe(0);
      seen.push(`ended with ${Ps.PsGetThreadExitStatus(made.thread)}`);
      const id = Ps.PspThreadId(made.thread);
      yield* Ob.ObpDereferenceObject(made.thread);
      expect(Ob.ObpObjectsOfType(Ps.PspThreadType).length).toBe(before);
      expect(Ps.PspLookupThread(id)).toBe(0);
    });
    expect(seen).toEqual(['ran', 'ended with 7']);
  });

  it('PsTerminateSystemThread does not return', async () => {
    const seen: number[] = [];
    await run(function* () {
      const made = yield* Ps.PspCreateThread(Ps.PspSystemProcess, {
        start: 0,
        *routine() {
          yield* Ps.PsTerminateSystemThread(9);
          seen.push(-1);
          return 1;
        },
      });
      yield* wait(made.thread);
      seen.push(Ps.PsGetThreadExitStatus(made.thread));
    });
    expect(seen).toEqual([9]);
  });

  it('that end at raised IRQL are bug check 0x20', async () => {
    await run(function* () {
      yield* Ps.PspCreateThread(Ps.PspSystemProcess, {
        start: 0,
        *routine() {
          Ke.KfRaiseIrql(1);
          return 0;
        },
      });
      yield* Ke.KiDelay(-10_000_000n, 0, false);
    });
    expect(bugCheck).toMatchObject({ code: 0x20, parameters: [0, 0, 1, 0] });
  });

  it('abandon the mutants they own', async () => {
    const statuses: number[] = [];
    await run(function* () {
      const made = yield* Ob.ObpCreateMutant(Ob.NO_ATTRIBUTES, ALL, 0, false);
      const thread = yield* Ps.PspCreateThread(Ps.PspSystemProcess, {
        start: 0,
        *routine() {
          return yield* Ob.ObpWaitForHandles([made.handle], { mode: 0 });
        },
      });
      yield* wait(thread.thread);
      statuses.push(yield* Ob.ObpWaitForHandles([made.handle], { mode: 0 }));
    });
    expect(statuses).toEqual([S.STATUS_ABANDONED]);
  });
});

describe('services of ring 3', () => {
  it('a timer whose APC would run in a thread that has ended is cancelled', async () => {
    const wasSet: number[] = [];
    await run(function* () {
      const options = { due: -10_000_000n, period: 0, routine: 0x1000, context: 0 };
      const timer = yield* Ob.ObpCreateTimer(Ob.NO_ATTRIBUTES, ALL, 0, 0);
      const made = yield* Ps.PspCreateThread(Ps.PspSystemProcess, {
        start: 0,
        *routine() {
          return (yield* Ob.ObpSetTimer(timer.handle, 0, options)).status;
        },
      });
      yield* wait(made.thread);
      wasSet.push((yield* Ob.ObpSetTimer(timer.handle, 0, options)).value);
      wasSet.push((yield* Ob.ObpSetTimer(timer.handle, 0, options)).value);
    });
    expect(wasSet).toEqual([0, 1]);
  });

  it('memory of a process is read and written in pieces, up to the first page that is not there', async () => {
    const counts: number[] = [];
    const BYTES = 0x18000;
    await run(function* () {
      const [base, size, count] = [zeroed(4), zeroed(4), zeroed(4)];
      const local = zeroed(BYTES);
      const self = -1;
      writeLong(size, BYTES);
      expect(yield* Ps.ZwAllocateVirtualMemory(self, base, 0, size, 0x3000, 4)).toBe(0);
      const foreign = readLong(base);
      for (let at = 0; at < BYTES; at += 4) writeLong(local + at, at);
      expect(yield* Ps.NtWriteVirtualMemory(self, foreign, local, BYTES, count)).toBe(0);
      counts.push(readLong(count));
      for (const at of [0, 0xfffc, 0x10000, BYTES - 4]) expect(readLong(foreign + at)).toBe(at);
      const last = zeroed(4);
      writeLong(last, foreign + BYTES - 0x1000);
      writeLong(size, 0x1000);
      expect(yield* Ps.ZwFreeVirtualMemory(self, last, size, 0x4000)).toBe(0);
      expect(yield* Ps.NtReadVirtualMemory(self, foreign, local, BYTES, count)).toBe(S.STATUS_PARTIAL_COPY);
      counts.push(readLong(count));
      // As long as ring 3 itself: nothing of that size is allocated on the way.
      const most = 0x7fff0000 - foreign;
      expect(yield* Ps.NtReadVirtualMemory(self, foreign, local, most, count)).toBe(S.STATUS_PARTIAL_COPY);
      counts.push(readLong(count));
    });
    expect(counts).toEqual([BYTES, 0x17000, 0x17000]);
  });

  it('a priority of real time needs a privilege that is enabled', async () => {
    const statuses: number[] = [];
    await run(function* () {
      const [base, size] = [zeroed(4), zeroed(4)];
      writeLong(size, 4);
      expect(yield* Ps.ZwAllocateVirtualMemory(-1, base, 0, size, 0x3000, 4)).toBe(0);
      const priority = readLong(base);
      const { token } = Se.SepCreateToken(Se.AccountTokens.localService);
      Se.SeRegisterCurrentToken(() => token);
      for (const [value, mode] of [
        [15, 1],
        [16, 1],
        [31, 1],
        [16, 0],
      ] as const) {
        writeLong(priority, value);
        Ke.KiSetPreviousMode(mode);
        statuses.push(yield* Ps.NtSetInformationThread(-2, 2, priority, 4));
        Ke.KiSetPreviousMode(0);
      }
    });
    expect(statuses).toEqual([0, S.STATUS_PRIVILEGE_NOT_HELD, S.STATUS_PRIVILEGE_NOT_HELD, 0]);
  });
});

describe('processes', () => {
  it('end with their last thread: handles closed, object signalled, everything given back', async () => {
    const seen: string[] = [];
    await run(function* () {
      const processes = Ob.ObpObjectsOfType(Ps.PspProcessType).length;
      const threads = Ob.ObpObjectsOfType(Ps.PspThreadType).length;
      const { process, handle } = yield* makeProcess('test.exe', { access: ALL });
      expect(handle).toBe(4);
      expect(Ps.PsGetProcessExitStatus(process)).toBe(0x103);
      const first = yield* makeThread(process, function* () {
        const { handle: event } = yield* Ob.ObpCreateEvent(Ob.NO_ATTRIBUTES, ALL, 1, 0, false);
        seen.push(`event ${event} in process ${Ps.PspImageFileName(Ps.PsGetCurrentProcess())}`);
        return 3;
      });
      yield* wait(process);
      seen.push(`exit ${Ps.PsGetProcessExitStatus(process)}, events ${Ob.ObpObjectsOfType(Ob.ExpEventType).length}`);
      yield* Ob.ObpCloseHandle(handle, 0);
      yield* Ob.ObpDereferenceObject(first.thread);
      yield* Ob.ObpDereferenceObject(process);
      // The dead thread's own reference goes on a worker thread.
      yield* Ke.KiDelay(-1_000_000n, 0, false);
      expect(Ob.ObpObjectsOfType(Ps.PspThreadType).length).toBe(threads);
      expect(Ob.ObpObjectsOfType(Ps.PspProcessType).length).toBe(processes);
    });
    expect(seen).toEqual(['event 4 in process test.exe', 'exit 3, events 0']);
  });

  it('that are terminated take their waiting threads along, but not out of a wait of the kernel', async () => {
    const seen: string[] = [];
    await run(function* () {
      const event = zeroed(KEVENT.sizeof);
      Ke.KeInitializeEvent(event, 0, 0);
      const { process } = yield* makeProcess('test.exe');
      const waiting = (mode: number, name: string) =>
        function* (): Kernel<number> {
          const status = yield* Ke.KiWait([event], { mode });
          seen.push(`${name} ${status}`);
          yield* Ke.KiServiceExit();
          seen.push('went on');
          return 0;
        };
      const user = yield* makeThread(process, waiting(1, 'user'));
      const kernel = yield* makeThread(process, waiting(0, 'kernel'));
      yield* Ke.KiDelay(-1_000_000n, 0, false);
      Ob.ObpReferenceObject(process);
      expect(yield* Ps.PspKillProcess(process, 0xdead)).toBe(S.STATUS_SUCCESS);
      yield* wait(user.thread);
      seen.push('user ended');
      expect(Ke.KiSignalState(process)).toBe(0);
      yield* Ke.KeSetEvent(event, 0, 0);
      yield* wait(process);
      expect([user, kernel].map(({ thread }) => Ps.PsGetThreadExitStatus(thread))).toEqual([0xdead, 0xdead]);
      expect(Ps.PsGetProcessExitStatus(process)).toBe(0xdead);
      expect((yield* makeThread(process, waiting(1, 'late'))).status).toBe(S.STATUS_PROCESS_IS_TERMINATING);
    });
    expect(seen).toEqual(['user 192', 'user ended', 'kernel 0']);
  });

  it('without threads are ended at once', async () => {
    await run(function* () {
      const { process } = yield* makeProcess('test.exe');
      yield* Ps.PspTerminateProcess(process, 5);
      expect(Ke.KiSignalState(process)).toBe(1);
      expect(Ps.PsGetProcessExitStatus(process)).toBe(5);
    });
  });

  it('inherit the handles that are to be inherited, under their values', async () => {
    await run(function* () {
      const attributes = { ...Ob.NO_ATTRIBUTES, attributes: 2 };
      const plain = yield* Ob.ObpCreateEvent(Ob.NO_ATTRIBUTES, ALL, 0, 0, false);
      const inherited = yield* Ob.ObpCreateEvent(attributes, ALL, 0, 0, false);
      const { process } = yield* makeProcess('child.exe', { inheritHandles: true });
      expect(Ob.ObHandleRecords(process).map(({ handle }) => handle)).toEqual([inherited.handle]);
      expect(plain.handle).toBeLessThan(inherited.handle);
      yield* Ps.PspTerminateProcess(process, 0);
      expect(Ob.ObHandleRecords(process)).toEqual([]);
    });
  });

  it('an unhandled exception of ring 3 ends the process with its code, on a worker thread', async () => {
    await run(function* () {
      const { process } = yield* makeProcess('bad.exe');
      const made = yield* makeThread(process, function* (): Kernel<number> {
        yield* Ob.ObpCreateEvent(Ob.NO_ATTRIBUTES, ALL, 1, 0, false);
        Ps.PspUserException(new NtException(0xc0000005 | 0, [0, 0]));
        throw new ThreadExit();
      });
      yield* wait(process);
      expect(Ps.PsGetProcessExitStatus(process)).toBe(0xc0000005 | 0);
      expect(Ps.PspProcess(process).fault?.exception.parameters).toEqual([0, 0]);
      expect(Ob.ObpObjectsOfType(Ob.ExpEventType)).toEqual([]);
      expect(yield* wait(made.thread)).toBe(0);
    });
  });

  it('tell the trace when they come and go', async () => {
    const seen: number[] = [];
    EtwMonitor([Event.ProcessCreate, Event.ThreadCreate, Event.ThreadExit, Event.ProcessExit], (event) => {
      seen.push(event);
    });
    await run(function* () {
      const { process } = yield* makeProcess('test.exe');
      yield* makeThread(process, function* () {
        return 0;
      });
      yield* wait(process);
    });
    expect(seen.slice(0, 4)).toEqual([Event.ProcessCreate, Event.ThreadCreate, Event.ThreadExit, Event.ProcessExit]);
  });
});

describe('threads of ring 3', () => {
  it('stand still while they are suspended, from their creation on if wanted', async () => {
    const seen: string[] = [];
    await run(function* () {
      const { process } = yield* makeProcess('test.exe');
      const made = yield* makeThread(
        process,
        function* () {
          yield* Ke.KiServiceExit();
          seen.push('runs');
          return 0;
        },
        { suspended: true },
      );
      yield* Ke.KiDelay(-1_000_000n, 0, false);
      expect(Ps.PspSuspendThread(made.thread)).toEqual({ status: 0, count: 1 });
      expect(Ps.PspResumeThread(made.thread)).toEqual({ status: 0, count: 2 });
      yield* Ke.KiDelay(-1_000_000n, 0, false);
      seen.push('resume');
      Ps.PspResumeThread(made.thread);
      yield* wait(process);
      expect(Ps.PspResumeThread(made.thread).count).toBe(0);
      expect(Ps.PspSuspendThread(made.thread).status).toBe(S.STATUS_THREAD_IS_TERMINATING);
    });
    expect(seen).toEqual(['resume', 'runs']);
  });

  it('end while they are suspended', async () => {
    await run(function* () {
      const { process } = yield* makeProcess('test.exe');
      yield* makeThread(
        process,
        function* () {
          yield* Ke.KiServiceExit();
          return 0;
        },
        { suspended: true },
      );
      yield* Ke.KiDelay(-1_000_000n, 0, false);
      yield* Ps.PspTerminateProcess(process, 8);
      yield* wait(process);
      expect(Ps.PsGetProcessExitStatus(process)).toBe(8);
    });
  });

  it('NtTerminateThread ends the running thread and restores nothing', async () => {
    await run(function* () {
      const { process } = yield* makeProcess('test.exe');
      const made = yield* makeThread(process, function* () {
        yield* Ps.ZwTerminateThread(-2, 77);
        throw new SimulatorError('went on');
      });
      yield* wait(made.thread);
      expect(Ps.PsGetThreadExitStatus(made.thread)).toBe(77);
    });
  });

  it('have priorities relative to their process', async () => {
    await run(function* () {
      const { process } = yield* makeProcess('test.exe');
      const made = yield* makeThread(process, function* () {
        return yield* Ke.KiDelay(-100_000_000n, 1, false);
      });
      const ask = function* (): Kernel<number[]> {
        const out = zeroed(28);
        const { handle } = yield* Ob.ObpOpenByPointer(made.thread, 0, ALL, Ps.PspThreadType, 0);
        expect(yield* Ps.ZwQueryInformationThread(handle, 0, out, 28, 0)).toBe(S.STATUS_SUCCESS);
        expect(yield* Ps.ZwQueryInformationThread(handle, 0, out, 24, 0)).toBe(S.STATUS_INFO_LENGTH_MISMATCH);
        return [readLong(out + 8), readLong(out + 12), readLong(out + 24)];
      };
      expect(yield* ask()).toEqual([Ps.PspProcessId(process), Ps.PspThreadId(made.thread), 0]);
      expect(Ps.PspSetBasePriority(made.thread, 2)).toBe(S.STATUS_SUCCESS);
      expect((yield* ask())[2]).toBe(2);
      expect(Ps.PspSetBasePriority(made.thread, 5)).toBe(S.STATUS_INVALID_PARAMETER);
      yield* Ps.PspTerminateProcess(process, 0);
    });
  });
});

describe('look-ups', () => {
  it('find what exists and refuse the rest', async () => {
    await run(function* () {
      const out = zeroed(4);
      const { process } = yield* makeProcess('a-very-long-name.exe');
      const id = Ps.PspProcessId(process);
      expect(Ps.PsLookupProcessByProcessId(id, out)).toBe(S.STATUS_SUCCESS);
      expect(readLong(out)).toBe(process);
      expect(readAnsiString(Ps.PsGetProcessImageFileName(process))).toBe('a-very-long-nam');
      expect(Ps.PsLookupThreadByThreadId(id, out)).toBe(S.STATUS_INVALID_PARAMETER);
      expect(Ps.PsLookupProcessByProcessId(0x4000, out)).toBe(S.STATUS_INVALID_PARAMETER);
      yield* Ob.ObpDereferenceObject(process);
      yield* Ps.PspTerminateProcess(process, 0);
      yield* Ob.ObpDereferenceObject(process);
      expect(Ps.PsLookupProcessByProcessId(id, out)).toBe(S.STATUS_INVALID_PARAMETER);
    });
  });

  it('NtOpenProcess opens by CLIENT_ID', async () => {
    await run(function* () {
      const { process } = yield* makeProcess('test.exe');
      const out = zeroed(4);
      const clientId = zeroed(8);
      writeLong(clientId, Ps.PspProcessId(process));
      expect(yield* Ps.ZwOpenProcess(out, 1, objectAttributes(undefined, 0x200), clientId)).toBe(S.STATUS_SUCCESS);
      expect(readLong(out) < 0).toBe(true);
      expect(yield* Ps.ZwTerminateProcess(readLong(out), 6)).toBe(S.STATUS_SUCCESS);
      expect(Ps.PsGetProcessExitStatus(process)).toBe(6);
      expect(yield* Ps.ZwTerminateProcess(readLong(out), 6)).toBe(S.STATUS_PROCESS_IS_TERMINATING);
      writeLong(clientId, 0x5000);
      expect(yield* Ps.ZwOpenProcess(out, 1, objectAttributes(undefined, 0), clientId)).toBe(
        S.STATUS_INVALID_PARAMETER,
      );
    });
  });
});

describe('notification', () => {
  it('keeps routines once each and finds them again', () => {
    expect(Ps.PsSetCreateProcessNotifyRoutine(0x2000, 0)).toBe(S.STATUS_SUCCESS);
    expect(Ps.PsSetCreateProcessNotifyRoutine(0x2000, 0)).toBe(S.STATUS_INVALID_PARAMETER);
    expect(Ps.PsSetCreateProcessNotifyRoutineEx(0x2000, 1)).toBe(S.STATUS_PROCEDURE_NOT_FOUND);
    expect(Ps.PspNotifyRoutines('process').map(({ routine }) => routine)).toEqual([0x2000]);
    expect(Ps.PsSetCreateProcessNotifyRoutine(0x2000, 1)).toBe(S.STATUS_SUCCESS);
    expect(Ps.PsRemoveCreateThreadNotifyRoutine(0x2000)).toBe(S.STATUS_PROCEDURE_NOT_FOUND);
    expect(Ps.PsSetLoadImageNotifyRoutine(0x2000)).toBe(S.STATUS_SUCCESS);
    expect(Ps.PsRemoveLoadImageNotifyRoutine(0x2000)).toBe(S.STATUS_SUCCESS);
  });
});

describe('a driver that is told', () => {
  /** Runs `work` by hand, answering each call of a routine with `answer`. */
  function drive<T>(work: Kernel<T>, answer: (routine: number, a: number, b: number, c: number) => void): T {
    for (let step = work.next(0); ; step = work.next(0)) {
      if (step.done) return step.value;
      const [routine, a, b, c] = kernelSpace.i32.subarray(MAILBOX >> 2, (MAILBOX >> 2) + 4);
      answer(routine, a, b, c);
    }
  }

  it('of a process gets its name and command line, and can refuse it', () => {
    Ps.PsSetCreateProcessNotifyRoutineEx(0x2000, 0);
    Ps.PsSetCreateProcessNotifyRoutine(0x2001, 0);
    const parent = Ps.PspSystemProcess;
    const process = Ps.PspAllocateProcess({ name: 'test.exe', commandLine: 'test.exe -x', parent });
    const seen: (string | number)[] = [];
    const status = drive(Ps.PspNotifyProcessCreation(process), (routine, a, b, info) => {
      expect([routine, a, b]).toEqual([0x2000, process, Ps.PspProcessId(process)]);
      for (const at of [0x18, 0x1c])
        seen.push(Ob.ObpReadText(readLong(readLong(info + at) + 4), readLong(readLong(info + at)) & 0xffff));
      seen.push(readLong(info), readLong(info + 8));
      writeLong(info + 0x20, S.STATUS_ACCESS_DENIED);
    });
    expect(status).toBe(S.STATUS_ACCESS_DENIED);
    expect(seen).toEqual(['\\??\\C:\\lab\\test.exe', 'test.exe -x', 0x24, 4]);
    const calls: number[][] = [];
    drive(Ps.PspNotifyProcessExit(process), (...call) => calls.push(call.slice(0, 4)));
    expect(calls).toEqual([
      [0x2000, process, Ps.PspProcessId(process), 0],
      [0x2001, 4, Ps.PspProcessId(process), 0],
    ]);
  });

  it('of an image gets its path, its process and where it lies', () => {
    Ps.PsSetLoadImageNotifyRoutine(0x2000);
    const image = {
      name: 'metafs.sys',
      base: 0x80800000 | 0,
      bytes: 0x5000,
      system: true,
      process: Ps.PspSystemProcess,
    };
    const seen: (string | number)[] = [];
    drive(Ps.PsCallImageNotifyRoutines(image), (_routine, name, id, info) => {
      seen.push(
        Ob.ObpReadText(readLong(name + 4), readLong(name) & 0xffff),
        id,
        readLong(info + 4),
        readLong(info + 12),
      );
    });
    expect(seen).toEqual(['\\??\\C:\\lab\\metafs.sys', 0, image.base, 0x5000]);
  });
});

describe('the system as tools see it', () => {
  it('lists processes, their threads and names', async () => {
    await run(function* () {
      const { process } = yield* makeProcess('test.exe', { access: ALL });
      yield* makeThread(process, function* () {
        return yield* Ke.KiDelay(-100_000_000n, 1, false);
      });
      const bytes = zeroed(4);
      expect(yield* Ps.ZwQuerySystemInformation(5, 0, 0, bytes)).toBe(S.STATUS_INFO_LENGTH_MISMATCH);
      const buffer = zeroed(readLong(bytes));
      expect(yield* Ps.ZwQuerySystemInformation(5, buffer, readLong(bytes), 0)).toBe(S.STATUS_SUCCESS);
      const seen: [number, string, number][] = [];
      for (let at = buffer; ; at += readLong(at)) {
        seen.push([
          readLong(at + 0x44),
          Ob.ObpReadText(readLong(at + 0x3c), readLong(at + 0x38) & 0xffff),
          readLong(at + 4),
        ]);
        if (readLong(at) === 0) break;
      }
      expect(seen.map(([id, name]) => [id, name])).toEqual([
        [0, ''],
        [4, 'System'],
        [Ps.PspProcessId(process), 'test.exe'],
      ]);
      expect(seen[2][2]).toBe(1);
      yield* Ps.PspTerminateProcess(process, 0);
    });
  });

  it('lists handles with their objects', async () => {
    await run(function* () {
      const { handle } = yield* Ob.ObpCreateEvent(Ob.NO_ATTRIBUTES, ALL, 0, 0, false);
      const buffer = zeroed(64);
      expect(yield* Ps.ZwQuerySystemInformation(16, buffer, 64, 0)).toBe(S.STATUS_SUCCESS);
      expect(readLong(buffer)).toBe(1);
      expect(readLong(buffer + 4)).toBe(4);
      expect(readLong(buffer + 8) >>> 16).toBe(handle);
      expect(Ob.ObGetObjectType(readLong(buffer + 12))).toBe(Ob.ExpEventType);
      expect(yield* Ps.ZwQuerySystemInformation(99, buffer, 64, 0)).toBe(S.STATUS_INVALID_INFO_CLASS);
    });
  });
});
