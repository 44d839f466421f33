/* Classes of wide characters: ASCII and the letters of Latin-1. Other scripts are not modelled. */
#pragma once
#include <crtdefs.h>

#ifdef __cplusplus
extern "C" {
#endif

/** True for a letter. */
int iswalpha(wint_t c);
/** True for a letter or a digit. */
int iswalnum(wint_t c);
/** True for space and tab. */
int iswblank(wint_t c);
/** True for a control character. */
int iswcntrl(wint_t c);
/** True for 0-9. */
int iswdigit(wint_t c);
/** True for a printing character other than space. */
int iswgraph(wint_t c);
/** True for a small letter. */
int iswlower(wint_t c);
/** True for a printing character, space included. */
int iswprint(wint_t c);
/** True for a printing character that is neither space, letter nor digit. */
int iswpunct(wint_t c);
/** True for white space. */
int iswspace(wint_t c);
/** True for a capital letter. */
int iswupper(wint_t c);
/** True for 0-9, A-F and a-f. */
int iswxdigit(wint_t c);
/** True for 0-127. */
int iswascii(wint_t c);
/** Returns the small letter for a capital one, and any other character unchanged. */
wint_t towlower(wint_t c);
/** Returns the capital letter for a small one, and any other character unchanged. */
wint_t towupper(wint_t c);

#ifdef __cplusplus
}
#endif
