/** The target machine as the session drives it: boots, what is typed, Stop. */
import { proxy } from 'comlink';
import type { MachineResult } from '../../kernel-sim/index.ts';
import type { KernelApi, KernelMessage, StartOptions } from '../worker/kernel-api.ts';
import { startKernel, type WorkerHandle } from './workers.ts';

/** A machine that does not stop by itself within this time is ended with its worker. */
const STOP_MS = 1000;

export class Target {
  private readonly listener: (message: KernelMessage) => void;
  private worker: WorkerHandle<KernelApi> | undefined;
  private running: Promise<void> | undefined;
  /** Which boot it is: what an earlier one still says is not heard. */
  private boots = 0;
  private fail: (error: Error) => void = () => {};

  constructor(listener: (message: KernelMessage) => void) {
    this.listener = listener;
  }

  /** Loads the kernel's code, so that the first boot need not. */
  warm(): WorkerHandle<KernelApi> {
    this.worker ??= startKernel((message) => this.fail(new Error(message)));
    return this.worker;
  }

  /** Boots; the answer comes when the machine ends. */
  async start(options: StartOptions): Promise<MachineResult> {
    await this.stop();
    const worker = this.warm();
    const mine = ++this.boots;
    const hear = (messages: readonly KernelMessage[]): void => {
      if (mine === this.boots) for (const message of messages) this.listener(message);
    };
    const failed = new Promise<never>((_resolve, reject) => {
      this.fail = (error) => {
        this.worker = undefined;
        worker.end();
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
}
