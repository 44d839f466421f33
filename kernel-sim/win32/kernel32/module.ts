/**
 * Modules: the program's own image, and the system's libraries by name.
 *
 * The system's libraries have no image of their own; their handles are numbers that GetModuleHandle and LoadLibrary give out.
 * Not modelled: libraries of the program's own (ERROR_MOD_NOT_FOUND); ordinals, and what msvcrt has in C (ERROR_PROC_NOT_FOUND).
 */
import {
  ERROR_INSUFFICIENT_BUFFER,
  ERROR_INVALID_HANDLE,
  ERROR_MOD_NOT_FOUND,
  ERROR_PROC_NOT_FOUND,
} from '../../abi/win32.gen.ts';
import type { Pointer } from '../../rings/layout.ts';
import { ansi, type Charset, readAnsi, wide } from '../ntdll/code-page.ts';
import { fail, SetLastError } from '../ntdll/teb.ts';
import { parameters, SYSTEM_ROOT } from './parameters.ts';

const libraries: readonly (readonly [string, number])[] = [
  ['ntdll', 0x7c800000],
  ['kernel32', 0x77e40000],
  ['advapi32', 0x77da0000],
  ['msvcrt', 0x77ba0000],
  ['ucrtbase', 0x77ba0000],
  ['user32', 0x77380000],
];

const imageBase = (): Pointer => parameters.current.image?.base ?? 0;

function find(name: string): Pointer {
  const plain = name
    .replace(/^.*[\\/]/, '')
    .replace(/\.dll$/i, '')
    .toLowerCase();
  const library = libraries.find(([known]) => known === plain);
  if (library) return library[1];
  const own = parameters.current.imagePath.replace(/^.*\\/, '').toLowerCase();
  return plain === own || `${plain}.exe` === own ? imageBase() : 0;
}

function handle(charset: Charset, name: Pointer): Pointer {
  const module = name === 0 ? imageBase() : find(charset.read(name));
  return module || fail(ERROR_MOD_NOT_FOUND);
}
/** @irql ring 3 @see GetModuleHandleW */
export function GetModuleHandleW(lpModuleName: Pointer): Pointer {
  return handle(wide, lpModuleName);
}
/** @irql ring 3 @see GetModuleHandleA */
export function GetModuleHandleA(lpModuleName: Pointer): Pointer {
  return handle(ansi, lpModuleName);
}
/** @irql ring 3 @see LoadLibraryW */
export function LoadLibraryW(lpLibFileName: Pointer): Pointer {
  return find(wide.read(lpLibFileName)) || fail(ERROR_MOD_NOT_FOUND);
}
/** @irql ring 3 @see LoadLibraryA */
export function LoadLibraryA(lpLibFileName: Pointer): Pointer {
  return find(ansi.read(lpLibFileName)) || fail(ERROR_MOD_NOT_FOUND);
}
/** @irql ring 3 @see LoadLibraryExW */
export function LoadLibraryExW(lpLibFileName: Pointer, _hFile: number, _dwFlags: number): Pointer {
  return LoadLibraryW(lpLibFileName);
}
/** @irql ring 3 @see LoadLibraryExA */
export function LoadLibraryExA(lpLibFileName: Pointer, _hFile: number, _dwFlags: number): Pointer {
  return LoadLibraryA(lpLibFileName);
}
/** @irql ring 3 @see FreeLibrary */
export function FreeLibrary(hLibModule: Pointer): number {
  return libraries.some(([, known]) => known === hLibModule) || hLibModule === imageBase()
    ? 1
    : fail(ERROR_INVALID_HANDLE);
}
/** What each of the system's libraries defines, by its name. */
let exportsOf: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {};

/** To be called at boot, by who knows all libraries. */
export function BaseRegisterLibraries(all: typeof exportsOf): void {
  exportsOf = all;
}

/**
 * A function of the program itself, or of the library that a handle stands for.
 *
 * @irql ring 3
 * @returns 0 with ERROR_PROC_NOT_FOUND, or with ERROR_MOD_NOT_FOUND when `hModule` is no module
 * @see GetProcAddress
 */
export function GetProcAddress(hModule: Pointer, lpProcName: Pointer): Pointer {
  const { image } = parameters.current;
  const module = hModule || imageBase();
  const library = libraries.find(([, known]) => known === module);
  if (!library && module !== image?.base) return fail(ERROR_MOD_NOT_FOUND);
  // Ordinals are not names.
  if (lpProcName >>> 0 <= 0xffff) return fail(ERROR_PROC_NOT_FOUND);
  const name = readAnsi(lpProcName);
  const isThere = !library || typeof exportsOf[library[0]]?.[name] === 'function';
  const address = library ? image?.systemRoutine(name) : image?.entry(name);
  return (isThere && address) || fail(ERROR_PROC_NOT_FOUND);
}
/** There are no library entry points to call. @irql ring 3 @see DisableThreadLibraryCalls */
export function DisableThreadLibraryCalls(hLibModule: Pointer): number {
  return FreeLibrary(hLibModule);
}

function fileName(charset: Charset, module: Pointer, to: Pointer, size: number): number {
  const library = libraries.find(([, known]) => known === module);
  const path =
    module === 0 || module === imageBase()
      ? parameters.current.imagePath
      : library && `${SYSTEM_ROOT}\\system32\\${library[0]}.dll`;
  if (path === undefined) return fail(ERROR_MOD_NOT_FOUND);
  const room = size >>> 0;
  if (room === 0) return fail(ERROR_INSUFFICIENT_BUFFER);
  SetLastError(path.length < room ? 0 : ERROR_INSUFFICIENT_BUFFER);
  // What does not fit is cut, with a terminator.
  charset.write(to, path.slice(0, room - 1));
  return Math.min(path.length, room);
}
/** @irql ring 3 @see GetModuleFileNameW */
export function GetModuleFileNameW(hModule: Pointer, lpFilename: Pointer, nSize: number): number {
  return fileName(wide, hModule, lpFilename, nSize);
}
/** @irql ring 3 @see GetModuleFileNameA */
export function GetModuleFileNameA(hModule: Pointer, lpFilename: Pointer, nSize: number): number {
  return fileName(ansi, hModule, lpFilename, nSize);
}
