/*
 * The checked ("_s") routines for strings and memory. In ring 3 a bad parameter sets errno and runs the invalid parameter handler, which
 * ends the process unless the program has set one of its own; in ring 0 the routine only returns the error.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#ifdef _KERNEL_MODE
static errno_t invalid(errno_t error) { return error; }
#else
static errno_t invalid(errno_t error) {
  errno = error;
  _invalid_parameter_noinfo();
  return error;
}
#endif

errno_t memcpy_s(void *to, rsize_t size, const void *from, rsize_t count) {
  if (!count) return 0;
  if (!to) return invalid(EINVAL);
  if (from && size >= count) {
    __builtin_memcpy(to, from, count);
    return 0;
  }
  __builtin_memset(to, 0, size);
  return invalid(from ? ERANGE : EINVAL);
}

errno_t memmove_s(void *to, rsize_t size, const void *from, rsize_t count) {
  if (!count) return 0;
  if (!to || !from) return invalid(EINVAL);
  if (size < count) return invalid(ERANGE);
  __builtin_memmove(to, from, count);
  return 0;
}

errno_t wmemcpy_s(wchar_t *to, rsize_t size, const wchar_t *from, rsize_t count) {
  if (!count) return 0;
  if (!to) return invalid(EINVAL);
  if (from && size >= count) {
    __builtin_memcpy(to, from, count * sizeof(wchar_t));
    return 0;
  }
  __builtin_memset(to, 0, size * sizeof(wchar_t));
  return invalid(from ? ERANGE : EINVAL);
}

errno_t wmemmove_s(wchar_t *to, rsize_t size, const wchar_t *from, rsize_t count) {
  if (!count) return 0;
  if (!to || !from) return invalid(EINVAL);
  if (size < count) return invalid(ERANGE);
  __builtin_memmove(to, from, count * sizeof(wchar_t));
  return 0;
}

/* Narrow strings. */

errno_t strcpy_s(char *to, rsize_t size, const char *from) {
  if (!to || !size || size > RSIZE_MAX) return invalid(EINVAL);
  if (!from) return to[0] = 0, invalid(EINVAL);
  size_t length = strnlen(from, size);
  if (length == size) return to[0] = 0, invalid(ERANGE);
  __builtin_memmove(to, from, length + 1);
  return 0;
}

errno_t strncpy_s(char *to, rsize_t size, const char *from, rsize_t count) {
  if (!count && !to && !size) return 0;
  if (!to || !size || size > RSIZE_MAX) return invalid(EINVAL);
  if (!count) return to[0] = 0, 0;
  if (!from) return to[0] = 0, invalid(EINVAL);
  size_t length = strnlen(from, count < size ? count : size);
  if (length == size) {
    if (count != _TRUNCATE) return to[0] = 0, invalid(ERANGE);
    __builtin_memmove(to, from, size - 1);
    to[size - 1] = 0;
    return STRUNCATE;
  }
  __builtin_memmove(to, from, length);
  to[length] = 0;
  return 0;
}

errno_t strcat_s(char *to, rsize_t size, const char *from) {
  if (!to || !size || size > RSIZE_MAX) return invalid(EINVAL);
  size_t used = strnlen(to, size);
  if (used == size || !from) return to[0] = 0, invalid(EINVAL);
  size_t length = strnlen(from, size - used);
  if (length == size - used) return to[0] = 0, invalid(ERANGE);
  __builtin_memmove(to + used, from, length + 1);
  return 0;
}

errno_t strncat_s(char *to, rsize_t size, const char *from, rsize_t count) {
  if (!count && !to && !size) return 0;
  if (!to || !size || size > RSIZE_MAX) return invalid(EINVAL);
  size_t used = strnlen(to, size);
  if (used == size) return to[0] = 0, invalid(EINVAL);
  if (!count) return 0;
  errno_t result = strncpy_s(to + used, size - used, from, count);
  if (result && result != STRUNCATE) to[0] = 0;
  return result;
}

size_t strnlen_s(const char *string, size_t limit) { return string ? strnlen(string, limit) : 0; }

errno_t _strlwr_s(char *string, rsize_t size) {
  if (!string) return invalid(EINVAL);
  if (strnlen(string, size) == size) return invalid(EINVAL);
  _strlwr(string);
  return 0;
}

errno_t _strupr_s(char *string, rsize_t size) {
  if (!string) return invalid(EINVAL);
  if (strnlen(string, size) == size) return invalid(EINVAL);
  _strupr(string);
  return 0;
}

/* Wide strings. */

errno_t wcscpy_s(wchar_t *to, rsize_t size, const wchar_t *from) {
  if (!to || !size || size > RSIZE_MAX) return invalid(EINVAL);
  if (!from) return to[0] = 0, invalid(EINVAL);
  size_t length = wcsnlen(from, size);
  if (length == size) return to[0] = 0, invalid(ERANGE);
  __builtin_memmove(to, from, (length + 1) * sizeof(wchar_t));
  return 0;
}

errno_t wcsncpy_s(wchar_t *to, rsize_t size, const wchar_t *from, rsize_t count) {
  if (!count && !to && !size) return 0;
  if (!to || !size || size > RSIZE_MAX) return invalid(EINVAL);
  if (!count) return to[0] = 0, 0;
  if (!from) return to[0] = 0, invalid(EINVAL);
  size_t length = wcsnlen(from, count < size ? count : size);
  if (length == size) {
    if (count != _TRUNCATE) return to[0] = 0, invalid(ERANGE);
    __builtin_memmove(to, from, (size - 1) * sizeof(wchar_t));
    to[size - 1] = 0;
    return STRUNCATE;
  }
  __builtin_memmove(to, from, length * sizeof(wchar_t));
  to[length] = 0;
  return 0;
}

errno_t wcscat_s(wchar_t *to, rsize_t size, const wchar_t *from) {
  if (!to || !size || size > RSIZE_MAX) return invalid(EINVAL);
  size_t used = wcsnlen(to, size);
  if (used == size || !from) return to[0] = 0, invalid(EINVAL);
  size_t length = wcsnlen(from, size - used);
  if (length == size - used) return to[0] = 0, invalid(ERANGE);
  __builtin_memmove(to + used, from, (length + 1) * sizeof(wchar_t));
  return 0;
}

errno_t wcsncat_s(wchar_t *to, rsize_t size, const wchar_t *from, rsize_t count) {
  if (!count && !to && !size) return 0;
  if (!to || !size || size > RSIZE_MAX) return invalid(EINVAL);
  size_t used = wcsnlen(to, size);
  if (used == size) return to[0] = 0, invalid(EINVAL);
  if (!count) return 0;
  errno_t result = wcsncpy_s(to + used, size - used, from, count);
  if (result && result != STRUNCATE) to[0] = 0;
  return result;
}

size_t wcsnlen_s(const wchar_t *string, size_t limit) { return string ? wcsnlen(string, limit) : 0; }

errno_t _wcslwr_s(wchar_t *string, rsize_t size) {
  if (!string) return invalid(EINVAL);
  if (wcsnlen(string, size) == size) return invalid(EINVAL);
  _wcslwr(string);
  return 0;
}

errno_t _wcsupr_s(wchar_t *string, rsize_t size) {
  if (!string) return invalid(EINVAL);
  if (wcsnlen(string, size) == size) return invalid(EINVAL);
  _wcsupr(string);
  return 0;
}
