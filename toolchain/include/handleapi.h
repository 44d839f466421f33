/*
 * Handles.
 */
#pragma once
#include <minwindef.h>

#ifdef __cplusplus
extern "C" {
#endif

#define INVALID_HANDLE_VALUE ((HANDLE)(LONG_PTR)-1)
#define HANDLE_FLAG_INHERIT 0x00000001
#define HANDLE_FLAG_PROTECT_FROM_CLOSE 0x00000002

/** Closes a handle. The object goes away when nobody refers to it any more. GetLastError: ERROR_INVALID_HANDLE. */
BOOL WINAPI CloseHandle(HANDLE hObject);
/**
 * Makes another handle to the same object, in the same process or in another one.
 * GetLastError: ERROR_INVALID_HANDLE, ERROR_ACCESS_DENIED.
 *
 * @param dwOptions DUPLICATE_SAME_ACCESS to ignore dwDesiredAccess, DUPLICATE_CLOSE_SOURCE to close the old handle
 */
BOOL WINAPI DuplicateHandle(HANDLE hSourceProcessHandle, HANDLE hSourceHandle, HANDLE hTargetProcessHandle,
                            LPHANDLE lpTargetHandle, DWORD dwDesiredAccess, BOOL bInheritHandle, DWORD dwOptions);
/** HANDLE_FLAG_INHERIT and HANDLE_FLAG_PROTECT_FROM_CLOSE of a handle. */
BOOL WINAPI GetHandleInformation(HANDLE hObject, LPDWORD lpdwFlags);
/** Changes those flags of a handle that are set in dwMask. */
BOOL WINAPI SetHandleInformation(HANDLE hObject, DWORD dwMask, DWORD dwFlags);

#ifdef __cplusplus
}
#endif
