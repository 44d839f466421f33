import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Has `all` hold one folder, named by a digest of what it comes from: what stands under that name is whole, whatever other processes are at. */
export function keepFolder(all: string, digest: string, fill: (draft: string) => void): string {
  const folder = join(all, digest);
  const draft = join(all, `${digest}-${process.pid}`);
  mkdirSync(draft, { recursive: true });
  fill(draft);
  if (!existsSync(folder)) renameSync(draft, folder);
  for (const old of readdirSync(all)) if (!old.startsWith(digest)) rmSync(join(all, old), { recursive: true });
  rmSync(draft, { recursive: true, force: true });
  return folder;
}
