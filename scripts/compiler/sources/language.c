// What students' C is made of, each thing once: the compiler is watched while it compiles this (profile.ts).
#include <ntddk.h>

#define MAX_ITEMS 16
#define STRINGIZE(x) #x
#define JOIN(a, b) a##b
#if defined(DBG) && DBG
#pragma message("checked: " STRINGIZE(MAX_ITEMS))
#endif
#pragma pack(push, 1)
typedef struct _PACKED { UCHAR Kind; ULONG Length; USHORT Flags : 3, Rest : 13; WCHAR Name[1]; } PACKED, *PPACKED;
#pragma pack(pop)
typedef enum _STATE { StateIdle, StateBusy = 7, StateDone } STATE;
typedef union _VALUE { ULONG64 Quad; struct { ULONG Low, High; }; double Real; } VALUE;
typedef struct _ITEM { LIST_ENTRY Link; SINGLE_LIST_ENTRY Single; STATE State; VALUE Value; struct _ITEM *Next; } ITEM;
C_ASSERT(sizeof(ULONG64) == 8);
_Static_assert(FIELD_OFFSET(PACKED, Length) == 1, "packed");

DRIVER_INITIALIZE DriverEntry;
DRIVER_UNLOAD Unload;
#ifdef ALLOC_PRAGMA
#pragma alloc_text(INIT, DriverEntry)
#endif
_Dispatch_type_(IRP_MJ_CREATE) static DRIVER_DISPATCH Create;
static KDEFERRED_ROUTINE Dpc;
static const UCHAR table[4] = {[1] = 5, [3] = 9};
static ITEM items[MAX_ITEMS];
static KSPIN_LOCK lock;
static volatile LONG JOIN(cou, nter);
static __declspec(align(16)) ULONG aligned[4];

static VOID Dpc(PKDPC d, PVOID a, PVOID b, PVOID c) {
  UNREFERENCED_PARAMETER(d); UNREFERENCED_PARAMETER(a); UNREFERENCED_PARAMETER(b); UNREFERENCED_PARAMETER(c);
  InterlockedIncrement(&counter);
  InterlockedExchangePointer((PVOID *)&items[0].Next, NULL);
  InterlockedAdd64((LONG64 *)&items[1].Value.Quad, 3);
}
static __forceinline ULONG Rotate(ULONG x, int by) { return (x << by) | (x >> (32 - by)); }
static int __cdecl Compare(const void *a, const void *b) { return *(const int *)a - *(const int *)b; }
static ULONG Hash(_In_reads_(n) const UCHAR *p, SIZE_T n) {
  ULONG h = 2166136261u;
  while (n--) { h ^= *p++; h *= 16777619u; h = Rotate(h, 5); }
  return h;
}
static LONGLONG Arithmetic(LONGLONG a, ULONG b, LONG c, double d) {
  LONGLONG r = a * b + (a / (c ? c : 1)) - (a % 13) + ((ULONGLONG)a >> 3) + (a << 2);
  r ^= ~(LONGLONG)b | (c & 0xff);
  r += (LONGLONG)(d * 2.5) + (b > 7 && c < 3 || !a) + (c == -1 ? 1 : b != 0);
  r -= (UCHAR)c + (SHORT)b + (char)a;
  return -r;
}
static int RecordFilter(PEXCEPTION_POINTERS e) {
  return e->ExceptionRecord->ExceptionCode == STATUS_ACCESS_VIOLATION ? EXCEPTION_EXECUTE_HANDLER : EXCEPTION_CONTINUE_SEARCH;
}
static NTSTATUS Create(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
  NTSTATUS status = STATUS_SUCCESS;
  KIRQL irql;
  UNREFERENCED_PARAMETER(DeviceObject);
  switch (stack->MajorFunction) {
    case IRP_MJ_CREATE: break;
    case IRP_MJ_READ: status = STATUS_NOT_SUPPORTED; break;
    default: status = STATUS_INVALID_DEVICE_REQUEST;
  }
  KeAcquireSpinLock(&lock, &irql);
  for (ULONG i = 0; i < ARRAYSIZE(items); i++) {
    if (items[i].State == StateBusy) continue;
    items[i].Value.Real = (double)i / 3;
    if (i > 8) break;
  }
  KeReleaseSpinLock(&lock, irql);
  __try {
    ProbeForRead(Irp->UserBuffer, 4, 1);
    if (status != STATUS_SUCCESS) __leave;
    RtlCopyMemory(aligned, Irp->UserBuffer, sizeof(aligned));
  } __except (RecordFilter(GetExceptionInformation())) {
    status = GetExceptionCode();
  }
  __try { counter++; } __finally { if (AbnormalTermination()) counter--; }
  Irp->IoStatus.Status = status;
  Irp->IoStatus.Information = 0;
  IoCompleteRequest(Irp, IO_NO_INCREMENT);
  return status;
}
VOID Unload(PDRIVER_OBJECT DriverObject) {
  PAGED_CODE();
  IoDeleteDevice(DriverObject->DeviceObject);
}
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath) {
  UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\Device\\Profiled"), link;
  PDEVICE_OBJECT device = NULL;
  WCHAR text[32] = L"text";
  PPACKED packed = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(PACKED), 'forP');
  LARGE_INTEGER due = {.QuadPart = -10000};
  int numbers[] = {3, 1, 2}, (*compare)(const void *, const void *) = Compare;
  if (!packed) return STATUS_INSUFFICIENT_RESOURCES;
  RtlInitUnicodeString(&link, L"\\??\\Profiled");
  KdPrint(("%wZ %S %d %08lX %I64d %p %s\n", RegistryPath, text, numbers[0], Hash(table, sizeof table), Arithmetic(5, 6, 7, 8.5), packed, __func__));
  DbgPrintEx(DPFLTR_IHVDRIVER_ID, DPFLTR_ERROR_LEVEL, "%u %c %5.5s\n", (unsigned)compare(&numbers[0], &numbers[1]), 'x', "text");
  if (!NT_SUCCESS(IoCreateDevice(DriverObject, 0, &name, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, &device))) goto fail;
  for (int i = 0; i <= IRP_MJ_MAXIMUM_FUNCTION; i++) DriverObject->MajorFunction[i] = Create;
  DriverObject->DriverUnload = Unload;
  InitializeListHead(&items[0].Link);
  InsertTailList(&items[0].Link, &items[1].Link);
  NT_ASSERT(CONTAINING_RECORD(items[0].Link.Flink, ITEM, Link) == &items[1]);
  KeInitializeSpinLock(&lock);
  do { due.QuadPart++; } while (due.LowPart & 1);
  ExFreePoolWithTag(packed, 'forP');
  return STATUS_SUCCESS;
fail:
  ExFreePool(packed);
  return STATUS_UNSUCCESSFUL;
}
