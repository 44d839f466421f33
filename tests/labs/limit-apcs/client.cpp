#include <windows.h>

#include <stdio.h>

static unsigned ran;

static VOID CALLBACK Count(ULONG_PTR) { ran++; }

int main(void) {
  unsigned queued = 0;
  while (QueueUserAPC(Count, GetCurrentThread(), 0))
    queued++;
  printf("error %lu\n", GetLastError());
  SleepEx(0, TRUE);
  printf("%u of %u\n", ran, queued);
  return 0;
}
