/** What the desk shows, apart from the text that streams onto the target's screen. */
import {
  type KdGlobals,
  type KdVariableLine,
  type LiveDebugLine,
  type MachineOptions,
  POLICIES,
  type RunReport,
} from '../../kernel-sim/index.ts';
import type { LabFiles } from '../../lessons/run-lab.ts';
import type { Diagnostic } from '../../toolchain/index.ts';
import type { BuildKind, Place } from '../worker/compiler-api.ts';
import type { Download } from '../worker/compiler-files.ts';
import type { UserBreakpoint } from './breakpoints.ts';

/**
 * off: nothing runs. building: clang works. running: a command is under way. ready: the console shows its prompt.
 * crashed: a bug check stands on the screen.
 */
export type Phase = 'off' | 'building' | 'running' | 'ready' | 'crashed';

export interface SessionState {
  readonly labId: string;
  readonly title: string;
  readonly files: LabFiles;
  /** The lab's files as they came with Ringside; undefined for one of the user's own. */
  readonly original: LabFiles | undefined;
  readonly beforeReset: LabFiles | undefined;
  readonly labs: readonly { readonly id: string; readonly title: string }[];

  /** Files in the editor's tabs: paths in the lab, or `<header.h>`. */
  readonly open: readonly string[];
  readonly active: string;

  readonly phase: Phase;
  /** One sentence about what goes on. */
  readonly message: string;
  readonly trouble: boolean;
  /** Set while the compiler is being fetched. */
  readonly download: Download | undefined;
  readonly compilerReady: boolean;
  /** The debugger has broken in: the target stands still. */
  readonly broken: boolean;
  /** Where in the lab it stands, when it is in the lab's code. */
  readonly stands: Place | undefined;
  /** The variables that are known there; undefined while they are being found out. */
  readonly variables: readonly KdVariableLine[] | undefined;
  /** Where that is, in the debugger's words; it may have been told to look at a caller. */
  readonly variablesOf: string;
  /** The globals of the image that stands there. */
  readonly globals: KdGlobals;
  /** Variables, and paths such as `irp->IoStatus`, whose values are always shown; kept per lab. */
  readonly watches: readonly string[];
  readonly breakpoints: readonly UserBreakpoint[];
  /** Something was built, so that the target can be rebooted with it. */
  readonly built: boolean;

  readonly seed: number;
  readonly processors: number;
  /** How the processors take turns. */
  readonly policy: MachineOptions['policy'];
  readonly build: BuildKind;

  readonly diagnostics: readonly Diagnostic[];
  readonly debug: readonly LiveDebugLine[];
  readonly prompt: string;
  /** The last run's report: when its commands were done, or when it ended. */
  readonly report: RunReport | undefined;
  readonly replay: string;
  /** Something to tell once, beside what goes on. */
  readonly notice: string;
  /** Why changes are only in this tab; '' when they are stored. */
  readonly refused: string;
  /** The replay string of the link that was opened; '' when there is none. */
  readonly linked: string;
}

export type RunSettings = Pick<SessionState, 'seed' | 'processors' | 'policy' | 'build'>;

/** Those settings of a run that `kept`, which comes from outside, has and that are possible. */
export function runSettings(kept: unknown): Partial<RunSettings> {
  if (typeof kept !== 'object' || kept === null) return {};
  const { seed, processors, policy, build } = kept as Record<string, unknown>;
  const isWhole = (value: unknown, least: number, most: number): value is number =>
    Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
  const known = POLICIES.find((one) => one === policy);
  return {
    ...(isWhole(seed, 0, 0xffffffff) && { seed }),
    ...(isWhole(processors, 1, 4) && { processors }),
    ...(known && { policy: known }),
    ...((build === 'checked' || build === 'free') && { build }),
  };
}

export const NO_GLOBALS: KdGlobals = { image: '', lines: [] };

export const INITIAL: SessionState = {
  labId: '',
  title: '',
  files: {},
  original: undefined,
  beforeReset: undefined,
  labs: [],
  open: [],
  active: '',
  phase: 'off',
  message: '',
  trouble: false,
  download: undefined,
  compilerReady: false,
  broken: false,
  stands: undefined,
  variables: [],
  variablesOf: '',
  globals: NO_GLOBALS,
  watches: [],
  breakpoints: [],
  built: false,
  seed: 1,
  processors: 1,
  policy: 'rr',
  build: 'checked',
  diagnostics: [],
  debug: [],
  prompt: '',
  report: undefined,
  replay: '',
  notice: '',
  refused: '',
  linked: '',
};
