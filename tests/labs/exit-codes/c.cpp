#include <windows.h>

#include <stdio.h>

static DWORD WINAPI Worker(void *) { ExitProcess(0x1234); }

int main(void) {
  CreateThread(NULL, 0, Worker, NULL, 0, NULL);
  Sleep(INFINITE);
  return 1;
}
