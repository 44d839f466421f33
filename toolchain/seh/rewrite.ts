/**
 * Rewrites structured exception handling to setjmp (include/ringside_seh.h has the frame and the protocol).
 *
 *     __try {A} __except (F) {B}
 *       ->  { frame; enter; if (setjmp(frame) == 0) {A} else if (accepts(F)) {B} }
 *     __try {A} __finally {C}
 *       ->  { frame; enter; _Defer {C and, after an exception, go on} if (setjmp(frame) == 0) {A} }
 *
 * The body of a `__finally` has to be known before its `__try` block begins, so the two change places; in C++ it is a lambda that a
 * guard's destructor calls. Every piece keeps its line and column (seh/emit.ts). The functions around are compiled without
 * optimisation: only then do locals that a `__try` block changed have their values in the handler.
 *
 * Not modelled: keywords that come out of a macro; `return` out of a `__finally` block; `#if` that cuts through a statement, and
 * directives between its parts;
 * a `__forceinline` function in a free build keeps its optimisation.
 */
import { Emitter, type Segment } from './emit.ts';
import { parseSeh, type Range, type SehProblem, type TryStatement, usesSeh } from './parse.ts';

export interface Rewritten {
  readonly text: string;
  readonly problems: readonly SehProblem[];
  /** Pieces of the original in the rewritten text; empty when nothing was rewritten. */
  readonly segments: readonly Segment[];
  /** For each line of the rewritten text, the line of the original that it holds. */
  readonly lines: readonly number[];
}

export { usesSeh } from './parse.ts';

/** The source for clang, or undefined when the source has nothing to rewrite. */
export function rewriteSeh(source: string, cxx: boolean): Rewritten | undefined {
  if (!usesSeh(source, cxx)) return undefined;
  const { statements, functions, problems } = parseSeh(source, cxx);
  if (statements.length === 0 && problems.length === 0) return undefined;
  const writer = new Writer(source, cxx);
  writer.file(statements, functions);
  const { segments, lines } = writer.emitter;
  return { text: writer.emitter.text(), problems, segments, lines };
}

const OPTIMIZE_OFF = '_Pragma("clang optimize off")';
const OPTIMIZE_ON = '_Pragma("clang optimize on")';

/** Something that is not copied: at `start`, `write` says what stands for the original up to `end`. */
interface Event extends Range {
  write(): void;
}

class Writer {
  readonly emitter: Emitter;
  private readonly source: string;
  private readonly cxx: boolean;

  constructor(source: string, cxx: boolean) {
    this.source = source;
    this.cxx = cxx;
    this.emitter = new Emitter(source);
  }

  file(statements: readonly TryStatement[], functions: readonly Range[]): void {
    const events: Event[] = functions.map((range) => ({
      ...range,
      write: () => {
        this.emitter.moveTo(range.start);
        this.emitter.glue(OPTIMIZE_OFF);
        this.copy(range, statements, []);
        this.emitter.glue(OPTIMIZE_ON);
      },
    }));
    // Statements outside of every function are mistakes, which clang reports.
    const outside = statements.filter(
      ({ start }) => !functions.some((range) => range.start <= start && start < range.end),
    );
    events.push(...this.statementEvents(outside));
    this.run({ start: 0, end: this.source.length }, events);
  }

  /** Copies a range with the statements and `__leave`s in it rewritten. */
  private copy(range: Range, statements: readonly TryStatement[], leaves: readonly Event[]): void {
    this.run(range, [...this.statementEvents(statements), ...leaves]);
  }

  private run(range: Range, events: readonly Event[]): void {
    let at = range.start;
    const inside = events.filter(({ start, end }) => range.start <= start && end <= range.end);
    for (const event of inside.sort((a, b) => a.start - b.start)) {
      // Within a statement that was already written.
      if (event.start < at) continue;
      this.emitter.original(at, event.start);
      event.write();
      at = event.end;
    }
    this.emitter.original(at, range.end);
  }

  private statementEvents(statements: readonly TryStatement[]): Event[] {
    return statements.map((statement) => ({
      start: statement.start,
      end: statement.end,
      write: () => this.statement(statement),
    }));
  }

  private statement(statement: TryStatement): void {
    const frame = `_ringside_seh_${statement.number}`;
    const { handler } = statement;
    const kind = handler.kind === 'finally' ? 1 : statement.catchesAll ? 2 : 3;
    const cleanup = kind === 1 ? '' : ' __attribute__((cleanup(_ringside_seh_leave_frame)))';
    this.emitter.moveTo(statement.start);
    this.emitter.glue(`{struct _ringside_seh_frame ${frame}${cleanup};_ringside_seh_enter(&${frame},${kind}UL);`);
    if (handler.kind === 'finally') this.finallyStatement(statement, handler.block, frame);
    else this.exceptStatement(statement, handler.filter, handler.block, frame);
  }

  private exceptStatement(statement: TryStatement, filter: Range, block: Range, frame: string): void {
    const { emitter } = this;
    this.body(statement, frame);
    emitter.glue(
      `}else{${frame}.State=2UL;struct _ringside_seh_frame*const _ringside_seh_current=&${frame};` +
        `(void)_ringside_seh_current;if(_ringside_seh_accepts(&${frame},`,
    );
    this.copy(filter, statement.nested, this.outerLeaves);
    emitter.glue('))');
    this.copy(block, statement.nested, this.outerLeaves);
    emitter.glue('}}');
  }

  private finallyStatement(statement: TryStatement, block: Range, frame: string): void {
    const { emitter, cxx } = this;
    const current = `struct _ringside_seh_frame*const _ringside_seh_finally=&${frame};(void)_ringside_seh_finally;`;
    emitter.glue(
      cxx
        ? `_ringside_seh_guard ${frame}_guard(&${frame},[&]()->void{${current}`
        : `_Defer{${current}_ringside_seh_leave_frame(&${frame});`,
    );
    const leaves = this.outerLeaves;
    this.outerLeaves = [];
    this.copy(block, statement.nested, []);
    this.outerLeaves = leaves;
    emitter.glue(cxx ? '});' : `_ringside_seh_end_finally(&${frame});}`);
    emitter.moveTo(statement.start);
    this.body(statement, frame);
    emitter.glue(`${frame}.State=1UL;}else ${frame}.State=2UL;}`);
  }

  /** The `__leave`s of the `__try` bodies around: a handler's block inside of them may have some. */
  private outerLeaves: Event[] = [];

  private body(statement: TryStatement, frame: string): void {
    const { emitter } = this;
    const label = `${frame}_end`;
    const leaves = statement.leaves.map((range) => ({
      ...range,
      write: () => {
        emitter.moveTo(range.start);
        emitter.glue(`goto ${label}`);
      },
    }));
    emitter.glue(`if(_ringside_seh_setjmp(${frame}.Environment)==0){`);
    const outer = this.outerLeaves;
    this.outerLeaves = leaves;
    this.copy(statement.body, statement.nested, leaves);
    this.outerLeaves = outer;
    if (leaves.length > 0) emitter.glue(`${label}:;`);
  }
}
