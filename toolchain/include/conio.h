/* The console, key by key. */
#pragma once
#include <crtdefs.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Waits for a key of the console and returns it without showing it. */
int _getch(void);
/** Waits for a key of the console, shows and returns it. */
int _getche(void);
/** Not zero when a key waits to be read. */
int _kbhit(void);
/** Writes one character to the console. */
int _putch(int c);
/** _getch for wide characters. */
wint_t _getwch(void);
#define getch _getch
#define kbhit _kbhit

#ifdef __cplusplus
}
#endif
