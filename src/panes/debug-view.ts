/** DebugView: what drivers and programs print for the debugger, each line with its time, its process and the source line that printed it. */
import { html, render } from 'lit';
import type { LiveDebugLine } from '../../kernel-sim/index.ts';
import type { Session } from '../session/session.ts';
import { type Pane, paneElement } from './pane.ts';

const ROW = 22;
const SPARE = 10;

interface Row extends LiveDebugLine {
  readonly number: number;
}

export function debugViewPane(session: Session): Pane {
  const element = paneElement('debug-view');
  let filter = '';
  let rows: Row[] = [];
  let follows = true;

  const matches = ({ text, process, file }: LiveDebugLine): boolean =>
    filter === '' || `${process} ${text} ${file}`.toLowerCase().includes(filter.toLowerCase());

  const select = (): void => {
    rows = session.store.state.debug.map((line, i) => ({ ...line, number: i + 1 })).filter(matches);
  };

  const row = ({ number, ms, process, pid, text, file, line }: Row) => html`<tr>
    <td class="number">${number}</td>
    <td class="time">${(ms / 1000).toFixed(6)}</td>
    <td class="process" title="process ${pid} (0x${pid.toString(16)} in the debugger)">${process || pid}</td>
    <td class="text">${text.trimEnd()}</td>
    <td class="place">
      ${line > 0 ? html`<button type="button" @click=${() => session.goTo({ file, line, column: 1 })}>${file}:${line}</button>` : ''}
    </td>
  </tr>`;

  const scroller = (): HTMLElement | null => element.querySelector('.rows');
  const draw = (): void => {
    const box = scroller();
    const height = box?.clientHeight ?? 400;
    const all = rows.length * ROW;
    const top = follows ? Math.max(0, all - height) : (box?.scrollTop ?? 0);
    const first = Math.max(0, Math.floor(top / ROW) - SPARE);
    const last = Math.min(rows.length, Math.ceil((top + height) / ROW) + SPARE);
    const shown = rows.slice(first, last);
    const total = session.store.state.debug.length;
    render(
      html`<div class="bar">
          <input type="search" placeholder="Filter" aria-label="Show only lines that contain" .value=${filter} @input=${onFilter} />
          <span>${filter === '' ? `${total} lines` : `${rows.length} of ${total} lines`}</span>
        </div>
        <div class="rows" tabindex="0" role="region" aria-label="Debug output" @scroll=${onScroll}>
          <table>
            <thead><tr><th>#</th><th>Time (s)</th><th>Process</th><th>Text</th><th>Source</th></tr></thead>
            <tbody>
              <tr aria-hidden="true" style="height:${first * ROW}px"></tr>
              ${shown.map(row)}
              <tr aria-hidden="true" style="height:${(rows.length - last) * ROW}px"></tr>
            </tbody>
          </table>
          ${total === 0 ? html`<p class="empty">What DbgPrint and KdPrint write appears here.</p>` : ''}
        </div>`,
      element,
    );
    if (follows) scroller()?.scrollTo(0, all + ROW);
  };
  function onFilter(event: InputEvent): void {
    if (event.target instanceof HTMLInputElement) filter = event.target.value;
    select();
    draw();
  }
  function onScroll(): void {
    const box = scroller();
    if (!box) return;
    follows = box.scrollTop + box.clientHeight >= box.scrollHeight - ROW;
    if (!follows) draw();
  }
  let due = false;
  session.store.subscribe((state, before) => {
    if (state.debug === before.debug || due) return;
    due = true;
    requestAnimationFrame(() => {
      due = false;
      select();
      draw();
    });
  });
  draw();
  return { element, layout: draw };
}
