/** The process's environment. */
import { ERROR_ENVVAR_NOT_FOUND, ERROR_INVALID_PARAMETER, ERROR_NOT_ENOUGH_MEMORY } from '../../abi/win32.gen.ts';
import { spendForEach } from '../../rings/fuel.ts';
import type { Pointer } from '../../rings/layout.ts';
import { writeUchar, writeUshort } from '../../rings/user-memory.ts';
import { ansi, type Charset, returnText, wide } from '../ntdll/code-page.ts';
import { fail, SetLastError } from '../ntdll/teb.ts';
import { RtlProcessHeap } from './heap.ts';
import { parameters } from './parameters.ts';

/** What an environment block of Server 2003 may have. */
const MAXIMUM_CHARACTERS = 32_767;

export function environmentVariable(name: string): string | undefined {
  return parameters.current.environment.get(name.toUpperCase())?.value;
}

function get(charset: Charset, name: Pointer, buffer: Pointer, size: number): number {
  const value = environmentVariable(charset.read(name));
  if (value === undefined) return fail(ERROR_ENVVAR_NOT_FOUND);
  // An empty value has no characters either: the last error tells the two apart.
  SetLastError(0);
  return returnText(charset, value, buffer, size);
}
/** @irql ring 3 @see GetEnvironmentVariableW */
export function GetEnvironmentVariableW(lpName: Pointer, lpBuffer: Pointer, nSize: number): number {
  return get(wide, lpName, lpBuffer, nSize);
}
/** @irql ring 3 @see GetEnvironmentVariableA */
export function GetEnvironmentVariableA(lpName: Pointer, lpBuffer: Pointer, nSize: number): number {
  return get(ansi, lpName, lpBuffer, nSize);
}

function set(charset: Charset, namePointer: Pointer, value: Pointer): number {
  const name = charset.read(namePointer);
  if (name === '' || name.includes('=')) return fail(ERROR_INVALID_PARAMETER);
  const { environment } = parameters.current;
  if (value !== 0) {
    const text = charset.read(value);
    let characters = name.length + text.length;
    for (const [key, other] of environment)
      if (key !== name.toUpperCase()) characters += other.name.length + other.value.length + 2;
    spendForEach(environment.size);
    if (characters > MAXIMUM_CHARACTERS) return fail(ERROR_NOT_ENOUGH_MEMORY);
    environment.set(name.toUpperCase(), { name, value: text });
  }
  if (value === 0 && !environment.delete(name.toUpperCase())) return fail(ERROR_ENVVAR_NOT_FOUND);
  return 1;
}
/** Null removes the variable. @irql ring 3 @see SetEnvironmentVariableW */
export function SetEnvironmentVariableW(lpName: Pointer, lpValue: Pointer): number {
  return set(wide, lpName, lpValue);
}
/** @irql ring 3 @see SetEnvironmentVariableA */
export function SetEnvironmentVariableA(lpName: Pointer, lpValue: Pointer): number {
  return set(ansi, lpName, lpValue);
}

/** A block of NAME=VALUE texts with an empty one at the end, in the process's heap. @irql ring 3 @see GetEnvironmentStringsW */
export function GetEnvironmentStringsW(): Pointer {
  const texts = [...parameters.current.environment.values()].map(({ name, value }) => `${name}=${value}`);
  const block = RtlProcessHeap().allocate(2 * texts.reduce((sum, text) => sum + text.length + 1, 1), true);
  if (block === 0) return 0;
  let at = block;
  for (const text of texts) {
    wide.write(at, text);
    at += 2 * (text.length + 1);
  }
  writeUshort(at, 0);
  return block;
}
/** @irql ring 3 @see FreeEnvironmentStringsW */
export function FreeEnvironmentStringsW(penv: Pointer): number {
  return RtlProcessHeap().release(penv) ? 1 : fail(ERROR_INVALID_PARAMETER);
}
/** @irql ring 3 @see FreeEnvironmentStringsA */
export function FreeEnvironmentStringsA(penv: Pointer): number {
  return RtlProcessHeap().release(penv) ? 1 : fail(ERROR_INVALID_PARAMETER);
}

function expand(charset: Charset, source: Pointer, to: Pointer, size: number): number {
  const text = charset.read(source).replace(/%([^%]+)%/g, (whole, name: string) => environmentVariable(name) ?? whole);
  if (text.length < size >>> 0) charset.write(to, text);
  else if (size !== 0) charset.unit === 1 ? writeUchar(to, 0) : writeUshort(to, 0);
  return text.length + 1;
}
/** Characters with the terminator. @irql ring 3 @see ExpandEnvironmentStringsW */
export function ExpandEnvironmentStringsW(lpSrc: Pointer, lpDst: Pointer, nSize: number): number {
  return expand(wide, lpSrc, lpDst, nSize);
}
/** @irql ring 3 @see ExpandEnvironmentStringsA */
export function ExpandEnvironmentStringsA(lpSrc: Pointer, lpDst: Pointer, nSize: number): number {
  return expand(ansi, lpSrc, lpDst, nSize);
}
