/*
 * The debugger.
 */
#pragma once
#include <minwindef.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Writes text to the debugger and to DebugView. */
VOID WINAPI OutputDebugStringW(LPCWSTR lpOutputString);
/** OutputDebugStringW with narrow text, in the ANSI code page. */
VOID WINAPI OutputDebugStringA(LPCSTR lpOutputString);
#define OutputDebugString RINGSIDE_TEXT_NAME(OutputDebugString)
/** Whether a debugger is attached to the process. */
BOOL WINAPI IsDebuggerPresent(VOID);
/** Stops in the debugger; without one, raises STATUS_BREAKPOINT. */
VOID WINAPI DebugBreak(VOID);

#ifdef __cplusplus
}
#endif
