/** The labs: which one is open, its text, and that nothing of it is lost. */
import type { LabFiles } from '../../lessons/run-lab.ts';
import { type History, sameFiles } from './history.ts';
import { buildOf, lessons, titleOf, withTitle } from './lessons.ts';
import { nextChange, nextRun, tell } from './notice.ts';
import { STARTER } from './starter.ts';
import type { SessionState } from './state.ts';
import type { Stamp, Storage, StoredLab } from './storage.ts';
import type { Store } from './store.ts';
import { isLater, nextStamp, sameStamp, type TabMessage, Tabs } from './tabs.ts';
import { fromZip, isFileName } from './zip.ts';

/** While a text is written, what it was is kept so often. */
const KEEP_EACH_MS = 3 * 60_000;

const original = (id: string): LabFiles | undefined => lessons.find((lesson) => lesson.id === id)?.files;

export class Labs {
  private readonly store: Store<SessionState>;
  private readonly storage: Storage;
  readonly history: History;
  private readonly stored: Map<string, StoredLab>;
  private readonly tabs: Tabs;
  /** When a version of the open lab was last kept. */
  private keptAt = 0;

  constructor(store: Store<SessionState>, storage: Storage, history: History, stored: readonly StoredLab[]) {
    this.store = store;
    this.storage = storage;
    this.history = history;
    this.stored = new Map(stored.map((lab) => [lab.id, lab]));
    this.tabs = new Tabs((message) => this.hear(message));
    storage.onFound = async (labs) => {
      for (const { id, files } of labs) await history.keep(id, titleOf(files, id), 'from before storage worked', files);
    };
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
    this.keptAt = 0;
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

  /** A lab that came from outside becomes one of the user's own, once; its name. */
  adopt(name: string, files: LabFiles): string {
    const same = [...this.stored.values()].find((lab) => !original(lab.id) && sameFiles(lab.files, files));
    return same?.id ?? this.make(name, files);
  }

  private make(name: string, files: LabFiles): string {
    let id = name;
    for (let n = 2; this.find(id); n++) id = `${name}-${n}`;
    this.keep(id, files, undefined);
    return id;
  }

  create(): string {
    return this.make('lab', STARTER);
  }

  /** A copy of the open lab. */
  duplicate(): string {
    const { labId, files, title } = this.store.state;
    return this.make(labId.replace(/-\d+$/, ''), withTitle(files, `${title}, copy`) ?? files);
  }

  /** A sentence when the lab cannot have this title. */
  rename(title: string): string {
    const { files } = this.store.state;
    const renamed = withTitle(files, title.trim());
    if (!renamed) return 'lab.json has a mistake: repair it first, since the title stands in it.';
    this.setFiles(renamed);
    return '';
  }

  /** Whether the open lab is the user's own. */
  get own(): boolean {
    return this.store.state.original === undefined;
  }

  /** The open lab goes; its text stays among the earlier versions. */
  async delete(): Promise<void> {
    const { labId, files, title } = this.store.state;
    await this.history.keep(labId, title, 'before it was deleted', files);
    this.stored.delete(labId);
    this.storage.remove(labId);
    this.tabs.tell({ kind: 'removed', id: labId });
  }

  /** The name of the lab that a zip holds and what was left out of it, or a sentence that says why it holds none. */
  importZip(name: string, bytes: Uint8Array): { id: string; leftOut: readonly string[] } | string {
    const unpacked = fromZip(bytes);
    if (typeof unpacked === 'string') return unpacked;
    const { files, leftOut } = unpacked;
    return { id: this.adopt(name.replace(/\.zip$/i, '').replace(/[^\w-]+/g, '-') || 'lab', files), leftOut };
  }

  private keep(id: string, files: LabFiles, beforeReset: LabFiles | undefined): void {
    const parent = this.stored.get(id)?.stamp;
    const lab = { id, files, stamp: nextStamp(parent), ...(beforeReset && { beforeReset }) };
    this.stored.set(id, lab);
    this.storage.save(lab);
    this.tabs.tell({ kind: 'saved', lab, parent });
  }

  private setFiles(files: LabFiles): void {
    const { labId, beforeReset, labs } = this.store.state;
    this.keep(labId, files, beforeReset);
    const title = titleOf(files, labId);
    this.store.set({ files, title, labs: title === this.store.state.title ? labs : this.list() });
  }

  /** Keeps the open lab's text among its earlier versions. */
  keepVersion(why: string): Promise<void> {
    const { labId, title, files } = this.store.state;
    this.keptAt = Date.now();
    return this.history.keep(labId, title, why, files);
  }

  edit(file: string, text: string): void {
    const { files } = this.store.state;
    if (!Object.hasOwn(files, file) || files[file] === text) return;
    if (Date.now() - this.keptAt > KEEP_EACH_MS) void this.keepVersion('while it was written');
    this.setFiles({ ...files, [file]: text });
  }

  /** A sentence when the name will not do. */
  addFile(name: string): string {
    const { files } = this.store.state;
    if (!isFileName(name) || !/\.(c|cc|cpp|cxx|h|hpp|md|txt|json)$/i.test(name))
      return 'A file needs a name of letters, digits and "-", with an ending such as .c, .cpp or .h.';
    if (Object.hasOwn(files, name)) return `There is a file ${name} already.`;
    this.setFiles({ ...files, [name]: '' });
    this.show(name);
    return '';
  }

  deleteFile(name: string): void {
    void this.keepVersion(`before ${name} was deleted`);
    const { [name]: _gone, ...files } = this.store.state.files;
    this.close(name);
    this.setFiles(files);
  }

  /** The lab as it came; the user's version is kept. */
  reset(): void {
    const { original: came, files } = this.store.state;
    if (came) this.replace(came, files, 'before it was reset');
  }

  undoReset(): void {
    const { beforeReset } = this.store.state;
    if (beforeReset) this.replace(beforeReset, undefined, 'before your version was brought back');
  }

  /** An earlier version of the open lab becomes its text; the present one is kept. */
  bringBack(files: LabFiles): void {
    this.replace(files, this.store.state.beforeReset, 'before an earlier version was brought back');
  }

  /** A lab that was deleted is there again. */
  revive(id: string, files: LabFiles): void {
    this.keep(id, files, undefined);
  }

  private replace(files: LabFiles, beforeReset: LabFiles | undefined, why: string): void {
    void this.keepVersion(why);
    this.store.set({ beforeReset });
    this.showKept(files);
    this.setFiles(files);
  }

  /** The editor's tabs, without those of files that are gone. */
  private showKept(files: LabFiles): void {
    const { open, active } = this.store.state;
    const left = open.filter((name) => Object.hasOwn(files, name) || name.startsWith('<'));
    const shown = left.includes(active) ? active : (left[0] ?? 'lab.json');
    this.store.set({ open: left.length > 0 ? left : [shown], active: shown });
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

  // Other tabs

  private hear(message: TabMessage): void {
    const { labId } = this.store.state;
    if (message.kind === 'removed') this.hearRemoved(message.id);
    else if (message.lab.id === labId) this.hearText(message.lab, message.parent);
    else if (isLater(message.lab.stamp, this.stored.get(message.lab.id)?.stamp))
      this.stored.set(message.lab.id, message.lab);
    this.store.set({ labs: this.list() });
  }

  private hearRemoved(id: string): void {
    const { labId, title } = this.store.state;
    if (id !== labId) this.stored.delete(id);
    else
      tell(
        this.store,
        `${title} has been deleted in another tab. It is still here: the next change stores it again.`,
        nextChange,
      );
  }

  /** Another tab has written the open lab. */
  private hearText(lab: StoredLab, parent: Stamp | undefined): void {
    const mine = this.stored.get(lab.id);
    if (sameStamp(parent, mine?.stamp)) this.takeOver(lab);
    else if (isLater(lab.stamp, mine?.stamp)) void this.giveWay(lab);
    else if (mine) {
      // Written at the same time, and this tab's text is the later one: the other keeps its own among the versions.
      this.storage.save(mine);
      this.tabs.tell({ kind: 'saved', lab: mine, parent: undefined });
    }
  }

  private takeOver(lab: StoredLab): void {
    const { labId } = this.store.state;
    this.stored.set(lab.id, lab);
    this.showKept(lab.files);
    this.store.set({ files: lab.files, title: titleOf(lab.files, labId), beforeReset: lab.beforeReset });
  }

  private giveWay(lab: StoredLab): Promise<void> {
    const kept = this.keepVersion('when another tab changed the lab too');
    this.takeOver(lab);
    tell(
      this.store,
      'Another tab has changed this lab too: its text is shown, yours is among the earlier versions.',
      nextRun,
    );
    return kept;
  }

  /** The page is looked at again: what other tabs wrote while it slept is taken over. */
  async refresh(): Promise<void> {
    const { labId } = this.store.state;
    const lab = await this.storage.find(labId);
    const mine = this.stored.get(labId);
    if (!lab || this.store.state.labId !== labId || !isLater(lab.stamp, mine?.stamp)) return;
    if (sameFiles(lab.files, this.store.state.files)) this.stored.set(labId, lab);
    else if (mine) await this.giveWay(lab);
    else this.takeOver(lab);
  }
}
