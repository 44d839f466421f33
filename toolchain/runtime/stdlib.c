/*
 * What stdlib.h has besides numbers, strings and sorting: random numbers, small arithmetic, conversions between narrow and wide, and the
 * handler for bad parameters.
 */
#include <errno.h>
#include <stdlib.h>

int abs(int value) { return value < 0 ? -value : value; }
long labs(long value) { return value < 0 ? -value : value; }
long long llabs(long long value) { return value < 0 ? -value : value; }
long long _abs64(long long value) { return value < 0 ? -value : value; }

div_t div(int numerator, int denominator) { return (div_t){numerator / denominator, numerator % denominator}; }
ldiv_t ldiv(long numerator, long denominator) { return (ldiv_t){numerator / denominator, numerator % denominator}; }
lldiv_t lldiv(long long numerator, long long denominator) { return (lldiv_t){numerator / denominator, numerator % denominator}; }

/* Microsoft's generator: tests that depend on a sequence see the same one. One sequence for the whole process is kept here. */
static unsigned long seed = 1;
void srand(unsigned value) { seed = value; }
int rand(void) {
  seed = seed * 214013 + 2531011;
  return (int)(seed >> 16 & RAND_MAX);
}

/* _rotl and _rotr are builtins of clang. */
unsigned short _byteswap_ushort(unsigned short value) { return __builtin_bswap16(value); }
unsigned long _byteswap_ulong(unsigned long value) { return __builtin_bswap32(value); }
unsigned long long _byteswap_uint64(unsigned long long value) { return __builtin_bswap64(value); }

/* The "C" locale: a byte is the character of the same number. */

int mblen(const char *string, size_t count) { return mbtowc(NULL, string, count); }

int mbtowc(wchar_t *to, const char *from, size_t count) {
  if (!from) return 0;
  if (!count) return -1;
  if (to) *to = (unsigned char)*from;
  return *from != 0;
}

#ifdef _KERNEL_MODE
static errno_t fail(errno_t error) { return error; }
static errno_t invalid(errno_t error) { return error; }
#else
static errno_t fail(errno_t error) { return errno = error; }
static errno_t invalid(errno_t error) {
  errno = error;
  _invalid_parameter_noinfo();
  return error;
}
#endif

int wctomb(char *to, wchar_t c) {
  if (!to) return 0;
  if (c > 255) return fail(EILSEQ), -1;
  *to = (char)c;
  return 1;
}

size_t mbstowcs(wchar_t *to, const char *from, size_t count) {
  size_t i = 0;
  for (; to ? i < count : 1; i++) {
    if (to) to[i] = (unsigned char)from[i];
    if (!from[i]) break;
  }
  return i;
}

size_t wcstombs(char *to, const wchar_t *from, size_t count) {
  size_t i = 0;
  for (; to ? i < count : 1; i++) {
    if (from[i] > 255) return fail(EILSEQ), (size_t)-1;
    if (to) to[i] = (char)from[i];
    if (!from[i]) break;
  }
  return i;
}

errno_t mbstowcs_s(size_t *converted, wchar_t *to, size_t size, const char *from, size_t count) {
  if (converted) *converted = 0;
  if ((to == NULL) != (size == 0)) return invalid(EINVAL);
  if (to) to[0] = 0;
  if (!from) return invalid(EINVAL);
  size_t length = mbstowcs(NULL, from, 0);
  if (!to) {
    if (converted) *converted = length + 1;
    return 0;
  }
  int cut = 0;
  if (count != _TRUNCATE && length > count) length = count;
  if (length >= size) {
    if (count != _TRUNCATE) return invalid(ERANGE);
    length = size - 1;
    cut = 1;
  }
  mbstowcs(to, from, length);
  to[length] = 0;
  if (converted) *converted = length + 1;
  return cut ? STRUNCATE : 0;
}

errno_t wcstombs_s(size_t *converted, char *to, size_t size, const wchar_t *from, size_t count) {
  if (converted) *converted = 0;
  if ((to == NULL) != (size == 0)) return invalid(EINVAL);
  if (to) to[0] = 0;
  if (!from) return invalid(EINVAL);
  size_t length = wcstombs(NULL, from, 0);
  if (length == (size_t)-1) return EILSEQ;
  if (!to) {
    if (converted) *converted = length + 1;
    return 0;
  }
  int cut = 0;
  if (count != _TRUNCATE && length > count) length = count;
  if (length >= size) {
    if (count != _TRUNCATE) return invalid(ERANGE);
    length = size - 1;
    cut = 1;
  }
  wcstombs(to, from, length);
  to[length] = 0;
  if (converted) *converted = length + 1;
  return cut ? STRUNCATE : 0;
}

#ifndef _KERNEL_MODE
static _invalid_parameter_handler handler;

_invalid_parameter_handler _set_invalid_parameter_handler(_invalid_parameter_handler newHandler) {
  _invalid_parameter_handler old = handler;
  handler = newHandler;
  return old;
}

_invalid_parameter_handler _get_invalid_parameter_handler(void) { return handler; }

void _invalid_parameter_noinfo(void) {
  if (handler) handler(NULL, NULL, NULL, 0, 0);
  else _invoke_watson(NULL, NULL, NULL, 0, 0);
}
#endif
