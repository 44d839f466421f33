/**
 * Cuts C and C++ source into tokens, as far as rewriting needs it: names, punctuation and literals with their places. Comments are left
 * out; a preprocessing directive is one token, whatever it holds.
 *
 * Not modelled: trigraphs; names and punctuation that a backslash at a line's end cuts in two.
 */
export type TokenKind = 'name' | 'number' | 'string' | 'punctuation' | 'directive';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  /** Offsets in the source, `end` behind the last character. */
  readonly start: number;
  readonly end: number;
}

const NAME = /[\p{L}_$][\p{L}\p{N}_$]*/uy;
const NUMBER = /\.?\d(?:[eEpP][+-]|'[\p{L}\p{N}_]|[\p{L}\p{N}_.])*/uy;
const RAW_STRING = /(?:u8|[uUL])?R"([^()\\\s]{0,16})\(/y;
const STRING_PREFIX = /(?:u8|[uUL])?(?=["'])/y;

export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let lineBegins = true;
  const push = (kind: TokenKind, end: number) => {
    tokens.push({ kind, text: source.slice(at, end), start: at, end });
    at = end;
    lineBegins = false;
  };
  while (at < source.length) {
    const c = source[at] ?? '';
    if (c === '\n') {
      lineBegins = true;
      at++;
    } else if (c === ' ' || c === '\t' || c === '\r' || c === '\f' || c === '\v') at++;
    else if (c === '\\' && /^\\[ \t]*\r?\n/.test(source.slice(at, at + 8))) at = source.indexOf('\n', at) + 1;
    else if (c === '/' && source[at + 1] === '/') at = endOfLine(source, at);
    else if (c === '/' && source[at + 1] === '*') at = endOfComment(source, at);
    else if (c === '#' && lineBegins) push('directive', endOfDirective(source, at));
    else {
      const raw = match(RAW_STRING, source, at);
      const prefix = match(STRING_PREFIX, source, at);
      if (raw) push('string', endOfRawString(source, at + raw[0].length, raw[1] ?? ''));
      else if (prefix) push('string', endOfLiteral(source, at + prefix[0].length));
      else {
        const name = match(NAME, source, at);
        const number = match(NUMBER, source, at);
        if (name) push('name', at + name[0].length);
        else if (number) push('number', at + number[0].length);
        else push('punctuation', at + 1);
      }
    }
  }
  return tokens;
}

function match(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(source);
}

/** The end of a line, past backslashes that join the next one to it. */
function endOfLine(source: string, from: number): number {
  let at = from;
  for (;;) {
    const newline = source.indexOf('\n', at);
    if (newline < 0) return source.length;
    if (!/\\[ \t]*\r?$/.test(source.slice(Math.max(from, newline - 8), newline))) return newline;
    at = newline + 1;
  }
}

function endOfComment(source: string, from: number): number {
  const end = source.indexOf('*/', from + 2);
  return end < 0 ? source.length : end + 2;
}

/** A directive ends with its line, but a comment within it may hold newlines. */
function endOfDirective(source: string, from: number): number {
  let at = from;
  while (at < source.length) {
    const c = source[at];
    if (c === '\n') {
      if (!/\\[ \t]*\r?$/.test(source.slice(Math.max(from, at - 8), at))) return at;
      at++;
    } else if (c === '/' && source[at + 1] === '*') at = endOfComment(source, at);
    else if (c === '/' && source[at + 1] === '/') return endOfLine(source, at);
    else if (c === '"') at = endOfLiteral(source, at);
    else at++;
  }
  return at;
}

/** `at` is the opening quote. A literal that is not closed ends with its line. */
function endOfLiteral(source: string, at: number): number {
  const quote = source[at];
  for (let i = at + 1; i < source.length; i++) {
    const c = source[i];
    if (c === '\\') {
      if (source[i + 1] === '\r' && source[i + 2] === '\n') i++;
      i++;
    } else if (c === quote) return i + 1;
    else if (c === '\n') return i;
  }
  return source.length;
}

function endOfRawString(source: string, from: number, delimiter: string): number {
  const end = source.indexOf(`)${delimiter}"`, from);
  return end < 0 ? source.length : end + delimiter.length + 2;
}
