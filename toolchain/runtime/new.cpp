/*
 * new and delete for programs, on malloc and free. There are no C++ exceptions: new ends the process when no memory is left, as an
 * exception that nobody catches would. The kernel has no C++ heap: a driver defines the operators for itself.
 */
#ifndef _KERNEL_MODE
#include <new>
#include <stdio.h>
#include <stdlib.h>

namespace {
void *allocate(size_t size) {
  void *memory = malloc(size ? size : 1);
  if (memory) return memory;
  fputs("operator new: no memory is left\n", stderr);
  abort();
}
}  // namespace

namespace std {
const nothrow_t nothrow{};
}

void *operator new(size_t size) { return allocate(size); }
void *operator new[](size_t size) { return allocate(size); }
void *operator new(size_t size, const std::nothrow_t &) noexcept { return malloc(size ? size : 1); }
void *operator new[](size_t size, const std::nothrow_t &) noexcept { return malloc(size ? size : 1); }
void operator delete(void *memory) noexcept { free(memory); }
void operator delete[](void *memory) noexcept { free(memory); }
void operator delete(void *memory, size_t) noexcept { free(memory); }
void operator delete[](void *memory, size_t) noexcept { free(memory); }
void operator delete(void *memory, const std::nothrow_t &) noexcept { free(memory); }
void operator delete[](void *memory, const std::nothrow_t &) noexcept { free(memory); }
#endif
