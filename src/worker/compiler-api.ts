/** What the page asks of the compiler's worker. */
import type { LabFiles } from '../../lessons/run-lab.ts';
import type { BuiltImage, CompletionItem, Diagnostic, ImageVariables, Lab } from '../../toolchain/index.ts';
import type { LoadEvent } from './compiler-files.ts';

export type BuildKind = 'checked' | 'free';

export interface BuildAnswer {
  readonly ok: boolean;
  readonly lab: Lab | undefined;
  readonly images: readonly BuiltImage[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface CompletionAnswer {
  readonly column: number;
  readonly items: readonly CompletionItem[];
  readonly signatures: readonly CompletionItem[];
}

/** What a name in a source is. */
export interface HoverAnswer {
  readonly signature: string;
  /** As the headers have it: text, then lines that begin with @param, @irql, @return, @see. */
  readonly documentation: string;
  /** The header that declares it, when the system does. */
  readonly header: string;
  /** Declared, but nothing stands behind it here. */
  readonly missing: boolean;
}

/** What an editor asks clang for: what may stand at a place, and the parameters of the call there. */
export type CompletionPurpose = 'items' | 'parameters';

export interface CompilerApi {
  /** Fetches the compiler; the listener hears of the bytes that come. `objects`: where those are that came with the page. */
  load(listener: (event: LoadEvent) => void, objects: string): Promise<void>;
  build(files: LabFiles, kind: BuildKind | undefined): Promise<BuildAnswer>;
  /** What a debugger shows variables with: of those images of the lab that are these. */
  variables(files: LabFiles, images: readonly BuiltImage[], kind: BuildKind | undefined): Promise<ImageVariables[]>;
  /** What clang says of one file, or what is wrong with lab.json; undefined when there is nothing to say about a file of its kind, or a later question has come. */
  check(files: LabFiles, file: string, kind: BuildKind | undefined): Promise<readonly Diagnostic[] | undefined>;
  /** Undefined when the file belongs to no image, or a later question for the same `purpose` has come. */
  complete(
    files: LabFiles,
    place: Place,
    kind: BuildKind | undefined,
    purpose: CompletionPurpose,
  ): Promise<CompletionAnswer | undefined>;
  /** `place` is just behind `word`. */
  hover(files: LabFiles, place: Place, word: string, kind: BuildKind | undefined): Promise<HoverAnswer | undefined>;
  /** The system's headers: name -> text. */
  headers(): Promise<Readonly<Record<string, string>>>;
}
