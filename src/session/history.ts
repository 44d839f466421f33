/** Earlier versions of the labs: kept at each Run, before what replaces a text, and from time to time while it is written. */
import type { LabFiles } from '../../lessons/run-lab.ts';
import type { Database, Storage, Version } from './storage.ts';

export interface KeptVersion extends Version {
  readonly key: number;
}

/** So much is kept of one lab, and of all together; the oldest goes first. */
export const BOUNDS = { labCount: 60, labBytes: 4e6, bytes: 24e6 } as const;

interface Size {
  readonly key: number;
  readonly lab: string;
  readonly when: number;
  readonly bytes: number;
}

export const bytesOf = (files: LabFiles): number =>
  Object.entries(files).reduce((sum, [name, text]) => sum + name.length + text.length, 0);

export const sameFiles = (a: LabFiles, b: LabFiles): boolean => {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => Object.hasOwn(b, name) && a[name] === b[name]);
};

/** The keys of the versions that are too many. The newest of each lab stays, whatever its size. */
export function surplus(all: readonly Size[], total: number = BOUNDS.bytes): number[] {
  const gone: number[] = [];
  const seen = new Map<string, { count: number; bytes: number }>();
  let bytes = 0;
  for (const size of [...all].sort((a, b) => b.when - a.when || b.key - a.key)) {
    const lab = seen.get(size.lab) ?? { count: 0, bytes: 0 };
    const fits =
      lab.count < BOUNDS.labCount && lab.bytes + size.bytes <= BOUNDS.labBytes && bytes + size.bytes <= total;
    if (fits || lab.count === 0) {
      bytes += size.bytes;
      seen.set(size.lab, { count: lab.count + 1, bytes: lab.bytes + size.bytes });
    } else gone.push(size.key);
  }
  return gone;
}

async function sizes(database: Database): Promise<Size[]> {
  const found: Size[] = [];
  let cursor = await database.transaction('versions').store.index('size').openKeyCursor();
  while (cursor) {
    const [lab, when, bytes] = cursor.key;
    found.push({ key: cursor.primaryKey, lab, when, bytes });
    cursor = await cursor.continue();
  }
  return found;
}

async function remove(database: Database, keys: readonly number[]): Promise<void> {
  const transaction = database.transaction('versions', 'readwrite');
  await Promise.all([...keys.map((key) => transaction.store.delete(key)), transaction.done]);
}

export class History {
  private readonly storage: Storage;
  /** Where the browser stores nothing, versions last as long as the page. */
  private memory: KeptVersion[] = [];
  private count = 0;
  private last: Promise<unknown> = Promise.resolve();
  private readonly newest = new Map<string, LabFiles>();

  constructor(storage: Storage) {
    this.storage = storage;
    storage.makeRoom = () => this.makeRoom();
  }

  /** Keeps `files`, unless they are what was kept last. */
  keep(lab: string, title: string, why: string, files: LabFiles): Promise<void> {
    const last = this.newest.get(lab);
    if (last && sameFiles(last, files)) return Promise.resolve();
    this.newest.set(lab, files);
    const version: Version = { lab, title, when: Date.now(), why, files, bytes: bytesOf(files) };
    const kept = this.last.then(() => this.write(version));
    this.last = kept;
    return kept;
  }

  private async write(version: Version): Promise<void> {
    const { database } = this.storage;
    try {
      if (!database) throw new Error('nothing is stored');
      const before = await this.of(version.lab);
      if (before[0] && sameFiles(before[0].files, version.files)) return;
      await database.add('versions', version);
      const gone = surplus(await sizes(database));
      if (gone.length > 0) await remove(database, gone);
    } catch {
      // That nothing can be stored is said by the storage, whose labs matter more.
      this.memory.push({ ...version, key: -++this.count });
      const gone = new Set(surplus(this.memory));
      this.memory = this.memory.filter(({ key }) => !gone.has(key));
    }
  }

  /** The versions of a lab, the newest first. */
  async of(lab: string): Promise<KeptVersion[]> {
    const found = this.memory.filter((version) => version.lab === lab);
    const { database } = this.storage;
    try {
      const range = IDBKeyRange.bound([lab], [lab, []]);
      let cursor = await database?.transaction('versions').store.index('size').openCursor(range);
      while (cursor) {
        found.push({ ...cursor.value, key: cursor.primaryKey });
        cursor = await cursor.continue();
      }
    } catch {
      // What can be read is shown; that the storage fails is said when something is to be written.
    }
    return found.sort((a, b) => b.when - a.when || b.key - a.key);
  }

  /** The labs that have versions: name and latest title. */
  async labs(): Promise<{ id: string; title: string }[]> {
    const { database } = this.storage;
    const newest = new Map<string, Size>();
    const all = [...(database ? await sizes(database).catch(() => []) : []), ...this.memory];
    for (const size of all) if ((newest.get(size.lab)?.when ?? -1) < size.when) newest.set(size.lab, size);
    const found: { id: string; title: string }[] = [];
    for (const { lab, key } of newest.values()) {
      const version = key < 0 ? this.memory.find((one) => one.key === key) : await database?.get('versions', key);
      if (version) found.push({ id: lab, title: version.title });
    }
    return found;
  }

  /** Settles when what was to be kept so far is. */
  settled(): Promise<unknown> {
    return this.last;
  }

  private async makeRoom(): Promise<boolean> {
    const { database } = this.storage;
    if (!database) return false;
    const all = await sizes(database);
    const bytes = all.reduce((sum, size) => sum + size.bytes, 0);
    const gone = surplus(all, bytes / 2);
    if (gone.length > 0) await remove(database, gone);
    return gone.length > 0;
  }
}
