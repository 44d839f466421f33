// A fault in any thread ends the whole process.
#include <windows.h>

#include <stdio.h>

static DWORD WINAPI Worker(void *context) {
  *(volatile int *)context = 1;
  return 0;
}

int main(void) {
  HANDLE thread = CreateThread(NULL, 0, Worker, NULL, 0, NULL);
  WaitForSingleObject(thread, INFINITE);
  printf("never\n");
  return 0;
}
