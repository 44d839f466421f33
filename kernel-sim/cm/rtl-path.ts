/** Rtl's routines for values by path: from `RelativeTo` and `Path` to a key. */
import { RTL_REGISTRY_HANDLE, RTL_REGISTRY_OPTIONAL } from '../abi/constants.gen.ts';
import { STATUS_INVALID_PARAMETER, STATUS_SUCCESS } from '../abi/status.gen.ts';
import type { Pointer } from '../rings/layout.ts';
import { readWideString } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { SepCurrentToken } from '../se/index.ts';
import { CmKernelClient } from './client.ts';

const SERVICES = 1;
const CONTROL = 2;
const WINDOWS_NT = 3;
const DEVICEMAP = 4;
const USER = 5;

const BASES: Readonly<Record<number, string>> = {
  [SERVICES]: '\\Registry\\Machine\\System\\CurrentControlSet\\Services',
  [CONTROL]: '\\Registry\\Machine\\System\\CurrentControlSet\\Control',
  [WINDOWS_NT]: '\\Registry\\Machine\\Software\\Microsoft\\Windows NT\\CurrentVersion',
  [DEVICEMAP]: '\\Registry\\Machine\\Hardware\\DeviceMap',
};

export interface RtlKey {
  readonly status: number;
  readonly handle: number;
  /** The handle is the caller's, and stays open. */
  readonly borrowed: boolean;
}

/** The full path; undefined for a RelativeTo that is none. */
function fullPath(relativeTo: number, path: Pointer): string | undefined {
  const text = path === 0 ? '' : readWideString(path);
  if (relativeTo === 0) return text;
  const base = relativeTo === USER ? `\\Registry\\User\\${SepCurrentToken().user}` : BASES[relativeTo];
  if (base === undefined) return undefined;
  return text === '' ? base : `${base}\\${text.replace(/^\\/, '')}`;
}

/** Opens the key; with `create` the last one of the path may be new. */
export function* CmpOpenRtlKey(relativeTo: number, path: Pointer, access: number, create: boolean): Kernel<RtlKey> {
  if (relativeTo & RTL_REGISTRY_HANDLE) return { status: STATUS_SUCCESS, handle: path, borrowed: true };
  const name = fullPath(relativeTo & ~(RTL_REGISTRY_OPTIONAL | RTL_REGISTRY_HANDLE), path);
  if (name === undefined) return { status: STATUS_INVALID_PARAMETER, handle: 0, borrowed: false };
  const { status, handle } = create
    ? yield* CmKernelClient.create(0, name, access)
    : yield* CmKernelClient.open(0, name, access);
  return { status, handle, borrowed: false };
}

export function* CmpCloseRtlKey({ handle, borrowed, status }: RtlKey): Kernel<void> {
  if (!borrowed && status >= 0) yield* CmKernelClient.close(handle);
}
