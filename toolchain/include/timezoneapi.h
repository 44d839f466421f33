/*
 * Times taken apart.
 */
#pragma once
#include <minwinbase.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Takes a time apart. */
BOOL WINAPI FileTimeToSystemTime(const FILETIME *lpFileTime, LPSYSTEMTIME lpSystemTime);
/** Puts a time together; wDayOfWeek is not read. GetLastError: ERROR_INVALID_PARAMETER for a date that does not exist. */
BOOL WINAPI SystemTimeToFileTime(const SYSTEMTIME *lpSystemTime, LPFILETIME lpFileTime);

#ifdef __cplusplus
}
#endif
