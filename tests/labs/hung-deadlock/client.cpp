#include <windows.h>

#include <stdio.h>

static HANDLE g_first, g_second;

static DWORD WINAPI Worker(void *) {
  WaitForSingleObject(g_second, INFINITE);
  Sleep(100);
  WaitForSingleObject(g_first, INFINITE);
  return 0;
}

int main(void) {
  g_first = CreateMutexW(NULL, FALSE, L"First");
  g_second = CreateMutexW(NULL, FALSE, L"Second");
  HANDLE thread = CreateThread(NULL, 0, Worker, NULL, 0, NULL);
  WaitForSingleObject(g_first, INFINITE);
  Sleep(100);
  WaitForSingleObject(g_second, INFINITE);
  WaitForSingleObject(thread, INFINITE);
  return 0;
}
