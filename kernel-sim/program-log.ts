/**
 * A monitor that keeps which programs ran and how each ended, with the stack of the exception that ended it.
 */
import { Event, type EventId } from './etw/events.ts';
import { analyzeFault, captureScene, type FaultScene } from './kd/analyze.ts';
import { whereIs } from './kd/hang.ts';
import { KiCurrentThread } from './ke/index.ts';
import { PsGetThreadProcess, PspImageFileName, PspProcess, PspProcessId } from './ps/index.ts';
import type { FaultReport, ProgramReport } from './report.ts';
import { hex, type Pointer } from './rings/layout.ts';
import { runningThread } from './rings/processor.ts';
import { walkStack } from './rings/stack.ts';

/** What the log wants to see. */
export const PROGRAM_EVENTS: readonly EventId[] = [Event.ProcessCreate, Event.ProcessExit, Event.Exception];

interface Program {
  readonly image: string;
  readonly pid: number;
  exitCode: number | undefined;
  fault: FaultReport | null;
}

export class ProgramLog {
  private readonly images: ReadonlySet<string>;
  private readonly programs: Program[] = [];
  /** By EPROCESS, while the process exists. */
  private readonly live = new Map<Pointer, Program>();
  private readonly scenes = new Map<Pointer, FaultScene>();

  /** `images`: the file names, in lower case, of what counts as a program of the lab. */
  constructor(images: ReadonlySet<string>) {
    this.images = images;
  }

  see(event: EventId, a: number, b: number, c: number): void {
    if (event === Event.ProcessCreate) this.created(a, b);
    else if (event === Event.Exception && c === 3) this.faulted(b);
    else if (event === Event.ProcessExit) this.exited(a, c);
  }

  private created(process: Pointer, pid: number): void {
    const { name } = PspProcess(process);
    if (!this.images.has(name.toLowerCase())) return;
    const program = { image: name, pid, exitCode: undefined, fault: null };
    this.programs.push(program);
    this.live.set(process, program);
  }

  /** Before the stack goes: an exception that nobody handles. */
  private faulted(site: Pointer): void {
    const thread = runningThread();
    if (thread?.space)
      this.scenes.set(
        PsGetThreadProcess(KiCurrentThread().pointer),
        captureScene(walkStack(thread, site), site, thread.space),
      );
  }

  private exited(process: Pointer, status: number): void {
    const program = this.live.get(process);
    if (!program) return;
    this.live.delete(process);
    program.exitCode = status;
    this.note(process, program);
  }

  private note(process: Pointer, program: Program): void {
    const { fault } = PspProcess(process);
    if (fault && !program.fault)
      program.fault = analyzeFault(
        fault.exception,
        fault.detail,
        this.scenes.get(process) ?? { place: undefined, stack: [] },
      );
  }

  report(): ProgramReport[] {
    for (const [process, program] of this.live) this.note(process, program);
    return this.programs.map(({ image, pid, exitCode, fault }) => ({
      image,
      pid,
      exitCode: exitCode === undefined ? null : hex(exitCode),
      fault,
    }));
  }

  /** " (metasvc.exe is running)", for the report of a run that was cut off. */
  running(): string {
    const process = PsGetThreadProcess(KiCurrentThread().pointer);
    const thread = runningThread();
    const where = thread ? whereIs(walkStack(thread)) : '';
    return process ? ` (${PspImageFileName(process)}, process ${PspProcessId(process)}, was running${where})` : '';
  }
}
