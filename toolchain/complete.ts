/** What can be written at a place of a source, from clang itself. */
import { sourceOf, syntaxFlags } from './check.ts';
import { compileContext, prepareLab } from './compile.ts';
import { runClang } from './compiler.ts';
import { lineOf, utf8Length } from './diagnostics.ts';
import type { BuildKind, Ring } from './flags.ts';
import { LAB_FOLDER } from './places.ts';
import type { Rewritten } from './seh/rewrite.ts';

export interface CompleteInput {
  readonly files: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly build: BuildKind;
  readonly ring: Ring;
  readonly file: string;
  /** Where the cursor is, from 1; columns in UTF-16 units. */
  readonly line: number;
  readonly column: number;
}

export interface CompletionItem {
  readonly label: string;
  /** What is inserted; parameters that are to be filled in stand as `${1:PIRP Irp}`. */
  readonly insert: string;
  /** The declaration: "LONG KeSetEvent(PRKEVENT Event, KPRIORITY Increment, BOOLEAN Wait)". */
  readonly signature: string;
  /** The header's documentation, shortened. */
  readonly documentation?: string;
}

export interface Completions {
  /** Column (from 1) where the word begins that an item replaces. */
  readonly column: number;
  readonly items: readonly CompletionItem[];
  /** Within the parentheses of a call: what can be called there. */
  readonly signatures: readonly CompletionItem[];
}

const MAXIMUM_ITEMS = 5000;
/** Names that only the compiler and the headers use among themselves. */
const PRIVATE = /^_ringside|^__|^_Pragma$/;

export async function complete(input: CompleteInput): Promise<Completions> {
  const context = compileContext(input);
  const text = input.files[input.file] ?? '';
  const before = lineOf(text, input.line).slice(0, input.column - 1);
  const word = /[\p{L}_$][\p{L}\p{N}_$]*$/u.exec(before)?.[0] ?? '';
  const column = input.column - word.length;
  const main = sourceOf(input.file, input.files);
  const prepared = prepareLab(context, main);
  const place = rewrittenPlace(text, input.line, column, prepared.rewritten.get(input.file));
  const at = `${LAB_FOLDER}/${input.file}:${place.line}:${place.column}`;
  const frontend = [`-code-completion-at=${at}`, '-code-completion-brief-comments', '-code-completion-macros'];
  const command = [
    'clang',
    ...syntaxFlags(main, input.ring, input.build),
    ...prepared.flags,
    '-fretain-comments-from-system-headers', // the documentation in our own
    ...frontend.flatMap((flag) => ['-Xclang', flag]),
    `${LAB_FOLDER}/${main}`,
  ];
  const run = await runClang(command, prepared.tree);
  return { column, ...parseCompletions(run.output, word) };
}

/** Line and column (from 1, in bytes) in the text that clang reads. */
function rewrittenPlace(
  text: string,
  line: number,
  column: number,
  rewritten: Rewritten | undefined,
): { line: number; column: number } {
  const byteColumn = utf8Length(lineOf(text, line).slice(0, column - 1)) + 1;
  if (rewritten === undefined) return { line, column: byteColumn };
  let start = 0;
  for (let n = 1; n < line; n++) start = text.indexOf('\n', start) + 1;
  const offset = start + column - 1;
  const segment = rewritten.segments.find(({ original, length }) => original <= offset && offset <= original + length);
  if (segment === undefined) return { line, column: byteColumn };
  const upTo = rewritten.text.slice(0, segment.rewritten + offset - segment.original);
  const lines = upTo.split('\n');
  return { line: lines.length, column: utf8Length(lines.at(-1) ?? '') + 1 };
}

/** Reads clang's list; `word` is what is already written. */
export function parseCompletions(output: string, word: string): Pick<Completions, 'items' | 'signatures'> {
  const items = new Map<string, CompletionItem>();
  const signatures: CompletionItem[] = [];
  for (const line of output.split('\n')) {
    const overload = /^OVERLOAD: (.*)$/.exec(line);
    if (overload) {
      const [pattern = '', documentation] = splitDocumentation(overload[1] ?? '');
      signatures.push(readPattern('', pattern, documentation));
      continue;
    }
    const match = /^COMPLETION: (.+?)(?: \((?:Hidden|InBase|Inaccessible|Unavailable|[,\w ])+\))?(?: : (.*))?$/.exec(
      line,
    );
    if (match === null || items.size >= MAXIMUM_ITEMS) continue;
    const [, label = '', rest = ''] = match;
    const [pattern, documentation] = splitDocumentation(rest);
    if (label === 'Pattern') continue;
    if (PRIVATE.test(label) && !(word.startsWith('_') && label.startsWith(word))) continue;
    // Editors match words loosely, but from the first letter on.
    if (word !== '' && label[0]?.toLowerCase() !== word[0]?.toLowerCase()) continue;
    const item = readPattern(label, pattern || label, documentation);
    if (!items.has(item.signature)) items.set(item.signature, item);
  }
  return { items: [...items.values()], signatures };
}

/** "[#long#]f(<#int n#>) : What it does" */
function splitDocumentation(rest: string): [string, string | undefined] {
  const clean = rest.replace(/ \(requires fix-it:.*\)$/, '');
  const at = clean.search(/ : /);
  return at < 0 ? [clean, undefined] : [clean.slice(0, at), clean.slice(at + 3)];
}

function readPattern(label: string, pattern: string, documentation: string | undefined): CompletionItem {
  const result = /^\[#(.*?)#\]/.exec(pattern)?.[1];
  const call = pattern
    .replace(/^\[#.*?#\]/, '')
    .replaceAll(/\{#(.*?)#\}/g, '') // optional parameters
    .replaceAll(/\[#.*?#\]/g, ''); // " const" and the like
  let count = 0;
  const insert = call.replaceAll(/<#(.*?)#>|[$}\\]/g, (found, parameter?: string) =>
    parameter === undefined ? `\\${found}` : `\${${++count}:${parameter.replaceAll(/[$}\\]/g, '\\$&')}}`,
  );
  const signature = `${result === undefined ? '' : `${result} `}${call.replaceAll(/<[#_](.*?)[#_]>/g, '$1')}`;
  const item = { label: label === '' ? signature : label, insert, signature };
  return documentation === undefined ? item : { ...item, documentation };
}
