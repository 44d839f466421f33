#include <ntddk.h>
NTSTATUS DriverEntry(PDRIVER_OBJECT o, PUNICODE_STRING p) {
  UNREFERENCED_PARAMETER(o); UNREFERENCED_PARAMETER(p);
  PVOID block = ExAllocatePool2(POOL_FLAG_PAGED, 16, 'fed ');
  _Defer { ExFreePoolWithTag(block, 'fed '); DbgPrint("freed\n"); }
  if (!block) return STATUS_NO_MEMORY;
  DbgPrint("uses it\n");
  return STATUS_UNSUCCESSFUL;
}
