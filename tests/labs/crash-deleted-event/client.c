#include <windows.h>

int main(void) {
  DWORD bytes;
  HANDLE device = CreateFileA("\\\\.\\Lab", GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
  HANDLE event = CreateEventA(NULL, FALSE, FALSE, NULL);
  DeviceIoControl(device, 0x222000, &event, sizeof(event), NULL, 0, &bytes, NULL);
  WaitForSingleObject(event, INFINITE);
  CloseHandle(event);
  CloseHandle(device);
  Sleep(100);
  return 0;
}
