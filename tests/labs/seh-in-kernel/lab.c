/* __try, __except and __finally in ring 0: nesting, filters, __leave, raised statuses. */
#include <ntddk.h>

static VOID Unload(PDRIVER_OBJECT Driver) {}

static LONG Divide(LONG A, volatile LONG B) { return A / B; }

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
  NTSTATUS status = STATUS_SUCCESS;
  __try {
    __try {
      DbgPrint("reading\n");
      DbgPrint("%lu\n", *(volatile ULONG *)0x10);
    } __finally {
      DbgPrint("finally, abnormal %d\n", AbnormalTermination() != 0);
    }
  } __except (GetExceptionCode() == STATUS_ACCESS_VIOLATION ? EXCEPTION_EXECUTE_HANDLER : EXCEPTION_CONTINUE_SEARCH) {
    DbgPrint("caught %08lX\n", GetExceptionCode());
  }
  __try {
    __try {
      ExRaiseStatus(STATUS_INSUFFICIENT_RESOURCES);
    } __except (GetExceptionCode() == STATUS_ACCESS_VIOLATION ? EXCEPTION_EXECUTE_HANDLER : EXCEPTION_CONTINUE_SEARCH) {
      DbgPrint("the wrong handler\n");
    }
  } __except (EXCEPTION_EXECUTE_HANDLER) {
    DbgPrint("outer %08lX\n", GetExceptionCode());
  }
  __try {
    __leave;
  } __finally {
    DbgPrint("left, abnormal %d\n", AbnormalTermination() != 0);
  }
  __try {
    status = Divide(7, 0);
  } __except (EXCEPTION_EXECUTE_HANDLER) {
    status = GetExceptionCode();
  }
  DbgPrint("division %08lX\n", status);
  Driver->DriverUnload = Unload;
  return STATUS_SUCCESS;
}
