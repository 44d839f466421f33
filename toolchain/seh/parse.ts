/** Finds the `__try` statements of a source, the `__leave`s in them, and the functions that they are in. */
import { type Token, tokenize } from './tokens.ts';

export interface Range {
  readonly start: number;
  readonly end: number;
}

export interface TryStatement {
  readonly number: number;
  /** The keyword. */
  readonly start: number;
  /** Behind the handler's closing brace. */
  readonly end: number;
  /** With its braces. */
  readonly body: Range;
  readonly handler:
    | { readonly kind: 'except'; readonly filter: Range; readonly block: Range }
    | { readonly kind: 'finally'; readonly block: Range };
  /** The filter is EXCEPTION_EXECUTE_HANDLER or 1. */
  readonly catchesAll: boolean;
  /** Statements within body, filter and block, in order of their places. */
  readonly nested: TryStatement[];
  /** The `__leave` keywords that leave this statement's body. */
  readonly leaves: Range[];
}

export interface SehProblem {
  readonly message: string;
  readonly offset: number;
  readonly length: number;
}

export interface SehTree {
  readonly statements: readonly TryStatement[];
  /** The outermost declarations that contain them. */
  readonly functions: readonly Range[];
  readonly problems: readonly SehProblem[];
}

/** Any of the keywords, to tell sources apart that need no rewriting. In C, `try`, `except` and `finally` are old spellings of them. */
const KEYWORDS = /\b__(?:try|except|finally|leave)\b/;
const OLD_SPELLING = /\btry\b[^;]*\{/;

export function usesSeh(source: string, cxx: boolean): boolean {
  return KEYWORDS.test(source) || (!cxx && OLD_SPELLING.test(source) && /\b(?:except|finally)\b/.test(source));
}

export function parseSeh(source: string, cxx: boolean): SehTree {
  return new Parser(tokenize(source), cxx).parse();
}

class Parser {
  private readonly tokens: readonly Token[];
  private readonly cxx: boolean;
  /** Token index of an opening bracket -> that of its closing one. */
  private readonly closing: ReadonlyMap<number, number>;
  private readonly problems: SehProblem[] = [];
  private count = 0;

  constructor(tokens: readonly Token[], cxx: boolean) {
    this.tokens = tokens;
    this.cxx = cxx;
    this.closing = matchBrackets(tokens);
  }

  parse(): SehTree {
    const statements = this.range(0, this.tokens.length, undefined, undefined);
    return { statements, functions: this.functions(statements), problems: this.problems };
  }

  private is(index: number, text: string): boolean {
    const token = this.tokens[index];
    return token !== undefined && token.text === text && token.kind !== 'string';
  }

  private keyword(index: number, name: 'try' | 'except' | 'finally' | 'leave'): boolean {
    return this.is(index, `__${name}`) || (!this.cxx && this.is(index, name));
  }

  private problem(index: number, message: string): void {
    const token = this.tokens[index];
    if (token) this.problems.push({ message, offset: token.start, length: token.end - token.start });
  }

  private span(open: number, close: number): Range {
    return { start: this.tokens[open]?.start ?? 0, end: this.tokens[close]?.end ?? 0 };
  }

  /**
   * The statements between two tokens. `leaves` collects the `__leave`s of the innermost `__try` body around them; `final` is set
   * within a `__finally` block.
   */
  private range(from: number, to: number, leaves: Range[] | undefined, final: 'finally' | undefined): TryStatement[] {
    const found: TryStatement[] = [];
    for (let i = from; i < to; i++) {
      const token = this.tokens[i];
      if (token?.kind !== 'name') continue;
      if (this.keyword(i, 'try')) {
        const read = this.statement(i, leaves, final);
        if (read === undefined) continue;
        if (read.statement) found.push(read.statement);
        i = read.last;
      } else if (this.is(i, '__leave') || (this.is(i, 'leave') && leaves && !this.cxx && this.is(i + 1, ';'))) {
        if (leaves) leaves.push({ start: token.start, end: token.end });
        else if (final) this.problem(i, '__leave cannot leave a __finally block');
        else this.problem(i, '__leave is not inside of a __try block');
      } else if (this.is(i, '__except') || this.is(i, '__finally')) {
        this.problem(i, `${token.text} without a __try block before it`);
      } else if (final && token.text === 'return' && !this.inLambda(i, from)) {
        this.problem(i, 'a __finally block cannot return from its function');
      }
    }
    return found;
  }

  private statement(
    at: number,
    outerLeaves: Range[] | undefined,
    final: 'finally' | undefined,
  ): { statement?: TryStatement; last: number } | undefined {
    const old = !this.is(at, '__try');
    const bodyOpen = at + 1;
    const bodyClose = this.closing.get(bodyOpen);
    if (!this.is(bodyOpen, '{') || bodyClose === undefined) {
      if (!old)
        this.problem(at, this.is(bodyOpen, '{') ? 'the block of this __try is never closed' : '"{" must follow __try');
      return undefined;
    }
    const keyword = bodyClose + 1;
    const isExcept = this.keyword(keyword, 'except');
    if (!isExcept && !this.keyword(keyword, 'finally')) {
      if (!old) this.problem(at, 'this __try block has neither __except nor __finally behind it');
      return undefined;
    }
    const filterOpen = keyword + 1;
    const filterClose = isExcept ? this.closing.get(filterOpen) : keyword;
    if (filterClose === undefined || (isExcept && !this.is(filterOpen, '('))) {
      this.problem(keyword, '__except needs a filter: __except (EXCEPTION_EXECUTE_HANDLER)');
      return { last: keyword };
    }
    const blockOpen = filterClose + 1;
    const blockClose = this.closing.get(blockOpen);
    if (!this.is(blockOpen, '{') || blockClose === undefined) {
      this.problem(keyword, `"{" must follow ${isExcept ? 'the filter of __except' : '__finally'}`);
      return { last: keyword };
    }
    const number = ++this.count;
    const leaves: Range[] = [];
    const nested = this.range(bodyOpen + 1, bodyClose, leaves, undefined);
    if (isExcept) {
      nested.push(...this.range(filterOpen + 1, filterClose, undefined, undefined));
      nested.push(...this.range(blockOpen + 1, blockClose, outerLeaves, final));
    } else nested.push(...this.range(blockOpen + 1, blockClose, undefined, 'finally'));
    const block = this.span(blockOpen, blockClose);
    const filter = this.tokens.slice(filterOpen + 1, filterClose).filter(({ text }) => text !== '(' && text !== ')');
    const catchesAll = filter.length === 1 && /^(EXCEPTION_EXECUTE_HANDLER|1)$/.test(filter[0]?.text ?? '');
    const handler = isExcept
      ? ({ kind: 'except', filter: this.span(filterOpen, filterClose), block } as const)
      : ({ kind: 'finally', block } as const);
    const start = this.tokens[at]?.start ?? 0;
    const body = this.span(bodyOpen, bodyClose);
    const statement = {
      number,
      start,
      end: block.end,
      body,
      handler,
      catchesAll: isExcept && catchesAll,
      nested,
      leaves,
    };
    return { statement, last: blockClose };
  }

  /** A lambda's body begins between `from` and `index`, and is not closed before `index`. */
  private inLambda(index: number, from: number): boolean {
    if (!this.cxx) return false;
    for (let i = from; i < index; i++) {
      if (!this.is(i, '[')) continue;
      const before = this.tokens[i - 1];
      if (before?.kind === 'name' || before?.text === ')' || before?.text === ']') continue;
      let open = (this.closing.get(i) ?? i) + 1;
      if (this.is(open, '(')) open = (this.closing.get(open) ?? open) + 1;
      while (open < index && !this.is(open, '{') && !this.is(open, ';') && !this.is(open, ')')) open++;
      if (this.is(open, '{') && open < index && index < (this.closing.get(open) ?? 0)) return true;
    }
    return false;
  }

  /** The declarations at namespace or class level that the statements are in. */
  private functions(statements: readonly TryStatement[]): Range[] {
    const found: Range[] = [];
    if (statements.length > 0) this.declarations(0, this.tokens.length, statements, found);
    return found;
  }

  private declarations(from: number, to: number, statements: readonly TryStatement[], found: Range[]): void {
    let begin = from;
    for (let i = from; i < to; i++) {
      const token = this.tokens[i];
      if (token === undefined) break;
      if (token.kind === 'directive' || token.text === ';') begin = i + 1;
      const close = this.closing.get(i);
      if (close === undefined || token.kind !== 'punctuation') continue;
      if (token.text === '{') {
        const range = { start: this.tokens[begin]?.start ?? token.start, end: this.tokens[close]?.end ?? token.end };
        const holds = statements.some(({ start }) => token.start < start && start < range.end);
        if (holds && this.isScope(begin, i)) this.declarations(i + 1, close, statements, found);
        else if (holds) found.push(range);
        // A constructor's "member{1}, other{2} {" is still the same declaration.
        if (!this.is(close + 1, '{') && !this.is(close + 1, ',')) begin = close + 1;
      }
      i = close;
    }
  }

  /** The braces at `open` are those of a namespace, a linkage specification or a class, not of a function. */
  private isScope(begin: number, open: number): boolean {
    for (let i = begin; i < open; i++) {
      const text = this.tokens[i]?.text ?? '';
      if (text === 'namespace') return true;
      if (text === 'extern' && this.tokens[i + 1]?.kind === 'string' && i + 2 === open) return true;
      if (text === '(') return false;
      if (text === 'template' && this.is(i + 1, '<')) i = this.endOfTemplate(i + 1);
      else if (/^(class|struct|union)$/.test(text))
        return !this.tokens.slice(i, open).some((token) => token.text === '(');
    }
    return false;
  }

  private endOfTemplate(open: number): number {
    let depth = 0;
    for (let i = open; i < this.tokens.length; i++) {
      if (this.is(i, '<')) depth++;
      else if (this.is(i, '>') && --depth === 0) return i;
    }
    return open;
  }
}

const PAIRS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/**
 * Pairs brackets. Where `#if` has alternatives, each begins with the brackets that were open at the `#if`; the first one's count for what
 * comes behind the `#endif`.
 */
function matchBrackets(tokens: readonly Token[]): Map<number, number> {
  const closing = new Map<number, number>();
  let open: number[] = [];
  const conditionals: { before: number[]; first: number[] | undefined }[] = [];
  for (const [i, { kind, text }] of tokens.entries()) {
    if (kind === 'directive') {
      const word = /^#\s*(\w+)/.exec(text)?.[1] ?? '';
      const current = conditionals.at(-1);
      if (word.startsWith('if')) conditionals.push({ before: [...open], first: undefined });
      else if (word.startsWith('el') && current) {
        current.first ??= open;
        open = [...current.before];
      } else if (word === 'endif' && current) {
        conditionals.pop();
        open = current.first ?? open;
      }
    } else if (kind === 'punctuation') {
      if (text === '(' || text === '[' || text === '{') open.push(i);
      else if (text in PAIRS) {
        // A bracket that fits nothing is clang's to report; braces are the stronger ones.
        while (open.length > 0 && tokens[open.at(-1) ?? -1]?.text !== PAIRS[text]) {
          if (text !== '}') break;
          open.pop();
        }
        const top = open.at(-1);
        if (top !== undefined && tokens[top]?.text === PAIRS[text]) {
          closing.set(top, i);
          open.pop();
        }
      }
    }
  }
  return closing;
}
