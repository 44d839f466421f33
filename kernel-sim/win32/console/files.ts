/** The shell's commands for files: dir, type, copy, del, mkdir, rmdir, cd, ren. Each answers the error level. */
import type { Kernel } from '../../rings/request.ts';
import { RtlNtStatusToDosError } from '../../rtl/status-to-error.ts';
import { splitTime } from '../kernel32/calendar.ts';
import {
  Access,
  Attribute,
  CreateOption,
  Disposition,
  deletePath,
  listDirectory,
  openPath,
  queryPath,
  readHandle,
  renamePath,
  Share,
  writeHandle,
} from '../kernel32/file-core.ts';
import { messageText } from '../kernel32/message-table.ts';
import { parameters } from '../kernel32/parameters.ts';
import { decodeAnsi } from '../ntdll/code-page.ts';
import { NtClose } from '../ntdll/nt.ts';
import { fullPath, splitPath } from '../ntdll/path.ts';

type Print = (text: string) => void;
const BLOCK = 0x8000;
const DIRECTORY = Attribute.DIRECTORY;

/** Says what a status means, as the shell does. */
function complain(status: number, print: Print): number {
  const error = RtlNtStatusToDosError(status);
  print(`${messageText(error) ?? `Error ${error}.`}\n`);
  return 1;
}

const absolute = (path: string): string => fullPath(path, parameters.current.currentDirectory);

/** A whole file; undefined with the status. */
export function* readFile(path: string): Kernel<{ status: number; bytes: Uint8Array }> {
  const none = new Uint8Array();
  const { status, handle } = yield* openPath(path, {
    access: Access.GENERIC_READ | Access.SYNCHRONIZE,
    share: Share.ALL,
    options: CreateOption.SYNCHRONOUS_IO_NONALERT | CreateOption.NON_DIRECTORY_FILE,
  });
  if (status < 0) return { status, bytes: none };
  const parts: Uint8Array[] = [];
  let length = 0;
  let result = 0;
  for (;;) {
    const { status: read, bytes } = yield* readHandle(handle, BLOCK, length);
    result = read;
    if (read < 0 || bytes.length === 0) break;
    parts.push(bytes);
    length += bytes.length;
  }
  yield* NtClose(handle);
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return { status: result, bytes };
}

/** Writes a file anew, or at its end. */
export function* writeFile(path: string, bytes: Uint8Array, append: boolean): Kernel<number> {
  const { status, handle } = yield* openPath(path, {
    access: Access.GENERIC_WRITE | Access.SYNCHRONIZE,
    share: Share.READ,
    disposition: append ? Disposition.OPEN_IF : Disposition.OVERWRITE_IF,
    options: CreateOption.SYNCHRONOUS_IO_NONALERT | CreateOption.NON_DIRECTORY_FILE,
  });
  if (status < 0) return status;
  let result = 0;
  for (let at = 0; at < bytes.length && result >= 0; at += BLOCK) {
    const part = bytes.subarray(at, at + BLOCK);
    result = (yield* writeHandle(handle, part, append ? 'end' : at)).status;
  }
  yield* NtClose(handle);
  return result;
}

const pad = (value: number, digits: number): string => String(value).padStart(digits, '0');
const grouped = (value: number): string => String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ',');

function dirTime(time: bigint): string {
  const t = splitTime(time);
  const hour = t.hour % 12 === 0 ? 12 : t.hour % 12;
  return `${pad(t.month, 2)}/${pad(t.day, 2)}/${pad(t.year, 4)}  ${pad(hour, 2)}:${pad(t.minute, 2)} ${t.hour < 12 ? 'AM' : 'PM'}`;
}

export function* dir(words: readonly string[], print: Print): Kernel<number> {
  const bare = words.some((word) => word.toLowerCase() === '/b');
  const target = absolute(words.slice(1).find((word) => !word.startsWith('/')) ?? '.');
  const facts = yield* queryPath(target);
  const whole = facts.facts?.directory ?? false;
  const { directory, name } = whole ? { directory: target, name: '*' } : splitPath(target);
  const { status, entries } = yield* listDirectory(directory, name);
  if (!bare)
    print(` Volume in drive C has no label.\n Volume Serial Number is 5249-4E47\n\n Directory of ${directory}\n\n`);
  if (status < 0 || entries.length === 0) {
    print('File Not Found\n');
    return 1;
  }
  let files = 0;
  let bytes = 0;
  let directories = 0;
  for (const entry of entries) {
    const isDirectory = (entry.attributes & DIRECTORY) !== 0;
    if (isDirectory) directories++;
    else {
      files++;
      bytes += entry.size;
    }
    if (bare) {
      if (entry.name !== '.' && entry.name !== '..') print(`${entry.name}\n`);
      continue;
    }
    const size = isDirectory ? '   <DIR>         ' : grouped(entry.size).padStart(17);
    print(`${dirTime(entry.lastWriteTime)} ${size} ${entry.name}\n`);
  }
  if (!bare) {
    print(`${String(files).padStart(16)} File(s) ${grouped(bytes).padStart(14)} bytes\n`);
    print(`${String(directories).padStart(16)} Dir(s)\n`);
  }
  return 0;
}

export function* type(words: readonly string[], print: Print): Kernel<number> {
  if (words.length < 2) {
    print('The syntax of the command is incorrect.\n');
    return 1;
  }
  for (const name of words.slice(1)) {
    const { status, bytes } = yield* readFile(name);
    if (status < 0) return complain(status, print);
    print(decodeAnsi(bytes).replace(/\r\n/g, '\n'));
  }
  return 0;
}

export function* copy(words: readonly string[], print: Print): Kernel<number> {
  const [from, to] = words.slice(1).filter((word) => !/^\/[yv-]/i.test(word));
  if (from === undefined) {
    print('The syntax of the command is incorrect.\n');
    return 1;
  }
  let target = absolute(to ?? '.');
  const facts = yield* queryPath(target);
  if (facts.facts?.directory) target = `${target.replace(/\\$/, '')}\\${splitPath(absolute(from)).name}`;
  const { status, bytes } = yield* readFile(from);
  const result = status < 0 ? status : yield* writeFile(target, bytes, false);
  if (result < 0) {
    complain(result, print);
    print('        0 file(s) copied.\n');
    return 1;
  }
  print('        1 file(s) copied.\n');
  return 0;
}

export function* del(words: readonly string[], print: Print): Kernel<number> {
  const targets = words.slice(1).filter((word) => !/^\/[a-z]$/i.test(word));
  if (targets.length === 0) {
    print('The syntax of the command is incorrect.\n');
    return 1;
  }
  let level = 0;
  for (const target of targets) {
    const path = absolute(target);
    const { directory, name } = splitPath(path);
    let names = [name];
    if (/[*?]/.test(name)) {
      const { entries } = yield* listDirectory(directory, name);
      names = entries.filter((entry) => !(entry.attributes & DIRECTORY)).map((entry) => entry.name);
    }
    if (names.length === 0) {
      print(`Could Not Find ${path}\n`);
      level = 1;
    }
    for (const one of names) {
      const file = `${directory.replace(/\\$/, '')}\\${one}`;
      const status = yield* deletePath(file, false);
      if (status >= 0) continue;
      level = 1;
      const error = RtlNtStatusToDosError(status);
      if (error === 2 || error === 3) print(`Could Not Find ${file}\n`);
      else print(`${file}\n${messageText(error) ?? ''}\n`);
    }
  }
  return level;
}

export function* mkdir(words: readonly string[], print: Print): Kernel<number> {
  if (words.length < 2) {
    print('The syntax of the command is incorrect.\n');
    return 1;
  }
  for (const name of words.slice(1)) {
    const { status, handle } = yield* openPath(name, {
      access: Access.FILE_LIST_DIRECTORY | Access.SYNCHRONIZE,
      disposition: Disposition.CREATE,
      options: CreateOption.DIRECTORY_FILE | CreateOption.SYNCHRONOUS_IO_NONALERT,
    });
    if (status >= 0) {
      yield* NtClose(handle);
      continue;
    }
    if (RtlNtStatusToDosError(status) === 183) {
      print(`A subdirectory or file ${name} already exists.\n`);
      return 1;
    }
    return complain(status, print);
  }
  return 0;
}

export function* rmdir(words: readonly string[], print: Print): Kernel<number> {
  const names = words.slice(1).filter((word) => !word.startsWith('/'));
  if (names.length === 0) {
    print('The syntax of the command is incorrect.\n');
    return 1;
  }
  for (const name of names) {
    const status = yield* deletePath(name, true);
    if (status < 0) return complain(status, print);
  }
  return 0;
}

export function* ren(words: readonly string[], print: Print): Kernel<number> {
  if (words.length < 3) {
    print('The syntax of the command is incorrect.\n');
    return 1;
  }
  const from = absolute(words[1]);
  const to = /[\\/:]/.test(words[2]) ? words[2] : `${splitPath(from).directory.replace(/\\$/, '')}\\${words[2]}`;
  const status = yield* renamePath(from, to, false);
  return status < 0 ? complain(status, print) : 0;
}

export function* cd(words: readonly string[], print: Print): Kernel<number> {
  const target = words.slice(1).find((word) => word.toLowerCase() !== '/d');
  const mine = parameters.current;
  if (target === undefined) {
    print(`${mine.currentDirectory}\n`);
    return 0;
  }
  const path = absolute(target);
  const { status, facts } = yield* queryPath(path);
  if (status < 0 || !facts?.directory) {
    print('The system cannot find the path specified.\n');
    return 1;
  }
  mine.currentDirectory = path.length > 3 ? path.replace(/\\$/, '') : path;
  return 0;
}
