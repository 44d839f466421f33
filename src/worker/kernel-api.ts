/** What the page asks of the kernel's worker, and what it hears. */
import type { LiveDebugLine, MachineImage, MachineResult, RunReport } from '../../kernel-sim/index.ts';

export interface StartOptions {
  readonly images: readonly MachineImage[];
  readonly commands: readonly string[];
  readonly processors: number;
  readonly seed: number;
}

export type KernelMessage =
  | { readonly kind: 'console'; readonly text: string }
  | { readonly kind: 'debug'; readonly lines: readonly LiveDebugLine[] }
  | { readonly kind: 'prompt'; readonly directory: string }
  | { readonly kind: 'settled'; readonly report: RunReport }
  | { readonly kind: 'waiting'; readonly reason: string };

export interface KernelApi {
  /** Boots; the answer comes when the machine has ended. */
  start(options: StartOptions, listener: (messages: readonly KernelMessage[]) => void): Promise<MachineResult>;
  input(text: string): void;
  runCommand(line: string): void;
  interrupt(): void;
  stop(): void;
}
