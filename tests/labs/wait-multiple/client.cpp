// WaitForMultipleObjects: any, all, in which order, with a time-out, and wrong arguments.
#include <windows.h>

#include <stdio.h>

int main(void) {
  HANDLE events[3];
  for (int i = 0; i < 3; i++)
    events[i] = CreateEventW(NULL, FALSE, FALSE, NULL);
  printf("none: %lX\n", WaitForMultipleObjects(3, events, FALSE, 20));
  SetEvent(events[2]);
  SetEvent(events[1]);
  printf("any: %lu\n", WaitForMultipleObjects(3, events, FALSE, INFINITE));
  printf("all but one: %lX\n", WaitForMultipleObjects(3, events, TRUE, 20));
  printf("not consumed: %lu\n", WaitForSingleObject(events[2], 0));
  for (int i = 0; i < 3; i++)
    SetEvent(events[i]);
  printf("all: %lu\n", WaitForMultipleObjects(3, events, TRUE, INFINITE));
  printf("consumed: %lX\n", WaitForMultipleObjects(3, events, FALSE, 0));
  HANDLE twice[2] = {events[0], events[0]};
  SetEvent(events[0]);
  DWORD result = WaitForMultipleObjects(2, twice, TRUE, 0);
  printf("twice the same, all: %lX, error %lu\n", result, GetLastError());
  result = WaitForMultipleObjects(0, events, FALSE, 0);
  printf("no objects: %lX, error %lu\n", result, GetLastError());
  result = WaitForMultipleObjects(65, events, FALSE, 0);
  printf("too many: %lX, error %lu\n", result, GetLastError());
  return 0;
}
