/** The toolbar: what can be done, and one line about what goes on. */
import { html, nothing, render } from 'lit';
import { type KdStep, POLICIES } from '../../kernel-sim/index.ts';
import { confirm, nextRun, tell } from '../session/notice.ts';
import type { Session } from '../session/session.ts';
import type { SessionState } from '../session/state.ts';
import { choose, closeMenu, escapeMenu, exportZip, labMenu } from './lab-menu.ts';
import { chooseTheme, type ThemeChoice, themeChoice } from './theme.ts';

const chosen = (event: Event): string =>
  event.target instanceof HTMLSelectElement || event.target instanceof HTMLInputElement ? event.target.value : '';

const TURNS: Readonly<Record<string, string>> = { rr: 'in turn', random: 'by the seed', explore: 'exploring races' };
/** What a step does, and its key. */
const STEPS: readonly { step: KdStep; sign: string; label: string; title: string }[] = [
  {
    step: 'over',
    sign: '↷',
    label: 'Step over',
    title: 'Step over: to the next line of this function, or of its caller (F10)',
  },
  {
    step: 'into',
    sign: '↓',
    label: 'Step into',
    title: 'Step into: to the next line, also of what is called: a DeviceIoControl steps into the driver (F11)',
  },
  { step: 'out', sign: '↑', label: 'Step out', title: 'Step out: until this function returns (Shift+F11)' },
];
const standing = ({ stands }: SessionState): string =>
  `The target stands still${stands ? ` at ${stands.file} line ${stands.line}` : ''}. F10 steps over, F11 into, Shift+F11 out; F5 lets it go on.`;
const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);

export function toolbar(session: Session, resetLayout: () => void): HTMLElement {
  const element = document.createElement('header');
  element.className = 'toolbar';
  const { store } = session;

  const copyLink = async (): Promise<void> => {
    const link = session.link();
    if ('tooLong' in link) return confirm(store, link.tooLong);
    const address = new URL(link.hash, location.href).href;
    try {
      await navigator.clipboard.writeText(address);
      confirm(store, `A link that carries this lab has been copied.${link.warning}`);
    } catch {
      history.replaceState(null, '', address);
      const byHand = 'The browser does not let the link be copied: it is in the address bar now, to be copied by hand.';
      tell(store, `${byHand}${link.warning}`, nextRun);
    }
  };
  const chooseSeed = ({ target }: Event): void => {
    if (!(target instanceof HTMLInputElement)) return;
    const seed = target.valueAsNumber;
    // What is no number leaves the seed as it is.
    if (!Number.isNaN(seed)) store.set({ seed: Math.min(0xffffffff, Math.max(0, Math.floor(seed))) });
    target.value = String(store.state.seed);
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
      refused,
      policy,
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
          ${labMenu(session)}
          <button type="button" class="primary" title="Build, boot a fresh target, carry out the lab's commands (F5)" ?disabled=${phase === 'building'} @click=${() => void session.run()}>▶ Run</button>
          <button type="button" title="Switch the target off (Shift+F5)" ?disabled=${!on} @click=${() => void session.stop()}>■ Stop</button>
          ${
            broken
              ? html`<button type="button" class="break-go go" title="The target goes on (F8 or F5)" @click=${() => session.debugger.go()}>▷ Go</button>`
              : html`<button type="button" class="break-go" title="Break into the target: it stands still, and the debugger shows where (F8)" ?disabled=${!session.debugger.canBreak} @click=${() => void session.debugger.breakIn()}>‖ Break</button>`
          }
          <span class="steps" role="group" aria-label="Steps">
            ${STEPS.map(({ step, sign, label, title }) => html`<button type="button" title=${title} aria-label=${label} ?disabled=${!broken} @click=${() => session.debugger.step(step)}>${sign}</button>`)}
          </span>
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
            <input type="number" min="0" max="4294967295" .value=${String(seed)} @change=${chooseSeed} />
          </label>
          <span class="space"></span>
          <details class="menu" @focusout=${closeMenu} @keydown=${escapeMenu}>
            <summary>Share &amp; more</summary>
            <div>
              <button type="button" @click=${choose(() => void copyLink())}>Copy a link to this lab</button>
              <hr />
              <button type="button" @click=${choose(resetLayout)}>Reset the layout</button>
              <label>Theme
                <select @change=${(event: Event) => chooseTheme(chosen(event) as ThemeChoice)}>
                  ${['system', 'light', 'dark'].map((name) => html`<option ?selected=${name === themeChoice()}>${name}</option>`)}
                </select>
              </label>
              <label title="How the processors take turns: each for the same time, or as the seed has it">Turns
                <select @change=${(event: Event) => store.set({ policy: POLICIES.find((known) => known === chosen(event)) ?? 'rr' })}>
                  ${POLICIES.map((name) => html`<option value=${name} ?selected=${name === policy}>${TURNS[name]}</option>`)}
                </select>
              </label>
            </div>
          </details>
        </div>
        <div class="status ${trouble ? 'trouble' : ''}">
          <span class="phase ${broken ? 'broken' : phase}" aria-hidden="true"></span>
          <span role="status">${broken ? standing(store.state) : message}</span>
          ${
            coming
              ? html`<label class="download">Compiler
                  <progress max="1" .value=${fraction}></progress>
                  ${megabytes(coming.loaded)} of ${megabytes(coming.total)} MB</label>`
              : nothing
          }
          ${
            refused
              ? html`<span class="notice refused" role="alert">${refused}
                  <button type="button" @click=${() => exportZip(session)}>Export as zip</button></span>`
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
