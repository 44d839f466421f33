// Of two threads that are ready the one with the higher priority runs first and to its end.
#include <windows.h>

#include <stdio.h>

static DWORD WINAPI Worker(void *name) {
  printf("%s begins\n", (const char *)name);
  for (volatile int i = 0; i < 3000000; i = i + 1)
    ;
  printf("%s ends\n", (const char *)name);
  return 0;
}

int main(void) {
  HANDLE low = CreateThread(NULL, 0, Worker, (void *)"low", CREATE_SUSPENDED, NULL);
  HANDLE high = CreateThread(NULL, 0, Worker, (void *)"high", CREATE_SUSPENDED, NULL);
  SetThreadPriority(GetCurrentThread(), THREAD_PRIORITY_TIME_CRITICAL);
  SetThreadPriority(low, THREAD_PRIORITY_LOWEST);
  SetThreadPriority(high, THREAD_PRIORITY_HIGHEST);
  printf("%d %d\n", GetThreadPriority(low), GetThreadPriority(high));
  ResumeThread(low);
  ResumeThread(high);
  HANDLE both[2] = {low, high};
  WaitForMultipleObjects(2, both, TRUE, INFINITE);
  return 0;
}
