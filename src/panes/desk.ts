/** The desk: panes in a layout that can be rearranged and is remembered. */
import 'virtual:dockview.css';
import { createDockview, type DockviewApi, type ITabRenderer, themeDark, themeLight } from 'dockview-core';
import { keepForOffline } from '../offline/register.ts';
import { Session } from '../session/session.ts';
import { INITIAL, runSettings, type SessionState } from '../session/state.ts';
import { watchesOf } from '../session/variables.ts';
import { debugViewPane } from './debug-view.ts';
import { debuggerPane } from './debugger.ts';
import { editorPane } from './editor.ts';
import { filesPane } from './files.ts';
import type { Pane } from './pane.ts';
import { problemsPane } from './problems.ts';
import { systemPane } from './system.ts';
import { targetPane } from './target.ts';
import { isDark, recall, remember, themeChanged } from './theme.ts';
import { toolbar } from './toolbar.ts';
import { variablesPane } from './variables.ts';

/** Of another number, a layout is of an older desk: it is not taken. */
const LAYOUT = 'ringside.layout.4';
/** What a console of 80 columns needs. */
const CONSOLE_WIDTH = 606;
const LAST_LAB = 'ringside.lab';

/** The lab that was open last: in this tab, else in any. */
function rememberLab(id: string): void {
  remember(LAST_LAB, id);
  remember(LAST_LAB, id, 'session');
}

/** The files that stand in tabs, per lab. */
const TABS = 'ringside.tabs.';

function rememberTabs({ labId, open, active }: SessionState): void {
  remember(TABS + labId, JSON.stringify({ open, active }));
}

function restoreTabs({ store }: Session): void {
  const { labId, files } = store.state;
  try {
    const { open, active } = JSON.parse(recall(TABS + labId) ?? 'null') as { open: string[]; active: string };
    const there = open.filter((name) => name in files);
    if (there.includes(active)) store.set({ open: there, active });
  } catch {
    // Nothing is remembered of this lab, or nothing that can be read.
  }
}

/** What a lab is run with is kept with it. */
const RUN_WITH = 'ringside.run.';
const RUN = ['seed', 'processors', 'policy', 'build'] as const;

function rememberRun({ labId, seed, processors, policy, build }: SessionState): void {
  remember(RUN_WITH + labId, JSON.stringify({ seed, processors, policy, build }));
}

function restoreRun({ store }: Session): void {
  const { seed, processors, policy, build } = INITIAL;
  let kept: unknown;
  try {
    kept = JSON.parse(recall(RUN_WITH + store.state.labId) ?? 'null');
  } catch {
    // Nothing that can be read.
  }
  store.set({ seed, processors, policy, build, ...runSettings(kept) });
}

/** What is watched in the debugger, per lab. */
const WATCHES = 'ringside.watches.';

function restoreWatches({ store }: Session): void {
  let kept: unknown;
  try {
    kept = JSON.parse(recall(WATCHES + store.state.labId) ?? '[]');
  } catch {
    // Nothing that can be read.
  }
  store.set({ watches: watchesOf(kept) });
}

/** A link's hash that carries a lab or a run. */
const CARRIES = /^#(lab|replay)=/;

const recallLab = (): string | null => recall(LAST_LAB, 'session') ?? recall(LAST_LAB);

const TITLES = {
  files: 'Files',
  editor: 'Editor',
  target: 'Target',
  debugger: 'Debugger',
  debugview: 'DebugView',
  problems: 'Problems',
  system: 'System',
  variables: 'Variables',
} as const;
type PaneName = keyof typeof TITLES;
const STEPS = /F1[01]$/;
const BREAKPOINTS = 'ringside.breakpoints.';
const ORDER = Object.keys(TITLES) as PaneName[];

/** A tab without a cross: a pane that was closed could not be brought back. */
function plainTab(): ITabRenderer {
  const element = document.createElement('div');
  element.className = 'pane-tab';
  return {
    element,
    init: ({ title, api }) => {
      element.textContent = title;
      api.onDidTitleChange((now) => {
        element.textContent = now.title;
      });
    },
  };
}

function arrange(dock: DockviewApi): void {
  dock.clear();
  const add = (id: PaneName, place: object, size: object = {}) =>
    dock.addPanel({ id, component: id, title: TITLES[id], ...place, ...size });
  add('editor', {});
  add('debugview', { position: { referencePanel: 'editor', direction: 'below' } }, { initialHeight: 190 });
  add('debugger', { position: { referencePanel: 'debugview', direction: 'within' }, inactive: true });
  add('variables', { position: { referencePanel: 'debugview', direction: 'within' }, inactive: true });
  add('problems', { position: { referencePanel: 'debugview', direction: 'within' }, inactive: true });
  add(
    'target',
    { position: { direction: 'right' } },
    { initialWidth: Math.round(Math.max(window.innerWidth * 0.42, Math.min(window.innerWidth / 2, CONSOLE_WIDTH))) },
  );
  add('system', { position: { referencePanel: 'target', direction: 'within' }, inactive: true });
  add('files', { position: { referencePanel: 'editor', direction: 'left' } }, { initialWidth: 148 });
}

function restore(dock: DockviewApi): void {
  const known = recall(LAYOUT);
  try {
    if (known === null) throw new Error('nothing is remembered');
    dock.fromJSON(JSON.parse(known));
    if (Object.keys(TITLES).some((id) => !dock.getPanel(id))) throw new Error('a pane is missing');
  } catch {
    // The first visit, or a layout that no longer fits: the usual one does.
    arrange(dock);
  }
}

/** The tab tells how many problems there are. */
function countProblems(dock: DockviewApi, { diagnostics }: SessionState): void {
  const { length } = diagnostics.filter(({ severity }) => severity !== 'note');
  dock.getPanel('problems')?.api.setTitle(length > 0 ? `${TITLES.problems} (${length})` : TITLES.problems);
}

/** Settles when the browser has drawn what is there now; a page that nobody sees is not drawn. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    if (document.hidden) resolve();
    else requestAnimationFrame(() => setTimeout(resolve));
  });
}

export async function startDesk(app: HTMLElement): Promise<void> {
  const linked = CARRIES.test(location.hash);
  const session = await Session.open(location.hash, recallLab(), {
    recall: (lab) => recall(`${BREAKPOINTS}${lab}`),
    remember: (lab, text) => remember(`${BREAKPOINTS}${lab}`, text),
  });
  // What the link carried has been taken: a reload must not take it again.
  const takeHash = (): void => {
    if (CARRIES.test(location.hash)) history.replaceState(null, '', location.pathname + location.search);
  };
  takeHash();
  window.addEventListener('hashchange', () => {
    session.openLink(location.hash);
    takeHash();
  });
  window.addEventListener('beforeunload', (event) => {
    if (session.unsaved) event.preventDefault();
  });
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) void session.labs.refresh();
  });
  rememberLab(session.store.state.labId);
  restoreTabs(session);
  if (!linked) restoreRun(session);
  restoreWatches(session);
  const warm = painted().then(() => session.warm());
  const panes: Record<PaneName, Pane> = {
    files: filesPane(session),
    editor: editorPane(session, warm),
    target: targetPane(session),
    debugger: debuggerPane(session),
    debugview: debugViewPane(session),
    problems: problemsPane(session),
    system: systemPane(session),
    variables: variablesPane(session),
  };
  const floor = document.createElement('main');
  floor.className = 'floor';
  const theme = () => ({ ...(isDark() ? themeDark : themeLight), className: 'dockview-theme-ringside' });
  const dock = createDockview(floor, {
    createComponent: ({ name }) => ({ element: panes[name as PaneName].element, init: () => {} }),
    theme: theme(),
    disableFloatingGroups: true,
    createTabComponent: () => plainTab(),
    defaultTabComponent: 'plain',
  });
  themeChanged.on(() => dock.updateOptions({ theme: theme() }));
  app.replaceChildren(
    toolbar(session, () => arrange(dock)),
    floor,
  );
  dock.layout(floor.clientWidth, floor.clientHeight);
  restore(dock);
  // Each when the one before has had its turn: what can be seen, what Run needs, the compiler, and what only the next visit needs.
  const idle = warm.then(() => session.compiler.load());
  void keepForOffline(idle, (notice) => session.store.set({ notice }));
  dock.onDidLayoutChange(() => remember(LAYOUT, JSON.stringify(dock.toJSON())));

  for (const pane of Object.values(panes)) new ResizeObserver(() => pane.layout?.()).observe(pane.element);
  const reveal = (id: PaneName): void => dock.getPanel(id)?.api.setActive();
  /** Brings a pane to the front, unless that hides the one that has the keyboard. */
  const surface = (id: PaneName): void => {
    const focused = ORDER.find((one) => panes[one].element.contains(document.activeElement));
    const hides = focused && focused !== id && dock.getPanel(focused)?.group === dock.getPanel(id)?.group;
    if (!hides) reveal(id);
  };
  session.store.subscribe((state, before) => {
    if (state.labId !== before.labId) {
      rememberLab(state.labId);
      restoreRun(session);
      restoreWatches(session);
    } else {
      if (RUN.some((name) => state[name] !== before[name])) rememberRun(state);
      if (state.watches !== before.watches) remember(WATCHES + state.labId, JSON.stringify(state.watches));
    }
    if (state.diagnostics !== before.diagnostics) countProblems(dock, state);
    if (state.open !== before.open || state.active !== before.active) rememberTabs(state);
    const watched = dock.getPanel('variables')?.api.isVisible;
    if (state.phase === 'crashed' && before.phase !== 'crashed' && !watched) reveal('debugger');
    if (
      state.phase === 'off' &&
      before.phase === 'building' &&
      state.diagnostics.some(({ severity }) => severity === 'error')
    )
      reveal('problems');
    if (state.phase === 'running' && before.phase === 'building') {
      if (!watched) surface('debugview');
      surface('target');
    }
    // Whoever writes or types on when a breakpoint is hit goes on where they are.
    if (state.broken && !before.broken && !watched) surface('debugger');
  });
  session.debugger.brokeIn.on(() => enter('debugger'));
  const enter = (id: PaneName): void => {
    reveal(id);
    const { focus, element } = panes[id];
    const take = (): void => {
      if (focus) focus();
      else (element.querySelector<HTMLElement>('button, input, [tabindex="0"]') ?? element).focus();
    };
    take();
    // A pane that has just come to the front may not take it before it has been drawn.
    requestAnimationFrame(() => {
      const { activeElement } = document;
      if (activeElement === element || !element.contains(activeElement)) take();
    });
  };
  const move = (step: number): void => {
    const seen = ORDER.filter((id) => dock.getPanel(id)?.api.isVisible);
    const at = seen.findIndex((id) => panes[id].element.contains(document.activeElement));
    enter(seen[(at + step + seen.length) % seen.length]);
  };
  const keys: Readonly<Record<string, () => void>> = {
    F5: () => {
      if (session.store.state.broken) session.debugger.go();
      else void session.run();
    },
    'Shift+F5': () => void session.stop(),
    'Ctrl+Shift+F5': () => void session.reboot(),
    F8: () => {
      if (session.store.state.broken) session.debugger.go();
      else void session.debugger.breakIn();
    },
    F10: () => session.debugger.step('over'),
    F11: () => session.debugger.step('into'),
    'Shift+F11': () => session.debugger.step('out'),
    F6: () => move(1),
    'Shift+F6': () => move(-1),
    ...Object.fromEntries(ORDER.map((id, i) => [`Alt+${i + 1}`, () => enter(id)])),
  };
  window.addEventListener(
    'keydown',
    (event) => {
      session.typing(event.timeStamp);
      const { ctrlKey, altKey, shiftKey, metaKey, key } = event;
      const name = `${ctrlKey ? 'Ctrl+' : ''}${altKey ? 'Alt+' : ''}${shiftKey ? 'Shift+' : ''}${key}`;
      const action = metaKey ? undefined : keys[name];
      // The browser keeps these keys while there is nothing to step.
      if (!action || (STEPS.test(name) && !session.store.state.broken)) return;
      event.preventDefault();
      event.stopPropagation();
      action();
    },
    true,
  );
}
