/** A line that is typed into a terminal: cursor keys, history, completion. What is typed leaves the screen when it is handed over. */
import type { Terminal } from '@xterm/xterm';

export interface LineEditorHooks {
  /** Enter; the line has been taken off the screen. */
  line(text: string): void;
  interrupt(): void;
  /** Words that may stand where `word` is being typed; `first` at the line's beginning. */
  complete(word: string, first: boolean): readonly string[];
}

export class LineEditor {
  private readonly terminal: Terminal;
  private readonly hooks: LineEditorHooks;
  private text = '';
  private cursor = 0;
  private readonly history: string[] = [];
  private at = 0;
  /** Whether lines go into the history. */
  remembers = true;

  constructor(terminal: Terminal, hooks: LineEditorHooks) {
    this.terminal = terminal;
    this.hooks = hooks;
  }

  /** Takes the line off the screen, so that other text can be written; `show` puts it back. */
  hide(): void {
    if (this.cursor > 0) this.terminal.write(`\x1b[${this.cursor}D`);
    this.terminal.write('\x1b[J');
  }

  show(): void {
    this.terminal.write(this.text);
    const back = this.text.length - this.cursor;
    if (back > 0) this.terminal.write(`\x1b[${back}D`);
  }

  clear(): void {
    this.text = '';
    this.cursor = 0;
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
    '\r': () => this.enter(),
    '\x03': () => this.hooks.interrupt(),
    '\x7f': () => this.erase(this.cursor - 1),
    '\x1b[3~': () => this.erase(this.cursor),
    '\x1b[D': () => this.set(this.text, Math.max(0, this.cursor - 1)),
    '\x1b[C': () => this.set(this.text, Math.min(this.text.length, this.cursor + 1)),
    '\x1b[H': () => this.set(this.text, 0),
    '\x01': () => this.set(this.text, 0),
    '\x1b[F': () => this.set(this.text),
    '\x05': () => this.set(this.text),
    '\x1b[A': () => this.recall(-1),
    '\x1b[B': () => this.recall(1),
    '\x1b': () => this.set(''),
    '\t': () => this.complete(),
  };

  private erase(at: number): void {
    if (at >= 0) this.set(this.text.slice(0, at) + this.text.slice(at + 1), at);
  }

  private insert(data: string): void {
    if (data.startsWith('\x1b')) return;
    // A paste may have several lines.
    const lines = data.replace(/\r\n?/g, '\n').split('\n');
    lines.forEach((line, i) => {
      if (i > 0) this.enter();
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be typed
      const plain = line.replace(/[\x00-\x1f]/g, '');
      if (plain)
        this.set(this.text.slice(0, this.cursor) + plain + this.text.slice(this.cursor), this.cursor + plain.length);
    });
  }

  private enter(): void {
    const { text } = this;
    this.hide();
    this.clear();
    if (this.remembers && text.trim() !== '' && this.history.at(-1) !== text) this.history.push(text);
    this.at = this.history.length;
    this.hooks.line(text);
  }

  private recall(step: number): void {
    this.at = Math.max(0, Math.min(this.history.length, this.at + step));
    this.set(this.history[this.at] ?? '');
  }

  private complete(): void {
    const before = this.text.slice(0, this.cursor);
    const word = /\S*$/.exec(before)?.[0] ?? '';
    const found = this.hooks
      .complete(word, word.length === before.trimStart().length)
      .filter((name) => name.toLowerCase().startsWith(word.toLowerCase()));
    if (found.length === 0) return;
    let common = found[0];
    for (const name of found) while (!name.toLowerCase().startsWith(common.toLowerCase())) common = common.slice(0, -1);
    if (found.length === 1) common += ' ';
    if (common.length <= word.length) return;
    const start = this.cursor - word.length;
    this.set(this.text.slice(0, start) + common + this.text.slice(this.cursor), start + common.length);
  }
}
