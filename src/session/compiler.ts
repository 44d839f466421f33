/** The compiler as the session has it: fetched once, asked for builds, and by the editor for what it knows of the text. */
import { objects } from 'virtual:prebuilt';
import { proxy } from 'comlink';
import type { LabFiles } from '../../lessons/run-lab.ts';
import type { BuiltImage, ImageVariables } from '../../toolchain/index.ts';
import type {
  BuildAnswer,
  BuildKind,
  CompilerApi,
  CompletionAnswer,
  CompletionPurpose,
  HoverAnswer,
  Place,
} from '../worker/compiler-api.ts';
import type { LoadEvent } from '../worker/compiler-files.ts';
import { findDefinition } from './definition.ts';
import type { SessionState } from './state.ts';
import type { Store } from './store.ts';
import { startCompiler, type WorkerHandle } from './workers.ts';

/** Keys that come together are checked together; the worker drops what a later question has overtaken. */
const CHECK_DELAY_MS = 10;

export class Compiler {
  private readonly store: Store<SessionState>;
  private readonly trouble: (message: string) => void;
  private worker: WorkerHandle<CompilerApi> | undefined;
  private checkTimer: ReturnType<typeof setTimeout> | undefined;
  private headers: Promise<Readonly<Record<string, string>>> | undefined;

  constructor(store: Store<SessionState>, trouble: (message: string) => void) {
    this.store = store;
    this.trouble = trouble;
    store.subscribe((state, before) => {
      if (state.files !== before.files || state.active !== before.active || state.build !== before.build)
        this.checkSoon();
    });
  }

  private get api(): WorkerHandle<CompilerApi>['api'] {
    this.worker ??= startCompiler((message) => this.trouble(`The compiler cannot be started: ${message}`));
    return this.worker.api;
  }

  /** Whether it is there now. */
  async load(): Promise<boolean> {
    try {
      await this.api.load(
        proxy((event) => this.hear(event)),
        objects,
      );
    } catch (error) {
      this.store.set({ download: undefined });
      const why = error instanceof Error ? error.message : String(error);
      this.trouble(`The compiler cannot be fetched: ${why}. Run tries again.`);
      return false;
    }
    this.store.set({ compilerReady: true, download: undefined });
    this.checkSoon();
    return true;
  }

  private hear(event: LoadEvent): void {
    if (event.kind === 'not-kept')
      this.store.set({
        notice: `This browser cannot keep the compiler, so each visit fetches it anew: ${event.reason}`,
      });
    else if (event.kind === 'rest' || !this.store.state.compilerReady) this.store.set({ download: event.download });
  }

  build(files: LabFiles, kind: BuildKind): Promise<BuildAnswer> {
    return this.api.build(files, kind);
  }

  /** What a debugger shows variables of these images with. */
  variables(files: LabFiles, images: readonly BuiltImage[]): Promise<ImageVariables[]> {
    return this.api.variables(files, images, 'checked');
  }

  private checkSoon(): void {
    clearTimeout(this.checkTimer);
    if (this.store.state.compilerReady) this.checkTimer = setTimeout(() => void this.check(), CHECK_DELAY_MS);
  }

  private async check(): Promise<void> {
    const { files, active, build } = this.store.state;
    if (!(active in files)) return;
    const found = await this.api.check(files, active, build);
    const { state } = this.store;
    if (!found || state.files !== files || state.build !== build) return;
    // Of files that are no longer there, there is nothing to say.
    const others = state.diagnostics.filter(({ file }) => file !== active && (file in files || file.startsWith('<')));
    this.store.set({ diagnostics: [...others, ...found.filter(({ file }) => file === active)] });
  }

  async complete(place: Place, purpose: CompletionPurpose): Promise<CompletionAnswer | undefined> {
    const { files, build, compilerReady } = this.store.state;
    return compilerReady ? this.api.complete(files, place, build, purpose) : undefined;
  }

  async hover(place: Place, word: string): Promise<HoverAnswer | undefined> {
    const { files, build, compilerReady } = this.store.state;
    return compilerReady ? this.api.hover(files, place, word, build) : undefined;
  }

  /** Where a name is declared: in the lab, else in the system's headers. */
  async definition(word: string, file: string): Promise<Place | undefined> {
    return findDefinition(word, file, this.store.state.files, await this.allHeaders());
  }

  /** The text of a file of the lab, or of a header of the system (`<ntddk.h>`). */
  async textOf(name: string): Promise<string> {
    const header = /^<(.*)>$/.exec(name)?.[1];
    return header === undefined ? (this.store.state.files[name] ?? '') : ((await this.allHeaders())[header] ?? '');
  }

  async headerNames(): Promise<string[]> {
    return Object.keys(await this.allHeaders()).sort();
  }

  private allHeaders(): Promise<Readonly<Record<string, string>>> {
    this.headers ??= this.api.headers();
    return this.headers;
  }
}
