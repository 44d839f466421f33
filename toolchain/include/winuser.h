/*
 * Of the window manager, only what console programs use.
 */
#pragma once
#include <windef.h>

#ifdef __cplusplus
extern "C" {
#endif

#define SW_HIDE 0
#define SW_SHOWNORMAL 1
#define SW_SHOW 5

/** Formats text into a buffer of at most 1024 characters; no floating point. Returns the length. */
int WINAPIV wsprintfW(LPWSTR lpOut, LPCWSTR lpFmt, ...);
/** wsprintfW with narrow text, in the ANSI code page. */
int WINAPIV wsprintfA(LPSTR lpOut, LPCSTR lpFmt, ...);
#define wsprintf RINGSIDE_TEXT_NAME(wsprintf)
/** wsprintf with the arguments in a list. */
int WINAPI wvsprintfW(LPWSTR lpOut, LPCWSTR lpFmt, va_list arglist);
/** wvsprintfW with narrow text, in the ANSI code page. */
int WINAPI wvsprintfA(LPSTR lpOut, LPCSTR lpFmt, va_list arglist);
#define wvsprintf RINGSIDE_TEXT_NAME(wvsprintf)
/** Makes capital letters in place; a character instead of a pointer is converted and returned. */
LPWSTR WINAPI CharUpperW(LPWSTR lpsz);
/** CharUpperW with narrow text, in the ANSI code page. */
LPSTR WINAPI CharUpperA(LPSTR lpsz);
#define CharUpper RINGSIDE_TEXT_NAME(CharUpper)
/** Makes small letters in place; a character instead of a pointer is converted and returned. */
LPWSTR WINAPI CharLowerW(LPWSTR lpsz);
/** CharLowerW with narrow text, in the ANSI code page. */
LPSTR WINAPI CharLowerA(LPSTR lpsz);
#define CharLower RINGSIDE_TEXT_NAME(CharLower)

#ifdef __cplusplus
}
#endif
