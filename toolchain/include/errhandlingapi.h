/*
 * Errors and exceptions.
 */
#pragma once
#include <minwindef.h>
#include <winnt.h>

#ifdef __cplusplus
extern "C" {
#endif

#define SEM_FAILCRITICALERRORS 0x0001
#define SEM_NOGPFAULTERRORBOX 0x0002
#define SEM_NOOPENFILEERRORBOX 0x8000

/** A filter for exceptions that nobody handles. Returns EXCEPTION_EXECUTE_HANDLER to end the process quietly. */
typedef LONG(WINAPI *PTOP_LEVEL_EXCEPTION_FILTER)(struct _EXCEPTION_POINTERS *ExceptionInfo);
typedef PTOP_LEVEL_EXCEPTION_FILTER LPTOP_LEVEL_EXCEPTION_FILTER;

/** The error of the calling thread's last failed call. Ask at once: the next call may change it, and most leave it on success. */
DWORD WINAPI GetLastError(VOID);
/** Sets the calling thread's last error. */
VOID WINAPI SetLastError(DWORD dwErrCode);
/**
 * Raises an exception in the calling thread.
 *
 * @param dwExceptionFlags EXCEPTION_NONCONTINUABLE, or 0
 * @param lpArguments up to EXCEPTION_MAXIMUM_PARAMETERS numbers for the filter
 */
VOID WINAPI RaiseException(DWORD dwExceptionCode, DWORD dwExceptionFlags, DWORD nNumberOfArguments, const ULONG_PTR *lpArguments);
/** Sets the filter for exceptions that nobody handles and returns the old one. */
LPTOP_LEVEL_EXCEPTION_FILTER WINAPI SetUnhandledExceptionFilter(LPTOP_LEVEL_EXCEPTION_FILTER lpTopLevelExceptionFilter);
/** What happens with an exception that nobody handles: the filter is asked, then the process ends. */
LONG WINAPI UnhandledExceptionFilter(struct _EXCEPTION_POINTERS *ExceptionInfo);
/** Adds a routine that sees every exception of the process first, before (First not 0) or after the others. Null on failure. */
PVOID WINAPI AddVectoredExceptionHandler(ULONG First, PVECTORED_EXCEPTION_HANDLER Handler);
/** Removes such a routine. 0 on failure. */
ULONG WINAPI RemoveVectoredExceptionHandler(PVOID Handle);
/** Which errors the system reports on its own. Returns the old mode. */
UINT WINAPI SetErrorMode(UINT uMode);

#ifdef __cplusplus
}
#endif
