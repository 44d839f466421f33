/** Words for what a run tells: a run that never began, a failure of the simulation itself. */
import type { Outcome, RunReport } from './report.ts';
import { KiCallerRing, KiCallerSite } from './rings/boundary.ts';
import { NotModelled } from './rings/exception.ts';
import { kernelSpace, userSpace } from './rings/memory.ts';
import { findPlace } from './rings/symbols.ts';

/** The report of a machine that was never switched on. */
export function emptyReport(outcome: Outcome, reason: string): RunReport {
  return {
    outcome,
    reason,
    virtualMs: 0,
    console: '',
    debug: [],
    programs: [],
    services: [],
    bugCheck: null,
    leaks: [],
    eventLog: [],
    exitStatus: 1,
  };
}

/** What is said when the simulation itself cannot go on; never as a blue screen. */
export function describeError(error: Error, replay: string): string {
  const site = findPlace(KiCallerSite(), KiCallerRing() === 3 ? userSpace : kernelSpace);
  const where = site?.line ? ` (called in ${site.function}, ${site.file} line ${site.line})` : '';
  if (error instanceof NotModelled) return `${error.message}${where}`;
  return `Ringside itself has failed${where}. Please report this with the replay string ${replay}. ${error.name}: ${error.message}\n${error.stack ?? ''}`;
}
