/** The lab's files, and the system's headers to read. */
import { html, render } from 'lit';
import { confirm } from '../session/notice.ts';
import type { Session } from '../session/session.ts';
import { type Pane, paneElement } from './pane.ts';

export function filesPane(session: Session): Pane {
  const element = paneElement('files');
  let headers: string[] = [];
  let filter = '';
  let error = '';
  const { store, labs } = session;

  const file = (name: string) => {
    const { active, files } = store.state;
    const own = name in files;
    return html`<li class=${name === active ? 'active' : ''}>
      <button type="button" class="name" aria-current=${name === active ? 'true' : 'false'} @click=${() => session.edit(name)}>${own ? name : name.slice(1, -1)}</button>
      ${own && name !== 'lab.json' ? html`<button type="button" class="remove" aria-label="Delete ${name}" title="Delete ${name}" @click=${() => remove(name)}>×</button>` : ''}
    </li>`;
  };
  const remove = (name: string): void => {
    labs.deleteFile(name);
    confirm(store, `${name} is deleted. Lab, "Earlier versions" brings it back.`);
  };
  const add = (event: SubmitEvent): void => {
    event.preventDefault();
    const input = element.querySelector<HTMLInputElement>('input[name=new]');
    if (!input) return;
    const name = input.value.trim();
    error = labs.addFile(name);
    if (!error) {
      input.value = '';
      session.edit(name);
    }
    draw();
  };
  const onFilter = (event: InputEvent): void => {
    if (event.target instanceof HTMLInputElement) filter = event.target.value;
    draw();
  };
  const openHeaders = (): void => {
    if (headers.length > 0) return;
    void session.compiler.headerNames().then((names) => {
      headers = names;
      draw();
    });
  };

  function draw(): void {
    const { files, original, beforeReset } = store.state;
    const changed =
      original !== undefined &&
      JSON.stringify(Object.entries(original).sort()) !== JSON.stringify(Object.entries(files).sort());
    const found = headers.filter((name) => name.toLowerCase().includes(filter.toLowerCase()));
    render(
      html`<ul>${Object.keys(files).sort().map(file)}</ul>
        <form @submit=${add}>
          <input name="new" placeholder="new file" aria-label="Name of a new file" autocomplete="off" spellcheck="false" />
          <button type="submit">Add</button>
        </form>
        ${error ? html`<p class="error" role="alert">${error}</p>` : ''}
        ${changed ? html`<p><button type="button" title="Back to how it came; your version is kept" @click=${() => labs.reset()}>Reset the lab</button></p>` : ''}
        ${beforeReset ? html`<p><button type="button" @click=${() => labs.undoReset()}>Bring my version back</button></p>` : ''}
        <details @toggle=${openHeaders}>
          <summary>Windows headers</summary>
          <input type="search" placeholder="Filter" aria-label="Show only headers that contain" @input=${onFilter} />
          <ul>${found.map((name) => file(`<${name}>`))}</ul>
        </details>`,
      element,
    );
  }
  store.subscribe((state, before) => {
    if (state.files !== before.files || state.active !== before.active || state.beforeReset !== before.beforeReset)
      draw();
  });
  draw();
  return { element };
}
