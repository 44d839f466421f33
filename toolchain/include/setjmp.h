/* Jumps out of a function. They are carried by WebAssembly exceptions. */
#pragma once
#include <crtdefs.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Where longjmp goes back to. */
typedef struct __jmp_buf_tag {
  void *__slot[10];
} jmp_buf[1];

/** Remembers this place. Returns 0, and once more, not zero, for each longjmp to it. */
int setjmp(jmp_buf environment) __attribute__((__returns_twice__));
/** Goes back to where setjmp filled the buffer; setjmp then returns value, or 1 for 0. That function must not have returned yet. */
__attribute__((__noreturn__)) void longjmp(jmp_buf environment, int value);
#define _setjmp setjmp

#ifdef __cplusplus
}
#endif
