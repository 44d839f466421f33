/**
 * Tokens and security descriptors as Win32 shows them.
 */
import { STATUS_NO_TOKEN, STATUS_NOT_ALL_ASSIGNED } from '../../abi/status.gen.ts';
import { ERROR_NO_SUCH_PRIVILEGE, ERROR_NOT_ALL_ASSIGNED, ERROR_SUCCESS } from '../../abi/win32.gen.ts';
import type { Pointer } from '../../rings/layout.ts';
import { asRing3 } from '../../rings/memory.ts';
import type { Kernel } from '../../rings/request.ts';
import { writeLong } from '../../rings/user-memory.ts';
import * as rtl from '../../rtl/index.ts';
import { Privilege } from '../../se/index.ts';
import { ansi, type Charset, wide } from '../ntdll/code-page.ts';
import { NtAdjustPrivilegesToken, NtOpenProcessToken, NtQueryInformationToken } from '../ntdll/nt.ts';
import { BaseSetLastNTError, fail, SetLastError, scratch, succeeded, Teb } from '../ntdll/teb.ts';

/** LUIDs by the names that programs know, in lower case. */
const PRIVILEGE_NAMES: ReadonlyMap<string, number> = new Map(
  Object.entries(Privilege).map(([name, luid]) => [`se${name.replaceAll('_', '').toLowerCase()}privilege`, luid]),
);

function lookup(charset: Charset, name: Pointer, luid: Pointer): number {
  const wanted = charset.read(name).toLowerCase();
  const found = PRIVILEGE_NAMES.get(wanted);
  if (found === undefined) return fail(ERROR_NO_SUCH_PRIVILEGE);
  writeLong(luid, found);
  writeLong(luid + 4, 0);
  return 1;
}
/** @irql ring 3 @returns FALSE and ERROR_NO_SUCH_PRIVILEGE for an unknown name. @see LookupPrivilegeValueW */
export function LookupPrivilegeValueW(_lpSystemName: Pointer, lpName: Pointer, lpLuid: Pointer): number {
  return lookup(wide, lpName, lpLuid);
}
/** @irql ring 3 @see LookupPrivilegeValueA */
export function LookupPrivilegeValueA(_lpSystemName: Pointer, lpName: Pointer, lpLuid: Pointer): number {
  return lookup(ansi, lpName, lpLuid);
}

/** The token of a process; its handle needs PROCESS_QUERY_INFORMATION. @irql ring 3 @see OpenProcessToken */
export function* OpenProcessToken(processHandle: number, desiredAccess: number, tokenHandle: Pointer): Kernel<number> {
  return succeeded(yield* NtOpenProcessToken(processHandle, desiredAccess, tokenHandle));
}

/** ERROR_NO_TOKEN, always: no thread impersonates. @irql ring 3 @see OpenThreadToken */
export function OpenThreadToken(
  _threadHandle: number,
  _desiredAccess: number,
  _openAsSelf: number,
  _tokenHandle: Pointer,
): number {
  BaseSetLastNTError(STATUS_NO_TOKEN);
  return 0;
}

/** What a token holds. @irql ring 3 @returns FALSE: ERROR_INSUFFICIENT_BUFFER with the size, ERROR_INVALID_PARAMETER. @see GetTokenInformation */
export function* GetTokenInformation(
  tokenHandle: number,
  tokenInformationClass: number,
  tokenInformation: Pointer,
  tokenInformationLength: number,
  returnLength: Pointer,
): Kernel<number> {
  return succeeded(
    yield* NtQueryInformationToken(
      tokenHandle,
      tokenInformationClass,
      tokenInformation,
      tokenInformationLength,
      returnLength,
    ),
  );
}

/**
 * Enables and disables privileges. TRUE also when the token lacks one of them: the last error then is ERROR_NOT_ALL_ASSIGNED.
 * @irql ring 3
 * @see AdjustTokenPrivileges
 */
export function* AdjustTokenPrivileges(
  tokenHandle: number,
  disableAllPrivileges: number,
  newState: Pointer,
  bufferLength: number,
  previousState: Pointer,
  returnLength: Pointer,
): Kernel<number> {
  const status = yield* NtAdjustPrivilegesToken(
    tokenHandle,
    disableAllPrivileges ? 1 : 0,
    newState,
    bufferLength,
    previousState,
    // The service wants a place for it whenever there is a previous state.
    returnLength || scratch(Teb.ScratchWords),
  );
  if (status < 0) return succeeded(status);
  SetLastError(status === STATUS_NOT_ALL_ASSIGNED ? ERROR_NOT_ALL_ASSIGNED : ERROR_SUCCESS);
  return 1;
}

/** @irql ring 3 @see InitializeSecurityDescriptor */
export function InitializeSecurityDescriptor(pSecurityDescriptor: Pointer, dwRevision: number): number {
  return succeeded(asRing3(() => rtl.RtlCreateSecurityDescriptor(pSecurityDescriptor, dwRevision)));
}

/** @irql ring 3 @see SetSecurityDescriptorDacl */
export function SetSecurityDescriptorDacl(
  pSecurityDescriptor: Pointer,
  bDaclPresent: number,
  pDacl: Pointer,
  bDaclDefaulted: number,
): number {
  const flag = (value: number): number => (value ? 1 : 0);
  return succeeded(
    asRing3(() =>
      rtl.RtlSetDaclSecurityDescriptor(pSecurityDescriptor, flag(bDaclPresent), pDacl, flag(bDaclDefaulted)),
    ),
  );
}
