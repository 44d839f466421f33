/*
 * A timer of the kernel with a wait on it, a kernel mutex that is owned twice, a semaphore: what a wait in a
 * driver answers.
 */
#include <ntddk.h>

static VOID Unload(PDRIVER_OBJECT Driver) {}

static NTSTATUS Try(PVOID Object, LONG Milliseconds) {
  LARGE_INTEGER timeout;
  timeout.QuadPart = -10000LL * Milliseconds;
  return KeWaitForSingleObject(Object, Executive, KernelMode, FALSE, &timeout);
}

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  KTIMER timer;
  KMUTEX mutex;
  KSEMAPHORE semaphore;
  KEVENT event;
  LARGE_INTEGER due;

  due.QuadPart = -10000LL * 50;
  KeInitializeTimer(&timer);
  KeSetTimer(&timer, due, NULL);
  DbgPrint("timer %08lX %08lX\n", Try(&timer, 10), Try(&timer, 1000));

  KeInitializeMutex(&mutex, 0);
  DbgPrint("mutex %08lX %08lX, state %ld\n", Try(&mutex, 0), Try(&mutex, 0), KeReadStateMutex(&mutex));
  DbgPrint("release %ld %ld\n", KeReleaseMutex(&mutex, FALSE), KeReleaseMutex(&mutex, FALSE));

  KeInitializeSemaphore(&semaphore, 1, 2);
  DbgPrint("semaphore %08lX %08lX\n", Try(&semaphore, 0), Try(&semaphore, 0));
  DbgPrint("release %ld %ld\n", KeReleaseSemaphore(&semaphore, 0, 2, FALSE), KeReadStateSemaphore(&semaphore));

  KeInitializeEvent(&event, SynchronizationEvent, TRUE);
  DbgPrint("event %08lX %08lX\n", Try(&event, 0), Try(&event, 10));
  DbgPrint("set %ld %ld, reset %ld\n", KeSetEvent(&event, 0, FALSE), KeSetEvent(&event, 0, FALSE), KeResetEvent(&event));
  Driver->DriverUnload = Unload;
  return STATUS_SUCCESS;
}
