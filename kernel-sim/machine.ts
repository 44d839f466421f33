/**
 * The machine: boots NT on a fresh processor, gives its console the commands, and reports what happened.
 */

import { CmInitSystem } from './cm/index.ts';
import { describeError, emptyReport } from './describe.ts';
import { Event } from './etw/events.ts';
import { EtwMonitor, EtwText } from './etw/trace.ts';
import { ExInitSystem } from './ex/index.ts';
import { HalBusyTime, HalTime, makeOracle } from './hal/index.ts';
import { IoInitDevices, IoInitSystem, IopRoutines, RamGetFile, RamPutFile } from './io/index.ts';
import { analyzeBugCheck } from './kd/analyze.ts';
import {
  type KdBreakpoint,
  type KdBreakpointPlace,
  KdInitBreakpoints,
  kdBreakpoints,
  kdSetBreakpoints,
} from './kd/breakpoints.ts';
import { describeHang } from './kd/hang.ts';
import { KdInitSystem, KdNoteBugCheck } from './kd/state.ts';
import type { KdStep } from './kd/step.ts';
import { KdInitTrap, KdTrapHooks, kdGo, kdRearm } from './kd/trap.ts';
import { type BugCheckRecord, KiInitSystem, KiProcessorHooks, KiRegisterTick, KiWakeIdle } from './ke/index.ts';
import type { LiveMachineOptions, MachineHandle, MachineOptions, MachineResult } from './machine-interface.ts';
import { MmAccessFault, MmInitFaults, MmInitStacks, MmInitUserSpaces } from './mm/index.ts';
import { ObExportVariable, ObInitSystem } from './ob/index.ts';
import { Break, Pace } from './pace.ts';
import { PROGRAM_EVENTS, ProgramLog } from './program-log.ts';
import {
  PsGetCurrentProcess,
  PsInitSystem,
  PspFirstThread,
  PspImageFileName,
  PspProcessId,
  PspStartKernelThread,
} from './ps/index.ts';
import { digest, formatReplay } from './replay.ts';
import type { BugCheckReport, DebugLine, Outcome, RunReport } from './report.ts';
import { MachineStop } from './rings/exception.ts';
import { registerEndless } from './rings/fuel.ts';
import { resetImages } from './rings/images.ts';
import { KERNEL_BASE, type Pointer, USER_HIGHEST } from './rings/layout.ts';
import { ImageError, type PreparedImage, prepareImage, resetLoader } from './rings/loader.ts';
import { kernelSpace, userSpace } from './rings/memory.ts';
import { isStopped, prepareSwitch, resetProcessor, startProcessor, stopProcessor } from './rings/processor.ts';
import type { Kernel } from './rings/request.ts';
import { RewriteError } from './rings/rewrite/index.ts';
import { findPlace } from './rings/symbols.ts';
import { RtlRegisterCurrentProcess } from './rtl/debug-print.ts';
import { SeInitSystem } from './se/index.ts';
import { kernelRoutines, userRoutines } from './system-routines.ts';
import { VfLeaks } from './vf/leaks.ts';
import { VfInitSystem } from './vf/settings.ts';
import {
  ConsoleInput,
  ConsoleInterrupt,
  ConsoleOutput,
  ConsoleRun,
  ConsoleStart,
  ConsoleStatus,
  eventLog,
  eventTypeName,
  ScmServices,
  serviceStateName,
  Win32InitSystem,
} from './win32/index.ts';

/** Where the console finds the lab's images. */
const LAB_DIRECTORY = '\\lab\\';
/** Code may really run for this long (virtual time without the jumps of idle processors), whatever the limit. */
const BUSY_LIMIT_MS = 10_000;
/** What goes on when the last command is done (timers, background programs) may still do so for this long. */
const GRACE_MS = 1000;
const UNITS_PER_MS = 10_000;
const ENDLESS_LIST = 'a routine of the kernel follows a list that has no end: its links have been overwritten';
const STOPPED = 'the run was stopped';
/** DebugView keeps so many lines; a driver that prints without end must not take the host's memory. */
const DEBUG_LINES = 20_000;
const DEBUG_CHARACTERS = 4_000_000;

/** Boots a machine. Before the next one, this one must have ended: module state makes it the only one in this realm. */
export function startMachine(options: LiveMachineOptions): MachineHandle {
  const { images, commands, seed, processors, policy } = options;
  const lab = digest([...images.flatMap(({ name, bytes }) => [name, bytes]), ...commands]);
  const replay = formatReplay({ lab, seed, processors, policy });
  let machine: Machine | undefined;
  let stopped = false;
  let broken = false;
  let breakpoints = options.breakpoints ?? [];
  let hasBooted: () => void = () => {};
  const booted = new Promise<void>((resolve) => {
    hasBooted = resolve;
  });
  const boot = async (): Promise<RunReport> => {
    const prepared: PreparedImage[] = [];
    const safepoints = makeOracle(policy, seed).atAccesses;
    try {
      for (const { name, ring, bytes } of images) {
        prepared.push(await prepareImage(name, bytes, ring, { safepoints, probes: options.probes === true }));
      }
    } catch (error) {
      if (!(error instanceof ImageError || error instanceof RewriteError)) throw error;
      return emptyReport('simulator-error', `an image cannot be loaded: ${error.message}`);
    }
    if (stopped) return emptyReport('stopped', STOPPED);
    machine = new Machine({ ...options, breakpoints }, prepared, replay, broken);
    const ended = machine.run();
    hasBooted();
    return ended;
  };
  return {
    replay,
    input: (text) => machine?.fromHost(() => ConsoleInput(text)),
    runCommand: (line) => machine?.command(line),
    interrupt: () => machine?.fromHost(ConsoleInterrupt),
    breakIn: () => {
      broken = true;
      machine?.breakIn();
    },
    go: (step) => {
      broken = false;
      machine?.go(step);
    },
    setBreakpoints: async (places) => {
      breakpoints = places;
      if (machine) return machine.setBreakpoints(places);
      await booted;
      return machine ? kdBreakpoints() : [];
    },
    stop: () => {
      stopped = true;
      machine?.stop();
    },
    result: boot()
      .finally(hasBooted)
      .then((report) => ({ report, replay })),
  };
}

/** Boots, runs and reports. Never rejects for anything that student code does. */
export function runMachine(options: MachineOptions): Promise<MachineResult> {
  return startMachine(options).result;
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

/** Variables of the kernel that belong to no component. */
function exportVariables(processors: number): void {
  ObExportVariable('KeNumberProcessors', processors);
  ObExportVariable('KdDebuggerEnabled', 0);
  ObExportVariable('KdDebuggerNotPresent', 1);
  ObExportVariable('MmHighestUserAddress', USER_HIGHEST);
  ObExportVariable('MmSystemRangeStart', KERNEL_BASE);
  ObExportVariable('MmUserProbeAddress', USER_HIGHEST + 1);
}

/** One boot. Module state everywhere below makes it the only one in this realm. */
class Machine {
  private readonly options: LiveMachineOptions;
  private readonly images: readonly PreparedImage[];
  private readonly replay: string;
  private readonly debug: DebugLine[] = [];
  private debugCharacters = 0;
  private readonly programs: ProgramLog;
  private bugCheck: BugCheckReport | null = null;
  private finish: (report: RunReport) => void = () => {};
  /** The console has carried out all commands, at this virtual time. */
  private consoleDone: number | undefined;
  private settled = false;
  /** The commands that it was started with are done: from now on somebody watches, and time does not jump ahead of the host's. */
  private paced = false;
  private pace: Pace | undefined;
  private broken: Break | undefined;

  constructor(options: LiveMachineOptions, images: readonly PreparedImage[], replay: string, broken: boolean) {
    if (broken) this.broken = new Break();
    this.options = options;
    this.replay = replay;
    this.images = images;
    this.programs = new ProgramLog(new Set(images.map(({ name }) => name.toLowerCase())));
  }

  run(): Promise<RunReport> {
    return new Promise((resolve) => {
      this.finish = resolve;
      this.boot();
      startProcessor();
    });
  }

  /** Does something for the host between two steps of the machine, and has it look what that changed. */
  fromHost(action: () => void): void {
    if (isStopped()) return;
    action();
    this.pace?.restart(HalTime());
    KiWakeIdle();
  }

  command(line: string): void {
    this.fromHost(() => {
      this.consoleDone = undefined;
      this.settled = false;
      ConsoleRun([line]);
    });
  }

  stop(): void {
    if (!isStopped()) this.end('stopped', STOPPED);
  }

  breakIn(): void {
    if (isStopped() || this.broken) return;
    this.broken = new Break();
    // A step that is under way ends here.
    kdGo(undefined);
  }

  setBreakpoints(places: readonly KdBreakpointPlace[]): readonly KdBreakpoint[] {
    const known = kdSetBreakpoints(places);
    kdRearm();
    return known;
  }

  go(step: KdStep | undefined): void {
    if (!this.broken || isStopped()) return;
    kdGo(step);
    this.pace?.restart(HalTime());
    this.broken.release();
    this.broken = undefined;
  }

  /** What the processor waits for before it goes on. */
  private gate(): Promise<void> | undefined {
    const wait = this.pace?.held() ?? this.options.pump?.();
    return wait || this.broken ? this.afterBreaks(wait) : undefined;
  }

  private async afterBreaks(wait: Promise<void> | undefined): Promise<void> {
    await wait;
    while (this.broken) await this.broken.over;
  }

  private boot(): void {
    const { processors, seed, policy, live } = this.options;
    const { replay } = this;
    const oracle = makeOracle(policy, seed);
    resetImages();
    KdInitSystem();
    const simulatorError = (error: Error): void => this.end('simulator-error', describeError(error, replay));
    const pace = live && new Pace(live.clock);
    this.pace = pace;
    resetProcessor(KiProcessorHooks({ pageFault: MmAccessFault, simulatorError, debugger: KdTrapHooks }), () =>
      this.gate(),
    );
    KiInitSystem({
      processors,
      oracle,
      onQuiescent: () => this.quiescent(),
      onJump: (due) => this.endsBefore(due) || (pace !== undefined && this.paced && pace.mustWait(due)),
      onBugCheck: (record) => this.crash(record),
    });
    EtwMonitor([Event.DebugPrint], (_event, text, site, process) => this.debugPrint(EtwText(text), site, process));
    if (live) EtwMonitor([Event.ConsoleOutput], (_event, text) => live.events.console(EtwText(text)));
    EtwMonitor(PROGRAM_EVENTS, (event, a, b, c) => this.programs.see(event, a, b, c));
    MmInitFaults();
    MmInitStacks();
    MmInitUserSpaces();
    resetLoader(new Map([...kernelRoutines, ...IopRoutines]), userRoutines);
    ExInitSystem();
    RtlRegisterCurrentProcess(PsGetCurrentProcess);
    ObInitSystem();
    SeInitSystem();
    PsInitSystem();
    IoInitSystem();
    CmInitSystem(processors);
    VfInitSystem();
    exportVariables(processors);
    KdInitBreakpoints(this.images, this.options.probes === true);
    kdSetBreakpoints(this.options.breakpoints ?? []);
    KdInitTrap((stop) => {
      this.breakIn();
      live?.events.broke(stop);
    });
    Win32InitSystem({
      image: (path) => this.imageAt(path),
      consoleIdle: (directory) => {
        this.consoleDone = HalTime();
        live?.events.prompt(directory);
      },
      restart: () => this.end('completed', 'the target was restarted'),
    });
    registerEndless(() => {
      this.end('limit', ENDLESS_LIST);
      throw new MachineStop();
    });
    KiRegisterTick(() => this.tick());
    const { commands, images } = this.options;
    PspStartKernelThread(function* (): Kernel<void> {
      yield* IoInitDevices();
      for (const { name, bytes } of images) RamPutFile(LAB_DIRECTORY + name, bytes);
      yield* ConsoleStart(commands);
    });
    prepareSwitch(PspFirstThread().ring);
  }

  /** The image whose file is at `path`: files can be copied, renamed and deleted like others. */
  private imageAt(path: string): PreparedImage | undefined {
    const file = RamGetFile(path.replace(/^[a-z]:/i, ''));
    if (!file) return undefined;
    for (const image of this.images) if (sameBytes(image.bytes, file)) return image;
    return undefined;
  }

  private debugPrint(text: string, site: Pointer, process: Pointer): void {
    const ms = HalTime() / UNITS_PER_MS;
    const pid = process ? PspProcessId(process) : 0;
    if (this.debug.length < DEBUG_LINES && this.debugCharacters < DEBUG_CHARACTERS) {
      this.debug.push({ ms, pid, text });
      this.debugCharacters += text.length;
    }
    const { live } = this.options;
    if (!live) return;
    const place = findPlace(site, site < 0 ? kernelSpace : userSpace);
    const name = process ? PspImageFileName(process) : '';
    live.events.debug({ ms, pid, text, process: name, file: place?.file ?? '', line: place?.line ?? 0 });
  }

  private tick(): void {
    const now = HalTime();
    if (this.consoleDone !== undefined && now - this.consoleDone > GRACE_MS * UNITS_PER_MS) this.done();
    else if (this.options.live) return;
    else if (now > this.options.limitMs * UNITS_PER_MS)
      this.end('limit', `the run was stopped at its limit of ${this.options.limitMs} ms of the target's time`);
    else if (HalBusyTime() > BUSY_LIMIT_MS * UNITS_PER_MS) {
      this.end(
        'limit',
        `code has run for ${BUSY_LIMIT_MS} ms of the target's time without end: look for a loop that never ends${this.programs.running()}`,
      );
    }
  }

  /**
   * Nothing happens before `due`: when the run is over by then, it ends now, so that what is still set (a timer of a driver that is gone)
   * is reported and does not go off.
   */
  private endsBefore(due: number): boolean {
    if (this.options.live) return false;
    if (this.consoleDone !== undefined && due - this.consoleDone > GRACE_MS * UNITS_PER_MS) this.done();
    return isStopped();
  }

  private quiescent(): void {
    const { live } = this.options;
    if (this.consoleDone !== undefined) this.done();
    else if (live) live.events.waiting(describeHang());
    else this.end('hung', describeHang());
  }

  /** The last command has been carried out, and what went on behind it has had its time. */
  private done(): void {
    const { live } = this.options;
    if (!live) {
      this.end('completed', '');
      return;
    }
    if (this.settled) return;
    this.settled = true;
    this.paced = true;
    this.pace?.restart(HalTime());
    live.events.settled(this.report('completed', ''));
  }

  private crash(record: BugCheckRecord): void {
    KdNoteBugCheck(record);
    this.bugCheck = analyzeBugCheck(record);
    this.end('bugcheck', `${this.bugCheck.name} (${this.bugCheck.code})`);
  }

  private end(outcome: Outcome, reason: string): void {
    const first = !isStopped() || outcome === 'bugcheck' || outcome === 'simulator-error';
    stopProcessor();
    this.pace?.release();
    if (!first) return;
    try {
      this.finish(this.report(outcome, reason));
    } catch (error) {
      // What the report looks through has been damaged too.
      if (!(error instanceof MachineStop)) throw error;
      this.finish(emptyReport('limit', ENDLESS_LIST));
    }
  }

  private report(outcome: Outcome, reason: string): RunReport {
    return {
      outcome,
      reason,
      virtualMs: Math.floor(HalTime() / UNITS_PER_MS),
      console: ConsoleOutput(),
      debug: this.debug,
      programs: this.programs.report(),
      services: ScmServices().map(({ name, status }) => ({
        name,
        state: serviceStateName(status.state),
        exitCode: status.win32ExitCode,
      })),
      bugCheck: this.bugCheck,
      leaks: outcome === 'bugcheck' || outcome === 'simulator-error' ? [] : VfLeaks(isStopped() ? 'all' : 'unloaded'),
      eventLog: eventLog().map(({ ms, source, type, id, text }) => ({
        ms,
        source,
        type: eventTypeName(type),
        id,
        text,
      })),
      exitStatus: outcome === 'completed' ? ConsoleStatus() : 1,
    };
  }
}
