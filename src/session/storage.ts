/** The labs in the browser's own storage. Every change is written; only what another change has overtaken is left out. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { LabFiles } from '../../lessons/run-lab.ts';

export interface StoredLab {
  readonly id: string;
  readonly files: LabFiles;
  /** What the lab was before it was last reset. */
  readonly beforeReset?: LabFiles;
}

interface Schema extends DBSchema {
  labs: { key: string; value: StoredLab };
}

export class Storage {
  private readonly database: IDBPDatabase<Schema> | undefined;
  private readonly waiting = new Map<string, StoredLab>();
  private writing = false;
  onFailure: (message: string) => void = () => {};

  private constructor(database: IDBPDatabase<Schema> | undefined) {
    this.database = database;
  }

  /** Where the browser refuses storage, `works` is false and nothing is kept. */
  static async open(): Promise<Storage> {
    try {
      const database = await openDB<Schema>('ringside', 1, {
        upgrade: (db) => void db.createObjectStore('labs', { keyPath: 'id' }),
      });
      return new Storage(database);
    } catch {
      return new Storage(undefined);
    }
  }

  get works(): boolean {
    return this.database !== undefined;
  }

  async all(): Promise<StoredLab[]> {
    return (await this.database?.getAll('labs')) ?? [];
  }

  save(lab: StoredLab): void {
    if (!this.database) return;
    this.waiting.set(lab.id, lab);
    if (!this.writing) void this.write(this.database);
  }

  private async write(database: IDBPDatabase<Schema>): Promise<void> {
    this.writing = true;
    try {
      for (const [id, lab] of this.waiting) {
        this.waiting.delete(id);
        await database.put('labs', lab);
      }
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.onFailure(`Your changes cannot be kept in this browser: ${why}`);
    } finally {
      this.writing = false;
    }
  }
}
