/* Memory, numbers from text, sorting, and the end of the process. */
#pragma once
#include <crtdefs.h>
#include <limits.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define EXIT_SUCCESS 0
#define EXIT_FAILURE 1
#define RAND_MAX 0x7FFF
#define MB_CUR_MAX 1
#define _MAX_PATH 260
#define _MAX_DRIVE 3
#define _MAX_DIR 256
#define _MAX_FNAME 256
#define _MAX_EXT 256
#ifndef _countof
#ifdef __cplusplus
extern "C++" template <typename T, size_t N> char (*__countof_helper(T (&)[N]))[N];
#define _countof(array) (sizeof(*__countof_helper(array)) + 0)
#else
/** The number of elements of an array (not of a pointer). */
#define _countof(array) (sizeof(array) / sizeof((array)[0]))
#endif
#endif
#ifndef __cplusplus
#ifndef max
#define max(a, b) (((a) > (b)) ? (a) : (b))
#endif
#ifndef min
#define min(a, b) (((a) < (b)) ? (a) : (b))
#endif
#endif

/** What div returns. */
typedef struct _div_t { int quot, rem; } div_t;
/** What ldiv returns. */
typedef struct _ldiv_t { long quot, rem; } ldiv_t;
/** What lldiv returns. */
typedef struct _lldiv_t { long long quot, rem; } lldiv_t;

/** Memory from the process's heap, not cleared. Null and ENOMEM when there is none. Give it back with free. */
void *malloc(size_t size) __attribute__((__malloc__));
/** Cleared memory for count elements of a size. Null when there is none or the product overflows. */
void *calloc(size_t count, size_t size) __attribute__((__malloc__));
/** Makes a block larger or smaller, moving it if need be. The old block stays when the result is null. */
void *realloc(void *memory, size_t size);
/** Gives back memory of malloc, calloc or realloc; null is allowed. A block freed twice corrupts the heap. */
void free(void *memory);
/** The size of a block of malloc. */
size_t _msize(void *memory);
/** malloc on an alignment, a power of two. Give it back with _aligned_free. */
void *_aligned_malloc(size_t size, size_t alignment);
/** Gives back memory of _aligned_malloc. */
void _aligned_free(void *memory);

/** Runs the routines of atexit, flushes the files and ends the process with this exit code. */
__attribute__((__noreturn__)) void exit(int code);
/** Ends the process at once: no routine of atexit runs. */
__attribute__((__noreturn__)) void _exit(int code);
/** Same as _exit. */
__attribute__((__noreturn__)) void _Exit(int code);
/** Ends the process with exit code 3, after a message on stderr. */
__attribute__((__noreturn__)) void abort(void);
/** Registers a routine that exit calls, the last registered first. Returns 0, or not zero when there is no room. */
int atexit(void(__cdecl *routine)(void));
/** Has the target's console carry out a command and returns its exit code; null asks whether there is a console. */
int system(const char *command);
/** The value of an environment variable, or null. Do not write to it. */
char *getenv(const char *name);
/** getenv for wide text. */
wchar_t *_wgetenv(const wchar_t *name);
/** Copies the value of a variable to a buffer; *length gets its size with the zero, 0 when there is no such variable. */
errno_t getenv_s(size_t *length, char *buffer, rsize_t size, const char *name);
/** Sets a variable from "NAME=value". Returns 0, or -1. */
int _putenv(const char *assignment);

/** Takes a path apart: drive ("C:"), directory with its last backslash, name, extension with its point. A null pointer: not wanted. */
void _splitpath(const char *path, char *drive, char *dir, char *name, char *ext);
/** _splitpath for wide text. */
void _wsplitpath(const wchar_t *path, wchar_t *drive, wchar_t *dir, wchar_t *name, wchar_t *ext);
/** _splitpath with the room for each part in characters. ERANGE, and all parts empty, when one does not fit. */
errno_t _splitpath_s(const char *path, char *drive, size_t driveRoom, char *dir, size_t dirRoom, char *name, size_t nameRoom, char *ext,
                     size_t extRoom);
/** _splitpath_s for wide text. */
errno_t _wsplitpath_s(const wchar_t *path, wchar_t *drive, size_t driveRoom, wchar_t *dir, size_t dirRoom, wchar_t *name, size_t nameRoom,
                      wchar_t *ext, size_t extRoom);
/** Puts a path together; adds the colon, the backslash and the point that are missing. */
void _makepath(char *path, const char *drive, const char *dir, const char *name, const char *ext);
/** _makepath for wide text. */
void _wmakepath(wchar_t *path, const wchar_t *drive, const wchar_t *dir, const wchar_t *name, const wchar_t *ext);
/** _makepath into room for room characters. ERANGE, and an empty path, when it does not fit. */
errno_t _makepath_s(char *path, size_t room, const char *drive, const char *dir, const char *name, const char *ext);
/** _makepath_s for wide text. */
errno_t _wmakepath_s(wchar_t *path, size_t room, const wchar_t *drive, const wchar_t *dir, const wchar_t *name, const wchar_t *ext);

/** The number that a string begins with, 0 when there is none. */
int atoi(const char *string);
/** atoi for long. */
long atol(const char *string);
/** atoi for 64 bits. */
long long atoll(const char *string);
/** atoi for 64 bits, under Microsoft's name. */
long long _atoi64(const char *string);
/** atoi for floating-point numbers. */
double atof(const char *string);
/** Reads a number in base 2-36 (0: by its prefix). *end gets where it stopped. LONG_MIN or LONG_MAX and ERANGE on overflow. */
long strtol(const char *string, char **end, int base);
/** strtol for unsigned numbers; ULONG_MAX and ERANGE on overflow. A minus sign is allowed and wraps. */
unsigned long strtoul(const char *string, char **end, int base);
/** strtol for 64 bits. */
long long strtoll(const char *string, char **end, int base);
/** strtoul for 64 bits. */
unsigned long long strtoull(const char *string, char **end, int base);
/** Reads a floating-point number. *end gets where it stopped. */
double strtod(const char *string, char **end);
/** strtod for float. */
float strtof(const char *string, char **end);
#define _strtoi64 strtoll
#define _strtoui64 strtoull

/** Writes a number in base 2-36 to a buffer that must be large enough (33 bytes are). Returns the buffer. */
char *_itoa(int value, char *buffer, int base);
/** _itoa for long. */
char *_ltoa(long value, char *buffer, int base);
/** _itoa for unsigned long. */
char *_ultoa(unsigned long value, char *buffer, int base);
/** _itoa for 64 bits (65 bytes are enough). */
char *_i64toa(long long value, char *buffer, int base);
/** _itoa for unsigned 64 bits. */
char *_ui64toa(unsigned long long value, char *buffer, int base);
/** _itoa into room for size bytes. ERANGE when it does not fit. */
errno_t _itoa_s(int value, char *buffer, size_t size, int base);
/** _ltoa into room for size bytes. */
errno_t _ltoa_s(long value, char *buffer, size_t size, int base);
/** _ultoa into room for size bytes. */
errno_t _ultoa_s(unsigned long value, char *buffer, size_t size, int base);
/** _i64toa into room for size bytes. */
errno_t _i64toa_s(long long value, char *buffer, size_t size, int base);
/** _ui64toa into room for size bytes. */
errno_t _ui64toa_s(unsigned long long value, char *buffer, size_t size, int base);
#define itoa _itoa
#define ltoa _ltoa
#define ultoa _ultoa

/** The value without its sign; the smallest int stays as it is. */
int abs(int value);
/** abs for long. */
long labs(long value);
/** abs for 64 bits. */
long long llabs(long long value);
/** abs for 64 bits, under Microsoft's name. */
long long _abs64(long long value);
/** Quotient and remainder at once. */
div_t div(int numerator, int denominator);
/** div for long. */
ldiv_t ldiv(long numerator, long denominator);
/** div for 64 bits. */
lldiv_t lldiv(long long numerator, long long denominator);

/** A pseudo-random number in 0..RAND_MAX. The sequence is the same for the same srand, in Microsoft's library too. */
int rand(void);
/** Begins the sequence of rand anew. */
void srand(unsigned seed);
/** A random number of 32 bits from the system, seeded by the run's seed. */
errno_t rand_s(unsigned *value);

/** Sorts an array in place. Equal elements may change their order. */
void qsort(void *base, size_t count, size_t size, int(__cdecl *compare)(const void *, const void *));
/** qsort whose comparison gets a context as its first parameter. */
void qsort_s(void *base, rsize_t count, rsize_t size, int(__cdecl *compare)(void *, const void *, const void *), void *context);
/** Finds key in a sorted array, or returns null. */
void *bsearch(const void *key, const void *base, size_t count, size_t size, int(__cdecl *compare)(const void *, const void *));

/** The number of bytes of the character at string: 1, 0 at the end, -1 when count is 0. */
int mblen(const char *string, size_t count);
/** Widens one character. Returns 1, 0 for the terminating zero, -1 when count is 0. */
int mbtowc(wchar_t *to, const char *from, size_t count);
/** Narrows one character. Returns 1, or -1 when it is not one byte wide in the "C" locale. */
int wctomb(char *to, wchar_t c);
/** Widens a string of bytes one by one. Returns the number of characters without the zero; with a null to, how many it would be. */
size_t mbstowcs(wchar_t *to, const char *from, size_t count);
/** Narrows a string. (size_t)-1 and EILSEQ when a character is over 255. */
size_t wcstombs(char *to, const wchar_t *from, size_t count);
/** mbstowcs into room for size characters, always with a zero at the end. *converted counts it. */
errno_t mbstowcs_s(size_t *converted, wchar_t *to, size_t size, const char *from, size_t count);
/** wcstombs into room for size bytes, always with a zero at the end. *converted counts it. */
errno_t wcstombs_s(size_t *converted, char *to, size_t size, const wchar_t *from, size_t count);

/** Rotates the bits of a 32-bit number to the left. */
unsigned _rotl(unsigned value, int shift);
/** Rotates the bits of a 32-bit number to the right. */
unsigned _rotr(unsigned value, int shift);
/** Turns round the two bytes of a number. */
unsigned short _byteswap_ushort(unsigned short value);
/** Turns round the four bytes of a number. */
unsigned long _byteswap_ulong(unsigned long value);
/** Turns round the eight bytes of a number. */
unsigned long long _byteswap_uint64(unsigned long long value);

/** What is called when a routine of the checked family gets a bad parameter. All texts are null in a free build. */
typedef void(__cdecl *_invalid_parameter_handler)(const wchar_t *expression, const wchar_t *function, const wchar_t *file,
                                                  unsigned line, uintptr_t reserved);
/** Replaces the process's handler for bad parameters and returns the old one, null for the default, which ends the process. */
_invalid_parameter_handler _set_invalid_parameter_handler(_invalid_parameter_handler handler);
/** The handler in use, or null. */
_invalid_parameter_handler _get_invalid_parameter_handler(void);
/** Calls the handler for bad parameters. It returns only if the handler does. */
void _invalid_parameter_noinfo(void);
/** Ends the process for a bad parameter of a C library routine: exit code STATUS_INVALID_CRUNTIME_PARAMETER (0xC0000417). */
__attribute__((__noreturn__)) void _invoke_watson(const wchar_t *expression, const wchar_t *function, const wchar_t *file,
                                                  unsigned line, uintptr_t reserved);

/** The number of arguments of the program, and the arguments, narrow and wide. */
int *__p___argc(void);
char ***__p___argv(void);
wchar_t ***__p___wargv(void);
#define __argc (*__p___argc())
#define __argv (*__p___argv())
#define __wargv (*__p___wargv())

#ifdef __cplusplus
}
#endif
