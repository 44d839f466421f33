/** Completing names in the object manager's tree. */
import { ObDirectoryEntries } from '../ob/index.ts';
import { objectLastName, objectOfPath } from './describe.ts';
import { attempt } from './read.ts';

/** Full paths that begin with `path`. */
export function completePath(path: string): string[] {
  const at = path.lastIndexOf('\\');
  const directory = at <= 0 ? '\\' : path.slice(0, at);
  const typed = path.slice(at + 1).toLowerCase();
  const object = objectOfPath(directory);
  return attempt(() => ObDirectoryEntries(object), [])
    .map(objectLastName)
    .filter((name) => name.toLowerCase().startsWith(typed))
    .map((name) => `${directory === '\\' ? '' : directory}\\${name}`);
}
