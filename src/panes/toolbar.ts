/** The toolbar: what can be done, and one line about what goes on. */
import { html, nothing, render } from 'lit';
import type { Session } from '../session/session.ts';
import { chooseTheme, type ThemeChoice, themeChoice } from './theme.ts';

const chosen = (event: Event): string =>
  event.target instanceof HTMLSelectElement || event.target instanceof HTMLInputElement ? event.target.value : '';

function download(name: string, bytes: Uint8Array<ArrayBuffer>): void {
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/zip' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

const STANDS = 'The target stands still at a break. Ask the debugger, then Go (F8).';
const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);

export function toolbar(session: Session, resetLayout: () => void): HTMLElement {
  const element = document.createElement('header');
  element.className = 'toolbar';
  const { store } = session;

  const exportZip = (): void => download(`${store.state.labId}.zip`, session.zip());
  const importZip = (): void => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = '.zip';
    input.onchange = async () => {
      const file = input.files?.[0];
      if (file) session.importZip(file.name, new Uint8Array(await file.arrayBuffer()));
    };
    input.click();
  };
  const copyLink = async (): Promise<void> => {
    const address = new URL(session.link(), location.href).href;
    try {
      await navigator.clipboard.writeText(address);
      store.set({ notice: 'A link that carries this lab has been copied.' });
    } catch {
      history.replaceState(null, '', address);
      store.set({
        notice: 'The browser does not let the link be copied: it is in the address bar now, to be copied by hand.',
      });
    }
  };
  const choose = (action: () => void) => (event: Event) => {
    if (event.currentTarget instanceof Element) event.currentTarget.closest('details')?.removeAttribute('open');
    action();
  };
  const closeMenu = (event: FocusEvent): void => {
    const { currentTarget, relatedTarget } = event;
    if (
      currentTarget instanceof HTMLElement &&
      !(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))
    )
      currentTarget.removeAttribute('open');
  };

  const escapeMenu = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !(event.currentTarget instanceof HTMLElement)) return;
    event.currentTarget.removeAttribute('open');
    event.currentTarget.querySelector('summary')?.focus();
  };

  function draw(): void {
    const {
      labs,
      labId,
      phase,
      build,
      processors,
      seed,
      message,
      trouble,
      download: coming,
      notice,
      built,
      broken,
    } = store.state;
    const on = phase === 'running' || phase === 'ready' || phase === 'building';
    const fraction = coming && coming.total > 0 ? coming.loaded / coming.total : 0;
    render(
      html`<div class="tools" role="toolbar" aria-label="Lab and target">
          <h1>Ringside</h1>
          <select class="lab" aria-label="Lab" @change=${(event: Event) => session.openLab(chosen(event))}>
            ${labs.map(({ id, title }) => html`<option value=${id} ?selected=${id === labId}>${title}</option>`)}
          </select>
          <button type="button" class="primary" title="Build, boot a fresh target, carry out the lab's commands (F5)" ?disabled=${phase === 'building'} @click=${() => void session.run()}>▶ Run</button>
          <button type="button" title="Switch the target off (Shift+F5)" ?disabled=${!on} @click=${() => void session.stop()}>■ Stop</button>
          ${
            broken
              ? html`<button type="button" class="go" title="The target goes on (F8)" @click=${() => session.debugger.go()}>▷ Go</button>`
              : html`<button type="button" title="Break into the target: it stands still, and the debugger shows where (F8)" ?disabled=${!session.debugger.canBreak} @click=${() => void session.debugger.breakIn()}>‖ Break</button>`
          }
          <button type="button" title="A fresh target with what was built last (Ctrl+Shift+F5)" ?disabled=${!built || phase === 'building'} @click=${() => void session.reboot()}>↻ Reboot</button>
          <label title="checked: DBG is 1, asserts and KdPrint are there. free: optimised, without them.">Build
            <select @change=${(event: Event) => store.set({ build: chosen(event) === 'free' ? 'free' : 'checked' })}>
              ${['checked', 'free'].map((kind) => html`<option ?selected=${kind === build}>${kind}</option>`)}
            </select>
          </label>
          <label title="Processors of the target">CPUs
            <select @change=${(event: Event) => store.set({ processors: Number(chosen(event)) })}>
              ${[1, 2, 3, 4].map((count) => html`<option ?selected=${count === processors}>${count}</option>`)}
            </select>
          </label>
          <label title="The same seed gives the same run, to the instruction">Seed
            <input type="number" min="0" max="4294967295" .value=${String(seed)} @change=${(event: Event) => store.set({ seed: Math.min(0xffffffff, Math.max(0, Math.floor(Number(chosen(event))))) })} />
          </label>
          <span class="space"></span>
          <details class="menu" @focusout=${closeMenu} @keydown=${escapeMenu}>
            <summary>Share &amp; more</summary>
            <div>
              <button type="button" @click=${choose(() => void copyLink())}>Copy a link to this lab</button>
              <button type="button" @click=${choose(exportZip)}>Export as zip</button>
              <button type="button" @click=${choose(importZip)}>Import a zip …</button>
              <hr />
              <button type="button" @click=${choose(resetLayout)}>Arrange the panes anew</button>
              <label>Theme
                <select @change=${(event: Event) => chooseTheme(chosen(event) as ThemeChoice)}>
                  ${['system', 'light', 'dark'].map((name) => html`<option ?selected=${name === themeChoice()}>${name}</option>`)}
                </select>
              </label>
            </div>
          </details>
        </div>
        <div class="status ${trouble ? 'trouble' : ''}">
          <span class="phase ${broken ? 'broken' : phase}" aria-hidden="true"></span>
          <span role="status">${broken ? STANDS : message}</span>
          ${
            coming
              ? html`<label class="download">Compiler
                  <progress max="1" .value=${fraction}></progress>
                  ${megabytes(coming.loaded)} of ${megabytes(coming.total)} MB</label>`
              : nothing
          }
          ${
            notice
              ? html`<span class="notice" role="alert">${notice}
                  <button type="button" aria-label="Dismiss" @click=${() => store.set({ notice: '' })}>×</button></span>`
              : nothing
          }
        </div>`,
      element,
    );
  }
  store.subscribe(draw);
  draw();
  return element;
}
