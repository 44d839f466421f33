/** Earlier versions of the labs: a list with their times, what each differs in from now, and a way back. */
import { html, nothing, render } from 'lit';
import type { editor } from 'monaco-editor/editor';
import type { KeptVersion } from '../session/history.ts';
import { confirm } from '../session/notice.ts';
import type { Session } from '../session/session.ts';

const times = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

const GIVE_UP_MS = 2000;
/** Of all dialogs so far: it keeps the names of their models apart. */
let comparisons = 0;

/** The names of the files in which two versions differ. */
function differences(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((name) => a[name] !== b[name]).sort();
}

export async function showVersions(session: Session): Promise<void> {
  const { store, labs } = session;
  const { history } = labs;
  await history.settled();
  // Its workers are named there; the editor may not be loaded yet.
  await import('./monaco.ts');
  const { editor: monaco, Uri } = await import('monaco-editor/editor');
  const { labId: opened, title: openTitle } = store.state;
  const others = (await history.labs()).filter(({ id }) => id !== opened);
  const choices = [{ id: opened, title: openTitle }, ...others];

  const dialog = document.createElement('dialog');
  dialog.className = 'versions';
  dialog.setAttribute('aria-label', 'Earlier versions');
  document.body.append(dialog);

  let lab = opened;
  let versions: KeptVersion[] = [];
  let chosen: KeptVersion | undefined;
  let file = '';
  let view: editor.IStandaloneDiffEditor | undefined;

  const now = () => labs.find(lab) ?? {};

  function forget(): void {
    const model = view?.getModel();
    view?.setModel(null);
    // A comparison that is still under way is given up only in a later turn; it must find its models until then.
    setTimeout(() => {
      model?.original.dispose();
      model?.modified.dispose();
    }, GIVE_UP_MS);
  }

  function compare(): void {
    const host = dialog.querySelector<HTMLElement>('.compare');
    if (!host || !chosen) return;
    view ??= monaco.createDiffEditor(host, {
      readOnly: true,
      originalEditable: false,
      renderSideBySide: true,
      useInlineViewWhenSpaceIsLimited: false,
      automaticLayout: true,
      minimap: { enabled: false },
      scrollBeyondLastLine: false,
      fontSize: 12,
      originalAriaLabel: 'The earlier version',
      modifiedAriaLabel: 'Now',
    });
    forget();
    const language = /\.json$/.test(file) ? 'json' : 'cpp';
    // The name begins as a header's does: no file of the lab is meant. Each comparison has names of its own, so that the worker, which may still be busy
    // with the one before, does not take one for the other.
    comparisons++;
    const model = (which: string, text: string) =>
      monaco.createModel(text, language, Uri.from({ scheme: 'version', path: `/<${which}${comparisons}>${file}` }));
    view.setModel({ original: model('then', chosen.files[file] ?? ''), modified: model('now', now()[file] ?? '') });
  }

  const choose = (version: KeptVersion | undefined): void => {
    chosen = version;
    const changed = version ? differences(version.files, now()) : [];
    const names = version ? Object.keys(version.files).sort() : [];
    if (!changed.includes(file))
      file = changed[0] ?? names.find((name) => name === store.state.active) ?? names[0] ?? '';
    draw();
    compare();
  };

  const load = async (id: string): Promise<void> => {
    lab = id;
    versions = await history.of(id);
    choose(versions[0]);
  };

  const bringBack = (): void => {
    if (!chosen) return;
    const { files } = chosen;
    // Another lab's models replace all that there are.
    forget();
    dialog.close();
    if (!labs.find(lab)) labs.revive(lab, files);
    if (store.state.labId !== lab) session.openLab(lab);
    labs.bringBack(files);
    confirm(store, 'The earlier version is back. What it has replaced is among the earlier versions now.');
  };

  const row = (version: KeptVersion) => {
    const { length } = differences(version.files, now());
    const differs =
      length === 0 ? 'as it is now' : `${length} ${length === 1 ? 'file differs' : 'files differ'} from now`;
    return html`<li>
      <button type="button" aria-pressed=${version === chosen ? 'true' : 'false'} @click=${() => choose(version)}>
        <time datetime=${new Date(version.when).toISOString()}>${times.format(version.when)}</time>
        <span>${version.why}</span><span class="differs">${differs}</span>
      </button>
    </li>`;
  };

  function draw(): void {
    const names = chosen ? [...new Set([...Object.keys(chosen.files), ...Object.keys(now())])].sort() : [];
    const changed = chosen ? differences(chosen.files, now()) : [];
    const mark = (name: string): string => (changed.includes(name) ? `${name} (differs)` : name);
    render(
      html`<h2>Earlier versions</h2>
        <p class="choices">
          <label>Lab
            <select @change=${(event: Event) => event.target instanceof HTMLSelectElement && void load(event.target.value)}>
              ${choices.map(({ id, title }) => html`<option value=${id} ?selected=${id === lab}>${title}${labs.find(id) ? '' : ' (deleted)'}</option>`)}
            </select>
          </label>
          ${
            chosen
              ? html`<label>File
                  <select @change=${(event: Event) => {
                    if (event.target instanceof HTMLSelectElement) file = event.target.value;
                    compare();
                  }}>
                    ${names.map((name) => html`<option value=${name} ?selected=${name === file}>${mark(name)}</option>`)}
                  </select>
                </label>
                <span class="sides">left: then, right: now</span>`
              : nothing
          }
        </p>
        <div class="both">
          ${
            versions.length > 0
              ? html`<ul aria-label="Versions, the newest first" tabindex="-1">${versions.map(row)}</ul>`
              : html`<p class="empty">Nothing has been kept yet: a version is kept at each Run, before a reset or an import, and every few minutes of writing.</p>`
          }
          <div class="compare" ?hidden=${!chosen}></div>
        </div>
        <p class="actions">
          <button type="button" class="primary" ?disabled=${!chosen || changed.length === 0} @click=${bringBack}>Bring this version back</button>
          <button type="button" @click=${() => dialog.close()}>Close</button>
        </p>`,
      dialog,
    );
  }

  dialog.addEventListener('close', () => {
    forget();
    view?.dispose();
    dialog.remove();
  });
  await load(opened);
  dialog.showModal();
  compare();
  dialog.querySelector<HTMLElement>('[aria-pressed=true]')?.focus();
}
