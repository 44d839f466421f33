/*
 * Strings that always end with a zero and say when they were cut. They are compiled in place.
 */
#pragma once
#include <minwindef.h>
#include <stdarg.h>
#include <stdio.h>
#include <winerror.h>

#define STRSAFE_MAX_CCH 2147483647
#define STRSAFE_E_INSUFFICIENT_BUFFER ((HRESULT)0x8007007AL)
#define STRSAFE_E_INVALID_PARAMETER ((HRESULT)0x80070057L)
#define STRSAFE_E_END_OF_FILE ((HRESULT)0x80070026L)

#ifdef __cplusplus
extern "C" {
#endif

/** The length of a string in characters, when it ends within max characters; STRSAFE_E_INVALID_PARAMETER otherwise. */
__inline HRESULT StringCchLengthW(LPCWSTR text, size_t max, size_t *length) {
  size_t n = 0;
  if (length) *length = 0;
  if (!text || max > STRSAFE_MAX_CCH) return STRSAFE_E_INVALID_PARAMETER;
  while (n < max && text[n]) n++;
  if (n == max) return STRSAFE_E_INVALID_PARAMETER;
  if (length) *length = n;
  return S_OK;
}
/** The length of a string in bytes, when it ends within max bytes. */
__inline HRESULT StringCbLengthW(LPCWSTR text, size_t max, size_t *length) {
  HRESULT result = StringCchLengthW(text, max / sizeof(WCHAR), length);
  if (length) *length *= sizeof(WCHAR);
  return result;
}
/** Copies at most count characters into room for size; always ends with a zero. STRSAFE_E_INSUFFICIENT_BUFFER when the text was cut. */
__inline HRESULT StringCchCopyNW(LPWSTR to, size_t size, LPCWSTR from, size_t count) {
  size_t n = 0;
  if (!to || !size || size > STRSAFE_MAX_CCH) return STRSAFE_E_INVALID_PARAMETER;
  while (n < size && n < count && from[n]) {
    to[n] = from[n];
    n++;
  }
  if (n < size) {
    to[n] = 0;
    return S_OK;
  }
  to[size - 1] = 0;
  return STRSAFE_E_INSUFFICIENT_BUFFER;
}
/** Copies a string into room for size characters; always ends with a zero. STRSAFE_E_INSUFFICIENT_BUFFER when the text was cut. */
__inline HRESULT StringCchCopyW(LPWSTR to, size_t size, LPCWSTR from) { return StringCchCopyNW(to, size, from, STRSAFE_MAX_CCH); }
/** StringCchCopy with the room in bytes. */
__inline HRESULT StringCbCopyW(LPWSTR to, size_t size, LPCWSTR from) { return StringCchCopyW(to, size / sizeof(WCHAR), from); }
/** StringCchCopyN with sizes in bytes. */
__inline HRESULT StringCbCopyNW(LPWSTR to, size_t size, LPCWSTR from, size_t count) {
  return StringCchCopyNW(to, size / sizeof(WCHAR), from, count / sizeof(WCHAR));
}
/** Appends at most count characters to a string that has room for size characters in all. */
__inline HRESULT StringCchCatNW(LPWSTR to, size_t size, LPCWSTR from, size_t count) {
  size_t n;
  HRESULT result = StringCchLengthW(to, size, &n);
  return FAILED(result) ? result : StringCchCopyNW(to + n, size - n, from, count);
}
/** Appends to a string that has room for size characters in all. */
__inline HRESULT StringCchCatW(LPWSTR to, size_t size, LPCWSTR from) { return StringCchCatNW(to, size, from, STRSAFE_MAX_CCH); }
/** StringCchCat with the room in bytes. */
__inline HRESULT StringCbCatW(LPWSTR to, size_t size, LPCWSTR from) { return StringCchCatW(to, size / sizeof(WCHAR), from); }
/** Formats into room for size characters; always ends with a zero. STRSAFE_E_INSUFFICIENT_BUFFER when the text was cut. */
__inline HRESULT StringCchVPrintfW(LPWSTR to, size_t size, LPCWSTR format, va_list arguments) {
  int n;
  if (!to || !size || size > STRSAFE_MAX_CCH) return STRSAFE_E_INVALID_PARAMETER;
  n = _vsnwprintf(to, size - 1, format, arguments);
  to[size - 1] = 0;
  if (n < 0 || (size_t)n > size - 1) return STRSAFE_E_INSUFFICIENT_BUFFER;
  to[n] = 0;
  return S_OK;
}
/** Formats into room for size characters; always ends with a zero. STRSAFE_E_INSUFFICIENT_BUFFER when the text was cut. */
__inline HRESULT StringCchPrintfW(LPWSTR to, size_t size, LPCWSTR format, ...) {
  va_list arguments;
  HRESULT result;
  va_start(arguments, format);
  result = StringCchVPrintfW(to, size, format, arguments);
  va_end(arguments);
  return result;
}
/** StringCchVPrintf with the room in bytes. */
__inline HRESULT StringCbVPrintfW(LPWSTR to, size_t size, LPCWSTR format, va_list arguments) {
  return StringCchVPrintfW(to, size / sizeof(WCHAR), format, arguments);
}
/** StringCchPrintf with the room in bytes. */
__inline HRESULT StringCbPrintfW(LPWSTR to, size_t size, LPCWSTR format, ...) {
  va_list arguments;
  HRESULT result;
  va_start(arguments, format);
  result = StringCchVPrintfW(to, size / sizeof(WCHAR), format, arguments);
  va_end(arguments);
  return result;
}

/** The length of a string in characters, when it ends within max characters; STRSAFE_E_INVALID_PARAMETER otherwise. */
__inline HRESULT StringCchLengthA(LPCSTR text, size_t max, size_t *length) {
  size_t n = 0;
  if (length) *length = 0;
  if (!text || max > STRSAFE_MAX_CCH) return STRSAFE_E_INVALID_PARAMETER;
  while (n < max && text[n]) n++;
  if (n == max) return STRSAFE_E_INVALID_PARAMETER;
  if (length) *length = n;
  return S_OK;
}
/** The length of a string in bytes, when it ends within max bytes. */
__inline HRESULT StringCbLengthA(LPCSTR text, size_t max, size_t *length) {
  HRESULT result = StringCchLengthA(text, max / sizeof(CHAR), length);
  if (length) *length *= sizeof(CHAR);
  return result;
}
/** Copies at most count characters into room for size; always ends with a zero. STRSAFE_E_INSUFFICIENT_BUFFER when the text was cut. */
__inline HRESULT StringCchCopyNA(LPSTR to, size_t size, LPCSTR from, size_t count) {
  size_t n = 0;
  if (!to || !size || size > STRSAFE_MAX_CCH) return STRSAFE_E_INVALID_PARAMETER;
  while (n < size && n < count && from[n]) {
    to[n] = from[n];
    n++;
  }
  if (n < size) {
    to[n] = 0;
    return S_OK;
  }
  to[size - 1] = 0;
  return STRSAFE_E_INSUFFICIENT_BUFFER;
}
/** Copies a string into room for size characters; always ends with a zero. STRSAFE_E_INSUFFICIENT_BUFFER when the text was cut. */
__inline HRESULT StringCchCopyA(LPSTR to, size_t size, LPCSTR from) { return StringCchCopyNA(to, size, from, STRSAFE_MAX_CCH); }
/** StringCchCopy with the room in bytes. */
__inline HRESULT StringCbCopyA(LPSTR to, size_t size, LPCSTR from) { return StringCchCopyA(to, size / sizeof(CHAR), from); }
/** StringCchCopyN with sizes in bytes. */
__inline HRESULT StringCbCopyNA(LPSTR to, size_t size, LPCSTR from, size_t count) {
  return StringCchCopyNA(to, size / sizeof(CHAR), from, count / sizeof(CHAR));
}
/** Appends at most count characters to a string that has room for size characters in all. */
__inline HRESULT StringCchCatNA(LPSTR to, size_t size, LPCSTR from, size_t count) {
  size_t n;
  HRESULT result = StringCchLengthA(to, size, &n);
  return FAILED(result) ? result : StringCchCopyNA(to + n, size - n, from, count);
}
/** Appends to a string that has room for size characters in all. */
__inline HRESULT StringCchCatA(LPSTR to, size_t size, LPCSTR from) { return StringCchCatNA(to, size, from, STRSAFE_MAX_CCH); }
/** StringCchCat with the room in bytes. */
__inline HRESULT StringCbCatA(LPSTR to, size_t size, LPCSTR from) { return StringCchCatA(to, size / sizeof(CHAR), from); }
/** Formats into room for size characters; always ends with a zero. STRSAFE_E_INSUFFICIENT_BUFFER when the text was cut. */
__inline HRESULT StringCchVPrintfA(LPSTR to, size_t size, LPCSTR format, va_list arguments) {
  int n;
  if (!to || !size || size > STRSAFE_MAX_CCH) return STRSAFE_E_INVALID_PARAMETER;
  n = _vsnprintf(to, size - 1, format, arguments);
  to[size - 1] = 0;
  if (n < 0 || (size_t)n > size - 1) return STRSAFE_E_INSUFFICIENT_BUFFER;
  to[n] = 0;
  return S_OK;
}
/** Formats into room for size characters; always ends with a zero. STRSAFE_E_INSUFFICIENT_BUFFER when the text was cut. */
__inline HRESULT StringCchPrintfA(LPSTR to, size_t size, LPCSTR format, ...) {
  va_list arguments;
  HRESULT result;
  va_start(arguments, format);
  result = StringCchVPrintfA(to, size, format, arguments);
  va_end(arguments);
  return result;
}
/** StringCchVPrintf with the room in bytes. */
__inline HRESULT StringCbVPrintfA(LPSTR to, size_t size, LPCSTR format, va_list arguments) {
  return StringCchVPrintfA(to, size / sizeof(CHAR), format, arguments);
}
/** StringCchPrintf with the room in bytes. */
__inline HRESULT StringCbPrintfA(LPSTR to, size_t size, LPCSTR format, ...) {
  va_list arguments;
  HRESULT result;
  va_start(arguments, format);
  result = StringCchVPrintfA(to, size / sizeof(CHAR), format, arguments);
  va_end(arguments);
  return result;
}

#define StringCchLength RINGSIDE_TEXT_NAME(StringCchLength)
#define StringCbLength RINGSIDE_TEXT_NAME(StringCbLength)
#define StringCchCopyN RINGSIDE_TEXT_NAME(StringCchCopyN)
#define StringCchCopy RINGSIDE_TEXT_NAME(StringCchCopy)
#define StringCbCopy RINGSIDE_TEXT_NAME(StringCbCopy)
#define StringCbCopyN RINGSIDE_TEXT_NAME(StringCbCopyN)
#define StringCchCatN RINGSIDE_TEXT_NAME(StringCchCatN)
#define StringCchCat RINGSIDE_TEXT_NAME(StringCchCat)
#define StringCbCat RINGSIDE_TEXT_NAME(StringCbCat)
#define StringCchVPrintf RINGSIDE_TEXT_NAME(StringCchVPrintf)
#define StringCchPrintf RINGSIDE_TEXT_NAME(StringCchPrintf)
#define StringCbVPrintf RINGSIDE_TEXT_NAME(StringCbVPrintf)
#define StringCbPrintf RINGSIDE_TEXT_NAME(StringCbPrintf)

#ifdef __cplusplus
}
#endif
