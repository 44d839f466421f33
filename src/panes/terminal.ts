/** An xterm as the panes use it: sized with its pane, in the colors of the theme. */
import '@xterm/xterm/css/xterm.css';
import { FitAddon } from '@xterm/addon-fit';
import { type IMarker, type ITheme, Terminal } from '@xterm/xterm';
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
  private readonly fitAddon = new FitAddon();
  /** What the view begins with; without it, the view follows what is written. */
  private first: { readonly marker: IMarker; readonly below: number } | undefined;
  private seen = false;
  /** Somebody has scrolled, and reads there. */
  private held = false;

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
    // It takes a size only once it knows that it is seen. Its own observer is the older one, and is told first.
    new IntersectionObserver((entries) => {
      this.seen = entries.at(-1)?.isIntersecting ?? false;
      this.fit();
    }).observe(host);
    // What is written while nobody sees it leaves the view where it was: with each drawing the view is brought to its place. How far it can
    // be scrolled is known one frame later.
    this.terminal.onRender(() => {
      this.settle();
      requestAnimationFrame(() => this.settle());
    });
    const hold = (): void => {
      this.held = true;
      this.first = undefined;
    };
    // Scrolled back to the end, it follows again.
    const release = (): void =>
      void requestAnimationFrame(() => {
        const { baseY, viewportY } = this.terminal.buffer.active;
        this.held = viewportY !== baseY;
      });
    const scrolled = (): void => {
      hold();
      release();
    };
    host.addEventListener('wheel', scrolled, { capture: true, passive: true });
    host.addEventListener('touchmove', scrolled, { capture: true, passive: true });
    this.terminal.textarea?.addEventListener('keydown', ({ key, shiftKey }) => {
      if (shiftKey && /^(?:Page(?:Up|Down)|Home|End)$/.test(key)) scrolled();
    });
    // At the scrollbar, or to select what is further up.
    host.addEventListener('pointerdown', hold, true);
    for (const end of ['pointerup', 'pointercancel']) window.addEventListener(end, () => this.held && release(), true);
    // Whoever types wants to see what is typed.
    this.terminal.onData(() => this.follow());
  }

  /** The view is at the end, and goes on with it. */
  follow(): void {
    this.first = undefined;
    this.held = false;
    this.terminal.write('', () => this.settle());
  }

  /** The view begins `below` lines after the marker, or as far down as there is text. */
  showFrom(marker: IMarker, below: number): void {
    this.first = { marker, below };
    this.held = false;
    this.terminal.write('', () => this.settle());
  }

  private settle(): void {
    if (this.held) return;
    const { baseY, viewportY } = this.terminal.buffer.active;
    const { first } = this;
    const wanted = first && !first.marker.isDisposed ? Math.min(first.marker.line + first.below, baseY) : baseY;
    if (viewportY !== wanted) this.terminal.scrollToLine(wanted);
  }

  /** A font that is one smaller, where that is what a whole line needs. */
  private fitColumns(): void {
    this.terminal.options.fontSize = FONT;
    if ((this.fitAddon.proposeDimensions()?.cols ?? COLUMNS) < COLUMNS) this.terminal.options.fontSize = FONT - 1;
    this.fitAddon.fit();
  }

  /** A hidden terminal keeps its size: it has none to take. */
  fit(): void {
    if (this.seen && this.host.offsetWidth > 0 && this.host.offsetHeight > 0) this.fitColumns();
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
