/** System: what is inside of the target now. Processes and handles, the objects' tree, drivers and devices, packets and timers. */
import { html, nothing, render, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type {
  DeviceSnapshot,
  DriverSnapshot,
  HandleSnapshot,
  ObjectSnapshot,
  ProcessSnapshot,
  Snapshot,
  ThreadSnapshot,
} from '../../kernel-sim/index.ts';
import type { Session } from '../session/session.ts';
import { type Pane, paneElement } from './pane.ts';

const REFRESH_MS = 500;
const VIEWS = {
  processes: 'Processes',
  objects: 'Objects',
  devices: 'Devices',
  requests: 'IRPs and timers',
} as const;
type View = keyof typeof VIEWS;
/** What every target has; a student's own stands before it. */
const SYSTEM = /^(System|Idle|cmd\.exe)$/;
/** Drivers that are part of the kernel have no image. */
const isLoaded = ({ bytes }: DriverSnapshot): boolean => bytes > 0;

function ownFirst<T>(all: readonly T[], own: (one: T) => boolean): readonly T[] {
  return [...all.filter(own), ...all.filter((one) => !own(one))];
}

const ORDER = Object.keys(VIEWS) as View[];

/** "20 (0x14)": as tasklist and DebugView have it, and as the debugger's Cid does. */
const idText = (id: number): string => `${id} (0x${id.toString(16)})`;

export function systemPane(session: Session): Pane {
  const element = paneElement('system');
  let view: View = 'processes';
  let shown: Snapshot | undefined;

  /** "[service.cpp @ 42]" leads to the line. */
  const place = (text: string): TemplateResult | typeof nothing => {
    const [, file, line] = /\[?([^[\]@]+) @ (\d+)\]?/.exec(text) ?? [];
    if (!file || !line) return nothing;
    const show = (): void => session.goTo({ file, line: Number(line), column: 1 });
    return html`<button type="button" class="link" @click=${show}>${file}:${line}</button>`;
  };

  const table = (heads: readonly string[], rows: readonly (readonly unknown[])[], empty: string): TemplateResult =>
    rows.length === 0
      ? html`<p class="empty">${empty}</p>`
      : html`<table>
          <thead><tr>${heads.map((head) => html`<th>${head}</th>`)}</tr></thead>
          <tbody>${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
        </table>`;

  const handleRow = ({ handle, type, name, access, object, pointerCount, handleCount, openedAt }: HandleSnapshot) => [
    handle,
    type,
    name || object,
    access,
    `${pointerCount} / ${handleCount}`,
    place(openedAt),
  ];
  const threadRow = ({ tid, state, waitReason, waitsFor, priority, stack }: ThreadSnapshot) => [
    idText(tid),
    waitReason ? `${state} (${waitReason})` : state,
    waitsFor.join(', '),
    priority,
    html`${stack[0] ?? ''} ${place(stack.find((frame) => frame.includes(' @ ')) ?? '')}`,
  ];
  const process = (one: ProcessSnapshot) => html`<details ?open=${!SYSTEM.test(one.name)}>
    <summary><strong>${one.name}</strong> PID ${idText(one.pid)}${one.exitStatus === null ? '' : `, has ended: ${one.exitStatus}`}</summary>
    ${table(['Thread', 'State', 'Waits for', 'Priority', 'Stands in'], one.threads.map(threadRow), 'No threads.')}
    ${table(['Handle', 'Type', 'Name', 'Access', 'Refs / handles', 'Opened at'], one.handles.map(handleRow), 'No handles.')}
  </details>`;

  const object = (one: ObjectSnapshot): TemplateResult => {
    const about = html`<strong>${one.name || '\\'}</strong> <span class="type">${one.type}</span>
      <span class="counts" title="references / handles">${one.pointerCount} / ${one.handleCount}</span> ${one.detail}`;
    return one.children
      ? html`<li><details ?open=${one.name === '' || one.name === 'Device' || one.name === '??'}>
          <summary>${about}</summary>
          <ul>${repeat(one.children, ({ address }) => address, object)}</ul>
        </details></li>`
      : html`<li class="leaf">${about}</li>`;
  };

  const device = ({ name, address, type, references, attachedTo, attachedAbove, createdAt }: DeviceSnapshot) => [
    name || address,
    type,
    references,
    attachedTo ? `on ${attachedTo}` : attachedAbove ? `below ${attachedAbove}` : '',
    place(createdAt),
  ];
  const driver = (one: DriverSnapshot) => html`<details ?open=${isLoaded(one)}>
    <summary><strong>${one.name}</strong> ${one.base}</summary>
    ${table(['Device', 'Type', 'Refs', 'Stack', 'Created at'], one.devices.map(device), 'No devices.')}
    ${table(
      ['Request', 'Routine'],
      [...Object.entries(one.dispatch), ...(one.unload ? [['DriverUnload', one.unload]] : [])].map(
        ([major, routine]) => [major, html`${routine.replace(/ \[.*/, '')} ${place(routine)}`],
      ),
      'No routine is set.',
    )}
  </details>`;

  const requests = ({ irps, timers }: Snapshot) => html`
    <h3>Pending requests</h3>
    ${table(
      ['IRP', 'Major', 'Driver', 'Device', 'Thread', 'Cancel routine'],
      irps.map((irp) => [irp.address, irp.major, irp.driver, irp.device, irp.thread, irp.cancelRoutine]),
      'No request is pending.',
    )}
    <h3>Timers</h3>
    ${table(
      ['Timer', 'Due (ms)', 'Period', 'Ends', 'Set at'],
      timers.map((timer) => [
        timer.address,
        timer.dueMs.toFixed(3),
        timer.periodMs,
        timer.routine || (timer.thread && `the wait of thread ${timer.thread}`),
        place(timer.setAt),
      ]),
      'No timer is set.',
    )}`;

  const content = (snapshot: Snapshot): unknown => {
    switch (view) {
      case 'processes':
        return repeat(
          ownFirst(snapshot.processes, ({ name }) => !SYSTEM.test(name)),
          ({ address }) => address,
          process,
        );
      case 'objects':
        return html`<ul class="tree">${object(snapshot.objects)}</ul>`;
      case 'devices':
        return repeat(ownFirst(snapshot.drivers, isLoaded), ({ address }) => address, driver);
      case 'requests':
        return requests(snapshot);
    }
  };

  function choose(next: View): void {
    view = next;
    draw();
    element.querySelector<HTMLElement>('[aria-selected=true]')?.focus();
  }
  const onKey = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) choose(ORDER[(ORDER.indexOf(view) + step + ORDER.length) % ORDER.length]);
  };
  function draw(): void {
    const tab = (name: View) => html`<button type="button" role="tab" id="system-${name}" aria-controls="system-content"
      aria-selected=${name === view ? 'true' : 'false'} tabindex=${name === view ? 0 : -1} @click=${() => choose(name)}>${VIEWS[name]}</button>`;
    render(
      html`<div class="views" role="tablist" aria-label="What to look at" @keydown=${onKey}>${ORDER.map(tab)}</div>
        <div class="content" id="system-content" role="tabpanel" tabindex="0" aria-labelledby="system-${view}">
          ${shown && session.store.state.phase === 'off' ? html`<p class="empty">The target is switched off. This is how it was.</p>` : nothing}
          ${shown ? content(shown) : html`<p class="empty">What is inside of the target is shown here once it has been switched on.</p>`}
        </div>`,
      element,
    );
  }

  let asking = false;
  async function refresh(): Promise<void> {
    if (asking || element.offsetWidth === 0) return;
    asking = true;
    try {
      shown = await session.snapshot();
      draw();
    } finally {
      asking = false;
    }
  }
  setInterval(() => {
    const { phase, broken } = session.store.state;
    if ((phase === 'running' || phase === 'ready') && !broken) void refresh();
  }, REFRESH_MS);
  session.store.subscribe((state, before) => {
    if (state.phase !== before.phase || state.broken !== before.broken) void refresh();
  });
  draw();
  return {
    element,
    layout: () => void refresh(),
    focus: () => element.querySelector<HTMLElement>('[aria-selected=true]')?.focus(),
  };
}
