/*
 * Processes and threads.
 */
#pragma once
#include <minwinbase.h>

#ifdef __cplusplus
extern "C" {
#endif

#define TLS_OUT_OF_INDEXES ((DWORD)0xFFFFFFFF)

/** The two handles (close both) and the two numbers of a new process. */
typedef struct _PROCESS_INFORMATION {
  HANDLE hProcess;
  HANDLE hThread;
  DWORD dwProcessId;
  DWORD dwThreadId;
} PROCESS_INFORMATION, *PPROCESS_INFORMATION, *LPPROCESS_INFORMATION;
/** How a new process starts. With STARTF_USESTDHANDLES the three standard handles are these. */
typedef struct _STARTUPINFOA {
  DWORD cb;
  LPSTR lpReserved, lpDesktop, lpTitle;
  DWORD dwX, dwY, dwXSize, dwYSize, dwXCountChars, dwYCountChars, dwFillAttribute, dwFlags;
  WORD wShowWindow, cbReserved2;
  LPBYTE lpReserved2;
  HANDLE hStdInput, hStdOutput, hStdError;
} STARTUPINFOA, *LPSTARTUPINFOA;
/** How a new process starts. With STARTF_USESTDHANDLES the three standard handles are these. */
typedef struct _STARTUPINFOW {
  DWORD cb;
  LPWSTR lpReserved, lpDesktop, lpTitle;
  DWORD dwX, dwY, dwXSize, dwYSize, dwXCountChars, dwYCountChars, dwFillAttribute, dwFlags;
  WORD wShowWindow, cbReserved2;
  LPBYTE lpReserved2;
  HANDLE hStdInput, hStdOutput, hStdError;
} STARTUPINFOW, *LPSTARTUPINFOW;
typedef RINGSIDE_TEXT_NAME(STARTUPINFO) STARTUPINFO;
typedef RINGSIDE_TEXT_NAME(LPSTARTUPINFO) LPSTARTUPINFO;

/**
 * Starts a program. GetLastError: ERROR_FILE_NOT_FOUND, ERROR_BAD_EXE_FORMAT.
 *
 * @param lpApplicationName null to take the program from the command line
 * @param lpCommandLine is written to: it must not be a literal in the W variant
 * @param bInheritHandles whether handles that may be inherited exist in the new process too
 * @param dwCreationFlags CREATE_SUSPENDED, CREATE_NEW_CONSOLE, ...
 */
BOOL WINAPI CreateProcessW(LPCWSTR lpApplicationName, LPWSTR lpCommandLine, LPSECURITY_ATTRIBUTES lpProcessAttributes,
                           LPSECURITY_ATTRIBUTES lpThreadAttributes, BOOL bInheritHandles, DWORD dwCreationFlags,
                           LPVOID lpEnvironment, LPCWSTR lpCurrentDirectory, LPSTARTUPINFOW lpStartupInfo,
                           LPPROCESS_INFORMATION lpProcessInformation);
/** CreateProcessW with narrow text, in the ANSI code page. */
BOOL WINAPI CreateProcessA(LPCSTR lpApplicationName, LPSTR lpCommandLine, LPSECURITY_ATTRIBUTES lpProcessAttributes,
                           LPSECURITY_ATTRIBUTES lpThreadAttributes, BOOL bInheritHandles, DWORD dwCreationFlags,
                           LPVOID lpEnvironment, LPCSTR lpCurrentDirectory, LPSTARTUPINFOA lpStartupInfo,
                           LPPROCESS_INFORMATION lpProcessInformation);
#define CreateProcess RINGSIDE_TEXT_NAME(CreateProcess)
/** Opens a process by its number. Null on failure: ERROR_INVALID_PARAMETER (no such process), ERROR_ACCESS_DENIED. */
HANDLE WINAPI OpenProcess(DWORD dwDesiredAccess, BOOL bInheritHandle, DWORD dwProcessId);
/** Ends a process from outside: nothing of its own runs any more, its handles are closed. */
BOOL WINAPI TerminateProcess(HANDLE hProcess, UINT uExitCode);
/** Ends the calling process. */
DECLSPEC_NORETURN VOID WINAPI ExitProcess(UINT uExitCode);
/** A process's exit code, STILL_ACTIVE while it runs. */
BOOL WINAPI GetExitCodeProcess(HANDLE hProcess, LPDWORD lpExitCode);
/** A handle that stands for the calling process, and needs no closing. */
HANDLE WINAPI GetCurrentProcess(VOID);
/** The number of the calling process. */
DWORD WINAPI GetCurrentProcessId(VOID);
/** The number of a process that is open. 0 on failure. */
DWORD WINAPI GetProcessId(HANDLE Process);
/** How the calling process was started. */
VOID WINAPI GetStartupInfoW(LPSTARTUPINFOW lpStartupInfo);
/** GetStartupInfoW with narrow text, in the ANSI code page. */
VOID WINAPI GetStartupInfoA(LPSTARTUPINFOA lpStartupInfo);
#define GetStartupInfo RINGSIDE_TEXT_NAME(GetStartupInfo)
/** Creation, exit, kernel and user times of a process. */
BOOL WINAPI GetProcessTimes(HANDLE hProcess, LPFILETIME lpCreationTime, LPFILETIME lpExitTime, LPFILETIME lpKernelTime,
                            LPFILETIME lpUserTime);
/** The priority class of a process, 0 on failure. */
DWORD WINAPI GetPriorityClass(HANDLE hProcess);
/** Changes the priority class of a process: NORMAL_PRIORITY_CLASS, HIGH_PRIORITY_CLASS, ... */
BOOL WINAPI SetPriorityClass(HANDLE hProcess, DWORD dwPriorityClass);
/** Whether the processor has a feature (PF_...). */
BOOL WINAPI IsProcessorFeaturePresent(DWORD ProcessorFeature);

/**
 * Starts a thread in the calling process. Null on failure. Close the handle when you do not need it: the thread goes on.
 *
 * @param dwStackSize 0 for the default
 * @param dwCreationFlags CREATE_SUSPENDED to start it with ResumeThread
 */
HANDLE WINAPI CreateThread(LPSECURITY_ATTRIBUTES lpThreadAttributes, SIZE_T dwStackSize, LPTHREAD_START_ROUTINE lpStartAddress,
                           LPVOID lpParameter, DWORD dwCreationFlags, LPDWORD lpThreadId);
/** Opens a thread by its number. Null on failure. */
HANDLE WINAPI OpenThread(DWORD dwDesiredAccess, BOOL bInheritHandle, DWORD dwThreadId);
/** Ends the calling thread. */
DECLSPEC_NORETURN VOID WINAPI ExitThread(DWORD dwExitCode);
/** Ends a thread wherever it is: locks that it holds are never released. */
BOOL WINAPI TerminateThread(HANDLE hThread, DWORD dwExitCode);
/** A thread's exit code, STILL_ACTIVE while it runs. */
BOOL WINAPI GetExitCodeThread(HANDLE hThread, LPDWORD lpExitCode);
/** Stops a thread. Returns how often it was stopped before, (DWORD)-1 on failure. */
DWORD WINAPI SuspendThread(HANDLE hThread);
/** Undoes one SuspendThread. Returns the count before, (DWORD)-1 on failure. */
DWORD WINAPI ResumeThread(HANDLE hThread);
/** A handle that stands for the calling thread, and needs no closing. Duplicate it to give it to another thread. */
HANDLE WINAPI GetCurrentThread(VOID);
/** The number of the calling thread. */
DWORD WINAPI GetCurrentThreadId(VOID);
/** The number of a thread that is open. */
DWORD WINAPI GetThreadId(HANDLE Thread);
/** The number of the process that a thread belongs to. */
DWORD WINAPI GetProcessIdOfThread(HANDLE Thread);
/** Changes a thread's priority: THREAD_PRIORITY_... */
BOOL WINAPI SetThreadPriority(HANDLE hThread, int nPriority);
/** A thread's priority, THREAD_PRIORITY_ERROR_RETURN on failure. */
int WINAPI GetThreadPriority(HANDLE hThread);
/** Whether the scheduler leaves out a thread's boosts. */
BOOL WINAPI SetThreadPriorityBoost(HANDLE hThread, BOOL bDisablePriorityBoost);
/** Creation, exit, kernel and user times of a thread. */
BOOL WINAPI GetThreadTimes(HANDLE hThread, LPFILETIME lpCreationTime, LPFILETIME lpExitTime, LPFILETIME lpKernelTime,
                           LPFILETIME lpUserTime);
/** Gives a thread a name for the debugger. Returns an HRESULT. */
HRESULT WINAPI SetThreadDescription(HANDLE hThread, PCWSTR lpThreadDescription);
/** Gives the processor to another thread that is ready. False when there is none. */
BOOL WINAPI SwitchToThread(VOID);
/** The processor that the thread runs on, from 0. */
DWORD WINAPI GetCurrentProcessorNumber(VOID);
/** Calls a routine in a thread, in its next alertable wait. 0 on failure. */
DWORD WINAPI QueueUserAPC(PAPCFUNC pfnAPC, HANDLE hThread, ULONG_PTR dwData);

/** A slot for one pointer a thread. TLS_OUT_OF_INDEXES when none is left. */
DWORD WINAPI TlsAlloc(VOID);
/** The calling thread's pointer in a slot; null may be a value, so it clears GetLastError on success. */
LPVOID WINAPI TlsGetValue(DWORD dwTlsIndex);
/** Changes the calling thread's pointer in a slot. */
BOOL WINAPI TlsSetValue(DWORD dwTlsIndex, LPVOID lpTlsValue);
/** Gives a slot back. */
BOOL WINAPI TlsFree(DWORD dwTlsIndex);

/** Opens the token of a process. */
BOOL WINAPI OpenProcessToken(HANDLE ProcessHandle, DWORD DesiredAccess, PHANDLE TokenHandle);
/** Opens the token that a thread impersonates with. ERROR_NO_TOKEN when it does not. */
BOOL WINAPI OpenThreadToken(HANDLE ThreadHandle, DWORD DesiredAccess, BOOL OpenAsSelf, PHANDLE TokenHandle);

#ifdef __cplusplus
}
#endif
