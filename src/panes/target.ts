/** The target's screen: its console, and the blue screen that takes it. */
import { html, nothing, render, type TemplateResult } from 'lit';
import type { BugCheckReport } from '../../kernel-sim/index.ts';
import type { Session } from '../session/session.ts';
import { LineEditor } from './line-editor.ts';
import { type Pane, paneElement } from './pane.ts';
import { PaneTerminal } from './terminal.ts';

const COMMANDS =
  'cd cls copy del dir echo eventlog exit help md move net rd reg ren sc set shutdown start taskkill tasklist timeout type ver verifier'.split(
    ' ',
  );
const ARGUMENTS = 'create start stop query delete config qc add type= kernel binPath='.split(' ');

function blueScreen(crash: BugCheckReport, session: Session): TemplateResult {
  const where = crash.line > 0 ? `${crash.file} line ${crash.line}` : '';
  const show = (): void => session.goTo({ file: crash.file, line: crash.line, column: 1 });
  return html`<div class="bluescreen" role="alert" tabindex="0">
    <p>The target has been stopped, so that nothing worse can happen to it.</p>
    <p class="stop">${crash.name}</p>
    <p>*** STOP: ${crash.code} (${crash.parameters.join(', ')})</p>
    <p>*** ${crash.image}${crash.function ? ` - ${crash.function}` : ''}${where ? ` - ${where}` : ''}</p>
    <p class="explanation">${crash.explanation}</p>
    <p class="actions">
      ${where ? html`<button type="button" @click=${show}>Show ${where}</button>` : nothing}
      <button type="button" @click=${() => void session.reboot()}>Reboot (Ctrl+Shift+F5)</button>
    </p>
  </div>`;
}

function welcome(session: Session): TemplateResult {
  const { title, phase } = session.store.state;
  return html`<div class="welcome">
    <h2>${title}</h2>
    <p>This is the <strong>target</strong>: a Windows machine of its own, which you may crash. It is switched off.</p>
    <p><button type="button" class="primary" ?disabled=${phase === 'building'} @click=${() => void session.run()}>▶ Run this lab (F5)</button></p>
    <ol>
      <li><strong>Run</strong> compiles the driver and the programs, boots the target, and types the lab's commands here. <code>lab.json</code> says which they are.</li>
      <li>Then the prompt is yours: try <code>help</code>, or start a program again.</li>
      <li>Change the source in the editor, run again. Make a mistake in the driver: the blue screen names the line.</li>
      <li>Watch it at work: a click left of a line number sets a breakpoint. Run; then F10 and F11 step, from the program into the driver too.</li>
      <li><strong>Lab ▾</strong> begins a lab of your own. F6 goes from pane to pane.</li>
    </ol>
  </div>`;
}

export function targetPane(session: Session): Pane {
  const element = paneElement('target');
  const screen = document.createElement('div');
  screen.className = 'screen';
  const cover = document.createElement('div');
  cover.className = 'cover';
  element.append(screen, cover);
  const pane = new PaneTerminal(screen, 'Console of the target');
  const { terminal } = pane;
  const { store } = session;
  const images = (): string[] => {
    try {
      const { programs = {}, drivers = {} } = JSON.parse(store.state.files['lab.json'] ?? '{}');
      return [
        ...Object.keys(programs).map((name) => `${name}.exe`),
        ...Object.keys(drivers).map((name) => `${name}.sys`),
      ];
    } catch {
      return [];
    }
  };
  const editor = new LineEditor(terminal, {
    line: (text) => {
      const { phase } = store.state;
      if (phase === 'ready') {
        // The machine echoes the prompt and the line itself.
        editor.setPrompt('');
        session.command(text);
      } else if (phase === 'running') session.input(`${text}\n`);
    },
    interrupt: () => {
      if (terminal.hasSelection()) return;
      if (store.state.phase === 'running') {
        editor.write('^C\n');
        session.interrupt();
      } else editor.type('\x1b');
    },
    complete: (before) => {
      const word = /\S*$/.exec(before)?.[0] ?? '';
      const first = word.length === before.trimStart().length;
      return (first ? [...COMMANDS, ...images()] : [...ARGUMENTS, ...images()]).filter((name) =>
        name.toLowerCase().startsWith(word.toLowerCase()),
      );
    },
  });
  terminal.onData((data) => {
    const { phase, broken } = store.state;
    // A machine that stands still does not hear its keyboard.
    if (broken || (phase !== 'ready' && phase !== 'running')) return;
    editor.remembers = phase === 'ready';
    editor.type(data);
  });

  session.console.on((text) => {
    if (text === undefined) editor.reset();
    else editor.write(text.replaceAll('\f', '\x1b[2J\x1b[3J\x1b[H'));
  });

  session.drawn = () => new Promise((resolve) => terminal.write('', resolve));

  let focusLater = false;
  const draw = (): void => {
    const { phase, report } = store.state;
    const crash = phase === 'crashed' ? report?.bugCheck : undefined;
    const empty = (phase === 'off' || phase === 'building') && !report;
    render(crash ? blueScreen(crash, session) : empty ? welcome(session) : nothing, cover);
    cover.hidden = !crash && !empty;
    element.classList.toggle('off', phase === 'off');
  };
  store.subscribe((state, before) => {
    if (state.phase === 'ready' && before.phase !== 'ready') {
      editor.setPrompt(state.prompt);
      // Unless the keyboard has gone elsewhere meanwhile.
      const free = document.activeElement === document.body || element.contains(document.activeElement);
      if (focusLater && free) terminal.focus();
      focusLater = false;
    }
    if (state.phase !== 'ready' && before.phase === 'ready') editor.setPrompt('');
    if (state.phase === 'running' && before.phase !== 'running') focusLater = element.contains(document.activeElement);
    if (state.phase === 'off' && before.phase === 'building' && state.report)
      editor.write('\n\x1b[90m[The target is switched off: the lab does not build. Above is the run before.]\x1b[0m\n');
    if (state.phase === 'off' && before.phase === 'running')
      editor.write('\n\x1b[90m[The target is switched off.]\x1b[0m\n');
    if (state.phase !== before.phase || state.report !== before.report || state.title !== before.title) draw();
  });
  draw();
  return {
    element,
    layout: () => pane.fit(),
    focus: () => (cover.hidden ? terminal : cover.querySelector<HTMLElement>('button:not(:disabled)'))?.focus(),
  };
}
