/** What can be done with labs as a whole: made, named, copied, deleted, brought in and out. */
import { html, nothing, type TemplateResult } from 'lit';
import { nextChange, tell } from '../session/notice.ts';
import type { Session } from '../session/session.ts';
import { ask } from './ask.ts';
import { showVersions } from './versions.ts';

function download(name: string, bytes: Uint8Array<ArrayBuffer>): void {
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/zip' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Firefox reads it after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Does what a button of a menu says, and closes the menu. */
export const choose = (action: () => void) => (event: Event) => {
  if (event.currentTarget instanceof Element) event.currentTarget.closest('details')?.removeAttribute('open');
  action();
};

/** The keyboard has left a menu: it closes. */
export function closeMenu({ currentTarget, relatedTarget }: FocusEvent): void {
  if (currentTarget instanceof HTMLElement && !(relatedTarget instanceof Node && currentTarget.contains(relatedTarget)))
    currentTarget.removeAttribute('open');
}

/** Escape closes a menu, and the keyboard stays at it. */
export function escapeMenu(event: KeyboardEvent): void {
  const { currentTarget, key } = event;
  if (key !== 'Escape' || !(currentTarget instanceof HTMLElement)) return;
  currentTarget.removeAttribute('open');
  currentTarget.querySelector('summary')?.focus();
}

export function exportZip(session: Session): void {
  download(`${session.store.state.labId}.zip`, session.zip());
}

function importZip(session: Session): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.zip';
  input.onchange = async () => {
    const file = input.files?.[0];
    if (file) session.importZip(file.name, new Uint8Array(await file.arrayBuffer()));
  };
  input.click();
}

async function rename(session: Session): Promise<void> {
  const { store, labs } = session;
  const title = await ask('Rename this lab', 'Title', store.state.title, 'Rename');
  if (title !== undefined) tell(store, labs.rename(title), nextChange);
}

export function labMenu(session: Session): TemplateResult {
  const { labs } = session;
  const item = (text: string, action: () => void) =>
    html`<button type="button" @click=${choose(action)}>${text}</button>`;
  return html`<details class="labs" @focusout=${closeMenu} @keydown=${escapeMenu}>
    <summary>Lab</summary>
    <div>
      ${item('New lab', () => session.openLab(labs.create()))}
      ${item('Duplicate this lab', () => session.openLab(labs.duplicate()))}
      ${item('Rename this lab …', () => void rename(session))}
      ${labs.own ? item('Delete this lab', () => void session.deleteLab()) : nothing}
      <hr />
      ${item('Earlier versions …', () => void showVersions(session))}
      <hr />
      ${item('Export as zip', () => exportZip(session))}
      ${item('Import a zip …', () => importZip(session))}
    </div>
  </details>`;
}
