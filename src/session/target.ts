/** The target machine as the session drives it: boots, what is typed, Stop, the debugger's questions. */
import { proxy } from 'comlink';
import type {
  KdBreakpoint,
  KdBreakpointPlace,
  KdImageVariables,
  KdPosition,
  KdReached,
  KdStep,
  MachineResult,
  Snapshot,
} from '../../kernel-sim/index.ts';
import type { FrameVariables, KdAnswer, KernelApi, KernelMessage, StartOptions } from '../worker/kernel-api.ts';
import { NO_GLOBALS } from './state.ts';
import { startKernel, type WorkerHandle } from './workers.ts';

/** A machine that does not stop by itself within this time is ended with its worker. */
const STOP_MS = 800;
/** A worker is renewed after so many boots: engines are slow to give back the address space of memories that are no longer used. */
const BOOTS_PER_WORKER = 12;
/** The worker is asked so often whether it is there; it is gone when it has not answered so many times. */
const PING_MS = 2500;
const UNANSWERED = 4;
const NO_TARGET = 'There is no target yet: Run builds the lab and starts one.';
/** The machine is told no more often that the user types. */
const TYPING_MS = 30;
/** Others wait for the kernel's code no longer. */
const READY_MS = 10_000;

/** The machine was stopped, and was too busy to hear it. */
export class NoAnswer extends Error {
  constructor() {
    super('Stopped: the target was too busy to answer, so it was ended as it was. Reboot brings a fresh one.');
  }
}

export class Target {
  private readonly listener: (message: KernelMessage) => void;
  /** Settles when the page has drawn what it was told: the machine waits for that, and does not drown it. */
  drawn: () => Promise<void> = async () => {};
  private worker: WorkerHandle<KernelApi> | undefined;
  /** What takes the worker's place: loaded before it is needed. */
  private spare: WorkerHandle<KernelApi> | undefined;
  /** What the worker has booted so far. */
  private worn = 0;
  private running: Promise<void> | undefined;
  /** Which boot it is: what an earlier one still says is not heard. */
  private boots = 0;
  /** What the machine was doing when it was stopped, in plain words, or ''. */
  activity = '';
  private fail: (error: Error) => void = () => {};
  /** When the machine was last told that the user types. */
  private told = 0;

  constructor(listener: (message: KernelMessage) => void) {
    this.listener = listener;
  }

  private begin(): WorkerHandle<KernelApi> {
    const handle = startKernel((message) => {
      if (handle === this.worker) this.fail(new Error(message));
    });
    return handle;
  }

  /** Loads the kernel's code, so that the first boot need not. */
  warm(): WorkerHandle<KernelApi> {
    this.worker ??= this.begin();
    return this.worker;
  }

  private renew(): void {
    this.worker?.end();
    this.worker = this.spare;
    this.spare = undefined;
    this.worn = 0;
  }

  /** Settles when the kernel's code has come, or does not come. */
  async ready(): Promise<void> {
    const late = new Promise((resolve) => setTimeout(resolve, READY_MS));
    await Promise.race([this.warm().api.stop(), late]);
  }

  /** Boots; the answer comes when the machine ends. */
  async start(options: StartOptions): Promise<MachineResult> {
    await this.stop();
    if (this.worn >= BOOTS_PER_WORKER) this.renew();
    const worker = this.warm();
    this.worn++;
    if (this.worn === BOOTS_PER_WORKER) this.spare ??= this.begin();
    const mine = ++this.boots;
    const hear = async (messages: readonly KernelMessage[]): Promise<void> => {
      if (mine !== this.boots) return;
      for (const message of messages) this.listener(message);
      await this.drawn();
    };
    const failed = new Promise<never>((_resolve, reject) => {
      this.fail = (error) => {
        this.renew();
        reject(error);
      };
    });
    const run = Promise.race([worker.api.start(options, proxy(hear)), failed]);
    const watch = this.watch(worker);
    const ended = (): void => clearInterval(watch);
    this.running = run.then(ended, ended);
    return run;
  }

  /** A worker that the browser has ended says nothing any more; nor does it answer. */
  private watch(worker: WorkerHandle<KernelApi>): ReturnType<typeof setInterval> {
    let unanswered = 0;
    return setInterval(() => {
      if (worker !== this.worker) return;
      if (unanswered++ >= UNANSWERED) this.fail(new Error('its worker is gone: the browser has ended it'));
      else
        void worker.api.ping().then(() => {
          unanswered = 0;
        });
    }, PING_MS);
  }

  /** Settles when the machine stands still. */
  async stop(): Promise<void> {
    const { running, worker } = this;
    if (!running || !worker) return;
    this.running = undefined;
    this.activity = '';
    void worker.api.stop().then((activity) => {
      this.activity = activity;
    });
    const timer = setTimeout(() => this.fail(new NoAnswer()), STOP_MS);
    await running;
    clearTimeout(timer);
  }

  /** The user has pressed a key: while the machine works, it gives way for a moment. */
  typing(now: number): void {
    if (!this.running || now - this.told < TYPING_MS) return;
    this.told = now;
    void this.worker?.api.typing();
  }

  command(line: string): void {
    void this.worker?.api.runCommand(line);
  }

  input(text: string): void {
    void this.worker?.api.input(text);
  }

  interrupt(): void {
    void this.worker?.api.interrupt();
  }

  /** Undefined when there is nothing to break into. */
  async breakIn(): Promise<KdPosition | undefined> {
    return this.running && this.worker?.api.breakIn();
  }

  async go(step?: KdStep): Promise<void> {
    await this.worker?.api.go(step);
  }

  /** How the machine understands them; empty when there is none. */
  async setBreakpoints(places: readonly KdBreakpointPlace[]): Promise<readonly KdBreakpoint[]> {
    return this.running && this.worker ? this.worker.api.setBreakpoints(places) : [];
  }

  async kd(line: string): Promise<KdAnswer> {
    return this.worker ? this.worker.api.kd(line) : { text: NO_TARGET, breakpoints: undefined };
  }

  async hasVariables(): Promise<boolean> {
    return this.worker ? this.worker.api.hasVariables() : false;
  }

  async setVariables(tables: readonly KdImageVariables[]): Promise<void> {
    await this.worker?.api.setVariables(tables);
  }

  async variables(): Promise<FrameVariables> {
    return this.worker ? this.worker.api.variables() : { lines: [], where: '', globals: NO_GLOBALS };
  }

  async variableParts(path: string): Promise<KdReached> {
    return this.worker ? this.worker.api.variableParts(path) : { problem: NO_TARGET };
  }

  async snapshot(): Promise<Snapshot | undefined> {
    return this.worker?.api.snapshot();
  }

  async kdComplete(prefix: string): Promise<string[]> {
    return this.worker ? this.worker.api.kdComplete(prefix) : [];
  }
}
