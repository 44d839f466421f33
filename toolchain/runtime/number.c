/*
 * Numbers from text and text from numbers, narrow and wide. Floating point is the system's.
 */
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <wchar.h>

#ifdef _KERNEL_MODE
static void fail(int error) { (void)error; }
static errno_t invalid(errno_t error) { return error; }
#else
static void fail(int error) { errno = error; }
static errno_t invalid(errno_t error) {
  errno = error;
  _invalid_parameter_noinfo();
  return error;
}
#endif

/* What a text reads as: the number without its sign, saturated at 2^64 - 1. */
struct parsed {
  unsigned long long magnitude;
  int negative;
  int overflow;
};

static int digitOf(unsigned c) {
  if (c >= '0' && c <= '9') return (int)c - '0';
  if (c >= 'a' && c <= 'z') return (int)c - 'a' + 10;
  if (c >= 'A' && c <= 'Z') return (int)c - 'A' + 10;
  return 99;
}

/* `wide` is a constant at each call, so that both kinds are compiled from this. */
static inline __attribute__((always_inline)) struct parsed parse(const void *string, const void **end, int base, int wide) {
#define AT(i) (wide ? ((const unsigned short *)string)[i] : ((const unsigned char *)string)[i])
  struct parsed result = {0, 0, 0};
  size_t i = 0, start = 0;
  if (end) *end = string;
  if (base < 0 || base == 1 || base > 36) {
    invalid(EINVAL);
    return result;
  }
  while (AT(i) == ' ' || (AT(i) >= '\t' && AT(i) <= '\r')) i++;
  if (AT(i) == '-' || AT(i) == '+') result.negative = AT(i++) == '-';
  int prefixed = AT(i) == '0' && (AT(i + 1) | 32) == 'x' && digitOf(AT(i + 2)) < 16;
  if (base == 0) base = prefixed ? 16 : AT(i) == '0' ? 8 : 10;
  if (base == 16 && prefixed) i += 2;
  start = i;
  for (int digit; (digit = digitOf(AT(i))) < base; i++) {
    unsigned long long next = result.magnitude * (unsigned)base + (unsigned)digit;
    /* The highest number that one more digit fits behind; not __builtin_mul_overflow, which would need 128-bit arithmetic. */
    if (result.magnitude > (ULLONG_MAX - (unsigned)digit) / (unsigned)base) {
      result.overflow = 1;
      next = ULLONG_MAX;
    }
    result.magnitude = next;
  }
  if (i == start) result.negative = 0;
  else if (end) *end = (const char *)string + (wide ? 2 * i : i);
  return result;
#undef AT
}

static long long asSigned(struct parsed p, long long low, long long high) {
  if (p.negative) {
    if (p.overflow || p.magnitude > (unsigned long long)high + 1) return fail(ERANGE), low;
    return (long long)-p.magnitude;
  }
  if (p.overflow || p.magnitude > (unsigned long long)high) return fail(ERANGE), high;
  return (long long)p.magnitude;
}

static unsigned long long asUnsigned(struct parsed p, unsigned long long high) {
  if (p.overflow || p.magnitude > high) return fail(ERANGE), high;
  return p.negative ? -p.magnitude : p.magnitude;
}

#define PARSE(string, end, base, wide) parse(string, (const void **)(end), base, wide)

long strtol(const char *string, char **end, int base) { return (long)asSigned(PARSE(string, end, base, 0), LONG_MIN, LONG_MAX); }
long wcstol(const wchar_t *string, wchar_t **end, int base) { return (long)asSigned(PARSE(string, end, base, 1), LONG_MIN, LONG_MAX); }
unsigned long strtoul(const char *string, char **end, int base) {
  return (unsigned long)asUnsigned(PARSE(string, end, base, 0), ULONG_MAX);
}
unsigned long wcstoul(const wchar_t *string, wchar_t **end, int base) {
  return (unsigned long)asUnsigned(PARSE(string, end, base, 1), ULONG_MAX);
}
long long strtoll(const char *string, char **end, int base) { return asSigned(PARSE(string, end, base, 0), LLONG_MIN, LLONG_MAX); }
long long wcstoll(const wchar_t *string, wchar_t **end, int base) { return asSigned(PARSE(string, end, base, 1), LLONG_MIN, LLONG_MAX); }
unsigned long long strtoull(const char *string, char **end, int base) { return asUnsigned(PARSE(string, end, base, 0), ULLONG_MAX); }
unsigned long long wcstoull(const wchar_t *string, wchar_t **end, int base) { return asUnsigned(PARSE(string, end, base, 1), ULLONG_MAX); }

int atoi(const char *string) { return (int)strtol(string, NULL, 10); }
long atol(const char *string) { return strtol(string, NULL, 10); }
long long atoll(const char *string) { return strtoll(string, NULL, 10); }
long long _atoi64(const char *string) { return strtoll(string, NULL, 10); }
int _wtoi(const wchar_t *string) { return (int)wcstol(string, NULL, 10); }
long _wtol(const wchar_t *string) { return wcstol(string, NULL, 10); }
long long _wtoi64(const wchar_t *string) { return wcstoll(string, NULL, 10); }

/*
 * Writes a number into room for `size` characters, `*buffer` "" when it does not fit. Microsoft's rule: only base 10 knows a sign.
 */
static inline __attribute__((always_inline)) errno_t format(unsigned long long value, int negative, void *buffer, size_t size, int base,
                                                            int wide) {
  unsigned char digits[65];
  size_t count = 0, at = 0;
#define PUT(c) (wide ? (void)(((wchar_t *)buffer)[at++] = (wchar_t)(c)) : (void)(((char *)buffer)[at++] = (char)(c)))
  if (!buffer || !size) return invalid(EINVAL);
  if (base < 2 || base > 36) {
    PUT(0);
    return invalid(EINVAL);
  }
  do {
    unsigned digit = (unsigned)(value % (unsigned)base);
    digits[count++] = (unsigned char)(digit < 10 ? '0' + digit : 'a' + digit - 10);
  } while (value /= (unsigned)base);
  if (count + (negative != 0) + 1 > size) {
    PUT(0);
    return invalid(ERANGE);
  }
  if (negative) PUT('-');
  while (count) PUT(digits[--count]);
  PUT(0);
  return 0;
#undef PUT
}

static int isNegative(long long value, int base) { return base == 10 && value < 0; }
static unsigned long long bits32(long value, int base) { return isNegative(value, base) ? -(unsigned long long)(long long)value : (unsigned long)value; }
static unsigned long long bits64(long long value, int base) {
  return isNegative(value, base) ? -(unsigned long long)value : (unsigned long long)value;
}

errno_t _ltoa_s(long v, char *b, size_t size, int base) { return format(bits32(v, base), isNegative(v, base), b, size, base, 0); }
errno_t _ltow_s(long v, wchar_t *b, size_t size, int base) { return format(bits32(v, base), isNegative(v, base), b, size, base, 1); }
errno_t _itoa_s(int v, char *b, size_t size, int base) { return _ltoa_s(v, b, size, base); }
errno_t _itow_s(int v, wchar_t *b, size_t size, int base) { return _ltow_s(v, b, size, base); }
errno_t _ultoa_s(unsigned long v, char *b, size_t size, int base) { return format(v, 0, b, size, base, 0); }
errno_t _ultow_s(unsigned long v, wchar_t *b, size_t size, int base) { return format(v, 0, b, size, base, 1); }
errno_t _i64toa_s(long long v, char *b, size_t size, int base) { return format(bits64(v, base), isNegative(v, base), b, size, base, 0); }
errno_t _i64tow_s(long long v, wchar_t *b, size_t size, int base) { return format(bits64(v, base), isNegative(v, base), b, size, base, 1); }
errno_t _ui64toa_s(unsigned long long v, char *b, size_t size, int base) { return format(v, 0, b, size, base, 0); }
errno_t _ui64tow_s(unsigned long long v, wchar_t *b, size_t size, int base) { return format(v, 0, b, size, base, 1); }

/* The unchecked ones: the caller promises the room, 65 characters for 64 bits in base 2, and a sign. */
#define ROOM 66
char *_itoa(int v, char *b, int base) { return _ltoa_s(v, b, ROOM, base), b; }
char *_ltoa(long v, char *b, int base) { return _ltoa_s(v, b, ROOM, base), b; }
char *_ultoa(unsigned long v, char *b, int base) { return _ultoa_s(v, b, ROOM, base), b; }
char *_i64toa(long long v, char *b, int base) { return _i64toa_s(v, b, ROOM, base), b; }
char *_ui64toa(unsigned long long v, char *b, int base) { return _ui64toa_s(v, b, ROOM, base), b; }
wchar_t *_itow(int v, wchar_t *b, int base) { return _ltow_s(v, b, ROOM, base), b; }
wchar_t *_ltow(long v, wchar_t *b, int base) { return _ltow_s(v, b, ROOM, base), b; }
wchar_t *_ultow(unsigned long v, wchar_t *b, int base) { return _ultow_s(v, b, ROOM, base), b; }
wchar_t *_i64tow(long long v, wchar_t *b, int base) { return _i64tow_s(v, b, ROOM, base), b; }
wchar_t *_ui64tow(unsigned long long v, wchar_t *b, int base) { return _ui64tow_s(v, b, ROOM, base), b; }
