/**
 * `ringside kd`: the kernel debugger on a terminal, attached to a lab that runs beside it.
 *
 * From a terminal, lines are carried out at once, whatever the target does; from a pipe or a file, each waits until the target has come to rest.
 */
import { createInterface } from 'node:readline';
import {
  type KdImageVariables,
  type KdStep,
  type KdStop,
  kdBreakpoints,
  kdCommand,
  kdComplete,
  kdHasVariables,
  kdHostAction,
  kdNeedsVariables,
  kdPosition,
  kdSetVariables,
  type MachineHandle,
  type MachineImage,
  type Policy,
  startMachine,
} from '../kernel-sim/index.ts';

export interface KdSession {
  readonly images: readonly MachineImage[];
  readonly commands: readonly string[];
  readonly seed: number;
  readonly processors: number;
  readonly policy: Policy;
  readonly probes: boolean;
  /** The lab's sources: the line where the target stands is shown. */
  readonly files: Readonly<Record<string, string>>;
  /** Builds the tables of the images' variables: it takes as long as the images have taken. */
  variables(): Promise<readonly KdImageVariables[]>;
}

const PROMPT = 'kd> ';
const CONSOLE = /^\.console\s+(.*)$/;
/** The machine has the event loop for itself for so long. */
const TURN_MS = 8;
const HELP = `The target's lab runs. Commands are WinDbg's: .help lists them. Besides:
.console LINE  types LINE at the target's console     .break, g  stop it and let it go on (Ctrl+C breaks, too)
bp PLACE       stops there: driver.c:45, metafs!Read  t, p, gu   step into, over, out
.reboot        boots a fresh target                   q          ends
`;

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

class KdTerminal {
  private readonly session: KdSession;
  private readonly interactive = process.stdin.isTTY === true;
  private readonly lines = createInterface({
    input: process.stdin,
    output: this.interactive ? process.stdout : undefined,
    prompt: PROMPT,
    completer: (line: string) => [kdComplete(line), line],
  });
  private machine: MachineHandle | undefined;
  private boots = 0;
  private broken = false;
  /** Settles when the target has nothing more to do by itself: it waits for a command, stands at a break, or has stopped. */
  private rest: Promise<void> = Promise.resolve();
  private settle: () => void = () => {};
  private resting = false;
  /** A break that found the target at rest leaves it there. */
  private restedBefore = false;

  constructor(session: KdSession) {
    this.session = session;
  }

  private busy(): void {
    this.resting = false;
    this.rest = new Promise((resolve) => {
      this.settle = resolve;
    });
  }

  private rests(): void {
    this.resting = true;
    this.settle();
  }

  private print(text: string): void {
    process.stdout.write(text === '' || text.endsWith('\n') ? text : `${text}\n`);
  }

  private boot(commands: readonly string[]): void {
    const mine = ++this.boots;
    let began = performance.now();
    const heard = (action: () => void): void => {
      if (mine === this.boots) action();
    };
    this.broken = false;
    this.busy();
    const machine = startMachine({
      ...this.session,
      commands,
      limitMs: Number.POSITIVE_INFINITY,
      pump: () => {
        if (performance.now() - began < TURN_MS) return undefined;
        return new Promise((resolve) => {
          setImmediate(() => {
            began = performance.now();
            resolve();
          });
        });
      },
      breakpoints: kdBreakpoints(),
      live: {
        clock: { now: () => performance.now(), sleep },
        events: {
          console: (text) => heard(() => process.stdout.write(text)),
          debug: ({ text, process: name, file, line }) =>
            heard(() => this.print(`[${name}${line > 0 ? ` ${file}:${line}` : ''}] ${text.trimEnd()}`)),
          prompt: () => {},
          settled: () => heard(() => this.rests()),
          waiting: () => heard(() => this.rests()),
          broke: (stop) => heard(() => this.stands(stop)),
        },
      },
    });
    this.machine = machine;
    void machine.result.then(({ report, replay }) =>
      heard(() => {
        if (report.bugCheck) this.print(`\n${PROMPT}!analyze -v\n${kdCommand('!analyze -v')}\nreplay ${replay}`);
        else if (report.outcome === 'completed') this.boot([]);
        else if (report.outcome !== 'stopped') this.print(report.reason);
        this.rests();
        if (this.interactive) this.lines.prompt();
      }),
    );
  }

  /** A breakpoint or the end of a step. */
  private stands({ text, file, line }: KdStop): void {
    this.broken = true;
    this.restedBefore = false;
    const source = this.session.files[file]?.split('\n')[line - 1];
    this.print(source === undefined ? text : `${text}\n${String(line).padStart(5)}: ${source.trimEnd()}`);
    this.rests();
    if (this.interactive) this.lines.prompt();
  }

  private go(step?: KdStep): void {
    if (!this.broken) {
      this.print('The target does not stand at a break.');
      return;
    }
    this.broken = false;
    // A step ends somewhere, or the target comes to rest.
    if (!this.restedBefore || step) this.busy();
    this.machine?.go(step);
  }

  private breakIn(): void {
    if (this.broken) return;
    this.broken = true;
    this.restedBefore = this.resting;
    this.machine?.breakIn();
    this.print(`Break instruction exception - code 80000003 (first chance)\n${kdPosition()?.text ?? ''}`);
    this.rests();
  }

  private async reboot(): Promise<void> {
    ++this.boots;
    this.machine?.stop();
    await this.machine?.result;
    this.boot([]);
  }

  private async carryOut(line: string): Promise<void> {
    const typed = CONSOLE.exec(line)?.[1];
    if (typed !== undefined) {
      this.busy();
      this.machine?.runCommand(typed);
      return;
    }
    const action = kdHostAction(line);
    switch (action) {
      case 'clear':
        return console.clear();
      case 'break':
        return this.breakIn();
      case 'reboot':
        return this.reboot();
      case 'go':
        return this.go();
      case 'into':
      case 'over':
      case 'out':
        return this.go(action);
      default:
        if (kdNeedsVariables(line) && !kdHasVariables()) kdSetVariables(await this.session.variables());
        this.print(kdCommand(line));
    }
  }

  async run(): Promise<void> {
    if (this.interactive) this.print(HELP);
    this.lines.on('SIGINT', () => this.breakIn());
    this.boot(this.session.commands);
    if (this.interactive) this.lines.prompt();
    for await (const line of this.lines) {
      if (!this.interactive) {
        await this.rest;
        this.print(PROMPT + line);
      }
      if (/^\s*qq?d?\s*$/.test(line)) break;
      if (line.trim() !== '') await this.carryOut(line.trim());
      if (this.interactive) this.lines.prompt();
    }
    await this.end();
  }

  private async end(): Promise<void> {
    if (!this.interactive) await this.rest;
    ++this.boots;
    this.lines.close();
    this.machine?.stop();
    await this.machine?.result;
  }
}

/** Settles when the user, or the end of the input, has ended it. */
export function debug(session: KdSession): Promise<void> {
  return new KdTerminal(session).run();
}
