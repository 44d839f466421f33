#include <windows.h>

#include <stdio.h>

static HANDLE g_Event;
static HANDLE g_Device;

static DWORD WINAPI Waiter(void *context) {
  return WaitForSingleObject(g_Event, 5000);
}

static DWORD WINAPI Reader(void *context) {
  DWORD got = 0;
  char buffer[4];
  return ReadFile(g_Device, buffer, 4, &got, NULL) ? got : 0;
}

static DWORD Ended(HANDLE thread) {
  DWORD code = 0;
  WaitForSingleObject(thread, 10000);
  GetExitCodeThread(thread, &code);
  CloseHandle(thread);
  return code;
}

int main(void) {
  WIN32_FIND_DATAW data;
  HANDLE search = FindFirstFileW(L"\\\\.\\Lab\\*", &data), waiter, readers[2], device;
  OVERLAPPED overlapped = {0};
  int found = search != INVALID_HANDLE_VALUE;
  while (found && FindNextFileW(search, &data))
    found++;
  printf("%d entries or more: %s\n", 4, found >= 4 ? "yes" : "no");
  if (search != INVALID_HANDLE_VALUE)
    FindClose(search);

  g_Event = overlapped.hEvent = CreateEventW(NULL, TRUE, FALSE, NULL);
  waiter = CreateThread(NULL, 0, Waiter, NULL, 0, NULL);
  Sleep(10);
  device = CreateFileW(L"\\\\.\\Lab", GENERIC_READ, 0, NULL, OPEN_EXISTING, FILE_FLAG_OVERLAPPED, NULL);
  /* The event is reset when the request begins and signalled when it has been answered: at once. */
  printf("fast: %d\n", DeviceIoControl(device, CTL_CODE(FILE_DEVICE_UNKNOWN, 0x800, METHOD_NEITHER, FILE_ANY_ACCESS),
                                       NULL, 0, NULL, 0, NULL, &overlapped));
  printf("waiter: %lu\n", Ended(waiter));
  CloseHandle(device);

  g_Device = CreateFileW(L"\\\\.\\Lab", GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
  readers[0] = CreateThread(NULL, 0, Reader, NULL, 0, NULL);
  readers[1] = CreateThread(NULL, 0, Reader, NULL, 0, NULL);
  printf("read: %lu\n", Ended(readers[0]));
  printf("read: %lu\n", Ended(readers[1]));
  CloseHandle(g_Device);
  return 0;
}
