/*
 * Wide strings. Only ASCII letters have two cases here, as in the "C" locale. string.c has the same routines for narrow strings.
 */
#include <stdlib.h>
#include <wchar.h>

/* Without this clang might see wcslen in a loop and call wcslen for it. */
#pragma clang attribute push(__attribute__((no_builtin)), apply_to = function)

static int lower(int c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; }
static int upper(int c) { return c >= 'a' && c <= 'z' ? c - 32 : c; }

size_t wcslen(const wchar_t *string) {
  const wchar_t *end = string;
  while (*end) end++;
  return (size_t)(end - string);
}

size_t wcsnlen(const wchar_t *string, size_t limit) {
  size_t length = 0;
  while (length < limit && string[length]) length++;
  return length;
}

wchar_t *wcscpy(wchar_t *to, const wchar_t *from) {
  wchar_t *t = to;
  while ((*t++ = *from++)) {}
  return to;
}

wchar_t *wcsncpy(wchar_t *to, const wchar_t *from, size_t count) {
  size_t i = 0;
  for (; i < count && from[i]; i++) to[i] = from[i];
  for (; i < count; i++) to[i] = 0;
  return to;
}

wchar_t *wcscat(wchar_t *to, const wchar_t *from) {
  wcscpy(to + wcslen(to), from);
  return to;
}

wchar_t *wcsncat(wchar_t *to, const wchar_t *from, size_t count) {
  wchar_t *t = to + wcslen(to);
  for (; count && *from; count--) *t++ = *from++;
  *t = 0;
  return to;
}

int wcscmp(const wchar_t *left, const wchar_t *right) {
  const wchar_t *l = left, *r = right;
  while (*l && *l == *r) l++, r++;
  return (*l > *r) - (*l < *r);
}

int wcsncmp(const wchar_t *left, const wchar_t *right, size_t count) {
  const wchar_t *l = left, *r = right;
  for (; count && *l && *l == *r; count--) l++, r++;
  return count ? (*l > *r) - (*l < *r) : 0;
}

int wcscoll(const wchar_t *left, const wchar_t *right) { return wcscmp(left, right); }

int _wcsicmp(const wchar_t *left, const wchar_t *right) {
  const wchar_t *l = left, *r = right;
  while (*l && lower(*l) == lower(*r)) l++, r++;
  return lower(*l) - lower(*r);
}

int _wcsnicmp(const wchar_t *left, const wchar_t *right, size_t count) {
  const wchar_t *l = left, *r = right;
  for (; count && *l && lower(*l) == lower(*r); count--) l++, r++;
  return count ? lower(*l) - lower(*r) : 0;
}

wchar_t *wcschr(const wchar_t *string, wchar_t c) {
  for (; *string != c; string++) {
    if (!*string) return NULL;
  }
  return (wchar_t *)string;
}

wchar_t *wcsrchr(const wchar_t *string, wchar_t c) {
  const wchar_t *found = NULL;
  do {
    if (*string == c) found = string;
  } while (*string++);
  return (wchar_t *)found;
}

wchar_t *wcsstr(const wchar_t *string, const wchar_t *part) {
  if (!*part) return (wchar_t *)string;
  for (; (string = wcschr(string, *part)); string++) {
    size_t i = 1;
    while (part[i] && string[i] == part[i]) i++;
    if (!part[i]) return (wchar_t *)string;
  }
  return NULL;
}

static int isIn(wchar_t c, const wchar_t *set) {
  for (; *set; set++) {
    if (*set == c) return 1;
  }
  return 0;
}

size_t wcsspn(const wchar_t *string, const wchar_t *set) {
  size_t length = 0;
  while (string[length] && isIn(string[length], set)) length++;
  return length;
}

size_t wcscspn(const wchar_t *string, const wchar_t *set) {
  size_t length = 0;
  while (string[length] && !isIn(string[length], set)) length++;
  return length;
}

wchar_t *wcspbrk(const wchar_t *string, const wchar_t *set) {
  string += wcscspn(string, set);
  return *string ? (wchar_t *)string : NULL;
}

wchar_t *wcstok(wchar_t *string, const wchar_t *separators, wchar_t **context) {
  if (!string) string = *context;
  if (!string) return NULL;
  string += wcsspn(string, separators);
  if (!*string) {
    *context = string;
    return NULL;
  }
  wchar_t *end = string + wcscspn(string, separators);
  if (*end) *end++ = 0;
  *context = end;
  return string;
}

wchar_t *_wcslwr(wchar_t *string) {
  for (wchar_t *p = string; *p; p++) *p = (wchar_t)lower(*p);
  return string;
}

wchar_t *_wcsupr(wchar_t *string) {
  for (wchar_t *p = string; *p; p++) *p = (wchar_t)upper(*p);
  return string;
}

wchar_t *_wcsrev(wchar_t *string) {
  wchar_t *left = string, *right = string + wcslen(string);
  while (left < right) {
    wchar_t c = *--right;
    *right = *left;
    *left++ = c;
  }
  return string;
}

wchar_t *_wcsset(wchar_t *string, wchar_t c) {
  for (wchar_t *p = string; *p; p++) *p = c;
  return string;
}

wchar_t *_wcsnset(wchar_t *string, wchar_t c, size_t count) {
  for (wchar_t *p = string; count && *p; p++, count--) *p = c;
  return string;
}

wchar_t *wcstok_s(wchar_t *string, const wchar_t *separators, wchar_t **context) { return wcstok(string, separators, context); }

wchar_t *wmemcpy(wchar_t *to, const wchar_t *from, size_t count) { return __builtin_memcpy(to, from, count * sizeof(wchar_t)); }

wchar_t *wmemmove(wchar_t *to, const wchar_t *from, size_t count) { return __builtin_memmove(to, from, count * sizeof(wchar_t)); }

wchar_t *wmemset(wchar_t *to, wchar_t c, size_t count) {
  for (size_t i = 0; i < count; i++) to[i] = c;
  return to;
}

int wmemcmp(const wchar_t *left, const wchar_t *right, size_t count) {
  for (; count; count--, left++, right++) {
    if (*left != *right) return *left < *right ? -1 : 1;
  }
  return 0;
}

wchar_t *wmemchr(const wchar_t *block, wchar_t c, size_t count) {
  for (; count; count--, block++) {
    if (*block == c) return (wchar_t *)block;
  }
  return NULL;
}

#ifndef _KERNEL_MODE
wchar_t *_wcsdup(const wchar_t *string) {
  if (!string) return NULL;
  size_t size = (wcslen(string) + 1) * sizeof(wchar_t);
  wchar_t *copy = malloc(size);
  if (copy) __builtin_memcpy(copy, string, size);
  return copy;
}
#endif

#pragma clang attribute pop
