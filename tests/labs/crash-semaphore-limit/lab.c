/* A semaphore is released beyond its limit: the routine raises an exception. */
#include <ntddk.h>

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  KSEMAPHORE semaphore;
  KeInitializeSemaphore(&semaphore, 1, 2);
  KeReleaseSemaphore(&semaphore, 0, 1, FALSE);
  KeReleaseSemaphore(&semaphore, 0, 1, FALSE);
  return STATUS_SUCCESS;
}
