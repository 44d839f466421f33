/* Sees the driver's pool in its own address space. */
#include <windows.h>
#include <winioctl.h>
#include <stdio.h>

#define IOCTL_MAP CTL_CODE(FILE_DEVICE_UNKNOWN, 0x800, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_UNMAP CTL_CODE(FILE_DEVICE_UNKNOWN, 0x801, METHOD_BUFFERED, FILE_ANY_ACCESS)

int main(void) {
  HANDLE device = CreateFileA("\\\\.\\ApiPages", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
  volatile DWORD *pool = NULL;
  DWORD got, caught = 0;
  if (!DeviceIoControl(device, IOCTL_MAP, NULL, 0, (LPVOID)&pool, sizeof(pool), &got, NULL)) return 1;
  printf("the driver says %08lX\n", pool[0]);
  pool[1] = 0x22222222;
  /* The mapping is the driver's: it cannot be freed, and goes when the driver takes it away. */
  printf("VirtualFree %d, error %lu\n", VirtualFree((LPVOID)pool, 0, MEM_RELEASE), GetLastError());
  if (!DeviceIoControl(device, IOCTL_UNMAP, NULL, 0, NULL, 0, &got, NULL)) return 2;
  __try {
    got = pool[0];
  } __except (EXCEPTION_EXECUTE_HANDLER) {
    caught = GetExceptionCode();
  }
  printf("then %08lX\n", caught);
  return 0;
}
