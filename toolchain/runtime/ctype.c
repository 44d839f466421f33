/*
 * Classes of characters. Narrow ones in the "C" locale: ASCII. Wide ones: ASCII and the letters of Latin-1.
 */
#include <ctype.h>
#include <wctype.h>

/* ctype.h takes -1 (EOF) and 0..255; a negative char, a common mistake, is no letter here and reads no table out of bounds. */
int isdigit(int c) { return c >= '0' && c <= '9'; }
int islower(int c) { return c >= 'a' && c <= 'z'; }
int isupper(int c) { return c >= 'A' && c <= 'Z'; }
int isalpha(int c) { return islower(c) || isupper(c); }
int isalnum(int c) { return isalpha(c) || isdigit(c); }
int isblank(int c) { return c == ' ' || c == '\t'; }
int iscntrl(int c) { return (c >= 0 && c < 32) || c == 127; }
int isgraph(int c) { return c > 32 && c < 127; }
int isprint(int c) { return c >= 32 && c < 127; }
int ispunct(int c) { return isgraph(c) && !isalnum(c); }
int isspace(int c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
int isxdigit(int c) { return isdigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
int tolower(int c) { return isupper(c) ? c + 32 : c; }
int toupper(int c) { return islower(c) ? c - 32 : c; }
int __isascii(int c) { return (unsigned)c < 128; }
int __toascii(int c) { return c & 127; }

static int latinUpper(wint_t c) { return c >= 0xC0 && c <= 0xDE && c != 0xD7; }
static int latinLower(wint_t c) { return c >= 0xDF && c <= 0xFF && c != 0xF7; }

int iswdigit(wint_t c) { return isdigit(c); }
int iswlower(wint_t c) { return islower(c) || latinLower(c); }
int iswupper(wint_t c) { return isupper(c) || latinUpper(c); }
int iswalpha(wint_t c) { return iswlower(c) || iswupper(c); }
int iswalnum(wint_t c) { return iswalpha(c) || iswdigit(c); }
int iswblank(wint_t c) { return isblank(c) || c == 0xA0; }
int iswcntrl(wint_t c) { return iscntrl(c) || (c >= 0x80 && c < 0xA0); }
int iswgraph(wint_t c) { return isgraph(c) || (c > 0xA0 && c != WEOF); }
int iswprint(wint_t c) { return isprint(c) || (c >= 0xA0 && c != WEOF); }
int iswpunct(wint_t c) { return ispunct(c) || (c > 0xA0 && c <= 0xFF && !iswalpha(c)); }
int iswspace(wint_t c) { return isspace(c) || c == 0x85 || c == 0xA0; }
int iswxdigit(wint_t c) { return isxdigit(c); }
int iswascii(wint_t c) { return c < 128; }
wint_t towlower(wint_t c) { return isupper(c) || latinUpper(c) ? (wint_t)(c + 32) : c; }
/* 0xDF and 0xFF have capitals outside of Latin-1, or none: they stay. */
wint_t towupper(wint_t c) { return islower(c) || (latinLower(c) && c != 0xDF && c != 0xFF) ? (wint_t)(c - 32) : c; }
