/** Ctrl+C and its like: every program at the console gets a thread that runs its handlers; one that does not deal with the event ends. */
import { KiServiceExit } from '../../ke/index.ts';
import { THREAD_STACK_BYTES } from '../../mm/index.ts';
import { ObpDereferenceObject } from '../../ob/index.ts';
import { PsGetProcessExitStatus, PspProcesses, PspQueueWork } from '../../ps/index.ts';
import type { Pointer } from '../../rings/layout.ts';
import type { Kernel } from '../../rings/request.ts';
import { NtClose } from '../ntdll/nt.ts';
import { fail } from '../ntdll/teb.ts';
import { connectionOf } from '../scm/connection.ts';
import { runControlHandlers } from './console-api.ts';
import { parameters } from './parameters.ts';
import { ExitProcess } from './process.ts';
import { createUserThread } from './user-thread.ts';

const CTRL_C_EVENT = 0;
const CTRL_BREAK_EVENT = 1;
const STATUS_PENDING = 0x103;

/** Programs that run at the console: not the shell, not services. */
function attached(): Pointer[] {
  return [...PspProcesses()]
    .map(({ pointer }) => pointer)
    .filter(
      (process) =>
        PsGetProcessExitStatus(process) === STATUS_PENDING &&
        parameters.of(process).image !== undefined &&
        !connectionOf(process),
    );
}

function* deliver(event: number): Kernel<void> {
  for (const process of attached()) {
    const { status, thread, handle } = yield* createUserThread({
      process,
      stackBytes: THREAD_STACK_BYTES,
      suspended: false,
      start: 0,
      *routine() {
        yield* KiServiceExit();
        const code = yield* runControlHandlers(event);
        return code === undefined ? 0 : yield* ExitProcess(code);
      },
    });
    if (status < 0) continue;
    yield* NtClose(handle);
    yield* ObpDereferenceObject(thread);
  }
}

/** Process groups are not modelled: all programs at the console get it. @irql ring 3 @see GenerateConsoleCtrlEvent */
export function* GenerateConsoleCtrlEvent(dwCtrlEvent: number, _dwProcessGroupId: number): Kernel<number> {
  if (dwCtrlEvent !== CTRL_C_EVENT && dwCtrlEvent !== CTRL_BREAK_EVENT) return fail(87);
  yield* deliver(dwCtrlEvent);
  return 1;
}

/** Ctrl+C has been typed. For the host: a worker thread carries it out. */
export function ConsoleInterrupt(): void {
  PspQueueWork(() => deliver(CTRL_C_EVENT));
}
