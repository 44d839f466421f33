/* Formatted text, standard streams and files. The system carries all of it out; see stdlib.h for what is compiled in. */
#pragma once
#include <crtdefs.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A stream. What is in it is the C library's own affair. */
typedef struct _iobuf {
  void *_Placeholder;
} FILE;
/** A position in a stream. */
typedef long long fpos_t;

#define EOF (-1)
#define BUFSIZ 512
#define FILENAME_MAX 260
#define FOPEN_MAX 20
#define L_tmpnam 260
#define SEEK_SET 0
#define SEEK_CUR 1
#define SEEK_END 2
#define _IOFBF 0x0000
#define _IOLBF 0x0040
#define _IONBF 0x0004

/** The standard streams by number: 0 input, 1 output, 2 errors. */
FILE *__acrt_iob_func(unsigned number);
#define stdin (__acrt_iob_func(0))
#define stdout (__acrt_iob_func(1))
#define stderr (__acrt_iob_func(2))

/* Formatting into memory. Microsoft's rules: %I64d, %ws, %S and %p (eight capital digits) are known beside the standard ones. */

/** Formats into a buffer that must be large enough. Returns the number of characters without the zero, or -1. */
int sprintf(char *buffer, const char *format, ...);
/** sprintf with the arguments in a list. */
int vsprintf(char *buffer, const char *format, va_list arguments);
/** Formats into room for size characters. At size or more characters the text is NOT ended with a zero, and more gives -1. */
int _snprintf(char *buffer, size_t size, const char *format, ...);
/** _snprintf with the arguments in a list. */
int _vsnprintf(char *buffer, size_t size, const char *format, va_list arguments);
/** Formats into room for size characters, always ended with a zero. Returns the length that the whole text would have. */
int snprintf(char *buffer, size_t size, const char *format, ...);
/** snprintf with the arguments in a list. */
int vsnprintf(char *buffer, size_t size, const char *format, va_list arguments);
/** The length of the text, nothing is written. */
int _scprintf(const char *format, ...);
/** _scprintf with the arguments in a list. */
int _vscprintf(const char *format, va_list arguments);
/** sprintf into room for size characters; too long a text runs the invalid parameter handler. Returns the length, or -1. */
int sprintf_s(char *buffer, size_t size, const char *format, ...);
/** sprintf_s with the arguments in a list. */
int vsprintf_s(char *buffer, size_t size, const char *format, va_list arguments);
/** Writes at most count characters (_TRUNCATE: what fits) and a zero into room for size. Returns -1 when the text was cut. */
int _snprintf_s(char *buffer, size_t size, size_t count, const char *format, ...);
/** _snprintf_s with the arguments in a list. */
int _vsnprintf_s(char *buffer, size_t size, size_t count, const char *format, va_list arguments);
/** _vsnprintf_s under the standard's name. */
int vsnprintf_s(char *buffer, size_t size, size_t count, const char *format, va_list arguments);

#ifdef _KERNEL_MODE
/** Formats wide text into a buffer that must be large enough. The kernel's swprintf takes no size. */
int swprintf(wchar_t *buffer, const wchar_t *format, ...);
/** swprintf with the arguments in a list. */
int vswprintf(wchar_t *buffer, const wchar_t *format, va_list arguments);
#else
/** Formats wide text into room for size characters, ended with a zero. Returns the length, or -1 when it does not fit. */
int swprintf(wchar_t *buffer, size_t size, const wchar_t *format, ...);
/** swprintf with the arguments in a list. */
int vswprintf(wchar_t *buffer, size_t size, const wchar_t *format, va_list arguments);
#endif
/** Formats wide text into a buffer that must be large enough. */
int _swprintf(wchar_t *buffer, const wchar_t *format, ...);
/** _swprintf with the arguments in a list. */
int _vswprintf(wchar_t *buffer, const wchar_t *format, va_list arguments);
/** Formats wide text into room for size characters. At size or more characters the text is NOT ended with a zero, and more gives -1. */
int _snwprintf(wchar_t *buffer, size_t size, const wchar_t *format, ...);
/** _snwprintf with the arguments in a list. */
int _vsnwprintf(wchar_t *buffer, size_t size, const wchar_t *format, va_list arguments);
/** The length of the wide text, nothing is written. */
int _scwprintf(const wchar_t *format, ...);
/** _scwprintf with the arguments in a list. */
int _vscwprintf(const wchar_t *format, va_list arguments);
/** Formats wide text into room for size characters; too long a text runs the invalid parameter handler. */
int swprintf_s(wchar_t *buffer, size_t size, const wchar_t *format, ...);
/** swprintf_s with the arguments in a list. */
int vswprintf_s(wchar_t *buffer, size_t size, const wchar_t *format, va_list arguments);
/** Writes at most count characters (_TRUNCATE: what fits) and a zero into room for size. Returns -1 when the text was cut. */
int _snwprintf_s(wchar_t *buffer, size_t size, size_t count, const wchar_t *format, ...);
/** _snwprintf_s with the arguments in a list. */
int _vsnwprintf_s(wchar_t *buffer, size_t size, size_t count, const wchar_t *format, va_list arguments);

#ifndef _KERNEL_MODE
/* Standard streams. */

/** Formats to stdout. Returns the number of characters, or a negative number. */
int printf(const char *format, ...);
/** printf with the arguments in a list. */
int vprintf(const char *format, va_list arguments);
/** printf whose null or malformed format runs the invalid parameter handler. */
int printf_s(const char *format, ...);
/** Formats wide text to stdout; %s means wide text here, %hs narrow. */
int wprintf(const wchar_t *format, ...);
/** wprintf with the arguments in a list. */
int vwprintf(const wchar_t *format, va_list arguments);
/** wprintf whose null or malformed format runs the invalid parameter handler. */
int wprintf_s(const wchar_t *format, ...);
/** Writes a string and a line feed to stdout. */
int puts(const char *string);
/** puts for wide text. */
int _putws(const wchar_t *string);
/** Writes one character to stdout. */
int putchar(int c);
/** putchar for wide text. */
wint_t putwchar(wchar_t c);
/** Reads one character from stdin, EOF at its end. */
int getchar(void);
/** getchar for wide text. */
wint_t getwchar(void);
/** Reads a line from stdin into room for size characters, without its line feed. Null at the end. */
char *gets_s(char *buffer, rsize_t size);
/** Reads fields from stdin by a format. Returns how many were stored, EOF at the end. */
int scanf(const char *format, ...);
/** scanf that wants a size after each %s, %c and %[ buffer. */
int scanf_s(const char *format, ...);
/** scanf for wide text. */
int wscanf(const wchar_t *format, ...);
/** wscanf that wants a size after each buffer. */
int wscanf_s(const wchar_t *format, ...);
/** Reads fields from a string. Returns how many were stored. */
int sscanf(const char *string, const char *format, ...);
/** sscanf that wants a size after each buffer. */
int sscanf_s(const char *string, const char *format, ...);
/** sscanf for wide text. */
int swscanf(const wchar_t *string, const wchar_t *format, ...);
/** swscanf that wants a size after each buffer. */
int swscanf_s(const wchar_t *string, const wchar_t *format, ...);
/** Writes a text, a colon and the text for errno to stderr. */
void perror(const char *text);

/* Files. */

/** Opens a file; mode is "r", "w", "a" with "+", "b" and "t". Null and errno on failure. */
FILE *fopen(const char *name, const char *mode);
/** fopen with the stream in *stream and the error as the result. */
errno_t fopen_s(FILE **stream, const char *name, const char *mode);
/** fopen for wide names. */
FILE *_wfopen(const wchar_t *name, const wchar_t *mode);
/** _wfopen with the stream in *stream and the error as the result. */
errno_t _wfopen_s(FILE **stream, const wchar_t *name, const wchar_t *mode);
/** Closes a stream and opens a file under it. */
FILE *freopen(const char *name, const char *mode, FILE *stream);
/** freopen with the stream in *result and the error as the result. */
errno_t freopen_s(FILE **result, const char *name, const char *mode, FILE *stream);
/** Writes what is buffered and closes. 0, or EOF. */
int fclose(FILE *stream);
/** Writes what is buffered; null: for every stream. 0, or EOF. */
int fflush(FILE *stream);
/** Reads count elements of a size. Returns how many whole ones came. */
size_t fread(void *buffer, size_t size, size_t count, FILE *stream);
/** Writes count elements of a size. Returns how many went. */
size_t fwrite(const void *buffer, size_t size, size_t count, FILE *stream);
/** Reads a line with its line feed into room for count characters. Null at the end. */
char *fgets(char *buffer, int count, FILE *stream);
/** fgets for wide text. */
wchar_t *fgetws(wchar_t *buffer, int count, FILE *stream);
/** Writes a string. */
int fputs(const char *string, FILE *stream);
/** fputs for wide text. */
int fputws(const wchar_t *string, FILE *stream);
/** Reads one character, EOF at the end. */
int fgetc(FILE *stream);
/** fgetc for wide text. */
wint_t fgetwc(FILE *stream);
/** Same as fgetc. */
int getc(FILE *stream);
/** Writes one character. */
int fputc(int c, FILE *stream);
/** fputc for wide text. */
wint_t fputwc(wchar_t c, FILE *stream);
/** Same as fputc. */
int putc(int c, FILE *stream);
/** Puts a character back, to be read next. */
int ungetc(int c, FILE *stream);
/** Formats to a stream. */
int fprintf(FILE *stream, const char *format, ...);
/** fprintf with the arguments in a list. */
int vfprintf(FILE *stream, const char *format, va_list arguments);
/** fprintf whose null or malformed format runs the invalid parameter handler. */
int fprintf_s(FILE *stream, const char *format, ...);
/** fprintf for wide text. */
int fwprintf(FILE *stream, const wchar_t *format, ...);
/** fwprintf with the arguments in a list. */
int vfwprintf(FILE *stream, const wchar_t *format, va_list arguments);
/** fwprintf whose null or malformed format runs the invalid parameter handler. */
int fwprintf_s(FILE *stream, const wchar_t *format, ...);
/** Reads fields from a stream by a format. */
int fscanf(FILE *stream, const char *format, ...);
/** fscanf that wants a size after each buffer. */
int fscanf_s(FILE *stream, const char *format, ...);
/** Moves the position: SEEK_SET, SEEK_CUR or SEEK_END. 0 on success. */
int fseek(FILE *stream, long offset, int origin);
/** fseek for 64 bits. */
int _fseeki64(FILE *stream, long long offset, int origin);
/** The position, or -1. */
long ftell(FILE *stream);
/** ftell for 64 bits. */
long long _ftelli64(FILE *stream);
/** Moves to the beginning and forgets errors. */
void rewind(FILE *stream);
/** Stores the position. 0 on success. */
int fgetpos(FILE *stream, fpos_t *position);
/** Goes to a stored position. 0 on success. */
int fsetpos(FILE *stream, const fpos_t *position);
/** Not zero after a read at the end. */
int feof(FILE *stream);
/** Not zero after an error. */
int ferror(FILE *stream);
/** Forgets the end and the error of a stream. */
void clearerr(FILE *stream);
/** Sets how a stream buffers: _IOFBF, _IOLBF or _IONBF. 0 on success. */
int setvbuf(FILE *stream, char *buffer, int mode, size_t size);
/** Buffers in a buffer of BUFSIZ characters, or not at all for null. */
void setbuf(FILE *stream, char *buffer);
/** The number under which the process knows a stream: 0, 1, 2, ... */
int _fileno(FILE *stream);
/** Deletes a file. 0, or -1 and errno. */
int remove(const char *name);
/** Renames a file. 0, or not zero and errno. */
int rename(const char *from, const char *to);
#define fileno _fileno
#endif

#ifdef __cplusplus
}

extern "C++" {
/** sprintf_s that takes the room from the array itself. */
template <size_t size, typename... T> inline int sprintf_s(char (&buffer)[size], const char *format, T... arguments) {
  return sprintf_s(buffer, size, format, arguments...);
}
/** swprintf_s that takes the room from the array itself. */
template <size_t size, typename... T> inline int swprintf_s(wchar_t (&buffer)[size], const wchar_t *format, T... arguments) {
  return swprintf_s(buffer, size, format, arguments...);
}
/** _snprintf_s that takes the room from the array itself. */
template <size_t size, typename... T> inline int _snprintf_s(char (&buffer)[size], size_t count, const char *format, T... arguments) {
  return _snprintf_s(buffer, size, count, format, arguments...);
}
/** _snwprintf_s that takes the room from the array itself. */
template <size_t size, typename... T>
inline int _snwprintf_s(wchar_t (&buffer)[size], size_t count, const wchar_t *format, T... arguments) {
  return _snwprintf_s(buffer, size, count, format, arguments...);
}
}
#endif
