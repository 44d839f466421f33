/*
 * The types that Win32 adds to those of NT.
 */
#pragma once
#include <ntdef.h>
#include <winapifamily.h>

#ifdef __cplusplus
extern "C" {
#endif

#define WINAPI __stdcall
#define APIENTRY WINAPI
#define CALLBACK __stdcall
#define WINAPIV __cdecl
#define PASCAL __stdcall
#define APIPRIVATE __stdcall
#define WINBASEAPI
#define WINADVAPI
#define WINUSERAPI
#define NEAR
#ifndef MAX_PATH
#define MAX_PATH 260
#endif

/* One name for two routines: NameW with UNICODE defined, NameA without. */
#ifdef UNICODE
#define RINGSIDE_TEXT_NAME(name) name##W
#else
#define RINGSIDE_TEXT_NAME(name) name##A
#endif

/** TRUE or FALSE in an int. Any value but zero is true. */
typedef int BOOL;
typedef unsigned char BYTE;
typedef unsigned short WORD;
typedef unsigned long DWORD;
typedef float FLOAT;
typedef BOOL *PBOOL, *LPBOOL;
typedef BYTE *PBYTE, *LPBYTE;
typedef WORD *PWORD, *LPWORD;
typedef DWORD *PDWORD, *LPDWORD;
typedef FLOAT *PFLOAT;
typedef int *LPINT;
typedef long *LPLONG;
typedef const void *LPCVOID;
typedef HANDLE *LPHANDLE;
typedef ULONGLONG DWORDLONG, *PDWORDLONG;
typedef UINT_PTR WPARAM;
typedef LONG_PTR LPARAM;
typedef LONG_PTR LRESULT;
typedef WORD ATOM;
typedef HANDLE HGLOBAL, HLOCAL;
typedef int HFILE;
#ifndef _HRESULT_DEFINED
#define _HRESULT_DEFINED
typedef LONG HRESULT;
#endif

DECLARE_HANDLE(HINSTANCE);
DECLARE_HANDLE(HKEY);
typedef HKEY *PHKEY;
/** A loaded image; its value is the image's base address. */
typedef HINSTANCE HMODULE;
typedef int(WINAPI *FARPROC)();
typedef int(WINAPI *NEARPROC)();
typedef int(WINAPI *PROC)();

#define MAKEWORD(low, high) ((WORD)(((BYTE)((DWORD_PTR)(low) & 0xff)) | ((WORD)((BYTE)((DWORD_PTR)(high) & 0xff))) << 8))
#define MAKELONG(low, high) ((LONG)(((WORD)((DWORD_PTR)(low) & 0xffff)) | ((DWORD)((WORD)((DWORD_PTR)(high) & 0xffff))) << 16))
#define LOWORD(l) ((WORD)((DWORD_PTR)(l) & 0xffff))
#define HIWORD(l) ((WORD)((DWORD_PTR)(l) >> 16))
#define LOBYTE(w) ((BYTE)((DWORD_PTR)(w) & 0xff))
#define HIBYTE(w) ((BYTE)((DWORD_PTR)(w) >> 8))

/** A time: the number of 100-nanosecond intervals since 1601-01-01 UTC, in halves. */
typedef struct _FILETIME {
  DWORD dwLowDateTime;
  DWORD dwHighDateTime;
} FILETIME, *PFILETIME, *LPFILETIME;

#ifdef __cplusplus
}
#endif
