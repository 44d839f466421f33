/**
 * HKEYs: handles of the process, and the predefined ones, which stand for keys that are opened when they are first used.
 *
 * Not modelled: HKEY_CLASSES_ROOT is HKEY_LOCAL_MACHINE\Software\Classes alone, without the user's own classes; performance data; other machines.
 */
import { MAXIMUM_ALLOWED } from '../../abi/constants.gen.ts';
import { STATUS_INVALID_HANDLE, STATUS_SUCCESS } from '../../abi/status.gen.ts';
import type { Kernel } from '../../rings/request.ts';
import { SepCurrentToken } from '../../se/index.ts';
import { userRegistry } from '../ntdll/registry.ts';
import { PerProcess } from '../state.ts';

export const Predefined = {
  CLASSES_ROOT: 0x80000000 | 0,
  CURRENT_USER: 0x80000001 | 0,
  LOCAL_MACHINE: 0x80000002 | 0,
  USERS: 0x80000003 | 0,
  CURRENT_CONFIG: 0x80000005 | 0,
} as const;

const HIGHEST_PREDEFINED = 0x800000ff | 0;

const opened = new PerProcess<Map<number, number>>(() => new Map());

export function isPredefined(key: number): boolean {
  return key < 0 && key <= HIGHEST_PREDEFINED;
}

/** What a predefined key stands for; undefined for a value that is none. */
function pathOf(key: number): string | undefined {
  switch (key) {
    case Predefined.CLASSES_ROOT:
      return '\\Registry\\Machine\\Software\\Classes';
    case Predefined.CURRENT_USER:
      return `\\Registry\\User\\${SepCurrentToken().user}`;
    case Predefined.LOCAL_MACHINE:
      return '\\Registry\\Machine';
    case Predefined.USERS:
      return '\\Registry\\User';
    case Predefined.CURRENT_CONFIG:
      return '\\Registry\\Machine\\System\\CurrentControlSet\\Hardware Profiles\\Current';
    default:
      return undefined;
  }
}

/** The handle behind an HKEY. */
export function* handleOf(key: number): Kernel<{ status: number; handle: number }> {
  if (!isPredefined(key)) return { status: STATUS_SUCCESS, handle: key };
  const known = opened.current.get(key);
  if (known !== undefined) return { status: STATUS_SUCCESS, handle: known };
  const path = pathOf(key);
  if (path === undefined) return { status: STATUS_INVALID_HANDLE, handle: 0 };
  const { status, handle } = yield* userRegistry.open(0, path, MAXIMUM_ALLOWED);
  if (status >= 0) opened.current.set(key, handle);
  return { status, handle };
}
