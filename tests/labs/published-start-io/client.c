#include <windows.h>
#include <stdio.h>
#include <winioctl.h>

#define IOCTL_DEFER CTL_CODE(FILE_DEVICE_UNKNOWN, 0x800, METHOD_BUFFERED, FILE_ANY_ACCESS)

int main(void) {
  HANDLE device = CreateFileA("\\\\.\\Lab", GENERIC_WRITE, 0, NULL, OPEN_EXISTING, FILE_FLAG_OVERLAPPED, NULL);
  OVERLAPPED overlapped[5];
  DWORD bytes;
  for (int round = 0; round < 2; round++) {
    int done = 0;
    for (int i = 0; i < 5; i++) {
      ZeroMemory(&overlapped[i], sizeof overlapped[i]);
      overlapped[i].hEvent = CreateEventA(NULL, TRUE, FALSE, NULL);
      WriteFile(device, "x", 1, NULL, &overlapped[i]);
    }
    for (int i = 0; i < 5; i++) {
      done += GetOverlappedResult(device, &overlapped[i], &bytes, TRUE);
      CloseHandle(overlapped[i].hEvent);
    }
    printf("done: %d\n", done);
    ZeroMemory(&overlapped[0], sizeof overlapped[0]);
    DeviceIoControl(device, IOCTL_DEFER, NULL, 0, NULL, 0, &bytes, &overlapped[0]);
  }
  return 0;
}
