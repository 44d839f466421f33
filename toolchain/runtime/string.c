/*
 * Narrow strings. Letters are ASCII, as in the "C" locale. wcs.c has the same routines for wide strings.
 */
#include <stdlib.h>
#include <string.h>

/* Without this clang might see strlen in a loop and call strlen for it. */
#pragma clang attribute push(__attribute__((no_builtin)), apply_to = function)

static int lower(int c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; }
static int upper(int c) { return c >= 'a' && c <= 'z' ? c - 32 : c; }

size_t strlen(const char *string) {
  const char *end = string;
  while (*end) end++;
  return (size_t)(end - string);
}

size_t strnlen(const char *string, size_t limit) {
  size_t length = 0;
  while (length < limit && string[length]) length++;
  return length;
}

char *strcpy(char *to, const char *from) {
  char *t = to;
  while ((*t++ = *from++)) {}
  return to;
}

char *strncpy(char *to, const char *from, size_t count) {
  size_t i = 0;
  for (; i < count && from[i]; i++) to[i] = from[i];
  for (; i < count; i++) to[i] = 0;
  return to;
}

char *strcat(char *to, const char *from) {
  strcpy(to + strlen(to), from);
  return to;
}

char *strncat(char *to, const char *from, size_t count) {
  char *t = to + strlen(to);
  for (; count && *from; count--) *t++ = *from++;
  *t = 0;
  return to;
}

int strcmp(const char *left, const char *right) {
  const unsigned char *l = (const unsigned char *)left, *r = (const unsigned char *)right;
  while (*l && *l == *r) l++, r++;
  return (*l > *r) - (*l < *r);
}

int strncmp(const char *left, const char *right, size_t count) {
  const unsigned char *l = (const unsigned char *)left, *r = (const unsigned char *)right;
  for (; count && *l && *l == *r; count--) l++, r++;
  return count ? (*l > *r) - (*l < *r) : 0;
}

int strcoll(const char *left, const char *right) { return strcmp(left, right); }

int _stricmp(const char *left, const char *right) {
  const unsigned char *l = (const unsigned char *)left, *r = (const unsigned char *)right;
  while (*l && lower(*l) == lower(*r)) l++, r++;
  return lower(*l) - lower(*r);
}

int _strnicmp(const char *left, const char *right, size_t count) {
  const unsigned char *l = (const unsigned char *)left, *r = (const unsigned char *)right;
  for (; count && *l && lower(*l) == lower(*r); count--) l++, r++;
  return count ? lower(*l) - lower(*r) : 0;
}

char *strchr(const char *string, int c) {
  for (; *string != (char)c; string++) {
    if (!*string) return NULL;
  }
  return (char *)string;
}

char *strrchr(const char *string, int c) {
  const char *found = NULL;
  do {
    if (*string == (char)c) found = string;
  } while (*string++);
  return (char *)found;
}

char *strstr(const char *string, const char *part) {
  if (!*part) return (char *)string;
  for (; (string = strchr(string, *part)); string++) {
    size_t i = 1;
    while (part[i] && string[i] == part[i]) i++;
    if (!part[i]) return (char *)string;
  }
  return NULL;
}

static int isIn(char c, const char *set) {
  for (; *set; set++) {
    if (*set == c) return 1;
  }
  return 0;
}

size_t strspn(const char *string, const char *set) {
  size_t length = 0;
  while (string[length] && isIn(string[length], set)) length++;
  return length;
}

size_t strcspn(const char *string, const char *set) {
  size_t length = 0;
  while (string[length] && !isIn(string[length], set)) length++;
  return length;
}

char *strpbrk(const char *string, const char *set) {
  string += strcspn(string, set);
  return *string ? (char *)string : NULL;
}

char *strtok_s(char *string, const char *separators, char **context) {
  if (!string) string = *context;
  if (!string) return NULL;
  string += strspn(string, separators);
  if (!*string) {
    *context = string;
    return NULL;
  }
  char *end = string + strcspn(string, separators);
  if (*end) *end++ = 0;
  *context = end;
  return string;
}

char *_strlwr(char *string) {
  for (char *p = string; *p; p++) *p = (char)lower(*p);
  return string;
}

char *_strupr(char *string) {
  for (char *p = string; *p; p++) *p = (char)upper(*p);
  return string;
}

char *_strrev(char *string) {
  char *left = string, *right = string + strlen(string);
  while (left < right) {
    char c = *--right;
    *right = *left;
    *left++ = c;
  }
  return string;
}

char *_strset(char *string, int c) {
  for (char *p = string; *p; p++) *p = (char)c;
  return string;
}

char *_strnset(char *string, int c, size_t count) {
  for (char *p = string; count && *p; p++, count--) *p = (char)c;
  return string;
}
/* NARROW ONLY */

char *strtok(char *string, const char *separators) {
  static char *position;
  return strtok_s(string, separators, &position);
}

#ifndef _KERNEL_MODE
char *_strdup(const char *string) {
  if (!string) return NULL;
  size_t size = strlen(string) + 1;
  char *copy = malloc(size);
  if (copy) __builtin_memcpy(copy, string, size);
  return copy;
}
#endif

#pragma clang attribute pop
