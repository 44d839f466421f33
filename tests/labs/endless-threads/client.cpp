#include <windows.h>

#include <stdio.h>

static DWORD WINAPI Worker(void *) {
  Sleep(INFINITE);
  return 0;
}

int main(void) {
  unsigned threads = 0;
  while (CreateThread(NULL, 0, Worker, NULL, 0, NULL) != NULL)
    threads++;
  printf("%s, error %lu\n", threads >= 1000 ? "enough" : "strange", GetLastError());
  return 0;
}
