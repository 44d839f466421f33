/** Handles: closing, duplicating, flags. */

import type { Pointer } from '../../rings/layout.ts';
import type { Kernel } from '../../rings/request.ts';
import { readUchar, writeLong, writeUchar } from '../../rings/user-memory.ts';
import { NtClose, NtDuplicateObject, NtQueryObject, NtSetInformationObject } from '../ntdll/nt.ts';
import { scratch, succeeded, Teb } from '../ntdll/teb.ts';
import { isConsoleHandle } from './console-handle.ts';
import { OBJECT_HANDLE_FLAG_INFORMATION } from './layouts.ts';

const ObjectHandleFlagInformation = 4;
const HANDLE_FLAG_INHERIT = 1;
const HANDLE_FLAG_PROTECT_FROM_CLOSE = 2;

/** Closes a handle. ERROR_INVALID_HANDLE for what is none. Closing a console handle does nothing. @irql ring 3 @see CloseHandle */
export function* CloseHandle(hObject: number): Kernel<number> {
  if (isConsoleHandle(hObject)) return 1;
  return succeeded(yield* NtClose(hObject));
}

/**
 * A second handle to an object, perhaps in another process. DUPLICATE_CLOSE_SOURCE closes the first, whatever happens; DUPLICATE_SAME_ACCESS ignores the access.
 * @irql ring 3 @see DuplicateHandle
 */
export function* DuplicateHandle(
  hSourceProcessHandle: number,
  hSourceHandle: number,
  hTargetProcessHandle: number,
  lpTargetHandle: Pointer,
  dwDesiredAccess: number,
  bInheritHandle: number,
  dwOptions: number,
): Kernel<number> {
  if (isConsoleHandle(hSourceHandle)) {
    if (lpTargetHandle) writeLong(lpTargetHandle, hSourceHandle);
    return 1;
  }
  return succeeded(
    yield* NtDuplicateObject(
      hSourceProcessHandle,
      hSourceHandle,
      hTargetProcessHandle,
      lpTargetHandle,
      dwDesiredAccess,
      bInheritHandle ? 2 : 0,
      dwOptions,
    ),
  );
}

/** HANDLE_FLAG_INHERIT and HANDLE_FLAG_PROTECT_FROM_CLOSE of a handle. @irql ring 3 @see GetHandleInformation */
export function* GetHandleInformation(hObject: number, lpdwFlags: Pointer): Kernel<number> {
  const information = scratch(Teb.ScratchInformation);
  const status = yield* NtQueryObject(
    hObject,
    ObjectHandleFlagInformation,
    information,
    OBJECT_HANDLE_FLAG_INFORMATION.sizeof,
    0,
  );
  if (status < 0) return succeeded(status);
  const inherit = readUchar(information) ? HANDLE_FLAG_INHERIT : 0;
  writeLong(lpdwFlags, inherit | (readUchar(information + 1) ? HANDLE_FLAG_PROTECT_FROM_CLOSE : 0));
  return 1;
}

/** Changes the flags named by the mask. @irql ring 3 @see SetHandleInformation */
export function* SetHandleInformation(hObject: number, dwMask: number, dwFlags: number): Kernel<number> {
  const information = scratch(Teb.ScratchInformation);
  const size = OBJECT_HANDLE_FLAG_INFORMATION.sizeof;
  const status = yield* NtQueryObject(hObject, ObjectHandleFlagInformation, information, size, 0);
  if (status < 0) return succeeded(status);
  if (dwMask & HANDLE_FLAG_INHERIT) writeUchar(information, dwFlags & HANDLE_FLAG_INHERIT ? 1 : 0);
  if (dwMask & HANDLE_FLAG_PROTECT_FROM_CLOSE) {
    writeUchar(information + 1, dwFlags & HANDLE_FLAG_PROTECT_FROM_CLOSE ? 1 : 0);
  }
  return succeeded(yield* NtSetInformationObject(hObject, ObjectHandleFlagInformation, information, size));
}
