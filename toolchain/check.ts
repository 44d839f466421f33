/** One source's diagnostics, for the editor: as in a build, but without an object. */
import { type Characters, charactersMixed } from './characters.ts';
import { type CompileContext, compileContext, prepareLab, runAsPublished } from './compile.ts';
import { runClang } from './compiler.ts';
import { type Diagnostic, parseClang } from './diagnostics.ts';
import { type BuildKind, compilerFlags, type Ring } from './flags.ts';
import { isSource } from './lab.ts';
import { LAB_FOLDER } from './places.ts';

export interface CheckInput {
  readonly files: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly build: BuildKind;
  /** The ring of the image that the file belongs to. */
  readonly ring: Ring;
  /** A source, or a header of the lab: then a source that includes it is checked. */
  readonly file: string;
}

export async function check(input: CheckInput): Promise<Diagnostic[]> {
  const context: CompileContext = compileContext(input);
  const main = sourceOf(input.file, input.files);
  const prepared = prepareLab(context, main);
  if (prepared.problems.length > 0) return [...prepared.problems];
  const outputFor = async (characters: Characters): Promise<string> => {
    const flags = syntaxFlags(main, input.ring, input.build, characters);
    const run = await runAsPublished(main, input.ring, (more) =>
      runClang(['clang', ...flags, ...prepared.flags, ...more, `${LAB_FOLDER}/${main}`], prepared.tree),
    );
    return run.output;
  };
  let output = await outputFor('unicode');
  if (input.ring === 3 && charactersMixed(output) > 0) {
    const multibyte = await outputFor('multibyte');
    if (charactersMixed(multibyte) < charactersMixed(output)) output = multibyte;
  }
  return parseClang(output, main, prepared.texts);
}

export function syntaxFlags(main: string, ring: Ring, build: BuildKind, characters?: Characters): string[] {
  return ['-fsyntax-only', ...compilerFlags(main, ring, build, false, characters).filter((flag) => flag !== '-c')];
}

/** The source to compile for a file: itself, or for a header the first source that names it. */
export function sourceOf(file: string, files: Readonly<Record<string, string>>): string {
  if (isSource(file)) return file;
  const name = file.split('/').at(-1) ?? file;
  for (const [candidate, text] of Object.entries(files)) {
    if (isSource(candidate) && text.includes(`${name}"`)) return candidate;
  }
  return file;
}
