/** The labs: which one is open, its text, and that nothing of it is lost. */
import type { LabFiles } from '../../lessons/run-lab.ts';
import { buildOf, lessons, titleOf } from './lessons.ts';
import { fromZip, isFileName } from './share.ts';
import type { SessionState } from './state.ts';
import type { Storage, StoredLab } from './storage.ts';
import type { Store } from './store.ts';

const original = (id: string): LabFiles | undefined => lessons.find((lesson) => lesson.id === id)?.files;

export class Labs {
  private readonly store: Store<SessionState>;
  private readonly storage: Storage;
  private readonly stored: Map<string, StoredLab>;

  constructor(store: Store<SessionState>, storage: Storage, stored: readonly StoredLab[]) {
    this.store = store;
    this.storage = storage;
    this.stored = new Map(stored.map((lab) => [lab.id, lab]));
  }

  find(id: string): LabFiles | undefined {
    return this.stored.get(id)?.files ?? original(id);
  }

  /** Shows another lab. */
  open(id: string): void {
    const files = this.find(id);
    if (!files) return;
    const sources = Object.keys(files).filter((name) => name !== 'lab.json');
    const first = sources.find((name) => /driver\.c(pp)?$/.test(name)) ?? sources[0] ?? 'lab.json';
    this.store.set({
      labId: id,
      files,
      title: titleOf(files, id),
      original: original(id),
      beforeReset: this.stored.get(id)?.beforeReset,
      labs: this.list(),
      open: [first],
      active: first,
      build: buildOf(files),
    });
  }

  private list(): { id: string; title: string }[] {
    const own = [...this.stored.values()].filter(({ id }) => !original(id));
    return [
      ...lessons.map(({ id, title }) => ({ id, title })),
      ...own.map(({ id, files }) => ({ id, title: `${titleOf(files, id)} (${id})` })),
    ];
  }

  /** A lab that came from outside becomes one of the user's own; its name. */
  adopt(name: string, files: LabFiles): string {
    let id = name;
    for (let n = 2; this.find(id); n++) id = `${name}-${n}`;
    this.keep({ id, files });
    return id;
  }

  /** The name of the lab that a zip holds, or a sentence that says why it holds none. */
  importZip(name: string, bytes: Uint8Array): { id: string } | string {
    const files = fromZip(bytes);
    if (typeof files === 'string') return files;
    return { id: this.adopt(name.replace(/\.zip$/i, '').replace(/[^\w-]+/g, '-') || 'lab', files) };
  }

  private keep(lab: StoredLab): void {
    this.stored.set(lab.id, lab);
    this.storage.save(lab);
  }

  private setFiles(files: LabFiles): void {
    const { labId, beforeReset } = this.store.state;
    this.keep({ id: labId, files, ...(beforeReset && { beforeReset }) });
    this.store.set({ files, title: titleOf(files, labId) });
  }

  edit(file: string, text: string): void {
    const { files } = this.store.state;
    if (file in files && files[file] !== text) this.setFiles({ ...files, [file]: text });
  }

  /** A sentence when the name will not do. */
  addFile(name: string): string {
    const { files } = this.store.state;
    if (!isFileName(name) || !/\.(c|cc|cpp|cxx|h|hpp|md|txt|json)$/i.test(name))
      return 'A file needs a name of letters, digits and "-", with an ending such as .c, .cpp or .h.';
    if (name in files) return `There is a file ${name} already.`;
    this.setFiles({ ...files, [name]: '' });
    this.show(name);
    return '';
  }

  deleteFile(name: string): void {
    const { [name]: _gone, ...files } = this.store.state.files;
    this.close(name);
    this.setFiles(files);
  }

  /** The lab as it came; the user's version is kept. */
  reset(): void {
    const { original: came, files } = this.store.state;
    if (came) this.replace(came, files);
  }

  undoReset(): void {
    const { beforeReset } = this.store.state;
    if (beforeReset) this.replace(beforeReset, undefined);
  }

  private replace(files: LabFiles, beforeReset: LabFiles | undefined): void {
    const { open, active } = this.store.state;
    const left = open.filter((name) => name in files || name.startsWith('<'));
    const shown = left.includes(active) ? active : (left[0] ?? 'lab.json');
    this.store.set({ beforeReset, open: left.length > 0 ? left : [shown], active: shown });
    this.setFiles(files);
  }

  /** Opens a file in the editor. */
  show(name: string): void {
    const { open } = this.store.state;
    this.store.set({ open: open.includes(name) ? open : [...open, name], active: name });
  }

  close(name: string): void {
    const { open, active } = this.store.state;
    const left = open.filter((other) => other !== name);
    const next = left[Math.min(open.indexOf(name), left.length - 1)] ?? '';
    this.store.set({ open: left, active: active === name ? next : active });
  }
}
