#include <windows.h>
#include <stdio.h>
#include <winioctl.h>

#define IOCTL_READ_PROCESS CTL_CODE(0x8000, 0x800, METHOD_BUFFERED, FILE_ANY_ACCESS)

static ULONG secret = 0xCAFE;

int main(void) {
  ULONG words[2] = {GetCurrentProcessId(), (ULONG)(ULONG_PTR)&secret};
  DWORD bytes;
  HANDLE device = CreateFileA("\\\\.\\Lab", GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
  BOOL done = DeviceIoControl(device, IOCTL_READ_PROCESS, words, sizeof words, NULL, 0, &bytes, NULL);
  words[1] = 8;
  printf("%d", done);
  done = DeviceIoControl(device, IOCTL_READ_PROCESS, words, sizeof words, NULL, 0, &bytes, NULL);
  printf(" %d, error %lu\n", done, GetLastError());
  return 0;
}
