// Threads on two processors count under a critical section, and nothing is lost.
#include <windows.h>

#include <stdio.h>

static CRITICAL_SECTION g_lock;
static LONG g_count;
static volatile LONG g_interlocked;

static DWORD WINAPI Worker(void *) {
  for (int i = 0; i < 2000; i++) {
    EnterCriticalSection(&g_lock);
    g_count++;
    LeaveCriticalSection(&g_lock);
    InterlockedIncrement(&g_interlocked);
  }
  return 0;
}

int main(void) {
  InitializeCriticalSection(&g_lock);
  HANDLE threads[4];
  for (int i = 0; i < 4; i++)
    threads[i] = CreateThread(NULL, 0, Worker, NULL, 0, NULL);
  WaitForMultipleObjects(4, threads, TRUE, INFINITE);
  printf("%ld, interlocked %ld\n", g_count, g_interlocked);
  return 0;
}
