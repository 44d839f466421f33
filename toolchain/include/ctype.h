/* Classes of narrow characters, in the "C" locale: ASCII alone has letters. */
#pragma once
#include <crtdefs.h>

#ifdef __cplusplus
extern "C" {
#endif

/** True for A-Z and a-z. */
int isalpha(int c);
/** True for a letter or a digit. */
int isalnum(int c);
/** True for space and tab. */
int isblank(int c);
/** True for a control character: 0-31 and 127. */
int iscntrl(int c);
/** True for 0-9. */
int isdigit(int c);
/** True for a printing character other than space. */
int isgraph(int c);
/** True for a-z. */
int islower(int c);
/** True for a printing character, space included. */
int isprint(int c);
/** True for a printing character that is neither space, letter nor digit. */
int ispunct(int c);
/** True for space, tab, line feed, vertical tab, form feed and carriage return. */
int isspace(int c);
/** True for A-Z. */
int isupper(int c);
/** True for 0-9, A-F and a-f. */
int isxdigit(int c);
/** Returns a-z for A-Z, and any other character unchanged. */
int tolower(int c);
/** Returns A-Z for a-z, and any other character unchanged. */
int toupper(int c);
/** True for 0-127. */
int __isascii(int c);
/** The low seven bits of c. */
int __toascii(int c);

#define isascii __isascii
#define toascii __toascii
#define _tolower(c) ((c) - 'A' + 'a')
#define _toupper(c) ((c) - 'a' + 'A')

#ifdef __cplusplus
}
#endif

#include <wctype.h>
