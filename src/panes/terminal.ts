/** An xterm as the panes use it: sized with its pane, in the colors of the theme. */
import '@xterm/xterm/css/xterm.css';
import { FitAddon } from '@xterm/addon-fit';
import { type ITheme, Terminal } from '@xterm/xterm';
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

export class PaneTerminal {
  readonly terminal: Terminal;
  private readonly host: HTMLElement;
  private readonly fitAddon = new FitAddon();

  constructor(host: HTMLElement, label: string) {
    this.host = host;
    this.terminal = new Terminal({
      convertEol: true,
      fontFamily: 'ui-monospace, "Cascadia Mono", Consolas, "DejaVu Sans Mono", monospace',
      fontSize: 13,
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

  /** A hidden terminal keeps its size: it has none to take. */
  fit(): void {
    if (this.host.offsetWidth > 0 && this.host.offsetHeight > 0) this.fitAddon.fit();
  }
}
