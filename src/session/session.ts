/** The session: a lab, its builds and its target. Knows nothing of the screen. */

import type { MachineResult, RunReport, Snapshot } from '../../kernel-sim/index.ts';
import type { LabFiles } from '../../lessons/run-lab.ts';
import type { Diagnostic, ImageVariables } from '../../toolchain/index.ts';
import type { BuildAnswer, Place } from '../worker/compiler-api.ts';
import type { KernelMessage } from '../worker/kernel-api.ts';
import { type BreakpointMemory, Breakpoints } from './breakpoints.ts';
import { Compiler } from './compiler.ts';
import { Debugger } from './debugger.ts';
import { History, sameFiles } from './history.ts';
import { Labs } from './labs.ts';
import { lessons } from './lessons.ts';
import { lineNow } from './line-now.ts';
import { compare, greet, replayOf } from './linked-run.ts';
import { confirm, nextRun, tell, tellMistake } from './notice.ts';
import { findPrebuilt } from './prebuilt.ts';
import { fromHash, LINK_LIMIT, LINK_LONG, type Shared, toHash } from './share.ts';
import { INITIAL, type SessionState } from './state.ts';
import { Storage } from './storage.ts';
import { Signal, Store } from './store.ts';
import { NoAnswer, Target } from './target.ts';
import { Variables } from './variables.ts';
import { toZip } from './zip.ts';

const HELLO = "Press Run: a fresh target carries out the lab's commands.";
const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const isError = ({ severity }: Diagnostic): boolean => severity === 'error';

export interface Jump {
  readonly place: Place;
  /** Whether the keyboard goes there too. */
  readonly focus: boolean;
}

export class Session {
  readonly store = new Store<SessionState>(INITIAL);
  readonly labs: Labs;
  /** Text for the target's screen; undefined clears it. */
  readonly console = new Signal<string | undefined>();
  /** The editor is to show this place. */
  readonly jump = new Signal<Jump>();
  /** The keyboard is to go to the editor. */
  readonly editing = new Signal<void>();
  private readonly target = new Target((message) => this.hear(message));
  readonly debugger = new Debugger(this.store, this.target, {
    reboot: () => void this.reboot(),
    show: (place) => this.goTo(place, false),
    breakpoints: (now) => this.breakpoints.take(now),
    variables: () => this.variables.provide(),
    looksElsewhere: () => void this.variables.refresh(),
    placeNow: (file, line) => this.placeNow(file, line),
    sourceOf: (file) => this.builtFrom[file] ?? this.store.state.files[file],
  });
  readonly variables = new Variables(this.store, this.target, () => this.variableTables());
  readonly compiler = new Compiler(this.store, (message) => this.trouble(message));
  readonly breakpoints: Breakpoints;
  private built: BuildAnswer | undefined;
  private builtFrom: LabFiles = {};
  /** Whether what was built has lines to stop at: the free build's are optimised away. */
  private probes = false;
  /** Which run it is: one that another has overtaken says nothing any more. */
  private runs = 0;

  /** The lab and what it was run with, as the last Run had them. */
  private ran: Shared | undefined;
  /** What the lab is run with that boots now; undefined for a boot without the lab's commands. */
  private booting: Shared | undefined;
  /** The lab as the link opened it. */
  private linkedFiles: LabFiles = {};
  private readonly storage: Storage;

  private constructor(storage: Storage, memory: BreakpointMemory, labs: (store: Store<SessionState>) => Labs) {
    this.storage = storage;
    this.breakpoints = new Breakpoints(this.store, memory, (places) => this.target.setBreakpoints(places));
    this.labs = labs(this.store);
    this.store.set({ refused: storage.trouble });
    storage.onState = (refused) => {
      this.store.set({ refused });
      if (refused === '') confirm(this.store, 'The browser stores your changes again.');
    };
  }

  /** Opens the lab of the link, else the one that was open last, else the first lesson. */
  static async open(hash: string, last: string | null, memory: BreakpointMemory): Promise<Session> {
    const storage = await Storage.open();
    const stored = await storage.all();
    const session = new Session(storage, memory, (store) => new Labs(store, storage, new History(storage), stored));
    const { labs } = session;
    session.openLab(last !== null && labs.find(last) ? last : (lessons[0]?.id ?? ''));
    session.openLink(hash);
    return session;
  }

  /** Gets what a run of an unchanged lab needs. Called when the page can be seen; all else comes after it. */
  async warm(): Promise<void> {
    const { files, build } = this.store.state;
    await Promise.all([this.target.ready(), findPrebuilt(files, build)]);
  }

  openLab(id: string): void {
    ++this.runs;
    void this.target.stop();
    this.built = undefined;
    this.console.emit(undefined);
    this.labs.open(id);
    this.breakpoints.open();
    this.store.set({
      diagnostics: [],
      debug: [],
      report: undefined,
      replay: '',
      built: false,
      phase: 'off',
      broken: false,
      stands: undefined,
      message: HELLO,
      trouble: false,
      linked: '',
    });
  }

  /** How the machine learns that its screen has been drawn. */
  set drawn(drawn: () => Promise<void>) {
    this.target.drawn = drawn;
  }

  /** Whether something would be lost if the page were closed now. */
  get unsaved(): boolean {
    return this.storage.unsaved;
  }

  importZip(name: string, bytes: Uint8Array): void {
    const lab = this.labs.importZip(name, bytes);
    if (typeof lab === 'string') {
      tell(this.store, lab, nextRun);
      return;
    }
    this.openLab(lab.id);
    void this.labs.keepVersion('as it was imported');
    const { length } = lab.leftOut;
    if (length > 0)
      tell(
        this.store,
        `Left out, since a lab has no use for ${length === 1 ? 'it' : 'them'}: ${lab.leftOut.slice(0, 3).join(', ')}${length > 3 ? ` and ${length - 3} more` : ''}.`,
        nextRun,
      );
    tellMistake(this.store);
  }

  /** Deletes the open lab, which is the user's own; it stays among the earlier versions. */
  async deleteLab(): Promise<void> {
    const { title } = this.store.state;
    await this.labs.delete();
    this.openLab(lessons[0]?.id ?? '');
    confirm(this.store, `${title} is deleted. "Earlier versions" brings it back.`);
  }

  /** Opens what the address carries: a lab, or the run that is to be repeated. */
  openLink(hash: string): void {
    const carried = fromHash(hash);
    if (!carried) return;
    if ('wrong' in carried) {
      tell(this.store, carried.wrong, nextRun);
      return;
    }
    if ('files' in carried) {
      const { files, seed, processors, build, policy } = carried;
      this.openLab(this.labs.adopt('shared', files));
      this.store.set({ seed, processors, build, policy });
      tellMistake(this.store);
    }
    const { replay } = carried;
    if (replay === '') return;
    const run = replayOf(replay);
    this.linkedFiles = this.store.state.files;
    if (run) this.store.set({ ...run, linked: replay });
    tell(this.store, greet(replay), nextRun);
  }

  zip(): Uint8Array<ArrayBuffer> {
    return toZip(this.store.state.files);
  }

  /** The hash of a link to this lab, with its run when it was run as it is; and what there is to say about its length. */
  link(): { hash: string; warning: string } | { tooLong: string } {
    const { files, seed, processors, build, policy } = this.store.state;
    const now: Shared = { files, seed, processors, build, policy, replay: '' };
    const { ran } = this;
    const same =
      ran &&
      sameFiles(ran.files, files) &&
      ran.seed === seed &&
      ran.processors === processors &&
      ran.build === build &&
      ran.policy === policy;
    const hash = toHash(same ? ran : now);
    const length = hash.length.toLocaleString('en');
    if (hash.length > LINK_LIMIT)
      return {
        tooLong: `A link to this lab would be ${length} characters long, which browsers do not open: export it as a zip.`,
      };
    const warning =
      hash.length > LINK_LONG
        ? ` It is ${length} characters long, and some programs for mail and chat cut it: a zip is safe.`
        : '';
    return { hash, warning };
  }

  /** Opens a file to write in it. */
  edit(name: string): void {
    this.labs.show(name);
    this.editing.emit();
  }

  goTo(place: Place, focus = true): void {
    if (!(place.file in this.store.state.files) && !place.file.startsWith('<')) return;
    this.labs.show(place.file);
    this.jump.emit({ place, focus });
  }

  // The target

  /** Builds the lab, boots a fresh target and has it carry out the lab's commands. */
  async run(): Promise<void> {
    const mine = ++this.runs;
    const overtaken = (): boolean => mine !== this.runs;
    this.store.set({ phase: 'building', message: 'Building …', trouble: false, broken: false, stands: undefined });
    await this.target.stop();
    if (overtaken()) return;
    const { files, build, seed, processors, policy } = this.store.state;
    void this.labs.keepVersion('Run');
    try {
      const built = await this.build(overtaken);
      if (overtaken()) return;
      if (!built) return this.store.set({ phase: 'off' });
      this.store.set({ diagnostics: built.diagnostics });
      if (!built.ok || !built.lab) return this.buildFailed(built.diagnostics);
      this.built = built;
      this.builtFrom = files;
      this.probes = build === 'checked';
      this.store.set({ built: true });
      await this.boot(built, built.lab.run, { files, build, seed, processors, policy, replay: '' });
    } catch (error) {
      if (!overtaken()) this.off(`The build failed: ${textOf(error)}`);
    }
  }

  /** What was built beforehand, when the lab is as it came; else clang builds it. Undefined when there is no clang. */
  private async build(overtaken: () => boolean): Promise<BuildAnswer | undefined> {
    const { files, build } = this.store.state;
    const prebuilt = await findPrebuilt(files, build);
    if (prebuilt || overtaken()) return prebuilt;
    if (!this.store.state.compilerReady) {
      this.store.set({ message: 'Fetching the compiler: this is done once. Then the lab is built.' });
      if (!(await this.compiler.load()) || overtaken()) return undefined;
      this.store.set({ message: 'Building …' });
    }
    return this.compiler.build(files, build);
  }

  /** Where a line of the text that runs is in the text as it is now; undefined when it is there no more. */
  placeNow(file: string, built: number): Place | undefined {
    const { [file]: now = '' } = this.store.state.files;
    const line = built > 0 ? lineNow(this.builtFrom[file] ?? now, now, built) : undefined;
    return line === undefined ? undefined : { file, line, column: 1 };
  }

  /** Those of the target's images; none without the compiler. */
  private async variableTables(): Promise<readonly ImageVariables[]> {
    const { built, builtFrom } = this;
    if (!built || !this.probes || !this.store.state.compilerReady) return [];
    return this.compiler.variables(builtFrom, built.images);
  }

  private buildFailed(diagnostics: readonly Diagnostic[]): void {
    const errors = diagnostics.filter(isError);
    const count = errors.length === 1 ? 'one error' : `${errors.length} errors`;
    const message = `The lab does not build: ${count}, shown under Problems.`;
    this.off(message);
    const done = this.store.subscribe((state) => {
      if (state.message !== message) done();
      else if (!state.diagnostics.some(isError)) {
        done();
        this.store.set({ message: 'The errors are gone: Run builds the lab.', trouble: false });
      }
    });
    if (errors[0]) this.goTo(errors[0]);
  }

  /** A fresh target at its prompt, with the images of the last build. */
  async reboot(): Promise<void> {
    if (this.built) await this.boot(this.built, []);
  }

  /** `run`: what the lab is run with, when this is a Run. */
  private async boot({ images }: BuildAnswer, commands: readonly string[], run?: Shared): Promise<void> {
    const mine = ++this.runs;
    await this.target.stop();
    if (mine !== this.runs) return;
    const { processors, seed, policy } = run ?? this.store.state;
    this.booting = run;
    this.console.emit(undefined);
    const message = commands.length > 0 ? "Running the lab's commands …" : 'Booting …';
    this.store.set({
      phase: 'running',
      message,
      trouble: false,
      broken: false,
      stands: undefined,
      debug: [],
      report: undefined,
      replay: '',
    });
    try {
      const { probes } = this;
      const breakpoints = this.breakpoints.forTarget(this.builtFrom);
      const result = await this.target.start({ images, commands, processors, seed, policy, probes, breakpoints });
      if (mine === this.runs) this.ended(result);
    } catch (error) {
      if (mine !== this.runs) return;
      if (error instanceof NoAnswer) this.store.set({ phase: 'off', message: error.message });
      else this.off(`The machine was switched off: ${textOf(error)}. Reboot brings a fresh one.`);
    }
  }

  private ended({ report, replay }: MachineResult): void {
    const { outcome, reason, bugCheck } = report;
    this.store.set({ report, replay, broken: false, stands: undefined });
    void this.debugger.report(report, replay);
    if (bugCheck) {
      const at = bugCheck.line > 0 ? ` at ${bugCheck.file} line ${bugCheck.line}` : '';
      this.store.set({ phase: 'crashed' });
      this.trouble(`Bug check ${bugCheck.name}${at}. Reboot brings a fresh target.`);
      if (bugCheck.line > 0) this.goTo({ file: bugCheck.file, line: bugCheck.line, column: 1 });
    } else if (outcome === 'simulator-error') this.off(reason);
    else if (outcome === 'completed') void this.reboot();
    else {
      const { activity } = this.target;
      this.store.set({ phase: 'off', message: activity ? `Stopped: ${activity}.` : 'Stopped.' });
    }
  }

  async stop(): Promise<void> {
    if (this.store.state.phase === 'building') {
      ++this.runs;
      this.store.set({ phase: 'off', message: 'Stopped.' });
    }
    await this.target.stop();
  }

  /** A line for the target's shell. */
  command(line: string): void {
    this.store.set({ phase: 'running', message: 'Running …', trouble: false });
    this.target.command(line);
  }

  /** What is typed for a program. */
  input(text: string): void {
    this.target.input(text);
  }

  /** What is inside of the target now. */
  snapshot(): Promise<Snapshot | undefined> {
    return this.target.snapshot();
  }

  /** A key has been pressed, at this time (by the page's clock, in ms). */
  typing(now: number): void {
    this.target.typing(now);
  }

  interrupt(): void {
    this.target.interrupt();
  }

  private hear(message: KernelMessage): void {
    const { state } = this.store;
    if (message.kind === 'booted') this.booted(message.replay);
    else if (message.kind === 'console') this.console.emit(message.text);
    else if (message.kind === 'debug') this.store.set({ debug: [...state.debug, ...message.lines] });
    else if (message.kind === 'prompt') {
      const prompt = `${message.directory}>`;
      this.store.set({ phase: 'ready', prompt, message: 'The target is on: type a command at its prompt.' });
    } else if (message.kind === 'settled') this.settled(message.report);
    else if (message.kind === 'broke') this.debugger.stopped(message.stop);
    else if (state.phase === 'running')
      this.store.set({ message: `Waiting: ${message.reason}. Ctrl+C in the target ends the program.` });
  }

  private booted(replay: string): void {
    this.store.set({ replay });
    void this.breakpoints.sync();
    const { booting } = this;
    if (!booting) return;
    this.ran = { ...booting, replay };
    const { linked } = this.store.state;
    if (linked !== '') tell(this.store, compare(linked, replay, !sameFiles(booting.files, this.linkedFiles)), nextRun);
  }

  private settled(report: RunReport): void {
    this.store.set({ report });
    void this.debugger.report(report, this.store.state.replay);
    if (this.store.state.phase !== 'ready') return;
    const fault = report.programs.find((program) => program.fault)?.fault;
    const { length: leaks } = report.leaks;
    if (fault) {
      const at = fault.line ? ` at ${fault.file} line ${fault.line}` : '';
      this.trouble(`${fault.image} was ended by ${fault.name}${at}.`);
    } else if (leaks > 0) {
      this.trouble(
        `Done, but ${leaks === 1 ? 'something was' : `${leaks} things were`} left behind: see the debugger.`,
      );
    } else this.store.set({ message: 'Done. The target is still on: type a command at its prompt.' });
  }

  private trouble(message: string): void {
    this.store.set({ message, trouble: true });
  }

  private off(message: string): void {
    this.store.set({ phase: 'off' });
    this.trouble(message);
  }
}
