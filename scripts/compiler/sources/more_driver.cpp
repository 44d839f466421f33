// C++ in ring 0 (profile.ts).
extern "C" {
#include <wdm.h>
DRIVER_INITIALIZE DriverEntry;
DRIVER_UNLOAD Unload;
}
void *__cdecl operator new(size_t size) { return ExAllocatePoolWithTag(NonPagedPool, size, 'ppcD'); }
void __cdecl operator delete(void *p) noexcept { if (p) ExFreePool(p); }
void __cdecl operator delete(void *p, size_t) noexcept { if (p) ExFreePool(p); }
template <typename T> struct Lock {
  KIRQL irql; T &lock;
  explicit Lock(T &l) : lock(l) { KeAcquireSpinLock(&lock, &irql); }
  ~Lock() { KeReleaseSpinLock(&lock, irql); }
};
class Queue {
  LIST_ENTRY head; KSPIN_LOCK lock; KEVENT ready; volatile LONG count = 0;
public:
  Queue() { InitializeListHead(&head); KeInitializeSpinLock(&lock); KeInitializeEvent(&ready, SynchronizationEvent, FALSE); }
  void push(LIST_ENTRY *entry) { { Lock<KSPIN_LOCK> guard(lock); InsertTailList(&head, entry); } InterlockedIncrement(&count); KeSetEvent(&ready, IO_NO_INCREMENT, FALSE); }
  LIST_ENTRY *pop() { Lock<KSPIN_LOCK> guard(lock); return IsListEmpty(&head) ? nullptr : RemoveHeadList(&head); }
  NTSTATUS wait(LONG ms) { LARGE_INTEGER due; due.QuadPart = -10000LL * ms; return KeWaitForSingleObject(&ready, Executive, KernelMode, FALSE, ms < 0 ? nullptr : &due); }
  virtual ~Queue() { NT_ASSERT(IsListEmpty(&head)); }
};
struct Extension { Queue *queue; PKTHREAD thread; BOOLEAN stop; PDEVICE_OBJECT lower; };
struct Item { LIST_ENTRY link; ULONG value; static Item *from(LIST_ENTRY *e) { return CONTAINING_RECORD(e, Item, link); } };
static VOID NTAPI Worker(PVOID context) {
  auto *extension = static_cast<Extension *>(context);
  while (!extension->stop && NT_SUCCESS(extension->queue->wait(100)))
    while (auto *entry = extension->queue->pop()) delete Item::from(entry);
  PsTerminateSystemThread(STATUS_SUCCESS);
}
static NTSTATUS NTAPI Completion(PDEVICE_OBJECT, PIRP irp, PVOID context) {
  if (irp->PendingReturned) IoMarkIrpPending(irp);
  KeSetEvent(static_cast<PKEVENT>(context), 0, FALSE);
  return STATUS_MORE_PROCESSING_REQUIRED;
}
static NTSTATUS Forward(PDEVICE_OBJECT device, PIRP irp) {
  auto *extension = static_cast<Extension *>(device->DeviceExtension);
  KEVENT done;
  KeInitializeEvent(&done, NotificationEvent, FALSE);
  IoCopyCurrentIrpStackLocationToNext(irp);
  IoSetCompletionRoutine(irp, Completion, &done, TRUE, TRUE, TRUE);
  NTSTATUS status = extension->lower ? IoCallDriver(extension->lower, irp) : STATUS_NO_SUCH_DEVICE;
  if (status == STATUS_PENDING) KeWaitForSingleObject(&done, Executive, KernelMode, FALSE, nullptr);
  irp->IoStatus.Status = status;
  IoCompleteRequest(irp, IO_NO_INCREMENT);
  return status;
}
extern "C" VOID Unload(PDRIVER_OBJECT driver) { for (auto *d = driver->DeviceObject; d;) { auto *next = d->NextDevice; IoDeleteDevice(d); d = next; } }
extern "C" NTSTATUS DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING) {
  UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\Device\\More");
  PDEVICE_OBJECT device = nullptr;
  NTSTATUS status = IoCreateDevice(driver, sizeof(Extension), &name, FILE_DEVICE_UNKNOWN, 0, FALSE, &device);
  if (!NT_SUCCESS(status)) return status;
  auto *extension = static_cast<Extension *>(device->DeviceExtension);
  extension->queue = new Queue;
  if (auto *item = new Item{{}, 5}) extension->queue->push(&item->link);
  HANDLE thread;
  if (NT_SUCCESS(PsCreateSystemThread(&thread, THREAD_ALL_ACCESS, nullptr, nullptr, nullptr, Worker, extension))) ZwClose(thread);
  for (auto &routine : driver->MajorFunction) routine = Forward;
  driver->DriverUnload = Unload;
  __try { ProbeForWrite(nullptr, 1, 1); } __except (EXCEPTION_EXECUTE_HANDLER) { status = STATUS_SUCCESS; }
  return status;
}
