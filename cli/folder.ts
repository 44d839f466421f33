/** Reading a lab's folder, and the headers and runtime that come with ringside. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAXIMUM_FILE_BYTES = 16 * 1024 * 1024;
const MAXIMUM_FILES = 2000;

/** The lab's folder cannot be read, or is not one. */
export class FolderError extends Error {
  override readonly name = 'FolderError';
}

function* walk(directory: string): Generator<string> {
  for (const entry of readdirSync(directory, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    const path = join(directory, entry.name);
    if (entry.isDirectory()) yield* walk(path);
    else if (entry.isFile()) yield path;
  }
}

/** All text files below `directory`, by path with forward slashes. */
export function readTree(directory: string): Record<string, string> {
  const files: Record<string, string> = {};
  let count = 0;
  for (const path of walk(directory)) {
    if (++count > MAXIMUM_FILES)
      throw new FolderError(`${directory} has more than ${MAXIMUM_FILES} files: is it a lab's folder?`);
    if (statSync(path).size > MAXIMUM_FILE_BYTES) continue;
    files[relative(directory, path).split(sep).join('/')] = readFileSync(path, 'utf8');
  }
  return files;
}

/** The files of a lab. @throws FolderError with what to do. */
export function readLabFolder(directory: string): Record<string, string> {
  let folder = false;
  try {
    folder = statSync(directory).isDirectory();
  } catch {
    throw new FolderError(`there is no folder ${directory}`);
  }
  if (!folder) throw new FolderError(`${directory} is a file; name the folder that lab.json is in`);
  const files = readTree(directory);
  if (files['lab.json'] === undefined)
    throw new FolderError(`${directory} has no lab.json: see "ringside --help" for what belongs in it`);
  return files;
}

const toolchain = (name: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(readTree(fileURLToPath(new URL(`../toolchain/${name}`, import.meta.url)))).filter(
      ([path]) => !path.endsWith('.ts'),
    ),
  );

/** What the compiler needs besides the lab. */
export function readSystemFiles(): { headers: Record<string, string>; runtime: Record<string, string> } {
  return { headers: toolchain('include'), runtime: toolchain('runtime') };
}
