// A queued APC runs in an alertable wait, and only there.
#include <windows.h>

#include <stdio.h>

static void CALLBACK Apc(ULONG_PTR number) { printf("apc %lu\n", (DWORD)number); }

int main(void) {
  QueueUserAPC(Apc, GetCurrentThread(), 1);
  QueueUserAPC(Apc, GetCurrentThread(), 2);
  Sleep(10);
  printf("not yet\n");
  printf("%lX\n", SleepEx(INFINITE, TRUE));
  printf("%lX\n", SleepEx(10, TRUE));
  return 0;
}
