// A read that begins on a good page and ends on a missing one faults at the missing one.
#include <windows.h>

#include <stdio.h>

int main(void) {
  char *page = (char *)VirtualAlloc(NULL, 4096, MEM_COMMIT | MEM_RESERVE, PAGE_READWRITE);
  __try {
    printf("%d\n", *(volatile int *)(page + 4094));
  } __except (EXCEPTION_EXECUTE_HANDLER) {
    printf("caught %08lX\n", GetExceptionCode());
  }
  *(volatile int *)(page + 4092) = 5;
  printf("%d\n", *(volatile int *)(page + 4092));
  return 0;
}
