/** An xterm as the panes use it: sized with its pane, in the colors of the theme. */
import '@xterm/xterm/css/xterm.css';
import { FitAddon } from '@xterm/addon-fit';
import { type ITheme, Terminal } from '@xterm/xterm';
import type { Session } from '../session/session.ts';
import { color, themeChanged } from './theme.ts';

function theme(): ITheme {
  return {
    background: color('terminal'),
    foreground: color('terminal-text'),
    cursor: color('terminal-text'),
    selectionBackground: color('selection'),
    red: color('error'),
    brightBlack: color('muted'),
  };
}

const FONT = 13;
/** What text for a console is written for. */
const COLUMNS = 80;

export class PaneTerminal {
  readonly terminal: Terminal;
  private readonly host: HTMLElement;
  private visible = false;
  private readonly fitAddon = new FitAddon();

  constructor(host: HTMLElement, label: string) {
    this.host = host;
    this.terminal = new Terminal({
      convertEol: true,
      fontFamily: 'ui-monospace, "Cascadia Mono", Consolas, "DejaVu Sans Mono", monospace',
      fontSize: FONT,
      scrollback: 5000,
      screenReaderMode: false,
      theme: theme(),
    });
    this.terminal.loadAddon(this.fitAddon);
    this.terminal.open(host);
    this.terminal.textarea?.setAttribute('aria-label', label);
    themeChanged.on(() => {
      this.terminal.options.theme = theme();
    });
  }

  /** A font that is one smaller, where that is what a whole line needs. */
  private fitColumns(): void {
    this.terminal.options.fontSize = FONT;
    if ((this.fitAddon.proposeDimensions()?.cols ?? COLUMNS) < COLUMNS) this.terminal.options.fontSize = FONT - 1;
    this.fitAddon.fit();
  }

  /** A hidden terminal keeps its size: it has none to take. */
  fit(): void {
    const visible = this.host.offsetWidth > 0 && this.host.offsetHeight > 0;
    if (visible) this.fitColumns();
    // What was written while nobody could see it has not moved the view: from here on it follows again.
    if (visible && !this.visible) requestAnimationFrame(() => this.terminal.scrollToBottom());
    this.visible = visible;
  }
}

/** A place in a source as the debugger and the report write it. */
const PLACE = /\[?([\w./-]+\.(?:c|cc|cpp|cxx|h|hpp)) (?:@|line) (\d+)\]?/g;

/** Makes places in sources links that lead the editor there. */
export function linkPlaces(terminal: Terminal, session: Session): void {
  terminal.registerLinkProvider({
    provideLinks: (row, callback) => {
      const text = terminal.buffer.active.getLine(row - 1)?.translateToString(true) ?? '';
      callback(
        [...text.matchAll(PLACE)].map(({ 0: found, 1: file, 2: line, index }) => ({
          text: found,
          range: { start: { x: index + 1, y: row }, end: { x: index + found.length, y: row } },
          activate: () => session.goTo({ file, line: Number(line), column: 1 }),
        })),
      );
    },
  });
}
