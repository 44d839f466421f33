/**
 * A line that is typed into a terminal behind a prompt: cursor keys, history, completion. It may wrap over several rows. What is typed
 * leaves the screen when it is handed over.
 *
 * Everything that the terminal shows is written through `write`, so that the editor knows the column that the prompt begins in.
 */
import type { Terminal } from '@xterm/xterm';

export interface LineEditorHooks {
  /** Enter; the line has been taken off the screen. */
  line(text: string): void;
  interrupt(): void;
  /** What the last word of `before`, the line up to the cursor, can become. */
  complete(before: string): readonly string[] | Promise<readonly string[]>;
}

/** So many names are listed when there is more than one. */
const MOST_SHOWN = 60;
/** The cursor goes to the screen's first place. */
const HOME = '\x1b[H';
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what terminals are controlled with
const ESCAPE = /\x1b(?:\[[\d;?]*[A-Za-z]|[78])/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be typed
const CONTROL = /[\x00-\x1f\x7f]/g;

/** The column after `text` has been written at `column`; the width itself when the next character wraps. */
export function columnAfter(text: string, column: number, width: number): number {
  const home = text.lastIndexOf(HOME);
  const plain = (home < 0 ? text : text.slice(home)).replace(ESCAPE, '');
  let at = home < 0 ? column : 0;
  for (const char of plain) {
    if (char === '\n' || char === '\r') at = 0;
    else if (char === '\b') at = Math.max(0, at - 1);
    else if (char === '\t') at = Math.min(width - 1, (Math.floor(at / 8) + 1) * 8);
    else at = at >= width ? 1 : at + 1;
  }
  return at;
}

export class LineEditor {
  private readonly terminal: Terminal;
  private readonly hooks: LineEditorHooks;
  private prompt = '';
  private text = '';
  private cursor = 0;
  /** Where the prompt begins. */
  private column = 0;
  /** Where the terminal's cursor stands, in characters from the prompt's row. */
  private drawnAt = 0;
  private readonly history: string[] = [];
  private at = 0;
  /** Whether lines go into the history. */
  remembers = true;

  constructor(terminal: Terminal, hooks: LineEditorHooks) {
    this.terminal = terminal;
    this.hooks = hooks;
  }

  /** Shows text above the line that is being typed. */
  write(text: string): void {
    this.hide();
    this.column = columnAfter(text, this.column, this.terminal.cols);
    this.terminal.write(text);
    this.show();
  }

  setPrompt(prompt: string): void {
    if (prompt === this.prompt) return;
    this.hide();
    this.prompt = prompt;
    this.show();
  }

  /** An empty screen, but for the prompt and what has been typed. */
  clear(): void {
    this.terminal.write('\x1bc\x1b[3J');
    this.column = 0;
    this.drawnAt = 0;
    this.show();
  }

  /** An empty screen, no prompt, and nothing typed. */
  reset(): void {
    this.prompt = '';
    this.text = '';
    this.cursor = 0;
    this.clear();
  }

  /** Puts a line there as if it had been typed and Enter pressed. */
  enter(text: string): void {
    this.set('');
    this.insert(`${text}\n`);
  }

  private hide(): void {
    const rows = Math.floor(this.drawnAt / this.terminal.cols);
    if (this.drawnAt === this.column) return;
    this.terminal.write(`${rows > 0 ? `\x1b[${rows}A` : ''}\x1b[${this.column + 1}G\x1b[J`);
    this.drawnAt = this.column;
  }

  private show(): void {
    const { cols } = this.terminal;
    this.drawnAt = this.column;
    const shown = this.prompt + this.text;
    if (shown === '') return;
    if (this.column >= cols) {
      this.terminal.write('\r\n');
      this.column = 0;
    }
    const end = this.column + shown.length;
    // A row that is just full has not wrapped yet: it is made to.
    this.terminal.write(end % cols === 0 ? `${shown}\r\n` : shown);
    const wanted = this.column + this.prompt.length + this.cursor;
    if (wanted !== end) {
      const up = Math.floor(end / cols) - Math.floor(wanted / cols);
      this.terminal.write(`${up > 0 ? `\x1b[${up}A` : ''}\x1b[${(wanted % cols) + 1}G`);
    }
    this.drawnAt = wanted;
  }

  private set(text: string, cursor = text.length): void {
    this.hide();
    this.text = text;
    this.cursor = cursor;
    this.show();
  }

  /** What the keyboard, or a paste, sends. */
  type(data: string): void {
    const key = this.keys[data];
    if (key) key();
    else this.insert(data);
  }

  private readonly keys: Readonly<Record<string, () => void>> = {
    '\r': () => this.handOver(),
    '\x03': () => this.hooks.interrupt(),
    '\x7f': () => this.erase(this.cursor - 1),
    '\x1b[3~': () => this.erase(this.cursor),
    '\x1b[D': () => this.set(this.text, Math.max(0, this.cursor - 1)),
    '\x1b[C': () => this.set(this.text, Math.min(this.text.length, this.cursor + 1)),
    '\x1b[1;5D': () => this.set(this.text, Math.max(0, this.text.slice(0, this.cursor).search(/\S+\s*$/))),
    '\x1b[1;5C': () =>
      this.set(this.text, this.cursor + (/^\s*\S*/.exec(this.text.slice(this.cursor))?.[0].length ?? 0)),
    '\x1b[H': () => this.set(this.text, 0),
    '\x01': () => this.set(this.text, 0),
    '\x1b[F': () => this.set(this.text),
    '\x05': () => this.set(this.text),
    '\x15': () => this.set(''),
    '\x1b[A': () => this.recall(-1),
    '\x1b[B': () => this.recall(1),
    '\x1b': () => this.set(''),
    '\t': () => void this.complete(),
  };

  private erase(at: number): void {
    if (at >= 0) this.set(this.text.slice(0, at) + this.text.slice(at + 1), at);
  }

  private insert(data: string): void {
    if (data.startsWith('\x1b')) return;
    // A paste may have several lines.
    const lines = data.replace(/\r\n?/g, '\n').split('\n');
    lines.forEach((line, i) => {
      if (i > 0) this.handOver();
      const plain = line.replace(/\t/g, ' ').replace(CONTROL, '');
      if (plain)
        this.set(this.text.slice(0, this.cursor) + plain + this.text.slice(this.cursor), this.cursor + plain.length);
    });
  }

  private handOver(): void {
    const { text } = this;
    this.set('');
    if (this.remembers && text.trim() !== '' && this.history.at(-1) !== text) this.history.push(text);
    this.at = this.history.length;
    this.hooks.line(text);
  }

  private recall(step: number): void {
    this.at = Math.max(0, Math.min(this.history.length, this.at + step));
    this.set(this.history[this.at] ?? '');
  }

  private async complete(): Promise<void> {
    const { text, cursor } = this;
    const before = text.slice(0, cursor);
    const word = /\S*$/.exec(before)?.[0] ?? '';
    const found = [...new Set(await this.hooks.complete(before))].sort();
    // Somebody typed on meanwhile.
    if (found.length === 0 || this.text !== text || this.cursor !== cursor) return;
    let [common] = found;
    for (const name of found) while (!name.toLowerCase().startsWith(common.toLowerCase())) common = common.slice(0, -1);
    if (found.length === 1 && !/[\\!]$/.test(common)) common += ' ';
    if (common.length > word.length) {
      const start = cursor - word.length;
      this.set(text.slice(0, start) + common + text.slice(cursor), start + common.length);
    } else if (found.length > 1) {
      const more = found.length > MOST_SHOWN ? ` … ${found.length - MOST_SHOWN} more` : '';
      this.write(`${this.prompt}${text}\n${found.slice(0, MOST_SHOWN).join('  ')}${more}\n`);
    }
  }
}
