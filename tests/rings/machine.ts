/** A bare processor for tests: no NT above it, only imports that the test gives. */

import { readSystemFiles } from '../../cli/folder.ts';
import { NtException } from '../../kernel-sim/rings/exception.ts';
import { registerImage, resetImages } from '../../kernel-sim/rings/images.ts';
import { KERNEL_STACKS_BASE, PAGE_SIZE, PageBits, type Pointer } from '../../kernel-sim/rings/layout.ts';
import {
  kernelFunctionTable,
  kernelThreadEntry,
  type LoadedImage,
  loadImage,
  prepareImage,
  resetLoader,
  type SystemRoutine,
} from '../../kernel-sim/rings/loader.ts';
import { kernelSpace } from '../../kernel-sim/rings/memory.ts';
import {
  type ProcessorHooks,
  prepareSwitch,
  resetProcessor,
  setFuel,
  startProcessor,
  stopProcessor,
} from '../../kernel-sim/rings/processor.ts';
import { callKernel, type Kernel, SUSPEND } from '../../kernel-sim/rings/request.ts';
import { raise } from '../../kernel-sim/rings/seh.ts';
import { RingThread } from '../../kernel-sim/rings/thread.ts';
import { build } from '../../toolchain/index.ts';

export const STATUS_ACCESS_VIOLATION = 0xc0000005 | 0;

/** Links `source` as the driver t.sys that may import `imports`. */
export async function compileDriver(
  source: string,
  imports: readonly string[],
  kind: 'checked' | 'free' = 'checked',
): Promise<Uint8Array> {
  const { images, diagnostics } = await build({
    lab: { drivers: { t: ['t.c'] }, programs: {}, build: kind },
    files: { 't.c': source },
    ...readSystemFiles(),
    exports: { kernel: new Set(imports), user: new Set() },
  });
  const [image] = images;
  if (!image) throw new Error(diagnostics.map((d) => `${d.file}:${d.line}: ${d.message}`).join('\n'));
  return image.bytes;
}

export interface BareRun {
  readonly result: number;
  readonly unhandled: NtException | undefined;
  readonly error: Error | undefined;
  readonly preempted: number;
}

/** Runs `DriverEntry(1, 2)` of the image on one thread. */
export async function runBare(
  bytes: Uint8Array,
  routines: Record<string, SystemRoutine>,
  onLoaded?: (image: LoadedImage) => void,
): Promise<BareRun> {
  let unhandled: NtException | undefined;
  let error: Error | undefined;
  let preempted = 0;
  let result = 0;
  let finished = () => {};
  const done = new Promise<void>((resolve) => {
    finished = resolve;
  });
  const hooks: ProcessorHooks = {
    pageFault: (va, write, site) => {
      throw new NtException(STATUS_ACCESS_VIOLATION, [write ? 1 : 0, va], site);
    },
    unhandledException: (exception) => {
      unhandled = exception;
      stopProcessor();
      finished();
      throw exception;
    },
    *safepoint(): Kernel<void> {
      preempted++;
      setFuel(10_000);
    },
    turnEnds: () => false,
    *access(): Kernel<void> {},
    *returnToUser(): Kernel<void> {},
    stackOverflow: (ring, site) => raise(new NtException(0xc00000fd | 0, [], site), ring),
    probed: () => false,
    *lineProbe(): Kernel<void> {},
    badRoutine: () => {},
    threadEnded: () => finished(),
    simulatorError: (reason) => {
      error = reason;
      finished();
    },
  };
  resetImages();
  resetProcessor(hooks, () => undefined);
  resetLoader(new Map(Object.entries(routines)), new Map());
  const prepared = await prepareImage('t.sys', bytes, 0);
  const image = loadImage(prepared, kernelSpace, kernelFunctionTable());
  registerImage(image);
  onLoaded?.(image);
  const stack = newStack(KERNEL_STACKS_BASE);
  const thread = new RingThread(
    kernelThreadEntry(),
    (function* (): Kernel<void> {
      setFuel(10_000);
      result = yield callKernel('i', image.entry('DriverEntry'), 1, 2);
    })(),
    stack,
  );
  prepareSwitch(thread);
  startProcessor();
  await done;
  return { result, unhandled, error, preempted };
}

function newStack(base: Pointer): { sp: Pointer; csp: Pointer; csl: Pointer } {
  const top = (base + 4 * PAGE_SIZE) | 0;
  kernelSpace.setPages(base, 5 * PAGE_SIZE, PageBits.READ | PageBits.WRITE);
  kernelSpace.setPages(base, PAGE_SIZE, PageBits.RESERVED);
  kernelSpace.setPages(top, PAGE_SIZE, 0);
  return { sp: (top - 16) | 0, csp: top, csl: (top + PAGE_SIZE) | 0 };
}

/** Suspends the calling thread once and goes on with it. */
export function* suspendOnce(thread: RingThread): Kernel<number> {
  prepareSwitch(thread);
  yield SUSPEND;
  setFuel(10_000);
  return 0;
}
