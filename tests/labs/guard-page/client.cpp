// A guard page raises once and is then a page like others.
#include <windows.h>

#include <stdio.h>

int main(void) {
  char *page = (char *)VirtualAlloc(NULL, 4096, MEM_COMMIT | MEM_RESERVE, PAGE_READWRITE | PAGE_GUARD);
  for (int i = 0; i < 2; i++) {
    __try {
      page[100] = 1;
      printf("written\n");
    } __except (EXCEPTION_EXECUTE_HANDLER) {
      printf("caught %08lX\n", GetExceptionCode());
    }
  }
  return 0;
}
