/*
 * What clang's code for C++ calls by itself: the destructors of static objects, and pure virtual functions.
 */
#include <stddef.h>

extern "C" {

/** A pure virtual function was called: from a constructor or destructor, or through a pointer to a destroyed object. */
[[noreturn]] void __cxa_pure_virtual() { __builtin_trap(); }
[[noreturn]] void __cxa_deleted_virtual() { __builtin_trap(); }

#ifndef _KERNEL_MODE
void *malloc(size_t size);
void free(void *memory);
int atexit(void (*routine)());

namespace {
struct Destruction {
  void (*destroy)(void *);
  void *object;
  Destruction *earlier;
};
Destruction *latest;

/* Registered with atexit once for each object, so that destructors and the program's own routines run in one order. */
void destroyLatest() {
  Destruction *destruction = latest;
  latest = destruction->earlier;
  destruction->destroy(destruction->object);
  free(destruction);
}
}  // namespace

/* Returns 0, or -1 when there is no memory. The third parameter names the image; a process has only one with code of its own. */
int __cxa_atexit(void (*destroy)(void *), void *object, void *) {
  auto *destruction = static_cast<Destruction *>(malloc(sizeof(Destruction)));
  if (!destruction) return -1;
  if (atexit(destroyLatest) != 0) {
    free(destruction);
    return -1;
  }
  *destruction = {destroy, object, latest};
  latest = destruction;
  return 0;
}
#endif
}
