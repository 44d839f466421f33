/**
 * A JSON reader that keeps the place of every value and key, so that a mistake in lab.json is shown where it is. Comments are
 * allowed, trailing commas are not.
 */
export interface JsonNode {
  readonly line: number;
  readonly column: number;
  readonly value: string | number | boolean | null | JsonNode[] | JsonMember[];
  readonly kind: 'string' | 'number' | 'boolean' | 'null' | 'array' | 'object';
}

export interface JsonMember {
  readonly key: string;
  readonly line: number;
  readonly column: number;
  readonly node: JsonNode;
}

/** Text that is not JSON; `line` and `column` count from 1. */
export class JsonError extends Error {
  override readonly name = 'JsonError';
  readonly line: number;
  readonly column: number;
  constructor(message: string, line: number, column: number) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

const MAXIMUM_DEPTH = 32;

export function parseJson(text: string): JsonNode {
  const reader = new Reader(text);
  const node = reader.value(0);
  reader.end();
  return node;
}

class Reader {
  private at = 0;
  private line = 1;
  private lineStart = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text.startsWith('\uFEFF') ? text.slice(1) : text;
  }

  private place(): { line: number; column: number } {
    return { line: this.line, column: this.at - this.lineStart + 1 };
  }

  private fail(message: string): never {
    const { line, column } = this.place();
    throw new JsonError(message, line, column);
  }

  private newline(): void {
    this.line++;
    this.lineStart = this.at + 1;
  }

  private blank(): void {
    for (;;) {
      const c = this.text[this.at];
      if (c === '\n') this.newline();
      if (c === ' ' || c === '\t' || c === '\r' || c === '\n') this.at++;
      else if (c === '/' && this.text[this.at + 1] === '/') {
        while (this.at < this.text.length && this.text[this.at] !== '\n') this.at++;
      } else if (c === '/' && this.text[this.at + 1] === '*') this.comment();
      else return;
    }
  }

  private comment(): void {
    const end = this.text.indexOf('*/', this.at + 2);
    if (end < 0) this.fail('this comment never ends');
    while (this.at < end + 2) {
      if (this.text[this.at] === '\n') this.newline();
      this.at++;
    }
  }

  private found(): string {
    const c = this.text[this.at];
    return c === undefined ? 'the text ends' : `there is ${JSON.stringify(c)}`;
  }

  value(depth: number): JsonNode {
    this.blank();
    if (depth > MAXIMUM_DEPTH) this.fail('nested too deeply');
    const place = this.place();
    const c = this.text[this.at];
    if (c === '{') return { ...place, kind: 'object', value: this.members(depth) };
    if (c === '[') return { ...place, kind: 'array', value: this.elements(depth) };
    if (c === '"') return { ...place, kind: 'string', value: this.string() };
    const word = /^[-+.\w]+/.exec(this.text.slice(this.at, this.at + 64))?.[0] ?? '';
    if (word === '') this.fail(`a value is expected here, but ${this.found()}`);
    if (word === 'true' || word === 'false') {
      this.at += word.length;
      return { ...place, kind: 'boolean', value: word === 'true' };
    }
    if (word === 'null') {
      this.at += word.length;
      return { ...place, kind: 'null', value: null };
    }
    if (!/^-?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?$/.test(word)) this.fail(`"${word}" is not a value: text needs quotes`);
    this.at += word.length;
    return { ...place, kind: 'number', value: Number(word) };
  }

  private members(depth: number): JsonMember[] {
    const members: JsonMember[] = [];
    this.at++;
    this.blank();
    if (this.text[this.at] === '}') {
      this.at++;
      return members;
    }
    for (;;) {
      this.blank();
      const place = this.place();
      if (this.text[this.at] !== '"') this.fail(`a key in quotes is expected here, but ${this.found()}`);
      const key = this.string();
      this.blank();
      if (this.text[this.at] !== ':') this.fail(`":" is expected after the key "${key}", but ${this.found()}`);
      this.at++;
      members.push({ key, ...place, node: this.value(depth + 1) });
      this.blank();
      if (this.text[this.at] === '}') break;
      if (this.text[this.at] !== ',') this.fail(`"," or "}" is expected here, but ${this.found()}`);
      this.at++;
    }
    this.at++;
    return members;
  }

  private elements(depth: number): JsonNode[] {
    const elements: JsonNode[] = [];
    this.at++;
    this.blank();
    if (this.text[this.at] === ']') {
      this.at++;
      return elements;
    }
    for (;;) {
      elements.push(this.value(depth + 1));
      this.blank();
      if (this.text[this.at] === ']') break;
      if (this.text[this.at] !== ',') this.fail(`"," or "]" is expected here, but ${this.found()}`);
      this.at++;
    }
    this.at++;
    return elements;
  }

  private string(): string {
    const start = this.at;
    for (this.at++; ; this.at++) {
      const c = this.text[this.at];
      if (c === '"') break;
      if (c === undefined || c === '\n') this.fail('this text has no closing quote');
      if (c === '\\') this.at++;
    }
    this.at++;
    const raw = this.text.slice(start, this.at);
    try {
      return JSON.parse(raw) as string;
    } catch {
      this.at = start;
      this.fail(`${raw} is not a JSON text: a backslash is written twice`);
    }
  }

  end(): void {
    this.blank();
    if (this.at < this.text.length) this.fail(`nothing may follow here, but ${this.found()}`);
  }
}
