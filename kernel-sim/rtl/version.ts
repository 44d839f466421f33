/** Which Windows this is: Server 2003, as the structure layouts say. */

import type { Pointer } from '../rings/layout.ts';
import { fillBytes, readLong, writeLong, writeUshort } from '../rings/memory.ts';

const MAJOR = 5;
const MINOR = 2;
const BUILD = 3790;
const VER_PLATFORM_WIN32_NT = 2;
const VER_NT_SERVER = 3;
/** What RtlVerifyVersionInfo compares with. */
export const RtlpVersion = {
  major: MAJOR,
  minor: MINOR,
  build: BUILD,
  platform: VER_PLATFORM_WIN32_NT,
  product: VER_NT_SERVER,
} as const;
const STATUS_INVALID_PARAMETER = 0xc000000d | 0;
/** Sizes of RTL_OSVERSIONINFOW and RTL_OSVERSIONINFOEXW. */
const SHORT = 276;
const LONG = 284;

/** Fills RTL_OSVERSIONINFOW, or RTL_OSVERSIONINFOEXW when its size says so. @irql PASSIVE_LEVEL @see RtlGetVersion */
export function RtlGetVersion(information: Pointer): number {
  const bytes = readLong(information);
  if (bytes !== SHORT && bytes !== LONG) return STATUS_INVALID_PARAMETER;
  fillBytes((information + 4) | 0, bytes - 4, 0);
  writeLong((information + 4) | 0, MAJOR);
  writeLong((information + 8) | 0, MINOR);
  writeLong((information + 12) | 0, BUILD);
  writeLong((information + 16) | 0, VER_PLATFORM_WIN32_NT);
  if (bytes === LONG) writeUshort((information + 282) | 0, VER_NT_SERVER);
  return 0;
}

/** TRUE for versions up to Server 2003 with all its service packs. @irql any @see RtlIsNtDdiVersionAvailable */
export function RtlIsNtDdiVersionAvailable(version: number): number {
  return version >>> 0 <= 0x0502ffff ? 1 : 0;
}
