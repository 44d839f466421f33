/**
 * The labs in the browser's own storage (IndexedDB). Each change is sent there at once, with its transaction closed in the same step, so that
 * it arrives even when this tab is gone a moment later. What cannot be written is kept here and tried again.
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { LabFiles } from '../../lessons/run-lab.ts';

/** Which of two texts of a lab is the later one, whichever tab wrote them. */
export interface Stamp {
  readonly count: number;
  readonly tab: string;
}

export interface StoredLab {
  readonly id: string;
  readonly files: LabFiles;
  /** What the lab was before it was last reset. */
  readonly beforeReset?: LabFiles;
  readonly stamp?: Stamp;
}

/** What a lab was at some time. */
export interface Version {
  readonly lab: string;
  readonly title: string;
  /** By the browser's clock, in ms. */
  readonly when: number;
  /** What was about to happen, or had happened: "Run", "before Reset". */
  readonly why: string;
  readonly files: LabFiles;
  readonly bytes: number;
}

interface Schema extends DBSchema {
  labs: { key: string; value: StoredLab };
  versions: { key: number; value: Version; indexes: { size: [string, number, number] } };
}
export type Database = IDBPDatabase<Schema>;

const NAME = 'ringside';
const VERSION = 2;
/** So many writes may be under way; what comes meanwhile is written together. */
const UNDER_WAY = 16;
const RETRY_MS = 3000;
/** A browser that does not answer by then has the page start without its storage, which is taken up when it is there. */
const OPEN_MS = 8000;

const REFUSED = 'This browser keeps nothing for this page: your changes go when you close it.';
const isFull = (error: unknown): boolean => error instanceof DOMException && error.name === 'QuotaExceededError';

/** What to say when a write has failed. */
function sentence(error: unknown): string {
  if (isFull(error)) return "The browser's storage is full: your last changes are only in this tab.";
  const why = error instanceof Error ? error.message : String(error);
  return `Your last changes are only in this tab. The browser does not store them: ${why}`;
}

export class Storage {
  database: Database | undefined;
  /** Told what is wrong; '' when everything is stored again. */
  onState: (refused: string) => void = () => {};
  /** The storage is full: makes room; false when there is none to make. */
  makeRoom: () => Promise<boolean> = async () => false;
  /** Storage that was not there when the page began has labs that nobody has seen; they are about to be written over. */
  onFound: (labs: readonly StoredLab[]) => Promise<void> = async () => {};
  private readonly latest = new Map<string, StoredLab | undefined>();
  private readonly waiting = new Set<string>();
  private underWay = 0;
  private refused = '';
  private retry: ReturnType<typeof setTimeout> | undefined;

  private constructor() {}

  /** Never fails: where the browser refuses storage, `database` is undefined. */
  static async open(): Promise<Storage> {
    const storage = new Storage();
    await storage.connect();
    return storage;
  }

  private async connect(): Promise<void> {
    let late = false;
    try {
      const opening = openDB<Schema>(NAME, VERSION, {
        upgrade: (database, from) => {
          if (from < 1) database.createObjectStore('labs', { keyPath: 'id' });
          const versions = database.createObjectStore('versions', { autoIncrement: true });
          versions.createIndex('size', ['lab', 'when', 'bytes']);
        },
        // A newer page wants another form of the storage: this one gives way, and says so at its next write.
        blocking: () => this.close(),
        terminated: () => this.close(),
      });
      const timeout = new Promise<never>((_resolve, reject) =>
        setTimeout(() => {
          late = true;
          reject(new Error('it does not answer'));
        }, OPEN_MS),
      );
      opening.then((database) => late && database.close()).catch(() => {});
      this.database = await Promise.race([opening, timeout]);
    } catch {
      this.refused = REFUSED;
    }
  }

  private close(): void {
    this.database?.close();
    this.database = undefined;
  }

  get trouble(): string {
    return this.refused;
  }

  /** Whether something is only in this tab. What is under way arrives without it. */
  get unsaved(): boolean {
    return this.refused !== '' && this.waiting.size > 0;
  }

  async all(): Promise<StoredLab[]> {
    try {
      return (await this.database?.getAll('labs')) ?? [];
    } catch {
      // Not read, so not to be written over either: it is opened anew like a storage that was not there.
      this.close();
      this.refused = REFUSED;
      return [];
    }
  }

  async find(id: string): Promise<StoredLab | undefined> {
    return this.database?.get('labs', id).catch(() => undefined);
  }

  save(lab: StoredLab): void {
    this.put(lab.id, lab);
  }

  remove(id: string): void {
    this.put(id, undefined);
  }

  private put(id: string, lab: StoredLab | undefined): void {
    this.latest.set(id, lab);
    this.waiting.add(id);
    this.send();
  }

  private send(): void {
    if (this.waiting.size === 0 || this.underWay >= UNDER_WAY) return;
    const { database } = this;
    if (!database) {
      this.later();
      return;
    }
    const ids = [...this.waiting];
    this.waiting.clear();
    this.underWay++;
    void this.write(database, ids)
      .then(
        () => this.say(''),
        (error) => this.failed(ids, error),
      )
      .finally(() => {
        this.underWay--;
        if (this.refused === '') this.send();
      });
  }

  private async write(database: Database, ids: readonly string[]): Promise<void> {
    // Not 'strict': a key must be with the browser before the tab can go, and many that wait for the disk, one after the other, are not. A browser
    // that is killed loses nothing by it; only a power failure can take the last seconds.
    const transaction = database.transaction('labs', 'readwrite', { durability: 'relaxed' });
    const steps = ids.map((id) => {
      const lab = this.latest.get(id);
      return lab ? transaction.store.put(lab) : transaction.store.delete(id);
    });
    transaction.commit();
    await Promise.all([...steps, transaction.done]);
  }

  private async failed(ids: readonly string[], error: unknown): Promise<void> {
    for (const id of ids) this.waiting.add(id);
    if (isFull(error) && (await this.makeRoom().catch(() => false))) return;
    // A connection that the browser has ended: the next attempt opens another.
    if (error instanceof DOMException && error.name === 'InvalidStateError') this.close();
    this.say(sentence(error));
    this.later();
  }

  private say(refused: string): void {
    if (refused === this.refused) return;
    this.refused = refused;
    this.onState(refused);
  }

  private later(): void {
    this.retry ??= setTimeout(() => void this.again(), RETRY_MS);
  }

  private async again(): Promise<void> {
    this.retry = undefined;
    if (!this.database) {
      await this.connect();
      const found = await this.all();
      if (!this.database) {
        this.onState(this.refused);
        return this.later();
      }
      await this.onFound(found.filter(({ id }) => this.waiting.has(id)));
    }
    this.send();
  }
}
