/*
 * Languages and code pages. The target has one of each: English (United States), 1252 and 437.
 */
#pragma once
#include <minwinbase.h>
#include <stringapiset.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The code page of narrow text in Win32. */
UINT WINAPI GetACP(VOID);
/** The code page of the console and of file names of old. */
UINT WINAPI GetOEMCP(VOID);
/** Whether a code page is installed. */
BOOL WINAPI IsValidCodePage(UINT CodePage);

#ifdef __cplusplus
}
#endif
