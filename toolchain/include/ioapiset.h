/*
 * Device control, overlapped operations and completion ports.
 */
#pragma once
#include <minwinbase.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Sends a device IRP_MJ_DEVICE_CONTROL. How the buffers reach the driver is in the low two bits of the code (METHOD_...).
 * False on failure. GetLastError: ERROR_IO_PENDING when an overlapped request goes on, ERROR_INVALID_FUNCTION when the driver does not
 * know the code, ERROR_INSUFFICIENT_BUFFER, ERROR_MORE_DATA, or another status of the driver as a Win32 error.
 *
 * @param dwIoControlCode made with CTL_CODE in a header that driver and program share
 * @param lpBytesReturned gets IoStatus.Information; must not be null when lpOverlapped is
 */
BOOL WINAPI DeviceIoControl(HANDLE hDevice, DWORD dwIoControlCode, LPVOID lpInBuffer, DWORD nInBufferSize, LPVOID lpOutBuffer,
                            DWORD nOutBufferSize, LPDWORD lpBytesReturned, LPOVERLAPPED lpOverlapped);
/**
 * The result of an overlapped operation. False with ERROR_IO_INCOMPLETE while it goes on and bWait is false; otherwise the error
 * of the operation, ERROR_OPERATION_ABORTED for a cancelled one.
 */
BOOL WINAPI GetOverlappedResult(HANDLE hFile, LPOVERLAPPED lpOverlapped, LPDWORD lpNumberOfBytesTransferred, BOOL bWait);
/** GetOverlappedResult that waits so many milliseconds and may run APCs. WAIT_TIMEOUT or WAIT_IO_COMPLETION as the error. */
BOOL WINAPI GetOverlappedResultEx(HANDLE hFile, LPOVERLAPPED lpOverlapped, LPDWORD lpNumberOfBytesTransferred,
                                  DWORD dwMilliseconds, BOOL bAlertable);
/** Asks to cancel what this thread has under way on a handle. It does not wait for the end of it. */
BOOL WINAPI CancelIo(HANDLE hFile);
/** Asks to cancel one operation, or with null all, of any thread of the process. ERROR_NOT_FOUND when there is none. */
BOOL WINAPI CancelIoEx(HANDLE hFile, LPOVERLAPPED lpOverlapped);
/** Asks to cancel the operation that another thread waits in. ERROR_NOT_FOUND when it is in none. */
BOOL WINAPI CancelSynchronousIo(HANDLE hThread);
/**
 * Makes a completion port (FileHandle INVALID_HANDLE_VALUE), or binds a file to one, or both. Null on failure.
 *
 * @param CompletionKey what comes back with each operation of this file
 * @param NumberOfConcurrentThreads threads that may run at once; 0 means one a processor
 */
HANDLE WINAPI CreateIoCompletionPort(HANDLE FileHandle, HANDLE ExistingCompletionPort, ULONG_PTR CompletionKey,
                                     DWORD NumberOfConcurrentThreads);
/**
 * Takes one finished operation off a port. False with a null *lpOverlapped: nothing came (WAIT_TIMEOUT, ERROR_ABANDONED_WAIT_0);
 * false with an overlapped: that operation failed, see GetLastError.
 */
BOOL WINAPI GetQueuedCompletionStatus(HANDLE CompletionPort, LPDWORD lpNumberOfBytesTransferred, PULONG_PTR lpCompletionKey,
                                      LPOVERLAPPED *lpOverlapped, DWORD dwMilliseconds);
/** Takes several finished operations off a port. */
BOOL WINAPI GetQueuedCompletionStatusEx(HANDLE CompletionPort, LPOVERLAPPED_ENTRY lpCompletionPortEntries, ULONG ulCount,
                                        PULONG ulNumEntriesRemoved, DWORD dwMilliseconds, BOOL fAlertable);
/** Puts a packet of your own on a port. */
BOOL WINAPI PostQueuedCompletionStatus(HANDLE CompletionPort, DWORD dwNumberOfBytesTransferred, ULONG_PTR dwCompletionKey,
                                       LPOVERLAPPED lpOverlapped);

#ifdef __cplusplus
}
#endif
