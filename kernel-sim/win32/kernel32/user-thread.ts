/**
 * Threads of ring 3 as a whole: kernel thread, stack, TEB. And what becomes of the last two when the thread has ended.
 */
import { KTHREAD } from '../../abi/structs.gen.ts';
import { MmAllocateUser, MmCreateUserStack, MmDeleteUserStack, MmReleaseUser, type UserStack } from '../../mm/index.ts';
import {
  type CreateThreadResult,
  PspCreateThread,
  PspProcess,
  PspProcessId,
  PspThreadId,
  PsRegisterThreadRundown,
  THREAD_ALL_ACCESS,
} from '../../ps/index.ts';
import type { AddressSpace } from '../../rings/address-space.ts';
import { PAGE_SIZE, type Pointer } from '../../rings/layout.ts';
import { writeLong } from '../../rings/memory.ts';
import type { Kernel } from '../../rings/request.ts';
import { Teb } from '../ntdll/teb.ts';
import { PerSystem } from '../state.ts';
import { TlsThreadEnded } from './tls.ts';

const STATUS_NO_MEMORY = 0xc0000017 | 0;
const OBJ_INHERIT = 2;

export interface UserThreadOptions {
  readonly process: Pointer;
  readonly stackBytes: number;
  readonly suspended: boolean;
  readonly inherit?: boolean;
  /** Start address that tools show. */
  readonly start: Pointer;
  /** What the thread does; its result is the exit code. */
  readonly routine: () => Kernel<number>;
}

interface Parts {
  readonly space: AddressSpace;
  readonly stack: UserStack;
  readonly teb: Pointer;
}

const parts = new PerSystem<Map<Pointer, Parts>>(() => new Map());

/** Where TEBs begin; ps frees nothing of a process that goes as a whole. */
function* release(thread: Pointer): Kernel<void> {
  const known = parts.value.get(thread);
  if (!known) return;
  parts.value.delete(thread);
  TlsThreadEnded(known.teb);
  MmDeleteUserStack(known.space, known.stack);
  MmReleaseUser(known.space, known.teb);
  // Nothing of the thread looks at its TEB from here on.
  writeLong((thread + KTHREAD.Teb) | 0, 0);
}

/** To be called at boot, after ps. */
export function BaseInitializeThreads(): void {
  PsRegisterThreadRundown(release);
}

/** Makes a thread of ring 3, with a handle in the current process's table. */
export function* createUserThread(options: UserThreadOptions): Kernel<CreateThreadResult> {
  const { process } = options;
  const { space } = PspProcess(process);
  const failed = { status: STATUS_NO_MEMORY, thread: 0, handle: 0 };
  if (!space) return failed;
  const stack = MmCreateUserStack(space, options.stackBytes);
  if (!stack) return failed;
  const teb = MmAllocateUser(space, PAGE_SIZE, 'TEB');
  if (teb === 0) {
    MmDeleteUserStack(space, stack);
    return failed;
  }
  const result = yield* PspCreateThread(process, {
    *routine(thread) {
      // The thread's first act is in its own address space, where its TEB can be written.
      writeLong(teb, -1);
      writeLong(teb + Teb.StackBase, stack.sp);
      writeLong(teb + Teb.StackLimit, stack.limit);
      writeLong(teb + Teb.Self, teb);
      writeLong(teb + Teb.ProcessId, PspProcessId(process));
      writeLong(teb + Teb.ThreadId, PspThreadId(thread));
      return yield* options.routine();
    },
    start: options.start,
    userStack: stack,
    teb,
    access: THREAD_ALL_ACCESS,
    suspended: options.suspended,
    ...(options.inherit
      ? { attributes: { root: 0, name: undefined, attributes: OBJ_INHERIT, descriptor: undefined } }
      : {}),
  });
  if (result.status < 0) {
    MmDeleteUserStack(space, stack);
    MmReleaseUser(space, teb);
    return result;
  }
  parts.value.set(result.thread, { space, stack, teb });
  return result;
}
