/** The editor: the lab's files in tabs. Their text stands there plain until Monaco has come (code.ts). */
import { html, render } from 'lit';
import type { Jump, Session } from '../session/session.ts';
import type { CodeEditor } from './code.ts';
import { type Pane, paneElement } from './pane.ts';

export function editorPane(session: Session, ready: Promise<void>): Pane {
  const element = paneElement('editor');
  const tabs = document.createElement('nav');
  tabs.className = 'tabs';
  tabs.setAttribute('aria-label', 'Open files');
  const host = document.createElement('div');
  host.className = 'host';
  const plain = document.createElement('pre');
  plain.className = 'plain-source';
  plain.tabIndex = 0;
  host.append(plain);
  element.append(tabs, host);
  const { store, labs } = session;
  let code: CodeEditor | undefined;
  /** Where to go, and that the keyboard is wanted, once the editor is there. */
  let jump: Jump | undefined;
  let focused = false;

  function drawPlain(): void {
    const { files, active } = store.state;
    plain.textContent = files[active] ?? '';
    plain.setAttribute('aria-label', `${active}, not to be edited yet`);
  }

  async function load(): Promise<void> {
    await ready;
    try {
      const { codeEditor } = await import('./code.ts');
      focused ||= plain === document.activeElement;
      const made = await codeEditor(session, host);
      plain.remove();
      code = made;
      made.layout();
      if (jump) made.goTo(jump);
      else if (focused) made.focus();
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      store.set({ notice: `The editor cannot be loaded (${why}): load the page again.` });
    }
  }

  function drawTabs(): void {
    const { open, active } = store.state;
    const tab = (name: string) => html`<div class="tab ${name === active ? 'active' : ''}">
      <button type="button" aria-current=${name === active ? 'true' : 'false'} @click=${() => session.edit(name)}>
        ${name.replace(/[<>]/g, '')}
      </button>
      <button type="button" class="close" aria-label="Close ${name}" @click=${() => labs.close(name)}>×</button>
    </div>`;
    render(open.map(tab), tabs);
  }

  store.subscribe((state, before) => {
    if (state.open !== before.open || state.active !== before.active) drawTabs();
    if (!code && (state.files !== before.files || state.active !== before.active)) drawPlain();
  });
  session.jump.on((to) => {
    if (code) code.goTo(to);
    else jump = to;
  });
  session.editing.on(() => {
    if (code) void code.edit();
    else focused = true;
  });
  drawTabs();
  drawPlain();
  void load();
  return {
    element,
    layout: () => code?.layout(),
    focus: () => {
      focused = true;
      if (code) code.focus();
      else plain.focus();
    },
  };
}
