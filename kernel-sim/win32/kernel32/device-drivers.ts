/** psapi's list of drivers: where the kernel and its drivers lie, and what they are called. */
import { ERROR_INVALID_HANDLE } from '../../abi/win32.gen.ts';
import { loadedImages } from '../../rings/images.ts';
import { NTOSKRNL_BASE, type Pointer } from '../../rings/layout.ts';
import { kernelSpace } from '../../rings/memory.ts';
import { writeLong } from '../../rings/user-memory.ts';
import { ansi, type Charset, wide } from '../ntdll/code-page.ts';
import { fail } from '../ntdll/teb.ts';

interface Driver {
  readonly name: string;
  readonly base: Pointer;
}

/** In the order of loading. */
function drivers(): Driver[] {
  const images = loadedImages().filter(({ space }) => space === kernelSpace);
  return [{ name: 'ntoskrnl.exe', base: NTOSKRNL_BASE }, ...images];
}

/** The base addresses of the kernel and of all drivers, the kernel first. `*lpcbNeeded` gets the bytes for all of them. @irql ring 3 @see EnumDeviceDrivers */
export function EnumDeviceDrivers(lpImageBase: Pointer, cb: number, lpcbNeeded: Pointer): number {
  const all = drivers();
  all.slice(0, (cb >>> 0) >> 2).forEach(({ base }, i) => {
    writeLong(lpImageBase + 4 * i, base);
  });
  writeLong(lpcbNeeded, 4 * all.length);
  return 1;
}

function baseNameOf(charset: Charset, base: Pointer, to: Pointer, size: number): number {
  const found = drivers().find((driver) => driver.base === base);
  if (!found) return fail(ERROR_INVALID_HANDLE);
  const fits = found.name.slice(0, Math.max((size >>> 0) - 1, 0));
  if (size > 0) charset.write(to, fits);
  return fits.length;
}
/** @irql ring 3 @returns the length of the name; 0 and ERROR_INVALID_HANDLE for an address that is no driver's base. @see GetDeviceDriverBaseNameW */
export function GetDeviceDriverBaseNameW(imageBase: Pointer, lpBaseName: Pointer, nSize: number): number {
  return baseNameOf(wide, imageBase, lpBaseName, nSize);
}
/** @irql ring 3 @see GetDeviceDriverBaseNameA */
export function GetDeviceDriverBaseNameA(imageBase: Pointer, lpBaseName: Pointer, nSize: number): number {
  return baseNameOf(ansi, imageBase, lpBaseName, nSize);
}
