/** Variables: the parameters and locals where the target stands, the globals there, what is watched, and what they are made of. */
import { html, nothing, render, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { KdReached, KdVariableLine } from '../../kernel-sim/index.ts';
import type { Session } from '../session/session.ts';
import { type Pane, paneElement } from './pane.ts';

const EMPTY =
  'Where the target stands still (at a breakpoint, after a step or Break, or at a bug check), the parameters and local variables of the code there are listed here, with the globals, and whatever you want to watch. A breakpoint is set by a click left of a line number, or F9.';
const NONE = 'No variables are known where the target stands: only code of the lab in a checked build has them.';
const NO_LOCALS = 'no parameters and no locals';
export function variablesPane(session: Session): Pane {
  const element = paneElement('variables');
  const { store, variables } = session;
  /** Paths whose parts are shown: they stay so from stop to stop. */
  const open = new Set<string>();
  let globalsShown = false;
  let parts = new Map<string, readonly KdVariableLine[]>();
  let watched = new Map<string, KdReached>();
  /** What was shown at the stop before, and of which function; and what is shown now. */
  let before = new Map<string, string>();
  let values = new Map<string, string>();
  let of = '';

  async function toggle(path: string): Promise<void> {
    if (!open.delete(path)) {
      open.add(path);
      await fetchParts([path]);
    }
    draw();
  }

  async function fetchParts(paths: readonly string[]): Promise<void> {
    for (const path of paths) {
      const found = await variables.parts(path);
      parts.set(path, 'parts' in found ? found.parts : []);
    }
  }

  async function fetchWatched(): Promise<void> {
    const found = new Map<string, KdReached>();
    for (const path of store.state.watches) found.set(path, await variables.parts(path));
    watched = found;
  }

  /** The name unfolds, too; its button does so by itself. */
  function byName({ target }: Event, path: string): void {
    if (target instanceof HTMLTableCellElement) void toggle(path);
  }

  const foldButton = (isOpen: boolean, label: string, act: () => void): TemplateResult =>
    html`<button type="button" class="fold" aria-expanded=${isOpen ? 'true' : 'false'} aria-label=${label} @click=${act}>${isOpen ? '▾' : '▸'}</button>`;

  /** `key` is what the value is compared with at the next stop. */
  function row(line: KdVariableLine, depth: number, key = line.path, last: unknown = nothing): TemplateResult {
    const { name, value, type, path, hasParts } = line;
    const isOpen = hasParts && open.has(path);
    values.set(key, value);
    const changed = before.has(key) && before.get(key) !== value;
    const sign = hasParts
      ? foldButton(isOpen, `Parts of ${name}`, () => void toggle(path))
      : html`<span class="fold"></span>`;
    const inner = isOpen ? (parts.get(path) ?? []) : [];
    return html`<tr>
        <td class="name" title=${name} style="padding-left: ${depth * 14}px" @click=${hasParts ? (event: Event) => byName(event, path) : nothing}>${sign}${name}</td>
        <td class=${changed ? 'changed' : ''}>${value}</td>
        <td class="type">${last}${type}</td>
      </tr>
      ${inner.map((part) => row(part, depth + 1))}`;
  }

  const rows = (lines: readonly KdVariableLine[]): unknown =>
    repeat(
      lines,
      ({ path }) => path,
      (line) => row(line, 0),
    );

  function globalRows(): TemplateResult | typeof nothing {
    const { image, lines } = store.state.globals;
    if (lines.length === 0) return nothing;
    const show = (): void => {
      globalsShown = !globalsShown;
      draw();
    };
    return html`<tbody>
      <tr class="section"><th colspan="3">${foldButton(globalsShown, `Globals of ${image}`, show)}<span @click=${show}>Globals of ${image} (${lines.length})</span></th></tr>
      ${globalsShown ? rows(lines) : nothing}
    </tbody>`;
  }

  function watchRow(path: string): TemplateResult {
    const end = html`<button type="button" class="end" aria-label="Watch ${path} no more" title="Watch no more" @click=${() => unwatch(path)}>×</button>`;
    const key = `watch ${path}`;
    const found = watched.get(path);
    if (found && 'whole' in found) return row(found.whole, 0, key, end);
    const problem = (found?.problem ?? '').replace(/^Couldn't resolve error at '.*': /, '');
    values.set(key, problem);
    return html`<tr><td class="name" title=${path}><span class="fold"></span>${path}</td><td class="unknown">${problem}</td><td class="type">${end}</td></tr>`;
  }

  function unwatch(path: string): void {
    variables.unwatch(path);
    // The button that had the keyboard is gone.
    if (document.activeElement === document.body) element.querySelector<HTMLElement>('[name=watch]')?.focus();
  }

  function addWatch(event: SubmitEvent): void {
    event.preventDefault();
    const [field] = (event.target as HTMLFormElement).querySelectorAll('input');
    variables.watch(field.value);
    field.value = '';
  }

  const watchRows = (): TemplateResult => html`<tbody>
      <tr class="section"><th colspan="3">Watch</th></tr>
      ${store.state.watches.map(watchRow)}
      <tr><td colspan="3"><form @submit=${addWatch}>
        <input name="watch" aria-label="A variable to watch" placeholder="variable, irp->IoStatus, list[2], g_State.Lock" autocomplete="off" spellcheck="false" />
      </form></td></tr>
    </tbody>`;

  function draw(): void {
    const { variables: lines, globals, variablesOf, broken, phase } = store.state;
    const stands = broken || phase === 'crashed';
    values = new Map();
    const content = !stands
      ? html`<p class="empty">${EMPTY}</p>`
      : lines === undefined
        ? html`<p class="empty">Reading what the variables are …</p>`
        : lines.length === 0 && globals.lines.length === 0
          ? html`<p class="empty">${store.state.compilerReady ? NONE : 'The variables come once the compiler has been fetched.'}</p><table>${watchRows()}</table>`
          : html`<p class="where">${variablesOf}</p><table>
              <thead><tr><th>Name</th><th>Value</th><th>Type</th></tr></thead>
              <tbody>${lines.length > 0 ? rows(lines) : html`<tr><td class="unknown" colspan="3">${NO_LOCALS}</td></tr>`}</tbody>${watchRows()}${globalRows()}
            </table>`;
    render(
      html`<div class="content" tabindex="0" role="region" aria-label="Variables where the target stands">${content}</div>`,
      element,
    );
  }

  async function refresh(): Promise<void> {
    const { variables: lines } = store.state;
    if (lines === undefined) return draw();
    const mine = lines;
    // Another function's variables may have the same names; globals are the same everywhere.
    const [now = ''] = store.state.variablesOf.split('+');
    before = now === of ? values : new Map([...values].filter(([path]) => path.includes('!')));
    of = now;
    await fetchParts([...open]);
    await fetchWatched();
    if (store.state.variables === mine) draw();
  }

  async function rewatch(): Promise<void> {
    await fetchWatched();
    // Nothing has changed: the target still stands where it did.
    before = values;
    draw();
  }

  store.subscribe((state, last) => {
    if (state.labId !== last.labId) {
      open.clear();
      parts = new Map();
      watched = new Map();
    }
    if (state.variables !== last.variables) void refresh();
    else if (state.watches !== last.watches) void rewatch();
    else if (state.broken !== last.broken || state.phase !== last.phase) draw();
  });
  draw();
  return { element };
}
