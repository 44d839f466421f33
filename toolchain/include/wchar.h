/* Wide strings: 16-bit characters, UTF-16 as everywhere in NT. */
#pragma once
#include <crtdefs.h>
#include <wctype.h>

#ifdef __cplusplus
extern "C" {
#endif

#ifndef WCHAR_MIN
#define WCHAR_MIN 0
#define WCHAR_MAX 0xFFFF
#endif
/** The state of a conversion between narrow and wide text; the "C" locale has none. */
typedef struct _Mbstatet {
  unsigned long _Wchar;
  unsigned short _Byte, _State;
} mbstate_t;

/** The number of characters before the terminating zero. */
size_t wcslen(const wchar_t *string);
/** The length, or limit when there is no zero in the first limit characters. */
size_t wcsnlen(const wchar_t *string, size_t limit);
/** Copies a string with its zero. Nothing checks the room in to. Returns to. */
wchar_t *wcscpy(wchar_t *to, const wchar_t *from);
/** Copies at most count characters and fills the rest with zeros. There is no zero at the end when from is that long. Returns to. */
wchar_t *wcsncpy(wchar_t *to, const wchar_t *from, size_t count);
/** Appends a string. Nothing checks the room in to. Returns to. */
wchar_t *wcscat(wchar_t *to, const wchar_t *from);
/** Appends at most count characters and a zero. Returns to. */
wchar_t *wcsncat(wchar_t *to, const wchar_t *from, size_t count);
/** Compares two strings by the numbers of their characters: negative, zero or positive. */
int wcscmp(const wchar_t *left, const wchar_t *right);
/** wcscmp of at most count characters. */
int wcsncmp(const wchar_t *left, const wchar_t *right, size_t count);
/** wcscmp; there are no other collations here than the order of the numbers. */
int wcscoll(const wchar_t *left, const wchar_t *right);
/** wcscmp that takes A-Z and a-z as equal. */
int _wcsicmp(const wchar_t *left, const wchar_t *right);
/** _wcsicmp of at most count characters. */
int _wcsnicmp(const wchar_t *left, const wchar_t *right, size_t count);
/** The first place of a character, the terminating zero included, or null. */
wchar_t *wcschr(const wchar_t *string, wchar_t c);
/** The last place of a character, the terminating zero included, or null. */
wchar_t *wcsrchr(const wchar_t *string, wchar_t c);
/** The first place of a string in another, or null. */
wchar_t *wcsstr(const wchar_t *string, const wchar_t *part);
/** The first character that is one of a set, or null. */
wchar_t *wcspbrk(const wchar_t *string, const wchar_t *set);
/** The length of the beginning that has only characters of the set. */
size_t wcsspn(const wchar_t *string, const wchar_t *set);
/** The length of the beginning that has no character of the set. */
size_t wcscspn(const wchar_t *string, const wchar_t *set);
/** Splits a string in place with the position kept in *context: pass the string once, then null. */
wchar_t *wcstok(wchar_t *string, const wchar_t *separators, wchar_t **context);
/** A copy in memory from malloc, to be given back with free; null when there is none left. */
wchar_t *_wcsdup(const wchar_t *string);
/** Makes small letters of capital ones in place (ASCII). Returns string. */
wchar_t *_wcslwr(wchar_t *string);
/** Makes capital letters of small ones in place (ASCII). Returns string. */
wchar_t *_wcsupr(wchar_t *string);
/** Turns a string round in place. Returns string. */
wchar_t *_wcsrev(wchar_t *string);
/** Sets every character of a string to c. Returns string. */
wchar_t *_wcsset(wchar_t *string, wchar_t c);
/** Sets at most count characters of a string to c. Returns string. */
wchar_t *_wcsnset(wchar_t *string, wchar_t c, size_t count);

/** Copies count characters between blocks that do not overlap. Returns to. */
wchar_t *wmemcpy(wchar_t *to, const wchar_t *from, size_t count);
/** Copies count characters between blocks that may overlap. Returns to. */
wchar_t *wmemmove(wchar_t *to, const wchar_t *from, size_t count);
/** Sets count characters to c. Returns to. */
wchar_t *wmemset(wchar_t *to, wchar_t c, size_t count);
/** Compares count characters: negative, zero or positive. */
int wmemcmp(const wchar_t *left, const wchar_t *right, size_t count);
/** The first character equal to c in a block, or null. */
wchar_t *wmemchr(const wchar_t *block, wchar_t c, size_t count);

/** wcscpy into room for size characters. When it does not fit, to becomes L"" and the invalid parameter handler runs; ERANGE if that returns. */
errno_t wcscpy_s(wchar_t *to, rsize_t size, const wchar_t *from);
/** Copies at most count characters and always ends with a zero. With count _TRUNCATE it copies what fits and returns STRUNCATE. */
errno_t wcsncpy_s(wchar_t *to, rsize_t size, const wchar_t *from, rsize_t count);
/** wcscat into room for size characters, fails as wcscpy_s does. */
errno_t wcscat_s(wchar_t *to, rsize_t size, const wchar_t *from);
/** Appends at most count characters; _TRUNCATE as in wcsncpy_s. */
errno_t wcsncat_s(wchar_t *to, rsize_t size, const wchar_t *from, rsize_t count);
/** wcsnlen that gives 0 for a null pointer. */
size_t wcsnlen_s(const wchar_t *string, size_t limit);
/** wcstok under the name of the checked family. */
wchar_t *wcstok_s(wchar_t *string, const wchar_t *separators, wchar_t **context);
/** _wcslwr that checks that the string ends within size characters. */
errno_t _wcslwr_s(wchar_t *string, rsize_t size);
/** _wcsupr that checks that the string ends within size characters. */
errno_t _wcsupr_s(wchar_t *string, rsize_t size);
/** Copies count characters into room for size. ERANGE and zeros when they do not fit. */
errno_t wmemcpy_s(wchar_t *to, rsize_t size, const wchar_t *from, rsize_t count);
/** wmemmove into room for size characters. */
errno_t wmemmove_s(wchar_t *to, rsize_t size, const wchar_t *from, rsize_t count);

/** Reads a number in base 2-36 (0: by its prefix). *end gets where it stopped. LONG_MIN or LONG_MAX and ERANGE on overflow. */
long wcstol(const wchar_t *string, wchar_t **end, int base);
/** wcstol for unsigned numbers; ULONG_MAX and ERANGE on overflow. */
unsigned long wcstoul(const wchar_t *string, wchar_t **end, int base);
/** wcstol for 64 bits. */
long long wcstoll(const wchar_t *string, wchar_t **end, int base);
/** wcstoul for 64 bits. */
unsigned long long wcstoull(const wchar_t *string, wchar_t **end, int base);
/** Reads a floating-point number. *end gets where it stopped. */
double wcstod(const wchar_t *string, wchar_t **end);
/** The number that a string begins with, 0 when there is none. */
int _wtoi(const wchar_t *string);
/** _wtoi for long. */
long _wtol(const wchar_t *string);
/** _wtoi for 64 bits. */
long long _wtoi64(const wchar_t *string);
/** _wtoi for floating-point numbers. */
double _wtof(const wchar_t *string);
/** Writes a number in base 2-36 to a buffer that must be large enough (33 characters are). Returns the buffer. */
wchar_t *_itow(int value, wchar_t *buffer, int base);
/** _itow for long. */
wchar_t *_ltow(long value, wchar_t *buffer, int base);
/** _itow for unsigned long. */
wchar_t *_ultow(unsigned long value, wchar_t *buffer, int base);
/** _itow for 64 bits (65 characters are enough). */
wchar_t *_i64tow(long long value, wchar_t *buffer, int base);
/** _itow for unsigned 64 bits. */
wchar_t *_ui64tow(unsigned long long value, wchar_t *buffer, int base);
/** _itow into room for size characters. ERANGE when it does not fit. */
errno_t _itow_s(int value, wchar_t *buffer, size_t size, int base);
/** _ltow into room for size characters. */
errno_t _ltow_s(long value, wchar_t *buffer, size_t size, int base);
/** _ultow into room for size characters. */
errno_t _ultow_s(unsigned long value, wchar_t *buffer, size_t size, int base);
/** _i64tow into room for size characters. */
errno_t _i64tow_s(long long value, wchar_t *buffer, size_t size, int base);
/** _ui64tow into room for size characters. */
errno_t _ui64tow_s(unsigned long long value, wchar_t *buffer, size_t size, int base);

#define wcsdup _wcsdup
#define wcsicmp _wcsicmp
#define wcsnicmp _wcsnicmp
#define wcslwr _wcslwr
#define wcsupr _wcsupr
#define wcsrev _wcsrev
#define _wcstoi64 wcstoll
#define _wcstoui64 wcstoull

#ifdef __cplusplus
}

extern "C++" {
/** wcscpy_s that takes the room from the array itself. */
template <size_t size> inline errno_t wcscpy_s(wchar_t (&to)[size], const wchar_t *from) { return wcscpy_s(to, size, from); }
/** wcscat_s that takes the room from the array itself. */
template <size_t size> inline errno_t wcscat_s(wchar_t (&to)[size], const wchar_t *from) { return wcscat_s(to, size, from); }
/** wcsncpy_s that takes the room from the array itself. */
template <size_t size> inline errno_t wcsncpy_s(wchar_t (&to)[size], const wchar_t *from, rsize_t count) {
  return wcsncpy_s(to, size, from, count);
}
/** wcsncat_s that takes the room from the array itself. */
template <size_t size> inline errno_t wcsncat_s(wchar_t (&to)[size], const wchar_t *from, rsize_t count) {
  return wcsncat_s(to, size, from, count);
}
}
#endif
