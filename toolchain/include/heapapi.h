/*
 * Heaps.
 */
#pragma once
#include <minwindef.h>
#include <winnt.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The heap that every process has. */
HANDLE WINAPI GetProcessHeap(VOID);
/** Makes a heap. Null on failure. A maximum size of 0 lets it grow. */
HANDLE WINAPI HeapCreate(DWORD flOptions, SIZE_T dwInitialSize, SIZE_T dwMaximumSize);
/** Gives back a heap with all of its blocks. */
BOOL WINAPI HeapDestroy(HANDLE hHeap);
/** Memory from a heap: HEAP_ZERO_MEMORY clears it. Null on failure, and GetLastError is NOT set. */
LPVOID WINAPI HeapAlloc(HANDLE hHeap, DWORD dwFlags, SIZE_T dwBytes);
/** Makes a block larger or smaller. Null on failure; the old block stays then. */
LPVOID WINAPI HeapReAlloc(HANDLE hHeap, DWORD dwFlags, LPVOID lpMem, SIZE_T dwBytes);
/** Gives a block back. */
BOOL WINAPI HeapFree(HANDLE hHeap, DWORD dwFlags, LPVOID lpMem);
/** The size of a block, (SIZE_T)-1 on failure. */
SIZE_T WINAPI HeapSize(HANDLE hHeap, DWORD dwFlags, LPCVOID lpMem);
/** Whether a heap, or one block of it, is in order. */
BOOL WINAPI HeapValidate(HANDLE hHeap, DWORD dwFlags, LPCVOID lpMem);

#ifdef __cplusplus
}
#endif
