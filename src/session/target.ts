/** The target machine as the session drives it: boots, what is typed, Stop, the debugger's questions. */
import { proxy } from 'comlink';
import type { KdPosition, MachineResult, Snapshot } from '../../kernel-sim/index.ts';
import type { KdAnswer, KernelApi, KernelMessage, StartOptions } from '../worker/kernel-api.ts';
import { startKernel, type WorkerHandle } from './workers.ts';

/** A machine that does not stop by itself within this time is ended with its worker. */
const STOP_MS = 1000;
/** A worker is renewed after so many boots: engines are slow to give back the address space of memories that are no longer used. */
const BOOTS_PER_WORKER = 12;
const NO_TARGET = 'There is no target yet: Run builds the lab and starts one.';
/** Others wait for the kernel's code no longer. */
const READY_MS = 10_000;

export class Target {
  private readonly listener: (message: KernelMessage) => void;
  private worker: WorkerHandle<KernelApi> | undefined;
  /** What takes the worker's place: loaded before it is needed. */
  private spare: WorkerHandle<KernelApi> | undefined;
  /** What the worker has booted so far. */
  private worn = 0;
  private running: Promise<void> | undefined;
  /** Which boot it is: what an earlier one still says is not heard. */
  private boots = 0;
  private fail: (error: Error) => void = () => {};

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
    const hear = (messages: readonly KernelMessage[]): void => {
      if (mine === this.boots) for (const message of messages) this.listener(message);
    };
    const failed = new Promise<never>((_resolve, reject) => {
      this.fail = (error) => {
        this.renew();
        reject(error);
      };
    });
    const run = Promise.race([worker.api.start(options, proxy(hear)), failed]);
    const ended = (): void => {};
    this.running = run.then(ended, ended);
    return run;
  }

  /** Settles when the machine stands still. */
  async stop(): Promise<void> {
    const { running, worker } = this;
    if (!running || !worker) return;
    this.running = undefined;
    void worker.api.stop();
    const timer = setTimeout(() => this.fail(new Error('it did not stop by itself')), STOP_MS);
    await running;
    clearTimeout(timer);
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

  async go(): Promise<void> {
    await this.worker?.api.go();
  }

  async kd(line: string): Promise<KdAnswer> {
    return this.worker ? this.worker.api.kd(line) : NO_TARGET;
  }

  async snapshot(): Promise<Snapshot | undefined> {
    return this.worker?.api.snapshot();
  }

  async kdComplete(prefix: string): Promise<string[]> {
    return this.worker ? this.worker.api.kdComplete(prefix) : [];
  }
}
