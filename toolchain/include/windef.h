/*
 * The basic types of Win32. Those of windows (the ones on a screen) are here only as far as other headers name them.
 */
#pragma once
#include <minwindef.h>
#include <winnt.h>

#ifdef __cplusplus
extern "C" {
#endif

DECLARE_HANDLE(HWND);
DECLARE_HANDLE(HDESK);
DECLARE_HANDLE(HMENU);
DECLARE_HANDLE(HICON);
DECLARE_HANDLE(HBRUSH);
typedef HICON HCURSOR;
typedef DWORD COLORREF;

/** A rectangle; right and bottom are just outside of it. */
typedef struct tagRECT {
  LONG left, top, right, bottom;
} RECT, *PRECT, *LPRECT;
/** A point. */
typedef struct tagPOINT {
  LONG x, y;
} POINT, *PPOINT, *LPPOINT;
/** A size. */
typedef struct tagSIZE {
  LONG cx, cy;
} SIZE, *PSIZE, *LPSIZE;

#ifdef __cplusplus
}
#endif
