/**
 * Directory objects: the tree of names.
 *
 * NT keeps entries in 37 hash buckets of the directory's body; here they are kept beside it, in order of insertion within a bucket of names that differ
 * in case only. Each entry holds a reference to its object.
 */

import { SimulatorError } from '../rings/exception.ts';
import { spendFuel } from '../rings/fuel.ts';
import type { Pointer } from '../rings/layout.ts';
import { readPointer, writeLong, writeUshort } from '../rings/memory.ts';
import { ObpAllocateText, ObpFreeText } from './allocate.ts';
import { ObpDirectoryOf, ObpNameInfo, ObpNameOf } from './header.ts';
import { OBJECT_HEADER_NAME_INFO } from './layout.ts';
import { ObpReferenceObject } from './reference.ts';

let directories = new Map<Pointer, Map<string, Pointer[]>>();

export function ObpInitializeDirectories(): void {
  directories = new Map();
}

/** Upper case, character by character: a character whose upper case is longer stays as it is. */
export function ObpUpcase(name: string): string {
  let result = '';
  for (const c of name) {
    const upper = c.toUpperCase();
    result += upper.length === c.length ? upper : c;
  }
  return result;
}

/** Makes an object's body an empty directory. */
export function ObpInitializeDirectory(directory: Pointer): void {
  directories.set(directory, new Map());
}

export function ObpForgetDirectory(directory: Pointer): void {
  directories.delete(directory);
}

/** Fuel for a name that is entered in a directory and, later, taken out. */
const NAME_FUEL = 3000;

function entriesOf(directory: Pointer): Map<string, Pointer[]> {
  const entries = directories.get(directory);
  if (!entries) throw new SimulatorError('not a directory object');
  return entries;
}

/** The object of that name in the directory, 0 without. Not referenced. */
export function ObpLookupEntry(directory: Pointer, name: string, caseInsensitive: boolean): Pointer {
  const candidates = entriesOf(directory).get(ObpUpcase(name));
  if (!candidates) return 0;
  if (caseInsensitive) return candidates[0];
  return candidates.find((object) => ObpNameOf(object) === name) ?? 0;
}

/**
 * Enters an object that was made with room for a name under `name`; the entry takes a reference.
 * @returns false when there is no pool for the name
 */
export function ObpInsertEntry(directory: Pointer, name: string, object: Pointer): boolean {
  const info = ObpNameInfo(object);
  if (info === 0) throw new SimulatorError('an object without room for a name is given one');
  if (ObpNameOf(object) !== name) {
    const buffer = ObpAllocateText(name, 'ObNm');
    if (buffer === 0) return false;
    ObpFreeText(readPointer(info + OBJECT_HEADER_NAME_INFO.Name_Buffer), 'ObNm');
    writeUshort(info + OBJECT_HEADER_NAME_INFO.Name_Length, 2 * name.length);
    writeUshort(info + OBJECT_HEADER_NAME_INFO.Name_MaximumLength, 2 * name.length + 2);
    writeLong(info + OBJECT_HEADER_NAME_INFO.Name_Buffer, buffer);
  }
  spendFuel(NAME_FUEL);
  writeLong(info + OBJECT_HEADER_NAME_INFO.Directory, directory);
  const entries = entriesOf(directory);
  const key = ObpUpcase(name);
  const same = entries.get(key);
  if (same) same.push(object);
  else entries.set(key, [object]);
  ObpReferenceObject(object);
  return true;
}

/** Takes an object's name out of its directory. The caller gives back the reference that the entry held. */
export function ObpRemoveEntry(object: Pointer): void {
  const directory = ObpDirectoryOf(object);
  const key = ObpUpcase(ObpNameOf(object));
  const entries = entriesOf(directory);
  const same = entries.get(key);
  if (!same?.includes(object)) throw new SimulatorError('a named object is not in its directory');
  if (same.length === 1) entries.delete(key);
  else
    entries.set(
      key,
      same.filter((other) => other !== object),
    );
  writeLong(ObpNameInfo(object) + OBJECT_HEADER_NAME_INFO.Directory, 0);
}

/** The objects of a directory in the order of their names, as WinObj lists them. Not referenced. */
export function ObDirectoryEntries(directory: Pointer): Pointer[] {
  return [...entriesOf(directory)].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, objects]) => objects);
}
