/** The two workers, as the session sees them. */
import { type Remote, wrap } from 'comlink';
import type { CompilerApi } from '../worker/compiler-api.ts';
import type { KernelApi } from '../worker/kernel-api.ts';

export interface WorkerHandle<T> {
  readonly api: Remote<T>;
  /** Ends it, whatever it does. */
  end(): void;
}

function handle<T>(worker: Worker, failed: (message: string) => void): WorkerHandle<T> {
  worker.onerror = (event) => failed(event.message || 'a worker could not be started');
  return { api: wrap<T>(worker), end: () => worker.terminate() };
}

export function startCompiler(failed: (message: string) => void): WorkerHandle<CompilerApi> {
  return handle(new Worker(new URL('../worker/compiler-entry.ts', import.meta.url), { type: 'module' }), failed);
}

export function startKernel(failed: (message: string) => void): WorkerHandle<KernelApi> {
  return handle(new Worker(new URL('../worker/kernel.ts', import.meta.url), { type: 'module' }), failed);
}
