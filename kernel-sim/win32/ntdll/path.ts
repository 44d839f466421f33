/**
 * Win32 path names: their kinds, their full form, and the NT name that stands behind them.
 *
 * Follows "Naming Files, Paths, and Namespaces": `.` and `..` are folded, `/` counts as `\`, trailing dots and spaces of a component go,
 * reserved device names (CON, NUL, ...) win over files in any directory, `\\.\` and `\\?\` open the device name space, and `\\?\` turns off all folding.
 * Not modelled: UNC paths have no redirector behind them, so they become `\??\UNC\...` and are not found; COM1..LPT9 exist as names only.
 */

export type PathKind =
  | 'drive-absolute' // C:\a
  | 'drive-relative' // C:a
  | 'rooted' // \a
  | 'relative' // a
  | 'unc' // \\server\share
  | 'local-device' // \\.\a
  | 'literal'; // \\?\a

const isSlash = (c: string | undefined): boolean => c === '\\' || c === '/';
const isLetter = (c: string | undefined): boolean => c !== undefined && /^[A-Za-z]$/.test(c);

/** RtlDetermineDosPathNameType_U without its numbers. */
export function pathKind(path: string): PathKind {
  if (isSlash(path[0])) {
    if (!isSlash(path[1])) return 'rooted';
    if (path[2] === '.' && (path.length === 3 || isSlash(path[3]))) return 'local-device';
    if (path[2] === '?' && (path.length === 3 || isSlash(path[3]))) return 'literal';
    return 'unc';
  }
  if (isLetter(path[0]) && path[1] === ':') return isSlash(path[2]) ? 'drive-absolute' : 'drive-relative';
  return 'relative';
}

/** `text` without the characters of `unwanted` at its end. (A regular expression would look at a run of them again from each place in it.) */
function trimEndOf(text: string, unwanted: string): string {
  let end = text.length;
  while (end > 0 && unwanted.includes(text[end - 1])) end--;
  return text.slice(0, end);
}

const reserved = /^(CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|COM[1-9]|LPT[1-9])$/i;

/** The reserved device that the last component of `path` names (`CON`, `c:\a\nul.txt`), in capitals; undefined for a file. */
export function dosDeviceName(path: string): string | undefined {
  const kind = pathKind(path);
  if (kind === 'literal' || kind === 'local-device' || kind === 'unc') return undefined;
  const last = path.slice(Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1).replace(/^[A-Za-z]:/, '');
  const end = last.search(/[.:]/);
  const base = trimEndOf(end < 0 ? last : last.slice(0, end), ' ');
  return reserved.test(base) ? base.toUpperCase() : undefined;
}

/** Folds `.`, `..`, doubled separators and trailing dots and spaces; `root` ("C:\", "\\.\", ...) cannot be left with `..`. */
function fold(root: string, rest: string): string {
  const parts: string[] = [];
  const names = rest.split(/[\\/]+/);
  names.forEach((name, i) => {
    if (name === '..') {
      parts.pop();
      return;
    }
    if (name === '.' || name === '') return;
    const trimmed = i === names.length - 1 ? trimEndOf(name, '. ') : trimEndOf(name, '.');
    if (trimmed) parts.push(trimmed);
  });
  const trailing = parts.length > 0 && /[\\/]$/.test(rest) ? '\\' : '';
  return root + parts.join('\\') + trailing;
}

/**
 * The absolute form of a path: what GetFullPathName answers. `current` is the process's current directory ("C:\lab").
 * A drive-relative path (`D:a`) counts from the current directory when that is on the drive, else from the drive's root.
 */
export function fullPath(path: string, current: string): string {
  const device = dosDeviceName(path);
  if (device) return `\\\\.\\${device}`;
  const drive = current.slice(0, 2);
  switch (pathKind(path)) {
    case 'drive-absolute':
      return fold(`${path.slice(0, 2)}\\`, path.slice(3));
    case 'drive-relative': {
      const same = path.slice(0, 2).toUpperCase() === drive.toUpperCase();
      return fold(`${path.slice(0, 2)}\\`, `${same ? current.slice(3) : ''}\\${path.slice(2)}`);
    }
    case 'rooted':
      return fold(`${drive}\\`, path.slice(1));
    case 'relative':
      return fold(`${drive}\\`, `${current.slice(3)}\\${path}`);
    case 'local-device':
      return fold('\\\\.\\', path.slice(4));
    case 'literal':
      return path;
    case 'unc':
      return fold('\\\\', path.slice(2));
  }
}

/**
 * The NT name for a Win32 path: RtlDosPathNameToNtPathName_U.
 * @returns undefined for an empty path, which NT refuses (OBJECT_NAME_INVALID).
 */
export function ntPath(path: string, current: string): string | undefined {
  if (path === '') return undefined;
  if (path.startsWith('\\??\\')) return path;
  const full = fullPath(path, current);
  switch (pathKind(full)) {
    case 'local-device':
    case 'literal':
      return `\\??\\${full.slice(4)}`;
    case 'unc':
      return `\\??\\UNC\\${full.slice(2)}`;
    default:
      return `\\??\\${full}`;
  }
}

/** Splits a full path at its last separator: the directory without it (but "C:\" keeps it) and the name. */
export function splitPath(full: string): { directory: string; name: string } {
  const at = Math.max(full.lastIndexOf('\\'), full.lastIndexOf('/'));
  if (at < 0) return { directory: '', name: full };
  const directory = at === 2 && full[1] === ':' ? full.slice(0, 3) : full.slice(0, at);
  return { directory, name: full.slice(at + 1) };
}
