/* Narrow strings and blocks of memory. Wide strings are in wchar.h, which this header includes as Microsoft's does. */
#pragma once
#include <crtdefs.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Copies count bytes. The blocks must not overlap: memmove is for that. Returns to. */
void *memcpy(void *to, const void *from, size_t count);
/** Copies count bytes between blocks that may overlap. Returns to. */
void *memmove(void *to, const void *from, size_t count);
/** Sets count bytes to the low byte of value. Returns to. */
void *memset(void *to, int value, size_t count);
/** Compares count bytes as unsigned numbers: negative, zero or positive. */
int memcmp(const void *left, const void *right, size_t count);
/** The first byte equal to value in a block, or null. */
void *memchr(const void *block, int value, size_t count);
/** Copies up to and including the first byte equal to value. Returns what follows it in to, or null when it did not occur. */
void *_memccpy(void *to, const void *from, int value, size_t count);
/** memcmp that takes A-Z and a-z as equal. */
int _memicmp(const void *left, const void *right, size_t count);

/** The number of characters before the terminating zero. */
size_t strlen(const char *string);
/** The length, or limit when there is no zero in the first limit characters. */
size_t strnlen(const char *string, size_t limit);
/** Copies a string with its zero. Nothing checks the room in to. Returns to. */
char *strcpy(char *to, const char *from);
/** Copies at most count characters and fills the rest with zeros. There is no zero at the end when from is that long. Returns to. */
char *strncpy(char *to, const char *from, size_t count);
/** Appends a string. Nothing checks the room in to. Returns to. */
char *strcat(char *to, const char *from);
/** Appends at most count characters and a zero. Returns to. */
char *strncat(char *to, const char *from, size_t count);
/** Compares two strings byte by byte: negative, zero or positive. */
int strcmp(const char *left, const char *right);
/** strcmp of at most count characters. */
int strncmp(const char *left, const char *right, size_t count);
/** strcmp; there are no other collations here than the byte order. */
int strcoll(const char *left, const char *right);
/** strcmp that takes A-Z and a-z as equal. */
int _stricmp(const char *left, const char *right);
/** _stricmp of at most count characters. */
int _strnicmp(const char *left, const char *right, size_t count);
/** The first place of a character, the terminating zero included, or null. */
char *strchr(const char *string, int c);
/** The last place of a character, the terminating zero included, or null. */
char *strrchr(const char *string, int c);
/** The first place of a string in another, or null. */
char *strstr(const char *string, const char *part);
/** The first character that is one of a set, or null. */
char *strpbrk(const char *string, const char *set);
/** The length of the beginning that has only characters of the set. */
size_t strspn(const char *string, const char *set);
/** The length of the beginning that has no character of the set. */
size_t strcspn(const char *string, const char *set);
/** Splits a string in place: pass it once, then null, and get a token each time, null at the end. One position is kept for the whole process. */
char *strtok(char *string, const char *separators);
/** A copy in memory from malloc, to be given back with free; null when there is none left. */
char *_strdup(const char *string);
/** Makes a-z of A-Z in place. Returns string. */
char *_strlwr(char *string);
/** Makes A-Z of a-z in place. Returns string. */
char *_strupr(char *string);
/** Turns a string round in place. Returns string. */
char *_strrev(char *string);
/** Sets every character of a string to c. Returns string. */
char *_strset(char *string, int c);
/** Sets at most count characters of a string to c. Returns string. */
char *_strnset(char *string, int c, size_t count);
/** The text for a number of errno. */
char *strerror(int number);

/** Copies count bytes into a block of size bytes. When it does not fit the block is zeroed and the result is ERANGE. */
errno_t memcpy_s(void *to, rsize_t size, const void *from, rsize_t count);
/** memmove into a block of size bytes. Returns ERANGE when it does not fit. */
errno_t memmove_s(void *to, rsize_t size, const void *from, rsize_t count);
/** strcpy into room for size characters. When it does not fit, to becomes "" and the invalid parameter handler runs; ERANGE if that returns. */
errno_t strcpy_s(char *to, rsize_t size, const char *from);
/** Copies at most count characters and always ends with a zero. With count _TRUNCATE it copies what fits and returns STRUNCATE. */
errno_t strncpy_s(char *to, rsize_t size, const char *from, rsize_t count);
/** strcat into room for size characters, fails as strcpy_s does. */
errno_t strcat_s(char *to, rsize_t size, const char *from);
/** Appends at most count characters; _TRUNCATE as in strncpy_s. */
errno_t strncat_s(char *to, rsize_t size, const char *from, rsize_t count);
/** strnlen that gives 0 for a null pointer. */
size_t strnlen_s(const char *string, size_t limit);
/** strtok with the position kept in *context by the caller, so that two splits may go on at once. */
char *strtok_s(char *string, const char *separators, char **context);
/** _strlwr that checks that the string ends within size characters. */
errno_t _strlwr_s(char *string, rsize_t size);
/** _strupr that checks that the string ends within size characters. */
errno_t _strupr_s(char *string, rsize_t size);
/** Writes the text for a number of errno into room for size characters, cut to fit. */
errno_t strerror_s(char *to, rsize_t size, int number);

/* The names without an underscore, as the C library has them for old sources. */
#define strdup _strdup
#define stricmp _stricmp
#define strcmpi _stricmp
#define _strcmpi _stricmp
#define strnicmp _strnicmp
#define strlwr _strlwr
#define strupr _strupr
#define strrev _strrev
#define strset _strset
#define memicmp _memicmp
#define memccpy _memccpy
#define strcasecmp _stricmp
#define strncasecmp _strnicmp

#ifdef __cplusplus
}

extern "C++" {
/** strcpy_s that takes the room from the array itself. */
template <size_t size> inline errno_t strcpy_s(char (&to)[size], const char *from) { return strcpy_s(to, size, from); }
/** strcat_s that takes the room from the array itself. */
template <size_t size> inline errno_t strcat_s(char (&to)[size], const char *from) { return strcat_s(to, size, from); }
/** strncpy_s that takes the room from the array itself. */
template <size_t size> inline errno_t strncpy_s(char (&to)[size], const char *from, rsize_t count) {
  return strncpy_s(to, size, from, count);
}
/** strncat_s that takes the room from the array itself. */
template <size_t size> inline errno_t strncat_s(char (&to)[size], const char *from, rsize_t count) {
  return strncat_s(to, size, from, count);
}
}
#endif

#include <wchar.h>
