/** Variables: the parameters and locals where the target stands, and what they are made of. */
import { html, nothing, render, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { KdVariableLine } from '../../kernel-sim/index.ts';
import type { Session } from '../session/session.ts';
import { type Pane, paneElement } from './pane.ts';

const EMPTY =
  'Where the target stands still (at a breakpoint, after a step or Break, or at a bug check), the parameters and local variables of the code there are listed here. A breakpoint is set by a click left of a line number, or F9.';
const NONE = 'No variables are known where the target stands: only code of the lab in a checked build has them.';

export function variablesPane(session: Session): Pane {
  const element = paneElement('variables');
  const { store, variables } = session;
  /** Paths whose parts are shown: they stay so from stop to stop. */
  const open = new Set<string>();
  let parts = new Map<string, readonly KdVariableLine[]>();
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
    for (const path of paths) parts.set(path, (await variables.parts(path))?.parts ?? []);
  }

  /** The name unfolds, too; its button does so by itself. */
  function byName({ target }: Event, path: string): void {
    if (target instanceof HTMLTableCellElement) void toggle(path);
  }

  function row(line: KdVariableLine, depth: number): TemplateResult {
    const { name, value, type, path, hasParts } = line;
    const isOpen = hasParts && open.has(path);
    values.set(path, value);
    const changed = before.has(path) && before.get(path) !== value;
    const sign = hasParts
      ? html`<button type="button" class="fold" aria-expanded=${isOpen ? 'true' : 'false'} aria-label="Parts of ${name}" @click=${() => void toggle(path)}>${isOpen ? '▾' : '▸'}</button>`
      : html`<span class="fold"></span>`;
    const inner = isOpen ? (parts.get(path) ?? []) : [];
    return html`<tr>
        <td class="name" style="padding-left: ${depth * 14}px" @click=${hasParts ? (event: Event) => byName(event, path) : nothing}>${sign}${name}</td>
        <td class=${changed ? 'changed' : ''}>${value}</td>
        <td class="type">${type}</td>
      </tr>
      ${inner.map((part) => row(part, depth + 1))}`;
  }

  function draw(): void {
    const { variables: lines, variablesOf, broken, phase } = store.state;
    const stands = broken || phase === 'crashed';
    values = new Map();
    const content = !stands
      ? html`<p class="empty">${EMPTY}</p>`
      : lines === undefined
        ? html`<p class="empty">Reading what the variables are …</p>`
        : lines.length === 0
          ? html`<p class="empty">${store.state.compilerReady ? NONE : 'The variables come once the compiler has been fetched.'}</p>`
          : html`<p class="where">${variablesOf}</p><table>
              <thead><tr><th>Name</th><th>Value</th><th>Type</th></tr></thead>
              <tbody>${repeat(
                lines,
                ({ path }) => path,
                (line) => row(line, 0),
              )}</tbody>
            </table>`;
    render(
      html`<div class="content" tabindex="0" role="region" aria-label="Variables where the target stands">${content}</div>`,
      element,
    );
  }

  async function refresh(): Promise<void> {
    const { variables: lines } = store.state;
    if (lines === undefined || lines.length === 0) return draw();
    const mine = lines;
    // Another function's variables may have the same names.
    const [now = ''] = store.state.variablesOf.split('+');
    before = now === of ? values : new Map();
    of = now;
    await fetchParts([...open]);
    if (store.state.variables === mine) draw();
  }

  store.subscribe((state, last) => {
    if (state.variables !== last.variables) void refresh();
    else if (state.broken !== last.broken || state.phase !== last.phase) draw();
    if (state.labId !== last.labId) {
      open.clear();
      parts = new Map();
    }
  });
  draw();
  return { element };
}
