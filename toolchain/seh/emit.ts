/**
 * Writes a rewritten source in which every piece of the original keeps its line and its column for the compiler. Text may be put
 * between pieces, and pieces may change their order: where the place would no longer be right, a new line begins with `#line` and as many
 * spaces as the column asks for.
 */
import { utf8Length } from '../diagnostics.ts';

/** A piece of the original and where it stands in the rewritten text (UTF-16 offsets). */
export interface Segment {
  readonly original: number;
  readonly length: number;
  readonly rewritten: number;
}

export class Emitter {
  private readonly source: string;
  private readonly lineStarts: number[];
  private readonly parts: string[] = [];
  private length = 0;
  /** The place that the compiler gives to the next character: line from 1, column in bytes from 0. */
  private line = 1;
  private column = 0;
  readonly segments: Segment[] = [];
  /** For each line of the rewritten text, the line that the compiler takes it for. */
  readonly lines: number[] = [1];

  constructor(source: string) {
    this.source = source;
    this.lineStarts = [0];
    for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) this.lineStarts.push(at + 1);
  }

  /** Line (from 1) and column in bytes (from 0) of an offset in the original. */
  placeOf(offset: number): { line: number; column: number } {
    let low = 0;
    let high = this.lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const start = this.lineStarts[low] ?? 0;
    return { line: low + 1, column: utf8Length(this.source.slice(start, offset)) };
  }

  private put(text: string): void {
    this.parts.push(text);
    this.length += text.length;
  }

  /** Makes the next character stand where `offset` stands in the original. */
  moveTo(offset: number): void {
    const { line, column } = this.placeOf(offset);
    if (line === this.line && column === this.column) return;
    if (line !== this.line || column < this.column) {
      this.put(`\n#line ${line}\n`);
      this.lines.push(0, line);
      this.line = line;
      this.column = 0;
    }
    this.put(' '.repeat(column - this.column));
    this.column = column;
  }

  /** Text of our own; it has no newline. */
  glue(text: string): void {
    this.put(text);
    this.column += utf8Length(text);
  }

  /** The original from `start` up to `end`. */
  original(start: number, end: number): void {
    if (start >= end) return;
    const text = this.source.slice(start, end);
    const newline = text.indexOf('\n');
    // What is left of a line after a replaced piece is often nothing but blanks: their column does not matter.
    const blank = text.slice(0, newline < 0 ? undefined : newline).trim() === '';
    if (!(blank && newline >= 0 && this.placeOf(start).line === this.line)) this.moveTo(start);
    this.segments.push({ original: start, length: text.length, rewritten: this.length });
    this.put(text);
    for (let at = newline; at >= 0; at = text.indexOf('\n', at + 1)) this.lines.push(++this.line);
    this.column = newline < 0 ? this.column + utf8Length(text) : utf8Length(text.slice(text.lastIndexOf('\n') + 1));
  }

  text(): string {
    return this.parts.join('');
  }
}
