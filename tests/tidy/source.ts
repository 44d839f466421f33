/** What the checks of this folder read sources with: the list of files, and code without its comments and strings. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

const NOT_OURS = new Set(['node_modules', 'dist', 'coverage']);

function* walk(directory: string): Generator<string> {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    if (NOT_OURS.has(entry.name) || (entry.name.startsWith('.') && entry.name !== '.ci')) continue;
    const path = join(directory, entry.name);
    if (entry.isDirectory()) yield* walk(path);
    else if (entry.isFile()) yield relative(root, path).split(sep).join('/');
  }
}

/** Every file of the product, relative to its root, in one order everywhere. */
export const allFiles: readonly string[] = [...walk(root)].sort();

export const typeScriptFiles: readonly string[] = allFiles.filter((path) => path.endsWith('.ts'));

export const read = (path: string): string => readFileSync(join(root, path), 'utf8');

export const isTest = (path: string): boolean => path.endsWith('.test.ts');

/** The line (from 1) of an offset. */
export const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

export interface Blanked {
  /** The source with comments made blank; strings stand. */
  readonly withStrings: string;
  /** The source with comments and the insides of strings made blank. Offsets are those of the source. */
  readonly code: string;
}

/** A slash begins a regular expression where a value is due. */
const EXPECTS_VALUE = /(?:^|[=(,:;!&|?{}[+\-*%<>~^]|\breturn|\btypeof|\bcase|\bin|\bof|\byield|\bawait)\s*$/;

const blankOf = (text: string): string => text.replace(/[^\n]/g, ' ');

/** Blanks what is not code. Knows comments, strings, templates with their substitutions, and regular expressions. */
export function blank(text: string): Blanked {
  let withStrings = '';
  let code = '';
  let i = 0;
  /** Depth of braces at which each open template substitution ends. */
  const substitutions: number[] = [];
  let depth = 0;
  const keep = (end: number): void => {
    withStrings += text.slice(i, end);
    code += text.slice(i, end);
    i = end;
  };
  const string = (end: number): void => {
    withStrings += text.slice(i, end);
    code += blankOf(text.slice(i, end));
    i = end;
  };
  const comment = (end: number): void => {
    withStrings += blankOf(text.slice(i, end));
    code += blankOf(text.slice(i, end));
    i = end;
  };
  const matchEnd = (pattern: RegExp): number => {
    pattern.lastIndex = i;
    return pattern.test(text) ? pattern.lastIndex : text.length;
  };
  const template = (): void => {
    const end = matchEnd(/(?:[^\\`$]|\\[\s\S]|\$(?!\{))*(?:`|\$\{)/y);
    const opens = text.startsWith('${', end - 2);
    string(end);
    if (opens) substitutions.push(depth);
  };
  while (i < text.length) {
    const two = text.slice(i, i + 2);
    const one = text[i];
    if (two === '//') comment(matchEnd(/[^\n]*/y));
    else if (two === '/*') comment(matchEnd(/\/\*[\s\S]*?\*\//y));
    else if (one === "'" || one === '"')
      string(matchEnd(one === "'" ? /'(?:[^'\\\n]|\\[\s\S])*'/y : /"(?:[^"\\\n]|\\[\s\S])*"/y));
    else if (one === '`') {
      string(i + 1);
      template();
    } else if (one === '/' && EXPECTS_VALUE.test(code.slice(-40))) {
      string(matchEnd(/\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y));
    } else if (one === '}' && substitutions.at(-1) === depth) {
      substitutions.pop();
      keep(i + 1);
      template();
    } else {
      if (one === '{') depth++;
      else if (one === '}') depth--;
      keep(i + 1);
    }
  }
  return { withStrings, code };
}

export interface Import {
  readonly specifier: string;
  readonly line: number;
}

const IMPORT = /\b(?:from\s*|import\s*\(\s*|import\s+)(['"])([^'"\n]+)\1/g;

/** What a source imports or re-exports, types included. */
export function importsOf(text: string): Import[] {
  const { withStrings, code } = blank(text);
  const imports: Import[] = [];
  for (const match of withStrings.matchAll(IMPORT)) {
    // The word itself must be code: sources of other programs stand in strings.
    if (code[match.index] === ' ') continue;
    imports.push({ specifier: match[2], line: lineAt(text, match.index) });
  }
  return imports;
}
