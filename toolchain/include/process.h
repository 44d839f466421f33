/* Threads that the C library starts. */
#pragma once
#include <crtdefs.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The signature of a routine for _beginthreadex. */
typedef unsigned(__stdcall *_beginthreadex_proc_type)(void *);
/** The signature of a routine for _beginthread. */
typedef void(__cdecl *_beginthread_proc_type)(void *);

/**
 * Starts a thread and returns its handle, which the caller must close; 0 and errno on failure.
 * security, stack size, routine, its argument, flags (CREATE_SUSPENDED) and the thread's number are those of CreateThread.
 */
uintptr_t _beginthreadex(void *security, unsigned stackSize, _beginthreadex_proc_type routine, void *argument, unsigned flags,
                         unsigned *threadId);
/** Starts a thread whose handle is closed by itself when the thread ends, so the result may already be stale. -1 on failure. */
uintptr_t _beginthread(_beginthread_proc_type routine, unsigned stackSize, void *argument);
/** Ends the calling thread with an exit code. Its handle stays open. */
__attribute__((__noreturn__)) void _endthreadex(unsigned code);
/** Ends the calling thread and closes its handle. */
__attribute__((__noreturn__)) void _endthread(void);
/** The number of this process. */
int _getpid(void);
__attribute__((__noreturn__)) void exit(int code);
__attribute__((__noreturn__)) void _exit(int code);
__attribute__((__noreturn__)) void abort(void);
int system(const char *command);

#ifdef __cplusplus
}
#endif
