/** The bug checks that are about pool: who corrupted it, and what Driver Verifier found. */
import { hex } from '../rings/layout.ts';
import type { Crash, Explained } from './explain.ts';

const NOT_POOL = 'Free only what ExAllocatePool returned, with that very pointer.';
const FREED = 'Free each block once, and set the pointer to NULL afterwards.';
const USE_AFTER_FREE =
  'Free memory when nobody can use it any more (DPCs, work items, other requests), and set each pointer to it to NULL.';
const SIZE =
  'Compare the size that was allocated with what is written: an off-by-one in a length, a missing terminator, sizeof(pointer).';
const POOL_IRQL =
  'Use paged pool at APC_LEVEL at most and nonpaged pool at DISPATCH_LEVEL at most: allocate and free before IRQL is raised or after it has been lowered.';
const POOL_TAG = 'Give each allocation a tag of its own, and free it with the same tag.';

/** By the first parameter of BAD_POOL_CALLER. */
const poolFixes: Record<number, string> = {
  7: FREED,
  8: POOL_IRQL,
  9: POOL_IRQL,
  10: POOL_TAG,
  64: NOT_POOL,
  66: NOT_POOL,
  68: `${NOT_POOL} ${FREED}`,
  70: NOT_POOL,
  80: `${NOT_POOL} ${FREED}`,
  154: 'Allocate from nonpaged pool, and handle NULL.',
  155: POOL_TAG,
  156: POOL_TAG,
};

/** How to find the line that does the damage, and not only the one that notices it. */
function watch(image: string): string {
  return `To stop at the very line that does it, put this command into "run" of lab.json, before the driver is started: verifier /standard /driver ${image || 'NAME.sys'}`;
}

const freedTouched = (): Explained => ({
  what: 'Pool that has been freed was touched.',
  why: 'The memory may belong to somebody else by then; without Driver Verifier nobody would have noticed here.',
  fix: USE_AFTER_FREE,
});

const endPassed = (): Explained => ({
  what: 'Memory beyond a block of pool was touched.',
  why: 'Without Driver Verifier another block, or its header, would have been hit.',
  fix: `${SIZE} A touch in front of a block comes from an index or a pointer that is too low.`,
});

/** By the first parameter of DRIVER_VERIFIER_DETECTED_VIOLATION. */
const verifierFixes: Record<number, string> = {
  0: 'Ask for at least one byte, or for nothing.',
  1: POOL_IRQL,
  2: POOL_IRQL,
  17: POOL_IRQL,
  18: POOL_IRQL,
  21: 'Cancel the timer (KeCancelTimer), flush DPCs (KeFlushQueuedDpcs), then free the memory.',
  98: 'Free in DriverUnload, and on each error path of DriverEntry, what is still allocated. The command !verifier 3 lists it.',
  217: 'Release a remove lock once for each IoAcquireRemoveLock that succeeded.',
};

/** By the fourth parameter of SPECIAL_POOL_DETECTED_MEMORY_CORRUPTION. */
const corruptionFixes: Record<number, string> = {
  32: `${NOT_POOL} ${FREED}`,
  33: NOT_POOL,
  35: 'Look for an index or a pointer that goes below the beginning of the block.',
  36: SIZE,
};

const WRONG_TAG = 0xa;

export const poolExplanations: Record<number, (crash: Crash) => Explained> = {
  25: ({ parameters: [kind, entry], image }) => ({
    what: `The pool block at ${hex(entry)} is damaged.`,
    why:
      kind === 3
        ? 'Somebody used the block after it had been freed.'
        : 'Somebody wrote beyond the end of the block before it, or before the beginning of this one.',
    fix:
      kind === 3
        ? `Look for a pointer that is used after ExFreePool, and set it to NULL there. ${watch(image)}`
        : `${SIZE} ${watch(image)}`,
  }),
  193: ({ parameters: [, , , kind] }) => ({
    what: 'A block of special pool was damaged, or given back wrongly.',
    why: '',
    fix: corruptionFixes[kind] ?? `${NOT_POOL} ${FREED}`,
  }),
  194: ({ parameters: [kind], image }) => ({
    what: `ExAllocatePool or ExFreePool was called wrongly (reason ${hex(kind)}).`,
    why: '',
    fix:
      (poolFixes[kind] ?? `${NOT_POOL} ${FREED}`) +
      (kind === WRONG_TAG
        ? ` If the first tag is none of yours, the block's header has been overwritten. ${watch(image)}`
        : ''),
  }),
  196: ({ parameters: [rule] }) => ({
    what: 'The driver broke a rule of Driver Verifier.',
    why: '',
    fix: verifierFixes[rule] ?? 'Look up the routine in the documentation; its contract is in the header too.',
  }),
  204: freedTouched,
  205: endPassed,
  213: freedTouched,
  214: endPassed,
};
