/* Processes, system threads, look-ups, notification. */
#include "check.h"

static ULONG Created, Ended, Threads, ThreadsGone, Images;
static HANDLE Watched;
static KEVENT Go;

static VOID OnProcess(PEPROCESS process, HANDLE id, PPS_CREATE_NOTIFY_INFO info) {
    CHECK(PsGetProcessId(process) == id);
    if (info) Created++;
    else Ended++;
}

static VOID OnThread(HANDLE process, HANDLE thread, BOOLEAN create) {
    CHECK(process != NULL || PsGetCurrentProcess() == PsInitialSystemProcess);
    UNREFERENCED_PARAMETER(thread);
    if (create) Threads++;
    else ThreadsGone++;
}

static VOID OnImage(PUNICODE_STRING name, HANDLE process, PIMAGE_INFO info) {
    UNREFERENCED_PARAMETER(name);
    UNREFERENCED_PARAMETER(process);
    UNREFERENCED_PARAMETER(info);
    Images++;
}

static VOID Thread(PVOID context) {
    PETHREAD self;

    CHECK(context == &Watched && KeGetCurrentIrql() == PASSIVE_LEVEL);
    CHECK(PsIsSystemThread(PsGetCurrentThread()) && PsGetCurrentProcess() == PsInitialSystemProcess);
    CHECK(PsLookupThreadByThreadId(PsGetCurrentThreadId(), &self) == STATUS_SUCCESS && self == PsGetCurrentThread());
    ObDereferenceObject(self);
    Watched = PsGetCurrentThreadId();
    KeWaitForSingleObject(&Go, Executive, KernelMode, FALSE, NULL);
    PsTerminateSystemThread(STATUS_DEVICE_BUSY);
    CHECK(FALSE); /* Never comes back. */
}

static void SystemThread(void) {
    HANDLE handle;
    CLIENT_ID id;
    PETHREAD thread, other;
    LARGE_INTEGER time;

    time.QuadPart = -20 * 10000;
    KeInitializeEvent(&Go, SynchronizationEvent, FALSE);
    CHECK(PsSetCreateThreadNotifyRoutine(OnThread) == STATUS_SUCCESS);
    CHECK(PsCreateSystemThread(&handle, THREAD_ALL_ACCESS, NULL, NULL, &id, Thread, &Watched) == STATUS_SUCCESS);
    CHECK(ObReferenceObjectByHandle(handle, THREAD_ALL_ACCESS, *PsThreadType, KernelMode, (PVOID *)&thread, NULL) == STATUS_SUCCESS);
    CHECK(ZwClose(handle) == STATUS_SUCCESS);
    KeDelayExecutionThread(KernelMode, FALSE, &time);
    CHECK(Watched == id.UniqueThread && PsGetThreadId(thread) == Watched);
    CHECK(PsGetThreadProcessId(thread) == PsGetProcessId(PsInitialSystemProcess) && id.UniqueProcess == PsGetThreadProcessId(thread));
    CHECK(PsGetThreadExitStatus(thread) == STATUS_PENDING && PsIsThreadTerminating(thread) == FALSE);
    CHECK(PsLookupThreadByThreadId(Watched, &other) == STATUS_SUCCESS && other == thread);
    ObDereferenceObject(other);
    KeSetEvent(&Go, IO_NO_INCREMENT, FALSE);
    CHECK(KeWaitForSingleObject(thread, Executive, KernelMode, FALSE, NULL) == STATUS_SUCCESS);
    CHECK(PsGetThreadExitStatus(thread) == STATUS_DEVICE_BUSY);
    CHECK(Threads == 1 && ThreadsGone == 1);
    CHECK(PsRemoveCreateThreadNotifyRoutine(OnThread) == STATUS_SUCCESS);
    CHECK(!NT_SUCCESS(PsRemoveCreateThreadNotifyRoutine(OnThread)));
    ObDereferenceObject(thread);
    CHECK(PsLookupThreadByThreadId((HANDLE)0x7FF8, &other) == STATUS_INVALID_PARAMETER);
}

static void Processes(void) {
    PEPROCESS process;
    ULONG major = 0, minor = 0;

    CHECK(PsGetCurrentProcess() == PsInitialSystemProcess && PsGetCurrentProcessId() == (HANDLE)4);
    CHECK(IoGetCurrentProcess() == PsGetCurrentProcess() && PsGetProcessId(PsGetCurrentProcess()) == PsGetCurrentProcessId());
    CHECK(PsLookupProcessByProcessId((HANDLE)4, &process) == STATUS_SUCCESS && process == PsInitialSystemProcess);
    ObDereferenceObject(process);
    CHECK(PsLookupProcessByProcessId((HANDLE)0x7FF8, &process) == STATUS_INVALID_PARAMETER);
    CHECK(PsGetProcessExitStatus(PsGetCurrentProcess()) == STATUS_PENDING);
    CHECK(PsGetThreadProcess(PsGetCurrentThread()) == PsGetCurrentProcess());
    CHECK(NtCurrentProcess() == (HANDLE)-1);
    PsGetVersion(&major, &minor, NULL, NULL);
    CHECK(major >= 5);
}

static void Notification(void) {
    CHECK(PsSetCreateProcessNotifyRoutineEx(OnProcess, FALSE) == STATUS_SUCCESS);
    CHECK(!NT_SUCCESS(PsSetCreateProcessNotifyRoutineEx(OnProcess, FALSE)));
    CHECK(PsSetLoadImageNotifyRoutine(OnImage) == STATUS_SUCCESS);
}

static VOID Unload(PDRIVER_OBJECT DriverObject) {
    UNREFERENCED_PARAMETER(DriverObject);
    CHECK(Created == 1 && Ended == 1);
    CHECK(Images >= 1);

    CHECK(PsSetCreateProcessNotifyRoutineEx(OnProcess, TRUE) == STATUS_SUCCESS);
    CHECK(!NT_SUCCESS(PsSetCreateProcessNotifyRoutineEx(OnProcess, TRUE)));
    CHECK(PsRemoveLoadImageNotifyRoutine(OnImage) == STATUS_SUCCESS);
    FINISH("api-processes");
}

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath) {
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = Unload;
    Processes();
    SystemThread();
    Notification();
    return STATUS_SUCCESS;
}
