/* Locales. There is only one, "C". */
#pragma once
#include <crtdefs.h>

#ifdef __cplusplus
extern "C" {
#endif

#define LC_ALL 0
#define LC_COLLATE 1
#define LC_CTYPE 2
#define LC_MONETARY 3
#define LC_NUMERIC 4
#define LC_TIME 5

/** Returns "C" when asked for the current locale (null) or for "C", and null, the failure, for any other locale, "" included. */
char *setlocale(int category, const char *locale);
/** setlocale for wide text. */
wchar_t *_wsetlocale(int category, const wchar_t *locale);

#ifdef __cplusplus
}
#endif
