/** Stack traces for drivers that keep them. */
import type { Pointer } from '../rings/layout.ts';
import { writeLong } from '../rings/memory.ts';
import { runningThread } from '../rings/processor.ts';
import { walkStack } from '../rings/stack.ts';

/** Of so many frames Server 2003 can answer fewer than this, those that are skipped included. */
const MOST_FRAMES = 63;

/**
 * The addresses that the caller and its callers called from, in ring 0, innermost first.
 * @irql any
 * @returns how many there are; 0 when more than 62 are asked for
 * Not modelled: frames of the kernel's own routines have no address and are left out.
 * @see RtlCaptureStackBackTrace
 */
export function RtlCaptureStackBackTrace(
  framesToSkip: number,
  framesToCapture: number,
  backTrace: Pointer,
  backTraceHash: Pointer,
): number {
  const thread = runningThread();
  if (!thread || (framesToSkip >>> 0) + (framesToCapture >>> 0) >= MOST_FRAMES) return 0;
  const sites: Pointer[] = [];
  for (const entry of walkStack(thread)) {
    if (entry.kind !== 'code') continue;
    if (entry.ring !== 0) break;
    sites.push(entry.site);
  }
  const captured = sites.slice(framesToSkip, framesToSkip + framesToCapture);
  captured.forEach((site, i) => {
    writeLong((backTrace + 4 * i) | 0, site);
  });
  if (backTraceHash !== 0)
    writeLong(
      backTraceHash,
      captured.reduce((sum, site) => (sum + site) | 0, 0),
    );
  return captured.length;
}
