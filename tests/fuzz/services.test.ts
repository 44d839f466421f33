/**
 * Every system service that win32 has, called directly: those that no header offers to programs, too, since kernel32 is not what protects the kernel.
 * A kernel thread whose previous mode is UserMode calls them, with plausible values in all places but one or two, where an address of the kernel stands.
 */
import { beforeEach, expect, test } from 'vitest';
import { CmInitSystem } from '../../kernel-sim/cm/index.ts';
import { ExInitSystem } from '../../kernel-sim/ex/index.ts';
import { RoundRobin } from '../../kernel-sim/hal/round-robin.ts';
import * as Io from '../../kernel-sim/io/index.ts';
import * as Ke from '../../kernel-sim/ke/index.ts';
import { MmAccessFault, MmInitFaults, MmInitStacks } from '../../kernel-sim/mm/index.ts';
import * as Ob from '../../kernel-sim/ob/index.ts';
import { zeroed } from '../../kernel-sim/ob/test-machine.ts';
import * as Ps from '../../kernel-sim/ps/index.ts';
import { NtException } from '../../kernel-sim/rings/exception.ts';
import { resetLoader } from '../../kernel-sim/rings/loader.ts';
import {
  fillBytes,
  readBytes,
  readLong,
  writeLong,
  writeUshort,
  writeWideChars,
} from '../../kernel-sim/rings/memory.ts';
import { prepareSwitch, resetProcessor, startProcessor, stopProcessor } from '../../kernel-sim/rings/processor.ts';
import type { Kernel } from '../../kernel-sim/rings/request.ts';
import * as Se from '../../kernel-sim/se/index.ts';
import * as services from '../../kernel-sim/win32/ntdll/nt.ts';

const ALL = 0x1fffff;
const CALLS = 150;
const CANARY_BYTES = 0x2000;
/** Nothing is mapped there: touching it is bug check 0x50. */
const NOWHERE = 0x80001000 | 0;

let stop: string | undefined;
let quiescent: () => void = () => {};
/** What has stopped the machine, if anything has. */
const stopped = (): string | undefined => stop;

beforeEach(() => {
  stop = undefined;
  const end = (why: string): void => {
    stop ??= why;
    quiescent();
  };
  resetProcessor(
    Ke.KiProcessorHooks({ pageFault: MmAccessFault, simulatorError: (error) => end(String(error.stack)) }),
    () => undefined,
  );
  Ke.KiInitSystem({
    processors: 1,
    oracle: new RoundRobin(1),
    onQuiescent: () => quiescent(),
    onBugCheck: ({ code, parameters }) => end(`bug check ${code.toString(16)} ${parameters.join(' ')}`),
  });
  MmInitFaults();
  MmInitStacks();
  resetLoader(new Map(), new Map());
  ExInitSystem();
  Ob.ObInitSystem();
  Se.SeInitSystem();
  Ps.PsInitSystem();
  Io.IoInitSystem();
  CmInitSystem(1);
});

async function run(routine: () => Kernel<void>): Promise<void> {
  Ps.PspStartKernelThread(routine);
  await new Promise<void>((resolve) => {
    quiescent = resolve;
    prepareSwitch(Ps.PspFirstThread().ring);
    startProcessor();
  });
  stopProcessor();
}

function* allocate(bytes: number): Kernel<number> {
  const [base, size] = [zeroed(4), zeroed(4)];
  writeLong(size, bytes);
  expect(yield* Ps.ZwAllocateVirtualMemory(-1, base, 0, size, 0x3000, 4)).toBe(0);
  return readLong(base);
}

interface Values {
  readonly plain: readonly number[];
  readonly hostile: readonly number[];
  /** Puts the user memory back as it was. */
  readonly restore: () => void;
}

function* makeValues(canary: number): Kernel<Values> {
  const memory = yield* allocate(0x10000);
  const name = '\\??\\C:\\services.txt';
  const restore = (): void => {
    fillBytes(memory, 0x400, 0);
    writeWideChars(memory + 0x100, name);
    writeUshort(memory + 0x80, 2 * name.length);
    writeUshort(memory + 0x82, 2 * name.length);
    writeLong(memory + 0x84, memory + 0x100);
    [24, 0, memory + 0x80, 0x40, 0, 0].forEach((word, i) => {
      writeLong(memory + 0xa0 + 4 * i, word);
    });
    // A time that is soon over, in 100 ns.
    writeLong(memory + 0xc0, -10);
    writeLong(memory + 0xc4, -1);
    // Structures that are good themselves and lead to the kernel.
    writeUshort(memory + 0xd0, 16);
    writeLong(memory + 0xd4, canary);
    [24, 0, memory + 0xd0, 0x40, 0, 0].forEach((word, i) => {
      writeLong(memory + 0xe0 + 4 * i, word);
    });
  };
  restore();
  const file = yield* Io.IopCreateFile({ path: name, access: ALL, disposition: 3, options: 0x20 }, 0);
  const folder = yield* Io.IopCreateFile({ path: '\\??\\C:\\', access: ALL, options: 0x21 }, 0);
  const event = yield* Ob.ObpCreateEvent(Ob.NO_ATTRIBUTES, ALL, 0, 0, true);
  const timer = yield* Ob.ObpCreateTimer(Ob.NO_ATTRIBUTES, ALL, 0, 0);
  const port = yield* Io.IopCreateCompletionPort(Ob.NO_ATTRIBUTES, ALL, 0);
  const handles = [file, folder, event, timer, port].map(({ handle }) => handle);
  expect(handles.every((handle) => handle > 0)).toBe(true);
  const pointers = [0x000, 0x040, 0x080, 0x0a0, 0x0c0].map((offset) => memory + offset);
  return {
    plain: [...handles, ...handles, -1, -2, ...pointers, ...pointers, 0, 1, 2, 4, 8, 16, 64, 0x100, 0x20, 0x100000],
    hostile: [canary, canary + 0x1000, NOWHERE, -0x10000, 0x7fff0000 - 4, memory + 0xd0, memory + 0xe0, 0x7fffffff],
    restore,
  };
}

let random = 1;
const below = (limit: number): number => {
  random = (Math.imul(random, 1664525) + 1013904223) >>> 0;
  return Math.floor((random / 2 ** 32) * limit);
};

/** Not called: they end or stop the thread that calls. */
const SKIPPED = new Set(['NtTerminateThread', 'NtTerminateProcess', 'NtSuspendThread', 'NtClose', 'NtUnloadDriver']);

test('no system service follows or writes to an address of the kernel that ring 3 passed', {
  timeout: 120_000,
}, async () => {
  const complaints: string[] = [];
  let calls = 0;
  let finished = 0;
  let ready = false;
  await run(function* () {
    yield* Io.IoInitDevices();
    const canary = zeroed(CANARY_BYTES);
    fillBytes(canary, CANARY_BYTES, 0x41);
    const { plain, hostile, restore } = yield* makeValues(canary);
    ready = true;
    for (const [name, service] of Object.entries(services)) {
      if (SKIPPED.has(name)) continue;
      const start = service as unknown as (...parameters: number[]) => Kernel<number> | number;
      for (let i = 0; i < CALLS; i++) {
        const parameters = Array.from({ length: service.length }, () => plain[below(plain.length)]);
        for (let bad = 0; bad <= i % 2; bad++) parameters[below(parameters.length)] = hostile[below(hostile.length)];
        restore();
        calls++;
        const shown = `${name}(${parameters.map((value) => (value >>> 0).toString(16)).join(', ')})`;
        const made = yield* Ps.PspCreateThread(Ps.PspSystemProcess, {
          start: 0,
          *routine() {
            Ke.KiSetPreviousMode(1);
            try {
              const answer = start(...parameters);
              if (typeof answer !== 'number') yield* answer;
            } catch (reason) {
              if (!(reason instanceof NtException)) throw reason;
              complaints.push(`${shown} raised ${(reason.code >>> 0).toString(16)}`);
            }
            Ke.KiSetPreviousMode(0);
            finished++;
            return 0;
          },
        });
        stop = shown;
        // Who waits for ever is left behind.
        yield* Ke.KiWait([made.thread], { timeout: -1_000_000n });
        stop = undefined;
        yield* Ob.ObpDereferenceObject(made.thread);
      }
      if (readBytes(canary, CANARY_BYTES).some((byte) => byte !== 0x41)) {
        complaints.push(`${name} has written to the kernel`);
        fillBytes(canary, CANARY_BYTES, 0x41);
      }
    }
  });
  expect(stopped()).toBe(undefined);
  expect(ready).toBe(true);
  expect(complaints).toEqual([]);
  expect(calls).toBe(CALLS * (Object.keys(services).length - SKIPPED.size));
  expect(finished).toBeGreaterThan(0.9 * calls);
});
