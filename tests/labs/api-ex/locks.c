/* Fast mutexes, guarded mutexes, resources, push locks, run-down protection: alone and with a second thread. */
#include "check.h"

static FAST_MUTEX Fast;
static KGUARDED_MUTEX Guarded;
static ERESOURCE Resource;
static EX_PUSH_LOCK Push;
static EX_RUNDOWN_REF Rundown;
static KEVENT Go, Done;
static LONG Order[16];
static LONG Steps;

static void Note(LONG what) { Order[InterlockedIncrement(&Steps) - 1] = what; }

static void Sleep(LONG milliseconds) {
    LARGE_INTEGER time;
    time.QuadPart = -10000LL * milliseconds;
    KeDelayExecutionThread(KernelMode, FALSE, &time);
}

static PVOID Start(PKSTART_ROUTINE routine, PVOID context) {
    HANDLE handle;
    PVOID thread = NULL;
    CHECK(PsCreateSystemThread(&handle, THREAD_ALL_ACCESS, NULL, NULL, NULL, routine, context) == STATUS_SUCCESS);
    CHECK(ObReferenceObjectByHandle(handle, THREAD_ALL_ACCESS, *PsThreadType, KernelMode, &thread, NULL) == STATUS_SUCCESS);
    CHECK(ZwClose(handle) == STATUS_SUCCESS);
    return thread;
}

static void Join(PVOID thread) {
    CHECK(KeWaitForSingleObject(thread, Executive, KernelMode, FALSE, NULL) == STATUS_SUCCESS);
    ObDereferenceObject(thread);
}

static VOID FastThread(PVOID context) {
    UNREFERENCED_PARAMETER(context);
    CHECK(ExTryToAcquireFastMutex(&Fast) == FALSE);
    CHECK(KeGetCurrentIrql() == PASSIVE_LEVEL);
    Note(1);
    ExAcquireFastMutex(&Fast);
    Note(3);
    ExReleaseFastMutex(&Fast);
}

static void FastMutex(void) {
    PVOID thread;

    ExInitializeFastMutex(&Fast);
    CHECK(Fast.Count == 1 && Fast.Owner == NULL);
    ExAcquireFastMutex(&Fast);
    CHECK(KeGetCurrentIrql() == APC_LEVEL && Fast.Owner == KeGetCurrentThread());
    ExReleaseFastMutex(&Fast);
    CHECK(KeGetCurrentIrql() == PASSIVE_LEVEL && Fast.Count == 1);
    CHECK(ExTryToAcquireFastMutex(&Fast) == TRUE && KeGetCurrentIrql() == APC_LEVEL);
    ExReleaseFastMutex(&Fast);
    KeEnterCriticalRegion();
    ExAcquireFastMutexUnsafe(&Fast);
    CHECK(KeGetCurrentIrql() == PASSIVE_LEVEL);
    ExReleaseFastMutexUnsafe(&Fast);
    KeLeaveCriticalRegion();

    Steps = 0;
    ExAcquireFastMutex(&Fast);
    thread = Start(FastThread, NULL);
    Sleep(20);
    Note(2);
    ExReleaseFastMutex(&Fast);
    Join(thread);
    CHECK(Steps == 3 && Order[0] == 1 && Order[1] == 2 && Order[2] == 3);
    CHECK(Fast.Contention == 1);
}

static void GuardedMutex(void) {
    KeInitializeGuardedMutex(&Guarded);
    CHECK(!KeAreAllApcsDisabled());
    KeAcquireGuardedMutex(&Guarded);
    CHECK(KeGetCurrentIrql() == PASSIVE_LEVEL && KeAreAllApcsDisabled());
    CHECK(Guarded.Owner == KeGetCurrentThread());
    KeReleaseGuardedMutex(&Guarded);
    CHECK(!KeAreAllApcsDisabled() && !KeAreApcsDisabled());
    CHECK(KeTryToAcquireGuardedMutex(&Guarded) == TRUE);
    KeReleaseGuardedMutex(&Guarded);
    KeEnterGuardedRegion();
    CHECK(KeAreAllApcsDisabled());
    KeLeaveGuardedRegion();
    CHECK(!KeAreAllApcsDisabled());
}

static VOID ResourceThread(PVOID context) {
    UNREFERENCED_PARAMETER(context);
    KeEnterCriticalRegion();
    CHECK(ExAcquireResourceSharedLite(&Resource, FALSE) == FALSE);
    CHECK(ExAcquireResourceExclusiveLite(&Resource, FALSE) == FALSE);
    CHECK(ExIsResourceAcquiredSharedLite(&Resource) == 0);
    Note(1);
    CHECK(ExAcquireResourceSharedLite(&Resource, TRUE) == TRUE);
    Note(3);
    KeSetEvent(&Go, IO_NO_INCREMENT, FALSE);
    KeWaitForSingleObject(&Done, Executive, KernelMode, FALSE, NULL);
    ExReleaseResourceLite(&Resource);
    KeLeaveCriticalRegion();
}

static VOID ExclusiveThread(PVOID context) {
    UNREFERENCED_PARAMETER(context);
    ExEnterCriticalRegionAndAcquireResourceExclusive(&Resource);
    CHECK(KeAreApcsDisabled());
    Note(10);
    ExReleaseResourceAndLeaveCriticalRegion(&Resource);
    CHECK(!KeAreApcsDisabled());
}

static void Resources(void) {
    PVOID thread, exclusive;

    CHECK(ExInitializeResourceLite(&Resource) == STATUS_SUCCESS);
    KeEnterCriticalRegion();
    CHECK(KeAreApcsDisabled() == TRUE);
    CHECK(ExAcquireResourceExclusiveLite(&Resource, TRUE) == TRUE);
    CHECK(ExIsResourceAcquiredExclusiveLite(&Resource) == TRUE);
    CHECK(ExAcquireResourceExclusiveLite(&Resource, FALSE) == TRUE); /* Again, by the owner. */
    CHECK(ExAcquireResourceSharedLite(&Resource, FALSE) == TRUE);
    CHECK(ExIsResourceAcquiredSharedLite(&Resource) == 3);
    ExReleaseResourceLite(&Resource);
    ExReleaseResourceLite(&Resource);
    CHECK(ExIsResourceAcquiredExclusiveLite(&Resource) == TRUE);

    Steps = 0;
    KeInitializeEvent(&Go, SynchronizationEvent, FALSE);
    KeInitializeEvent(&Done, NotificationEvent, FALSE);
    thread = Start(ResourceThread, NULL);
    Sleep(20);
    CHECK(ExGetSharedWaiterCount(&Resource) == 1 && ExGetExclusiveWaiterCount(&Resource) == 0);
    Note(2);
    /* Exclusive becomes shared: the waiting reader comes in beside this one. */
    ExConvertExclusiveToSharedLite(&Resource);
    CHECK(ExIsResourceAcquiredExclusiveLite(&Resource) == FALSE && ExIsResourceAcquiredSharedLite(&Resource) == 1);
    KeWaitForSingleObject(&Go, Executive, KernelMode, FALSE, NULL);
    CHECK(Steps == 3 && Order[0] == 1 && Order[1] == 2 && Order[2] == 3);

    /* A writer waits for both readers; new readers queue behind it, unless they starve it on purpose. */
    exclusive = Start(ExclusiveThread, NULL);
    Sleep(20);
    CHECK(ExGetExclusiveWaiterCount(&Resource) == 1);
    CHECK(ExAcquireResourceSharedLite(&Resource, FALSE) == TRUE); /* This thread shares it already. */
    CHECK(ExAcquireSharedWaitForExclusive(&Resource, FALSE) == FALSE);
    CHECK(ExAcquireSharedStarveExclusive(&Resource, FALSE) == TRUE);
    CHECK(ExIsResourceAcquiredSharedLite(&Resource) == 3);
    ExReleaseResourceLite(&Resource);
    ExReleaseResourceLite(&Resource);
    ExReleaseResourceLite(&Resource);
    CHECK(Steps == 3);
    KeSetEvent(&Done, IO_NO_INCREMENT, FALSE);
    Join(thread);
    Join(exclusive);
    CHECK(Steps == 4 && Order[3] == 10);
    KeLeaveCriticalRegion();

    CHECK(ExEnterCriticalRegionAndAcquireResourceShared(&Resource) != (PVOID)1);
    CHECK(ExIsResourceAcquiredLite(&Resource) == 1 && KeAreApcsDisabled());
    ExReleaseResourceAndLeaveCriticalRegion(&Resource);
    CHECK(ExDeleteResourceLite(&Resource) == STATUS_SUCCESS);
}

static VOID PushThread(PVOID context) {
    KeEnterCriticalRegion();
    if (context) {
        ExAcquirePushLockExclusive(&Push);
        Note(2);
        ExReleasePushLockExclusive(&Push);
    } else {
        ExAcquirePushLockShared(&Push);
        Note(1);
        ExReleasePushLockShared(&Push);
    }
    KeLeaveCriticalRegion();
}

static void PushLocks(void) {
    PVOID shared, exclusive, late;

    ExInitializePushLock(&Push);
    Steps = 0;
    KeEnterCriticalRegion();
    ExAcquirePushLockShared(&Push);
    shared = Start(PushThread, NULL);
    Sleep(20);
    CHECK(Steps == 1 && Order[0] == 1); /* Readers share. */
    exclusive = Start(PushThread, (PVOID)1);
    Sleep(20);
    late = Start(PushThread, NULL);
    Sleep(20);
    CHECK(Steps == 1); /* The writer waits, and the reader that came later behind it. */
    ExReleasePushLockShared(&Push);
    KeLeaveCriticalRegion();
    Join(shared);
    Join(exclusive);
    Join(late);
    CHECK(Steps == 3 && Order[1] == 2 && Order[2] == 1 && Push == 0);
}

static VOID RundownThread(PVOID context) {
    UNREFERENCED_PARAMETER(context);
    Sleep(20);
    Note(1);
    ExReleaseRundownProtection(&Rundown);
}

static void RundownProtection(void) {
    PVOID thread;

    ExInitializeRundownProtection(&Rundown);
    Steps = 0;
    CHECK(ExAcquireRundownProtection(&Rundown) == TRUE);
    CHECK(ExAcquireRundownProtection(&Rundown) == TRUE);
    ExReleaseRundownProtection(&Rundown);
    thread = Start(RundownThread, NULL);
    ExWaitForRundownProtectionRelease(&Rundown);
    CHECK(Steps == 1);
    CHECK(ExAcquireRundownProtection(&Rundown) == FALSE);
    ExRundownCompleted(&Rundown);
    ExReInitializeRundownProtection(&Rundown);
    CHECK(ExAcquireRundownProtection(&Rundown) == TRUE);
    ExReleaseRundownProtection(&Rundown);
    Join(thread);
}

static VOID Unload(PDRIVER_OBJECT DriverObject) { UNREFERENCED_PARAMETER(DriverObject); }

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath) {
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = Unload;
    FastMutex();
    GuardedMutex();
    Resources();
    PushLocks();
    RundownProtection();
    FINISH("api-locks");
    return STATUS_SUCCESS;
}
