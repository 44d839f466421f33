// A semaphore counts down with waits, up with releases, and never beyond its limit.
#include <windows.h>

#include <stdio.h>

int main(void) {
  HANDLE semaphore = CreateSemaphoreW(NULL, 1, 3, NULL);
  LONG previous = -1;
  printf("wait: %lX %lX\n", WaitForSingleObject(semaphore, 0), WaitForSingleObject(semaphore, 10));
  BOOL ok = ReleaseSemaphore(semaphore, 2, &previous);
  printf("release 2: %d, was %ld\n", ok, previous);
  ok = ReleaseSemaphore(semaphore, 2, &previous);
  printf("beyond the limit: %d, error %lu\n", ok, GetLastError());
  ok = ReleaseSemaphore(semaphore, 0, &previous);
  printf("nothing: %d, error %lu\n", ok, GetLastError());
  ok = ReleaseSemaphore(semaphore, 1, &previous);
  printf("up to it: %d, was %ld\n", ok, previous);
  return 0;
}
