#include <windows.h>
#include <stdio.h>

int main(void) {
  DWORD sum = 0, bytes = 7;
  HANDLE device = CreateFileA("\\\\.\\Lab", GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
  BOOL ok = DeviceIoControl(device, 0x222000, NULL, 0, &sum, sizeof(sum), &bytes, NULL);
  printf("%s, %lu bytes\n", ok ? "success" : "failure", bytes);
  return 0;
}
