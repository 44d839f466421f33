/** Diagnostics as data, and how they are read from clang's and wasm-ld's text. */
import { outsideName } from './places.ts';

export interface Diagnostic {
  severity: 'error' | 'warning' | 'note';
  message: string;
  /** Path in the lab, `<header.h>` for a header of the system. */
  file: string;
  /** Lines and columns count from 1; columns in UTF-16 units, as editors count. */
  line: number;
  column: number;
  /** Column behind the last character, when it is on the same line. */
  endColumn?: number;
  /** The warning's flag, "-Wunused-variable". */
  option?: string;
  related?: Diagnostic[];
  fixes?: Fix[];
}

/** Replaces the text between two places. */
export interface Fix {
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  text: string;
}

const LOCATED = /^(.+?):(\d+):(\d+):((?:\{[\d:,-]+\})*:?) (fatal error|error|warning|note|remark): (.*)$/;
const BARE = /^(?:clang(?:\+\+)?|wasm-ld|error)?:? ?(fatal error|error|warning): (.*)$/;
const FIX = /^fix-it:"(.*)":\{(\d+):(\d+)-(\d+):(\d+)\}:"(.*)"$/;
const INCLUDED = /^(?:In file included from|\s+from) (.+?):(\d+)[:,]/;
/** "   12 | the source line" and the carets below it. */
const SNIPPET = /^ *\d* \|/;
const OPTION = / \[(-W[^\]]+)\]$/;

/** In C, Microsoft's compiler takes the address of any pointer for a `void **`, as drivers pass it to ObReferenceObjectByHandle. */
const TAKEN_FOR_GRANTED =
  /^incompatible pointer types passing (?:'[^']*\*\*'|'[^']*' \(aka '[^']*\*\*'\)) to parameter of type (?:'void \*\*'|'[^']*' \(aka 'void \*\*'\))$/;

/** What reading clang's messages needs of the files that they speak of. */
export interface SourceTexts {
  text(file: string): string | undefined;
  /** The line that line `line` of the text that clang read holds: another one where `#line` moved it. */
  originalLine(file: string, line: number): number;
}

/**
 * Reads what clang wrote. `main` is the file that was compiled: messages without a place are put at its beginning.
 */
export function parseClang(output: string, main: string, sources: SourceTexts): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  let included: Diagnostic[] = [];
  let latest: Diagnostic | undefined;
  let takenForGranted = false;
  const attach = (diagnostic: Diagnostic) => {
    latest = diagnostic;
    const last = diagnostics.at(-1);
    if (diagnostic.severity !== 'note' || last === undefined) diagnostics.push(diagnostic);
    else last.related = [...(last.related ?? []), diagnostic];
  };
  for (const line of output.split('\n')) {
    if (SNIPPET.test(line)) continue;
    const include = INCLUDED.exec(line);
    if (include) {
      const file = outsideName(include[1] ?? '').name;
      included.push({ severity: 'note', message: 'included from here', file, line: Number(include[2]), column: 1 });
      continue;
    }
    const located = LOCATED.exec(line);
    if (located) {
      const diagnostic = readLocated(located, sources);
      if (diagnostic.severity !== 'note') takenForGranted = TAKEN_FOR_GRANTED.test(diagnostic.message);
      if (takenForGranted) {
        included = [];
        continue;
      }
      if (included.length > 0 && diagnostic.severity !== 'note') diagnostic.related = included;
      included = [];
      attach(diagnostic);
      continue;
    }
    const fix = FIX.exec(line);
    if (fix && latest) {
      latest.fixes = [...(latest.fixes ?? []), readFix(fix, sources)];
      continue;
    }
    const bare = BARE.exec(line);
    if (bare) {
      const severity = bare[1] === 'warning' ? 'warning' : 'error';
      attach({ severity, message: bare[2] ?? '', file: main, line: 1, column: 1 });
    }
  }
  return diagnostics;
}

export function withoutRepeats(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics.filter((diagnostic) => {
    const key = JSON.stringify(diagnostic);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function readLocated(match: RegExpExecArray, sources: SourceTexts): Diagnostic {
  const [, path = '', lineText, columnText, ranges = '', kind = '', rest = ''] = match;
  const { name: file } = outsideName(path);
  const line = Number(lineText);
  const byteColumn = Number(columnText);
  const text = lineOf(sources.text(file), line);
  const option = OPTION.exec(rest)?.[1];
  const diagnostic: Diagnostic = {
    severity: kind.endsWith('error') ? 'error' : kind === 'warning' ? 'warning' : 'note',
    message: explain(option === undefined ? rest : rest.replace(OPTION, '')),
    file,
    line,
    column: toUtf16(text, byteColumn),
  };
  const end =
    endColumn(ranges, (physical) => sources.originalLine(file, physical) === line, byteColumn) ??
    wordEnd(text, diagnostic.column);
  if (end !== undefined) diagnostic.endColumn = typeof end === 'number' ? end : toUtf16(text, end.byte);
  if (option !== undefined) diagnostic.option = option;
  return diagnostic;
}

function readFix(match: RegExpExecArray, sources: SourceTexts): Fix {
  const { name: file } = outsideName(match[1] ?? '');
  const [physicalLine = 1, column = 1, physicalEnd = 1, end = 1] = match.slice(2, 6).map(Number);
  const line = sources.originalLine(file, physicalLine);
  const endLine = sources.originalLine(file, physicalEnd);
  const text = sources.text(file);
  return {
    line,
    column: toUtf16(lineOf(text, line), column),
    endLine,
    endColumn: toUtf16(lineOf(text, endLine), end),
    text: (match[6] ?? '').replaceAll(/\\(n|t|\\|")/g, (_, c: string) => (c === 'n' ? '\n' : c === 't' ? '\t' : c)),
  };
}

/** clang's own words, with what is different on Ringside where they alone would puzzle. */
function explain(message: string): string {
  if (/^cannot use '(throw|try)' with exceptions disabled/.test(message)) {
    return `${message}: C++ is compiled without exceptions in both rings, as in a driver; return a status, or use __try`;
  }
  // Those that the source has are gone when clang reads it.
  if (/^SEH '__try' is not supported|^expected '__except' or '__finally'/.test(message)) {
    return '__try that comes out of a macro is not translated: write the keywords __try, __except and __finally out';
  }
  if (message.includes("use of undeclared identifier '_ringside_seh_current'")) {
    return 'GetExceptionCode and GetExceptionInformation have a meaning only in the filter of an __except and in its block';
  }
  if (message.includes("use of undeclared identifier '_ringside_seh_finally'")) {
    return 'AbnormalTermination has a meaning only in a __finally block';
  }
  return message;
}

/** The end of the source range that begins at the place itself, if clang gave one. */
function endColumn(ranges: string, isLine: (line: number) => boolean, column: number): { byte: number } | undefined {
  for (const [, fromLine, from, toLine, to] of ranges.matchAll(/\{(\d+):(\d+)-(\d+):(\d+)\}/g)) {
    if (fromLine === toLine && isLine(Number(fromLine)) && Number(from) === column) return { byte: Number(to) };
  }
  return undefined;
}

/** The column behind the word or text that begins at a column. */
export function wordEnd(text: string, column: number): number | undefined {
  const word = /^(?:\w+|"(?:[^"\\]|\\.)*")/.exec(text.slice(column - 1))?.[0];
  return word === undefined ? undefined : column + word.length;
}

export function lineOf(text: string | undefined, line: number): string {
  if (text === undefined) return '';
  let at = 0;
  for (let n = 1; n < line; n++) {
    const next = text.indexOf('\n', at);
    if (next < 0) return '';
    at = next + 1;
  }
  const end = text.indexOf('\n', at);
  return text.slice(at, end < 0 ? undefined : end);
}

/** Column in UTF-16 units (from 1) of a column in UTF-8 bytes (from 1). */
export function toUtf16(line: string, byteColumn: number): number {
  let bytes = 1;
  let units = 1;
  for (const character of line) {
    if (bytes >= byteColumn) break;
    bytes += utf8Length(character);
    units += character.length;
  }
  // Behind the line's end, and in texts that are not at hand, one byte is one column.
  return units + Math.max(0, byteColumn - bytes);
}

/** Bytes that `text` takes in UTF-8. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
