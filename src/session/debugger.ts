/** The kernel debugger as the session drives it: its commands, Break and Go, and what it says by itself. */
import type { KdBreakpoint, KdStep, KdStop, RunReport } from '../../kernel-sim/index.ts';
import type { Place } from '../worker/compiler-api.ts';
import { faultText, leakText } from './report-text.ts';
import type { SessionState } from './state.ts';
import { Signal, type Store } from './store.ts';
import type { Target } from './target.ts';

export interface DebuggerHooks {
  reboot(): void;
  /** Shows a place in the editor; the keyboard stays with the debugger. */
  show(place: Place): void;
  /** Gives the target what it needs to show variables. */
  variables(): Promise<void>;
  /** Other variables are meant from now on: the target stands elsewhere, or a command has chosen a frame, a thread or a process. */
  looksElsewhere(): void;
  /** The place in the text as it is now; undefined when there is none any more. */
  placeNow(file: string, line: number): Place | undefined;
  /** The text of a file that runs now; another one may be in the editor. */
  sourceOf(file: string): string | undefined;
  /** A command has changed the breakpoints. */
  breakpoints(now: readonly KdBreakpoint[]): void;
}

/** A step that takes no longer leaves the desk as it is meanwhile: nothing flickers. */
const STEP_MS = 150;
/** Commands after which other variables are meant. */
const LOOKS_ELSEWHERE = /^\s*\.(?:frame|thread|process)\b/;
/** No line waits longer for the one before it. */
const ANSWER_MS = 5000;

export class Debugger {
  /** Text for the debugger's screen; undefined clears it. */
  readonly output = new Signal<string | undefined>();
  /** Between these two the debugger says something by itself. The second tells how many lines stand before what is to be read first. */
  readonly speaks = new Signal<void>();
  readonly spoke = new Signal<number>();
  /** The user has broken in, and wants to ask. */
  readonly brokeIn = new Signal<void>();
  private readonly store: Store<SessionState>;
  private readonly target: Target;
  private readonly hooks: DebuggerHooks;
  private turn: Promise<void> = Promise.resolve();
  /** Runs while a step may still end soon. */
  private stepping: ReturnType<typeof setTimeout> | undefined;

  constructor(store: Store<SessionState>, target: Target, hooks: DebuggerHooks) {
    this.store = store;
    this.target = target;
    this.hooks = hooks;
  }

  private say(text: string): void {
    this.output.emit(text.endsWith('\n') ? text : `${text}\n`);
  }

  /** Carries out a line that has been typed, once the one before it has had its answer; a target that is gone answers nothing. */
  command(line: string): Promise<void> {
    const late = new Promise((resolve) => setTimeout(resolve, ANSWER_MS));
    this.turn = Promise.race([this.turn, late])
      .then(() => this.carryOut(line))
      .catch((error) =>
        this.say(
          `The debugger could not carry out '${line}': ${error instanceof Error ? error.message : String(error)}`,
        ),
      );
    return this.turn;
  }

  private async carryOut(line: string): Promise<void> {
    this.output.emit(`kd> ${line}\n`);
    if (line.trim() === '') return;
    let answer = await this.target.kd(line);
    if ('needs' in answer) {
      await this.hooks.variables();
      answer = await this.target.kd(line);
      if ('needs' in answer) return;
    }
    if ('text' in answer) {
      if (answer.text !== '') this.say(answer.text);
      if (answer.breakpoints) this.hooks.breakpoints(answer.breakpoints);
      if (LOOKS_ELSEWHERE.test(line)) this.hooks.looksElsewhere();
      return;
    }
    const { action } = answer;
    switch (action) {
      case 'clear':
        return this.output.emit(undefined);
      case 'reboot':
        return this.hooks.reboot();
      case 'break':
        return this.breakIn();
      case 'go':
        return this.go();
      default:
        return this.step(action);
    }
  }

  complete(prefix: string): Promise<string[]> {
    return this.target.kdComplete(prefix);
  }

  get canBreak(): boolean {
    const { phase, broken } = this.store.state;
    return (phase === 'running' || phase === 'ready') && !broken;
  }

  /** The target stands still until `go`. */
  async breakIn(): Promise<void> {
    if (!this.canBreak) return this.say('Only a target that is on can be broken into: Run or Reboot starts one.');
    const position = await this.target.breakIn();
    const { phase } = this.store.state;
    if (!position || (phase !== 'running' && phase !== 'ready')) return;
    const { text, file, line } = position;
    const stands = this.hooks.placeNow(file, line);
    this.store.set({ broken: true, stands });
    this.say(`\x1b[1mBreak instruction exception - code 80000003 (first chance)\x1b[0m\n${text}\n`);
    this.say('The target stands still, and its clock. k shows the stack; g lets it go on.');
    if (stands) this.hooks.show(stands);
    this.brokeIn.emit();
  }

  /** A breakpoint, or the end of a step. */
  stopped({ text, file, line }: KdStop): void {
    clearTimeout(this.stepping);
    const stands = this.hooks.placeNow(file, line);
    // After a step that was quick nobody has heard that the target went on.
    const again = this.store.state.broken;
    this.store.set({ broken: true, stands });
    if (again) this.hooks.looksElsewhere();
    const source = this.hooks.sourceOf(file)?.split('\n')[line - 1];
    this.say(source === undefined ? text : `${text}\n\x1b[1m${String(line).padStart(5)}: ${source.trimEnd()}\x1b[0m\n`);
    if (stands) this.hooks.show(stands);
  }

  private get stands(): boolean {
    if (!this.store.state.broken) this.say('The target does not stand at a break: there is nothing to go on from.');
    return this.store.state.broken;
  }

  go(): void {
    if (!this.stands) return;
    clearTimeout(this.stepping);
    this.store.set({ broken: false, stands: undefined });
    void this.target.go();
  }

  step(step: KdStep): void {
    if (!this.stands) return;
    clearTimeout(this.stepping);
    this.stepping = setTimeout(() => this.store.set({ broken: false, stands: undefined }), STEP_MS);
    void this.target.go(step);
  }

  private async ask(line: string): Promise<string> {
    const answer = await this.target.kd(line);
    return 'text' in answer ? answer.text : '';
  }

  /** The machine has ended, or has done all commands: what there is to say about it. */
  async report(report: RunReport, replay: string): Promise<void> {
    const analysis = report.bugCheck ? await this.ask('!analyze -v') : '';
    const text = `${faultText(report)}${leakText(report)}`;
    if (report.outcome === 'stopped' || (analysis === '' && text === '')) return;
    this.speaks.emit();
    if (analysis !== '') this.say(`kd> !analyze -v\n${analysis}\n`);
    if (text !== '') this.say(text);
    if (replay !== '') this.say(`\x1b[90mreplay ${replay}\x1b[0m\n`);
    // The name of the bug check stands below a banner.
    const banner = analysis.split('\n').findIndex((line) => /^[A-Z_0-9]+ \(/.test(line)) + 1;
    this.spoke.emit(Math.max(0, banner));
  }
}
