// A thread ends while it owns a mutex: the next owner is told so, once.
#include <windows.h>

#include <stdio.h>

static HANDLE g_mutex;

static DWORD WINAPI Worker(void *) {
  WaitForSingleObject(g_mutex, INFINITE);
  return 0;
}

int main(void) {
  g_mutex = CreateMutexW(NULL, FALSE, NULL);
  HANDLE thread = CreateThread(NULL, 0, Worker, NULL, 0, NULL);
  WaitForSingleObject(thread, INFINITE);
  printf("first: %lX\n", WaitForSingleObject(g_mutex, 1000));
  printf("again, as the owner: %lX\n", WaitForSingleObject(g_mutex, 0));
  printf("release: %d %d %d", ReleaseMutex(g_mutex), ReleaseMutex(g_mutex), ReleaseMutex(g_mutex));
  printf(", error %lu\n", GetLastError());
  return 0;
}
