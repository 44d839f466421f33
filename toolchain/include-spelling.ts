/**
 * Names of included files, as Windows and Visual Studio's projects take them: `<Windows.h>` is windows.h, `"..\inc\Public.h"` is inc/public.h, and a
 * header of the lab is found from another folder (a project says where to look; a lab does not).
 *
 * A name that clang would not find is written out before clang reads it: `#include "/lab/inc/public.h"`. (Its file system here knows no ".." either.)
 */
import { isSource } from './lab.ts';
import { INCLUDE_FOLDER, LAB_FOLDER } from './places.ts';

const INCLUDE = /^([ \t]*#[ \t]*include[ \t]*)(?:"([^"\n]+)"|<([^>\n]+)>)/gm;

export class IncludeNames {
  private readonly files: Readonly<Record<string, string>>;
  private readonly headers: Readonly<Record<string, string>>;
  /** The lab's files and the system's headers by their names in small letters. */
  private readonly lab: ReadonlyMap<string, string>;
  private readonly system: ReadonlyMap<string, string>;

  constructor(files: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>>) {
    this.files = files;
    this.headers = headers;
    this.lab = byLowerCase(files);
    this.system = byLowerCase(headers);
  }

  /** The text of the lab's file `name` with names in its #include lines that clang finds. Lines stay where they are. */
  writtenOut(name: string, text: string): string {
    const folder = name.slice(0, name.lastIndexOf('/') + 1);
    return text.replace(INCLUDE, (line, directive: string, quoted?: string, angled?: string) => {
      const spelled = (quoted ?? angled ?? '').replaceAll('\\', '/');
      if (Object.hasOwn(this.headers, spelled)) return quoted === undefined ? `${directive}<${spelled}>` : line;
      if (quoted !== undefined && Object.hasOwn(this.files, folder + quoted)) return line;
      const target = this.labFile(folder, spelled) ?? this.systemHeader(spelled);
      return target === undefined ? line : `${directive}"${target}"`;
    });
  }

  /** The file of the lab that a name means: from the folder of the file that includes it, or the only one whose path ends so, whole or in part. */
  private labFile(folder: string, spelled: string): string | undefined {
    const wanted = spelled.toLowerCase();
    const near = this.lab.get(resolve(`${folder.toLowerCase()}${wanted}`) ?? '');
    if (near !== undefined) return `${LAB_FOLDER}/${near}`;
    const parts = wanted.split('/').filter((part) => part !== '..' && part !== '.');
    for (; parts.length > 0; parts.shift()) {
      const tail = `/${parts.join('/')}`;
      const found = [...this.lab].filter(([lower, name]) => !isSource(name) && `/${lower}`.endsWith(tail));
      if (found.length > 1) return undefined;
      if (found[0] !== undefined) return `${LAB_FOLDER}/${found[0][1]}`;
    }
    return undefined;
  }

  private systemHeader(spelled: string): string | undefined {
    const name = this.system.get(spelled.toLowerCase());
    return name === undefined ? undefined : `${INCLUDE_FOLDER}/${name}`;
  }
}

function byLowerCase(files: Readonly<Record<string, string>>): Map<string, string> {
  return new Map(Object.keys(files).map((name) => [name.toLowerCase(), name]));
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
