/*
 * Events, mutexes, semaphores, timers, waits, and the locks of one process.
 */
#pragma once
#include <minwinbase.h>

#ifdef __cplusplus
extern "C" {
#endif

#define CREATE_EVENT_MANUAL_RESET 0x00000001
#define CREATE_EVENT_INITIAL_SET 0x00000002
#define CREATE_MUTEX_INITIAL_OWNER 0x00000001
#define CREATE_WAITABLE_TIMER_MANUAL_RESET 0x00000001
#define CREATE_WAITABLE_TIMER_HIGH_RESOLUTION 0x00000002

typedef RTL_SRWLOCK SRWLOCK, *PSRWLOCK;
#define SRWLOCK_INIT RTL_SRWLOCK_INIT
typedef RTL_CONDITION_VARIABLE CONDITION_VARIABLE, *PCONDITION_VARIABLE;
#define CONDITION_VARIABLE_INIT RTL_CONDITION_VARIABLE_INIT
#define CONDITION_VARIABLE_LOCKMODE_SHARED RTL_CONDITION_VARIABLE_LOCKMODE_SHARED
typedef RTL_RUN_ONCE INIT_ONCE, *PINIT_ONCE, *LPINIT_ONCE;
#define INIT_ONCE_STATIC_INIT RTL_RUN_ONCE_INIT
/** A routine for InitOnceExecuteOnce. */
typedef BOOL(WINAPI *PINIT_ONCE_FN)(PINIT_ONCE InitOnce, PVOID Parameter, PVOID *Context);
/** A routine that a waitable timer calls, in an alertable wait of the thread that set it. */
typedef VOID(APIENTRY *PTIMERAPCROUTINE)(LPVOID lpArgToCompletionRoutine, DWORD dwTimerLowValue, DWORD dwTimerHighValue);

/**
 * Makes an event, or opens it when the name exists (GetLastError is ERROR_ALREADY_EXISTS then). Null on failure.
 *
 * @param bManualReset TRUE: stays set until ResetEvent, all waiters go on. FALSE: lets one waiter go and resets itself
 * @param lpName null for an event without a name
 */
HANDLE WINAPI CreateEventW(LPSECURITY_ATTRIBUTES lpEventAttributes, BOOL bManualReset, BOOL bInitialState, LPCWSTR lpName);
/** CreateEventW with narrow text, in the ANSI code page. */
HANDLE WINAPI CreateEventA(LPSECURITY_ATTRIBUTES lpEventAttributes, BOOL bManualReset, BOOL bInitialState, LPCSTR lpName);
#define CreateEvent RINGSIDE_TEXT_NAME(CreateEvent)
/** CreateEvent with flags (CREATE_EVENT_...) and the access that the handle should have. */
HANDLE WINAPI CreateEventExW(LPSECURITY_ATTRIBUTES lpEventAttributes, LPCWSTR lpName, DWORD dwFlags, DWORD dwDesiredAccess);
/** CreateEventExW with narrow text, in the ANSI code page. */
HANDLE WINAPI CreateEventExA(LPSECURITY_ATTRIBUTES lpEventAttributes, LPCSTR lpName, DWORD dwFlags, DWORD dwDesiredAccess);
#define CreateEventEx RINGSIDE_TEXT_NAME(CreateEventEx)
/** Opens an event by its name. Null and ERROR_FILE_NOT_FOUND when there is none. */
HANDLE WINAPI OpenEventW(DWORD dwDesiredAccess, BOOL bInheritHandle, LPCWSTR lpName);
/** OpenEventW with narrow text, in the ANSI code page. */
HANDLE WINAPI OpenEventA(DWORD dwDesiredAccess, BOOL bInheritHandle, LPCSTR lpName);
#define OpenEvent RINGSIDE_TEXT_NAME(OpenEvent)
/** Sets an event. The handle needs EVENT_MODIFY_STATE. */
BOOL WINAPI SetEvent(HANDLE hEvent);
/** Resets an event. */
BOOL WINAPI ResetEvent(HANDLE hEvent);
/** Lets the present waiters go and leaves the event reset. Waiters may miss it: not for new code. */
BOOL WINAPI PulseEvent(HANDLE hEvent);
/** Makes or opens a mutex. With bInitialOwner the calling thread owns it, if it is new. Null on failure. */
HANDLE WINAPI CreateMutexW(LPSECURITY_ATTRIBUTES lpMutexAttributes, BOOL bInitialOwner, LPCWSTR lpName);
/** CreateMutexW with narrow text, in the ANSI code page. */
HANDLE WINAPI CreateMutexA(LPSECURITY_ATTRIBUTES lpMutexAttributes, BOOL bInitialOwner, LPCSTR lpName);
#define CreateMutex RINGSIDE_TEXT_NAME(CreateMutex)
/** CreateMutex with flags and the access that the handle should have. */
HANDLE WINAPI CreateMutexExW(LPSECURITY_ATTRIBUTES lpMutexAttributes, LPCWSTR lpName, DWORD dwFlags, DWORD dwDesiredAccess);
/** CreateMutexExW with narrow text, in the ANSI code page. */
HANDLE WINAPI CreateMutexExA(LPSECURITY_ATTRIBUTES lpMutexAttributes, LPCSTR lpName, DWORD dwFlags, DWORD dwDesiredAccess);
#define CreateMutexEx RINGSIDE_TEXT_NAME(CreateMutexEx)
/** Opens a mutex by its name. */
HANDLE WINAPI OpenMutexW(DWORD dwDesiredAccess, BOOL bInheritHandle, LPCWSTR lpName);
/** OpenMutexW with narrow text, in the ANSI code page. */
HANDLE WINAPI OpenMutexA(DWORD dwDesiredAccess, BOOL bInheritHandle, LPCSTR lpName);
#define OpenMutex RINGSIDE_TEXT_NAME(OpenMutex)
/** Gives a mutex back. GetLastError: ERROR_NOT_OWNER when this thread does not own it. */
BOOL WINAPI ReleaseMutex(HANDLE hMutex);
/** Makes or opens a semaphore. Null on failure. */
HANDLE WINAPI CreateSemaphoreW(LPSECURITY_ATTRIBUTES lpSemaphoreAttributes, LONG lInitialCount, LONG lMaximumCount, LPCWSTR lpName);
/** CreateSemaphoreW with narrow text, in the ANSI code page. */
HANDLE WINAPI CreateSemaphoreA(LPSECURITY_ATTRIBUTES lpSemaphoreAttributes, LONG lInitialCount, LONG lMaximumCount, LPCSTR lpName);
#define CreateSemaphore RINGSIDE_TEXT_NAME(CreateSemaphore)
/** CreateSemaphore with the access that the handle should have. */
HANDLE WINAPI CreateSemaphoreExW(LPSECURITY_ATTRIBUTES lpSemaphoreAttributes, LONG lInitialCount, LONG lMaximumCount, LPCWSTR lpName, DWORD dwFlags, DWORD dwDesiredAccess);
/** CreateSemaphoreExW with narrow text, in the ANSI code page. */
HANDLE WINAPI CreateSemaphoreExA(LPSECURITY_ATTRIBUTES lpSemaphoreAttributes, LONG lInitialCount, LONG lMaximumCount, LPCSTR lpName, DWORD dwFlags, DWORD dwDesiredAccess);
#define CreateSemaphoreEx RINGSIDE_TEXT_NAME(CreateSemaphoreEx)
/** Opens a semaphore by its name. */
HANDLE WINAPI OpenSemaphoreW(DWORD dwDesiredAccess, BOOL bInheritHandle, LPCWSTR lpName);
/** OpenSemaphoreW with narrow text, in the ANSI code page. */
HANDLE WINAPI OpenSemaphoreA(DWORD dwDesiredAccess, BOOL bInheritHandle, LPCSTR lpName);
#define OpenSemaphore RINGSIDE_TEXT_NAME(OpenSemaphore)
/** Adds to a semaphore's count. GetLastError: ERROR_TOO_MANY_POSTS when it would pass the maximum. */
BOOL WINAPI ReleaseSemaphore(HANDLE hSemaphore, LONG lReleaseCount, LPLONG lpPreviousCount);
/** Makes or opens a timer. With bManualReset it stays set until it is set anew. Null on failure. */
HANDLE WINAPI CreateWaitableTimerW(LPSECURITY_ATTRIBUTES lpTimerAttributes, BOOL bManualReset, LPCWSTR lpTimerName);
/** CreateWaitableTimerW with narrow text, in the ANSI code page. */
HANDLE WINAPI CreateWaitableTimerA(LPSECURITY_ATTRIBUTES lpTimerAttributes, BOOL bManualReset, LPCSTR lpTimerName);
#define CreateWaitableTimer RINGSIDE_TEXT_NAME(CreateWaitableTimer)
/** CreateWaitableTimer with flags and the access that the handle should have. */
HANDLE WINAPI CreateWaitableTimerExW(LPSECURITY_ATTRIBUTES lpTimerAttributes, LPCWSTR lpTimerName, DWORD dwFlags, DWORD dwDesiredAccess);
/** CreateWaitableTimerExW with narrow text, in the ANSI code page. */
HANDLE WINAPI CreateWaitableTimerExA(LPSECURITY_ATTRIBUTES lpTimerAttributes, LPCSTR lpTimerName, DWORD dwFlags, DWORD dwDesiredAccess);
#define CreateWaitableTimerEx RINGSIDE_TEXT_NAME(CreateWaitableTimerEx)
/** Opens a timer by its name. */
HANDLE WINAPI OpenWaitableTimerW(DWORD dwDesiredAccess, BOOL bInheritHandle, LPCWSTR lpTimerName);
/** OpenWaitableTimerW with narrow text, in the ANSI code page. */
HANDLE WINAPI OpenWaitableTimerA(DWORD dwDesiredAccess, BOOL bInheritHandle, LPCSTR lpTimerName);
#define OpenWaitableTimer RINGSIDE_TEXT_NAME(OpenWaitableTimer)
/**
 * Starts a timer.
 *
 * @param lpDueTime in 100 ns: negative for "from now", positive for a time since 1601
 * @param lPeriod milliseconds between later times, 0 for once
 */
BOOL WINAPI SetWaitableTimer(HANDLE hTimer, const LARGE_INTEGER *lpDueTime, LONG lPeriod, PTIMERAPCROUTINE pfnCompletionRoutine,
                             LPVOID lpArgToCompletionRoutine, BOOL fResume);
/** Stops a timer. It does not change whether it is set. */
BOOL WINAPI CancelWaitableTimer(HANDLE hTimer);

/**
 * Waits for an object: WAIT_OBJECT_0, WAIT_TIMEOUT, WAIT_ABANDONED (a mutex whose owner died) or WAIT_FAILED (see GetLastError).
 *
 * @param dwMilliseconds INFINITE, or 0 to ask only
 */
DWORD WINAPI WaitForSingleObject(HANDLE hHandle, DWORD dwMilliseconds);
/** WaitForSingleObject that APCs may interrupt when bAlertable is true: WAIT_IO_COMPLETION then. */
DWORD WINAPI WaitForSingleObjectEx(HANDLE hHandle, DWORD dwMilliseconds, BOOL bAlertable);
/** Waits for one (the result is WAIT_OBJECT_0 + its index) or, with bWaitAll, for all of up to MAXIMUM_WAIT_OBJECTS objects. */
DWORD WINAPI WaitForMultipleObjects(DWORD nCount, const HANDLE *lpHandles, BOOL bWaitAll, DWORD dwMilliseconds);
/** WaitForMultipleObjects that APCs may interrupt. */
DWORD WINAPI WaitForMultipleObjectsEx(DWORD nCount, const HANDLE *lpHandles, BOOL bWaitAll, DWORD dwMilliseconds, BOOL bAlertable);
/** Signals one object (event, mutex or semaphore) and waits for another in one step. */
DWORD WINAPI SignalObjectAndWait(HANDLE hObjectToSignal, HANDLE hObjectToWaitOn, DWORD dwMilliseconds, BOOL bAlertable);
/** Lets so many milliseconds of virtual time go by. 0 gives the processor to a thread that is ready. */
VOID WINAPI Sleep(DWORD dwMilliseconds);
/** Sleep that APCs may interrupt: WAIT_IO_COMPLETION then, 0 otherwise. */
DWORD WINAPI SleepEx(DWORD dwMilliseconds, BOOL bAlertable);

/** Makes a critical section ready. */
VOID WINAPI InitializeCriticalSection(LPCRITICAL_SECTION lpCriticalSection);
/** InitializeCriticalSection with a number of tries before a thread sleeps. Always true. */
BOOL WINAPI InitializeCriticalSectionAndSpinCount(LPCRITICAL_SECTION lpCriticalSection, DWORD dwSpinCount);
/** InitializeCriticalSectionAndSpinCount with flags. */
BOOL WINAPI InitializeCriticalSectionEx(LPCRITICAL_SECTION lpCriticalSection, DWORD dwSpinCount, DWORD Flags);
/** Enters a critical section, waiting for the thread that is in it. */
VOID WINAPI EnterCriticalSection(LPCRITICAL_SECTION lpCriticalSection);
/** Enters a critical section if it is free. */
BOOL WINAPI TryEnterCriticalSection(LPCRITICAL_SECTION lpCriticalSection);
/** Leaves a critical section. Only the thread that entered it may. */
VOID WINAPI LeaveCriticalSection(LPCRITICAL_SECTION lpCriticalSection);
/** Gives back what a critical section holds. Nobody may be in it. */
VOID WINAPI DeleteCriticalSection(LPCRITICAL_SECTION lpCriticalSection);
/** Changes the spin count and returns the old one. */
DWORD WINAPI SetCriticalSectionSpinCount(LPCRITICAL_SECTION lpCriticalSection, DWORD dwSpinCount);

/** Makes a slim lock ready. SRWLOCK_INIT does the same. */
VOID WINAPI InitializeSRWLock(PSRWLOCK SRWLock);
/** Takes a slim lock to write. It is not recursive: a second time in the same thread waits for ever. */
VOID WINAPI AcquireSRWLockExclusive(PSRWLOCK SRWLock);
/** Gives a slim lock back that was taken to write. */
VOID WINAPI ReleaseSRWLockExclusive(PSRWLOCK SRWLock);
/** Takes a slim lock to read, together with other readers. */
VOID WINAPI AcquireSRWLockShared(PSRWLOCK SRWLock);
/** Gives a slim lock back that was taken to read. */
VOID WINAPI ReleaseSRWLockShared(PSRWLOCK SRWLock);
/** Takes a slim lock to write if it is free. */
BOOLEAN WINAPI TryAcquireSRWLockExclusive(PSRWLOCK SRWLock);
/** Takes a slim lock to read if no writer has it. */
BOOLEAN WINAPI TryAcquireSRWLockShared(PSRWLOCK SRWLock);
/** Makes a condition variable ready. */
VOID WINAPI InitializeConditionVariable(PCONDITION_VARIABLE ConditionVariable);
/** Leaves a critical section, sleeps until woken, and enters it again. Test the condition again then. ERROR_TIMEOUT when false. */
BOOL WINAPI SleepConditionVariableCS(PCONDITION_VARIABLE ConditionVariable, PCRITICAL_SECTION CriticalSection, DWORD dwMilliseconds);
/** SleepConditionVariableCS for a slim lock. */
BOOL WINAPI SleepConditionVariableSRW(PCONDITION_VARIABLE ConditionVariable, PSRWLOCK SRWLock, DWORD dwMilliseconds, ULONG Flags);
/** Wakes one thread that sleeps on a condition variable. */
VOID WINAPI WakeConditionVariable(PCONDITION_VARIABLE ConditionVariable);
/** Wakes all threads that sleep on a condition variable. */
VOID WINAPI WakeAllConditionVariable(PCONDITION_VARIABLE ConditionVariable);
/** Runs a routine once, however many threads ask; the others wait for its end. */
BOOL WINAPI InitOnceExecuteOnce(PINIT_ONCE InitOnce, PINIT_ONCE_FN InitFn, PVOID Parameter, LPVOID *Context);

#ifdef __cplusplus
}
#endif
