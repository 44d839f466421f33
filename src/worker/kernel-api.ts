/** What the page asks of the kernel's worker, and what it hears. */
import type {
  KdBreakpoint,
  KdBreakpointPlace,
  KdGlobals,
  KdHostAction,
  KdImageVariables,
  KdPosition,
  KdReached,
  KdStep,
  KdStop,
  KdVariableLine,
  LiveDebugLine,
  MachineImage,
  MachineOptions,
  MachineResult,
  RunReport,
  Snapshot,
} from '../../kernel-sim/index.ts';

export interface StartOptions {
  readonly images: readonly MachineImage[];
  readonly commands: readonly string[];
  readonly processors: number;
  readonly seed: number;
  readonly policy: MachineOptions['policy'];
  readonly probes: boolean;
  readonly breakpoints: readonly KdBreakpointPlace[];
}

export type KernelMessage =
  | { readonly kind: 'booted'; readonly replay: string }
  | { readonly kind: 'console'; readonly text: string }
  | { readonly kind: 'debug'; readonly lines: readonly LiveDebugLine[] }
  | { readonly kind: 'prompt'; readonly directory: string }
  | { readonly kind: 'settled'; readonly report: RunReport }
  | { readonly kind: 'waiting'; readonly reason: string }
  | { readonly kind: 'broke'; readonly stop: KdStop };

/** Parameters and locals of a frame, where that is, in the debugger's words, and the globals of its image. */
export interface FrameVariables {
  readonly lines: readonly KdVariableLine[];
  readonly where: string;
  readonly globals: KdGlobals;
}

/** Text, or what the host of the debugger is to do. */
export type KdAnswer =
  /** With the breakpoints as they are now, when the line has changed them. */
  | { readonly text: string; readonly breakpoints: readonly KdBreakpoint[] | undefined }
  | { readonly action: KdHostAction }
  /** The line may name variables: their tables are to be handed over first. */
  | { readonly needs: 'variables' };

export interface KernelApi {
  /** Boots; the answer comes when the machine has ended. */
  start(options: StartOptions, listener: (messages: readonly KernelMessage[]) => void): Promise<MachineResult>;
  input(text: string): void;
  runCommand(line: string): void;
  interrupt(): void;
  /** The machine stands still when the answer comes. */
  breakIn(): Promise<KdPosition | undefined>;
  go(step?: KdStep): void;
  /** How the machine understands them, once it has booted; empty when there is none. */
  setBreakpoints(places: readonly KdBreakpointPlace[]): Promise<readonly KdBreakpoint[]>;
  /** One line for the debugger, whether the machine runs, stands still or has crashed. */
  kd(line: string): KdAnswer;
  /** What the variables of the images are that run now. Without, `kd` asks for it. */
  setVariables(tables: readonly KdImageVariables[]): void;
  /** Whether it has them. */
  hasVariables(): boolean;
  /** What is known in the frame that the debugger looks at. */
  variables(): FrameVariables;
  /** What a path such as `irp->IoStatus` means there. */
  variableParts(path: string): KdReached;
  /** What is there now; undefined when nothing has been booted. */
  snapshot(): Snapshot | undefined;
  /** Whole lines that `prefix` can become. */
  kdComplete(prefix: string): string[];
  /** The user has pressed a key: the machine gives way to the page for a moment. */
  typing(): void;
  /** Answers, whatever the machine does. */
  ping(): void;
  /** Ends the machine; what it was doing, in plain words, or ''. */
  stop(): string;
}
