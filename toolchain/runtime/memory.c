/*
 * Blocks of memory. memcpy, memmove and memset are one WebAssembly instruction each; clang puts the instruction in place of most calls,
 * and these are for the others (a pointer to memcpy, -fno-builtin).
 */
#include <string.h>

/* Without this clang might see memcmp in a loop and call memcmp for it. */
#pragma clang attribute push(__attribute__((no_builtin)), apply_to = function)

void *memcpy(void *to, const void *from, size_t count) { return __builtin_memcpy(to, from, count); }

void *memmove(void *to, const void *from, size_t count) { return __builtin_memmove(to, from, count); }

void *memset(void *to, int value, size_t count) { return __builtin_memset(to, value, count); }

int memcmp(const void *left, const void *right, size_t count) {
  const unsigned char *l = left, *r = right;
  /* Four bytes at a time while they are equal; WebAssembly loads need no alignment. */
  typedef unsigned word __attribute__((aligned(1), may_alias));
  for (; count >= 4 && *(const word *)l == *(const word *)r; count -= 4) l += 4, r += 4;
  for (; count; count--, l++, r++) {
    if (*l != *r) return *l < *r ? -1 : 1;
  }
  return 0;
}

void *memchr(const void *block, int value, size_t count) {
  for (const unsigned char *p = block; count; count--, p++) {
    if (*p == (unsigned char)value) return (void *)p;
  }
  return NULL;
}

void *_memccpy(void *to, const void *from, int value, size_t count) {
  unsigned char *t = to;
  const unsigned char *f = from;
  while (count--) {
    if ((*t++ = *f++) == (unsigned char)value) return t;
  }
  return NULL;
}

static int lower(int c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; }

int _memicmp(const void *left, const void *right, size_t count) {
  const unsigned char *l = left, *r = right;
  for (; count; count--, l++, r++) {
    int difference = lower(*l) - lower(*r);
    if (difference) return difference;
  }
  return 0;
}

#pragma clang attribute pop
