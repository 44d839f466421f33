/**
 * Names of included files, as Windows and Visual Studio's projects take them: `<Windows.h>` is windows.h, `"..\inc\Public.h"` is inc/public.h, and a
 * header of the lab is found from another folder (a project says where to look; a lab does not).
 *
 * Each name that clang would not find gets a file of one line that includes the one that is meant, so that a header is one file however it is spelled.
 */
import { isSource } from './lab.ts';
import { INCLUDE_FOLDER, LAB_FOLDER } from './places.ts';

const INCLUDE = /^[ \t]*#[ \t]*include[ \t]*(?:"([^"\n]+)"|<([^>\n]+)>)/gm;

export interface IncludeAlias {
  /** Where clang looks for it. */
  readonly path: string;
  readonly text: string;
}

/** The files to add, so that what the lab's code includes is found. */
export function includeAliases(
  files: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>>,
  isCode: (name: string) => boolean,
): IncludeAlias[] {
  const aliases = new Map<string, string>();
  const lab = Object.keys(files);
  for (const [name, text] of Object.entries(files)) {
    if (!isCode(name)) continue;
    const folder = name.slice(0, name.lastIndexOf('/') + 1);
    for (const [, quoted, angled] of text.matchAll(INCLUDE)) {
      const spelled = quoted ?? angled ?? '';
      if (Object.hasOwn(headers, spelled)) continue;
      if (quoted !== undefined && Object.hasOwn(files, resolve(folder + quoted) ?? '')) {
        if (!quoted.includes('\\')) continue;
      }
      const target = labFile(lab, folder, spelled) ?? systemHeader(headers, spelled);
      if (target === undefined) continue;
      const path = quoted === undefined ? `${INCLUDE_FOLDER}/${spelled}` : `${LAB_FOLDER}/${folder}${spelled}`;
      // Where a name leads out of its folder, clang wants the folders on the way to be there.
      aliases.set(pathOf(path), target);
    }
  }
  for (const path of aliases.keys()) {
    if (path.startsWith(`${LAB_FOLDER}/`) && Object.hasOwn(files, path.slice(LAB_FOLDER.length + 1)))
      aliases.delete(path);
  }
  return [...aliases].map(([path, target]) => ({ path, text: `#include "${target}"\n` }));
}

/** A path without "." and ".." between slashes; backslashes are letters of a name to clang. */
function pathOf(path: string): string {
  return `/${resolve(path.slice(1)) ?? path.slice(1)}`;
}

/** The file of the lab that a name means: from the folder of the file that includes it, or the only one whose path ends so. */
function labFile(lab: readonly string[], folder: string, spelled: string): string | undefined {
  const wanted = spelled.replaceAll('\\', '/').toLowerCase();
  const near = resolve(`${folder.toLowerCase()}${wanted}`);
  const exact = lab.find((name) => name.toLowerCase() === near);
  if (exact !== undefined) return `${LAB_FOLDER}/${exact}`;
  const tail = `/${wanted.replace(/^(?:\.{1,2}\/)+/, '')}`;
  const others = lab.filter((name) => !isSource(name) && `/${name}`.toLowerCase().endsWith(tail));
  return others.length === 1 ? `${LAB_FOLDER}/${others[0]}` : undefined;
}

function systemHeader(headers: Readonly<Record<string, string>>, spelled: string): string | undefined {
  const name = headersByLowerCase(headers).get(spelled.replaceAll('\\', '/').toLowerCase());
  return name === undefined ? undefined : `${INCLUDE_FOLDER}/${name}`;
}

const lowerCase = new WeakMap<object, Map<string, string>>();

function headersByLowerCase(headers: Readonly<Record<string, string>>): Map<string, string> {
  let names = lowerCase.get(headers);
  if (names === undefined) {
    names = new Map(Object.keys(headers).map((name) => [name.toLowerCase(), name]));
    lowerCase.set(headers, names);
  }
  return names;
}

/** A path in the lab without "." and "..", or undefined when it leads out of the lab. */
function resolve(path: string): string | undefined {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}
