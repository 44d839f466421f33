#include <ntifs.h>

/* Windows's headers have none of these: drivers bring their own, each in its way. */
typedef enum _SYSTEM_INFORMATION_CLASS { SystemProcessInformation = 5 } SYSTEM_INFORMATION_CLASS;
typedef struct _SYSTEM_PROCESSES {
  ULONG NextEntryOffset;
  ULONG ThreadCount;
  LARGE_INTEGER Reserved[6];
  UNICODE_STRING ProcessName;
  KPRIORITY BasePriority;
  HANDLE ProcessId;
} SYSTEM_PROCESSES, *PSYSTEM_PROCESSES;
NTSYSAPI NTSTATUS NTAPI ZwQuerySystemInformation(SYSTEM_INFORMATION_CLASS, PVOID, ULONG, PULONG);
NTKERNELAPI const char *PsGetProcessImageFileName(PEPROCESS Process);

static VOID Unload(PDRIVER_OBJECT driver) { UNREFERENCED_PARAMETER(driver); }

NTSTATUS DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING path) {
  ULONG bytes = 0;
  NTSTATUS status = ZwQuerySystemInformation(SystemProcessInformation, NULL, 0, &bytes);
  PSYSTEM_PROCESSES buffer = ExAllocatePoolWithTag(PagedPool, bytes + PAGE_SIZE, 'baL ');
  UNREFERENCED_PARAMETER(path);
  DbgPrint("asked: %x\n", status);
  if (buffer == NULL) return STATUS_INSUFFICIENT_RESOURCES;
  status = ZwQuerySystemInformation(SystemProcessInformation, buffer, bytes + PAGE_SIZE, &bytes);
  if (NT_SUCCESS(status)) {
    PSYSTEM_PROCESSES entry = buffer;
    while (entry->NextEntryOffset != 0 && entry->ProcessId != PsGetCurrentProcessId())
      entry = (PSYSTEM_PROCESSES)((PUCHAR)entry + entry->NextEntryOffset);
    DbgPrint("process %wZ, %s\n", &entry->ProcessName, PsGetProcessImageFileName(PsGetCurrentProcess()));
  }
  ExFreePoolWithTag(buffer, 'baL ');
  driver->DriverUnload = Unload;
  return status;
}
