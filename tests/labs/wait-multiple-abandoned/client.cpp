// An abandoned mutex in a wait for any object says which one it was; in a wait for all of them, that there was one.
#include <windows.h>

#include <stdio.h>

static HANDLE g_mutex;

static DWORD WINAPI Worker(void *) {
  WaitForSingleObject(g_mutex, INFINITE);
  return 0;
}

int main(void) {
  HANDLE event = CreateEventW(NULL, TRUE, FALSE, NULL);
  for (int i = 0; i < 2; i++) {
    g_mutex = CreateMutexW(NULL, FALSE, NULL);
    HANDLE thread = CreateThread(NULL, 0, Worker, NULL, 0, NULL);
    WaitForSingleObject(thread, INFINITE);
    HANDLE objects[2] = {event, g_mutex};
    if (i == 1)
      SetEvent(event);
    printf("%s: %lX\n", i == 0 ? "any" : "all", WaitForMultipleObjects(2, objects, i == 1, 1000));
  }
  return 0;
}
