/*
 * Ke, the kernel proper: dispatcher objects (events, mutexes, semaphores, timers), waits, DPCs, APCs, spin locks, IRQL, time.
 */
#ifndef RINGSIDE_NT_KE_H
#define RINGSIDE_NT_KE_H
#include <ringside/nt/base.h>

RINGSIDE_BEGIN_C

/** The priority increment of a thread whose wait ends, by what it waited for. */
#define EVENT_INCREMENT 1
#define MUTANT_INCREMENT 1
#define SEMAPHORE_INCREMENT 1
#define IO_NO_INCREMENT 0
#define IO_CD_ROM_INCREMENT 1
#define IO_DISK_INCREMENT 1
#define IO_KEYBOARD_INCREMENT 6
#define IO_MAILSLOT_INCREMENT 2
#define IO_MOUSE_INCREMENT 6
#define IO_NAMED_PIPE_INCREMENT 2
#define IO_NETWORK_INCREMENT 2
#define IO_PARALLEL_INCREMENT 1
#define IO_SERIAL_INCREMENT 2
#define IO_SOUND_INCREMENT 8
#define IO_VIDEO_INCREMENT 1

/** The head of every object that a thread can wait for. */
typedef struct _DISPATCHER_HEADER {
    union {
        struct {
            /** A KOBJECTS value. */
            UCHAR Type;
            union {
                UCHAR Absolute;
                UCHAR NpxIrql;
            };
            /** Size of the object in 32-bit words. */
            union {
                UCHAR Size;
                UCHAR Hand;
            };
            union {
                UCHAR Inserted;
                BOOLEAN DebugActive;
            };
        };
        volatile LONG Lock;
    };
    /** Greater than zero when signaled (how much greater is the object type's own business). */
    LONG SignalState;
    /** The wait blocks of the threads that wait for the object. */
    LIST_ENTRY WaitListHead;
} DISPATCHER_HEADER, *PDISPATCHER_HEADER;

/** An event. */
typedef struct _KEVENT {
    DISPATCHER_HEADER Header;
} KEVENT, *PKEVENT, *PRKEVENT;

typedef struct _KGATE {
    DISPATCHER_HEADER Header;
} KGATE, *PKGATE;

/** A mutex. A thread that owns it may acquire it again; it must release it as often. */
typedef struct _KMUTANT {
    DISPATCHER_HEADER Header;
    /** Link in the owner's list of mutants. */
    LIST_ENTRY MutantListEntry;
    struct _KTHREAD *OwnerThread;
    /** Its last owner ended without releasing it. */
    BOOLEAN Abandoned;
    /** 1 for a kernel mutex: its owner takes no normal kernel APCs. */
    UCHAR ApcDisable;
} KMUTANT, *PKMUTANT, *PRKMUTANT, KMUTEX, *PKMUTEX, *PRKMUTEX;

/** A semaphore. */
typedef struct _KSEMAPHORE {
    DISPATCHER_HEADER Header;
    LONG Limit;
} KSEMAPHORE, *PKSEMAPHORE, *PRKSEMAPHORE;

struct _KDPC;
/** A deferred procedure. Runs at DISPATCH_LEVEL in the context of whatever thread is current. */
typedef VOID KDEFERRED_ROUTINE(_In_ struct _KDPC *Dpc, _In_opt_ PVOID DeferredContext, _In_opt_ PVOID SystemArgument1, _In_opt_ PVOID SystemArgument2);
typedef KDEFERRED_ROUTINE *PKDEFERRED_ROUTINE;

typedef enum _KDPC_IMPORTANCE { LowImportance, MediumImportance, HighImportance, MediumHighImportance } KDPC_IMPORTANCE;

/** A deferred procedure call. */
typedef struct _KDPC {
    UCHAR Type;
    UCHAR Importance;
    volatile USHORT Number;
    LIST_ENTRY DpcListEntry;
    PKDEFERRED_ROUTINE DeferredRoutine;
    PVOID DeferredContext;
    PVOID SystemArgument1;
    PVOID SystemArgument2;
    /** Not NULL while it is queued. */
    PVOID DpcData;
} KDPC, *PKDPC, *PRKDPC;

/** A timer. */
typedef struct _KTIMER {
    DISPATCHER_HEADER Header;
    ULARGE_INTEGER DueTime;
    LIST_ENTRY TimerListEntry;
    struct _KDPC *Dpc;
    /** Milliseconds between expirations; 0 when it expires once. */
    LONG Period;
} KTIMER, *PKTIMER, *PRKTIMER;

struct _KAPC;
typedef VOID KNORMAL_ROUTINE(_In_opt_ PVOID NormalContext, _In_opt_ PVOID SystemArgument1, _In_opt_ PVOID SystemArgument2);
typedef KNORMAL_ROUTINE *PKNORMAL_ROUTINE;
typedef VOID KKERNEL_ROUTINE(_In_ struct _KAPC *Apc, _Inout_ PKNORMAL_ROUTINE *NormalRoutine, _Inout_ PVOID *NormalContext, _Inout_ PVOID *SystemArgument1, _Inout_ PVOID *SystemArgument2);
typedef KKERNEL_ROUTINE *PKKERNEL_ROUTINE;
typedef VOID KRUNDOWN_ROUTINE(_In_ struct _KAPC *Apc);
typedef KRUNDOWN_ROUTINE *PKRUNDOWN_ROUTINE;

/** An asynchronous procedure call: a routine to be called in the context of a chosen thread. */
typedef struct _KAPC {
    UCHAR Type;
    UCHAR SpareByte0;
    UCHAR Size;
    UCHAR SpareByte1;
    ULONG SpareLong0;
    struct _KTHREAD *Thread;
    LIST_ENTRY ApcListEntry;
    PKKERNEL_ROUTINE KernelRoutine;
    PKRUNDOWN_ROUTINE RundownRoutine;
    PKNORMAL_ROUTINE NormalRoutine;
    PVOID NormalContext;
    PVOID SystemArgument1;
    PVOID SystemArgument2;
    CCHAR ApcStateIndex;
    KPROCESSOR_MODE ApcMode;
    BOOLEAN Inserted;
} KAPC, *PKAPC, *PRKAPC;

/** A thread's two lists of APCs, and the process that it runs in. */
typedef struct _KAPC_STATE {
    LIST_ENTRY ApcListHead[MaximumMode];
    PKPROCESS Process;
    BOOLEAN KernelApcInProgress;
    BOOLEAN KernelApcPending;
    BOOLEAN UserApcPending;
} KAPC_STATE, *PKAPC_STATE;

/** Ties a waiting thread to one object that it waits for. */
typedef struct _KWAIT_BLOCK {
    LIST_ENTRY WaitListEntry;
    struct _KTHREAD *Thread;
    PVOID Object;
    struct _KWAIT_BLOCK *NextWaitBlock;
    /** What the wait returns when this object ends it. */
    USHORT WaitKey;
    UCHAR WaitType;
    UCHAR SpareByte;
} KWAIT_BLOCK, *PKWAIT_BLOCK, *PRKWAIT_BLOCK;

/** A queue that worker threads wait at (the base of I/O completion ports). */
typedef struct _KQUEUE {
    DISPATCHER_HEADER Header;
    LIST_ENTRY EntryListHead;
    volatile ULONG CurrentCount;
    ULONG MaximumCount;
    LIST_ENTRY ThreadListHead;
} KQUEUE, *PKQUEUE, *PRKQUEUE;

/** A link of a queue of waiting packets. */
typedef struct _KDEVICE_QUEUE_ENTRY {
    LIST_ENTRY DeviceListEntry;
    ULONG SortKey;
    BOOLEAN Inserted;
} KDEVICE_QUEUE_ENTRY, *PKDEVICE_QUEUE_ENTRY, *PRKDEVICE_QUEUE_ENTRY;

/** Packets that wait until a device is no longer busy. */
typedef struct _KDEVICE_QUEUE {
    CSHORT Type;
    CSHORT Size;
    LIST_ENTRY DeviceListHead;
    KSPIN_LOCK Lock;
    BOOLEAN Busy;
} KDEVICE_QUEUE, *PKDEVICE_QUEUE, *PRKDEVICE_QUEUE;

/** A mutex that also holds back all APCs of its owner. */
typedef struct _KGUARDED_MUTEX {
    volatile LONG Count;
    struct _KTHREAD *Owner;
    ULONG Contention;
    KGATE Gate;
    union {
        struct {
            SHORT KernelApcDisable;
            SHORT SpecialApcDisable;
        };
        ULONG CombinedApcDisable;
    };
} KGUARDED_MUTEX, *PKGUARDED_MUTEX;

/** A mutex that raises to APC_LEVEL and cannot be acquired twice. */
typedef struct _FAST_MUTEX {
    /** 1 when free, 0 or less when owned. */
    volatile LONG Count;
    struct _KTHREAD *Owner;
    ULONG Contention;
    KEVENT Event;
    /** IRQL to return to. */
    ULONG OldIrql;
} FAST_MUTEX, *PFAST_MUTEX;

typedef struct _KSPIN_LOCK_QUEUE {
    struct _KSPIN_LOCK_QUEUE *volatile Next;
    PKSPIN_LOCK volatile Lock;
} KSPIN_LOCK_QUEUE, *PKSPIN_LOCK_QUEUE;

/** Where a processor stands in line for a queued spin lock. */
typedef struct _KLOCK_QUEUE_HANDLE {
    KSPIN_LOCK_QUEUE LockQueue;
    KIRQL OldIrql;
} KLOCK_QUEUE_HANDLE, *PKLOCK_QUEUE_HANDLE;

/** A 64-bit time that can be read without a lock. */
typedef struct _KSYSTEM_TIME {
    ULONG LowPart;
    LONG High1Time;
    LONG High2Time;
} KSYSTEM_TIME, *PKSYSTEM_TIME;

typedef struct _KFLOATING_SAVE {
    ULONG ControlWord;
    ULONG StatusWord;
    ULONG ErrorOffset;
    ULONG ErrorSelector;
    ULONG DataOffset;
    ULONG DataSelector;
    ULONG Cr0NpxState;
    ULONG Spare1;
} KFLOATING_SAVE, *PKFLOATING_SAVE;

typedef enum _KWAIT_REASON {
    Executive,
    FreePage,
    PageIn,
    PoolAllocation,
    DelayExecution,
    Suspended,
    UserRequest,
    WrExecutive,
    WrFreePage,
    WrPageIn,
    WrPoolAllocation,
    WrDelayExecution,
    WrSuspended,
    WrUserRequest,
    WrEventPair,
    WrQueue,
    WrLpcReceive,
    WrLpcReply,
    WrVirtualMemory,
    WrPageOut,
    WrRendezvous,
    WrKeyedEvent,
    WrTerminated,
    WrProcessInSwap,
    WrCpuRateControl,
    WrCalloutStack,
    WrKernel,
    WrResource,
    WrPushLock,
    WrMutex,
    WrQuantumEnd,
    WrDispatchInt,
    WrPreempted,
    WrYieldExecution,
    WrFastMutex,
    WrGuardedMutex,
    WrRundown,
    MaximumWaitReason
} KWAIT_REASON;

typedef VOID KSTART_ROUTINE(_In_ PVOID StartContext);
typedef KSTART_ROUTINE *PKSTART_ROUTINE;
typedef BOOLEAN KSYNCHRONIZE_ROUTINE(_In_ PVOID SynchronizeContext);
typedef KSYNCHRONIZE_ROUTINE *PKSYNCHRONIZE_ROUTINE;
typedef ULONG_PTR KIPI_BROADCAST_WORKER(_In_ ULONG_PTR Argument);
typedef KIPI_BROADCAST_WORKER *PKIPI_BROADCAST_WORKER;

/* ---- Bug checks ------------------------------------------------------------------------------------------------- */

/**
 * Stops the machine: the blue screen with a code and four parameters that say more.
 * @irql any
 * @return never
 */
NTKERNELAPI DECLSPEC_NORETURN VOID NTAPI KeBugCheckEx(_In_ ULONG BugCheckCode, _In_ ULONG_PTR BugCheckParameter1, _In_ ULONG_PTR BugCheckParameter2, _In_ ULONG_PTR BugCheckParameter3, _In_ ULONG_PTR BugCheckParameter4);
/**
 * Stops the machine with a code alone. @see KeBugCheckEx
 * @irql any
 * @return never
 */
NTKERNELAPI DECLSPEC_NORETURN VOID NTAPI KeBugCheck(_In_ ULONG BugCheckCode);

/** Why a bug check callback is called. */
typedef enum _KBUGCHECK_CALLBACK_REASON {
    KbCallbackInvalid,
    KbCallbackReserved1,
    KbCallbackSecondaryDumpData,
    KbCallbackDumpIo,
    KbCallbackAddPages,
    KbCallbackSecondaryMultiPartDumpData,
    KbCallbackRemovePages,
    KbCallbackTriageDumpData
} KBUGCHECK_CALLBACK_REASON;

/* ---- IRQL --------------------------------------------------------------------------------------------------------- */

/**
 * Returns the IRQL of the current processor.
 * @irql any
 */
NTHALAPI KIRQL NTAPI KeGetCurrentIrql(VOID);
/**
 * Raises the IRQL of the current processor. Raising to a lower level is bug check IRQL_NOT_GREATER_OR_EQUAL.
 * @param OldIrql receives the level to give to KeLowerIrql later.
 * @irql <= NewIrql
 */
NTHALAPI VOID NTAPI KeRaiseIrql(_In_ KIRQL NewIrql, _Out_ PKIRQL OldIrql);
/**
 * Raises the IRQL to DISPATCH_LEVEL.
 * @irql <= DISPATCH_LEVEL
 * @return the level to give to KeLowerIrql later.
 */
NTHALAPI KIRQL NTAPI KeRaiseIrqlToDpcLevel(VOID);
/**
 * Raises the IRQL. What KeRaiseIrql does, with the old level as result.
 * @irql <= NewIrql
 * @return the level to give to KeLowerIrql later.
 */
NTHALAPI KIRQL FASTCALL KfRaiseIrql(_In_ KIRQL NewIrql);
/**
 * Lowers the IRQL to what it was before it was raised. Raising is bug check IRQL_NOT_LESS_OR_EQUAL.
 * @irql >= NewIrql
 */
NTHALAPI VOID NTAPI KeLowerIrql(_In_ KIRQL NewIrql);
/**
 * Lowers the IRQL. @see KeLowerIrql
 * @irql >= NewIrql
 */
NTHALAPI VOID FASTCALL KfLowerIrql(_In_ KIRQL NewIrql);

/* ---- Spin locks ----------------------------------------------------------------------------------------------------- */

/**
 * Makes a spin lock that nobody holds. The lock must be in nonpaged memory.
 * @irql any
 */
NTKERNELAPI VOID NTAPI KeInitializeSpinLock(_Out_ PKSPIN_LOCK SpinLock);
/**
 * Raises to DISPATCH_LEVEL and takes the spin lock, waiting in a loop while another processor holds it.
 * @param OldIrql receives the level to give to KeReleaseSpinLock. It must be a variable of this thread alone.
 * @irql <= DISPATCH_LEVEL
 */
NTHALAPI VOID NTAPI KeAcquireSpinLock(_Inout_ PKSPIN_LOCK SpinLock, _Out_ PKIRQL OldIrql);
/**
 * Raises to DISPATCH_LEVEL and takes the spin lock.
 * @irql <= DISPATCH_LEVEL
 * @return the level to give to KeReleaseSpinLock.
 */
NTHALAPI KIRQL NTAPI KeAcquireSpinLockRaiseToDpc(_Inout_ PKSPIN_LOCK SpinLock);
/**
 * Takes the spin lock and returns the level to go back to. @see KeAcquireSpinLock
 * @irql <= DISPATCH_LEVEL
 */
NTHALAPI KIRQL FASTCALL KfAcquireSpinLock(_Inout_ PKSPIN_LOCK SpinLock);
/**
 * Gives the spin lock back and lowers the IRQL.
 * @param NewIrql the level that KeAcquireSpinLock returned.
 * @irql DISPATCH_LEVEL
 */
NTHALAPI VOID NTAPI KeReleaseSpinLock(_Inout_ PKSPIN_LOCK SpinLock, _In_ KIRQL NewIrql);
/**
 * Gives the spin lock back. @see KeReleaseSpinLock
 * @irql DISPATCH_LEVEL
 */
NTHALAPI VOID FASTCALL KfReleaseSpinLock(_Inout_ PKSPIN_LOCK SpinLock, _In_ KIRQL NewIrql);
/**
 * Takes the spin lock for a caller that runs at DISPATCH_LEVEL already.
 * @irql >= DISPATCH_LEVEL
 */
NTKERNELAPI VOID NTAPI KeAcquireSpinLockAtDpcLevel(_Inout_ PKSPIN_LOCK SpinLock);
/**
 * Gives back what KeAcquireSpinLockAtDpcLevel took; the IRQL stays.
 * @irql >= DISPATCH_LEVEL
 */
NTKERNELAPI VOID NTAPI KeReleaseSpinLockFromDpcLevel(_Inout_ PKSPIN_LOCK SpinLock);
/**
 * Takes the spin lock if it is free, without waiting. At DISPATCH_LEVEL or above.
 * @irql >= DISPATCH_LEVEL
 * @return TRUE when it was taken.
 */
NTKERNELAPI BOOLEAN FASTCALL KeTryToAcquireSpinLockAtDpcLevel(_Inout_ PKSPIN_LOCK SpinLock);
/**
 * Is the spin lock free?
 * @irql any
 */
NTKERNELAPI BOOLEAN FASTCALL KeTestSpinLock(_In_ PKSPIN_LOCK SpinLock);
/**
 * Takes a queued spin lock: processors get it in the order in which they asked.
 * @param LockHandle lies on the caller's stack and is given to the release.
 * @irql <= DISPATCH_LEVEL
 */
NTHALAPI VOID FASTCALL KeAcquireInStackQueuedSpinLock(_Inout_ PKSPIN_LOCK SpinLock, _Out_ PKLOCK_QUEUE_HANDLE LockHandle);
/**
 * Gives a queued spin lock back and lowers the IRQL.
 * @irql DISPATCH_LEVEL
 */
NTHALAPI VOID FASTCALL KeReleaseInStackQueuedSpinLock(_In_ PKLOCK_QUEUE_HANDLE LockHandle);
/**
 * Takes a queued spin lock for a caller at DISPATCH_LEVEL.
 * @irql >= DISPATCH_LEVEL
 */
NTKERNELAPI VOID FASTCALL KeAcquireInStackQueuedSpinLockAtDpcLevel(_Inout_ PKSPIN_LOCK SpinLock, _Out_ PKLOCK_QUEUE_HANDLE LockHandle);
/**
 * Gives back what KeAcquireInStackQueuedSpinLockAtDpcLevel took.
 * @irql >= DISPATCH_LEVEL
 */
NTKERNELAPI VOID FASTCALL KeReleaseInStackQueuedSpinLockFromDpcLevel(_In_ PKLOCK_QUEUE_HANDLE LockHandle);

/* ---- Events ------------------------------------------------------------------------------------------------------- */

/**
 * Initialises an event. It must be in nonpaged memory.
 * @param Type NotificationEvent stays signaled until it is reset; SynchronizationEvent lets one thread go and resets itself.
 * @param State TRUE when it begins signaled.
 * @irql any
 */
NTKERNELAPI VOID NTAPI KeInitializeEvent(_Out_ PRKEVENT Event, _In_ EVENT_TYPE Type, _In_ BOOLEAN State);
/**
 * Sets an event to the signaled state; threads that wait for it go on.
 * @param Increment priority boost for the threads that go on, most often EVENT_INCREMENT or IO_NO_INCREMENT.
 * @param Wait TRUE when a call of KeWaitXxx follows at once: the dispatcher then stays locked in between.
 * @irql <= DISPATCH_LEVEL; with Wait == TRUE, <= APC_LEVEL
 * @return the previous state, not zero when it was signaled.
 */
NTKERNELAPI LONG NTAPI KeSetEvent(_Inout_ PRKEVENT Event, _In_ KPRIORITY Increment, _In_ BOOLEAN Wait);
/**
 * Sets an event to the not-signaled state.
 * @irql <= DISPATCH_LEVEL
 * @return the previous state, not zero when it was signaled.
 */
NTKERNELAPI LONG NTAPI KeResetEvent(_Inout_ PRKEVENT Event);
/**
 * Sets an event to the not-signaled state and returns nothing.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI VOID NTAPI KeClearEvent(_Inout_ PRKEVENT Event);
/**
 * Lets the threads that wait now go, and leaves the event not signaled.
 * @irql <= DISPATCH_LEVEL; with Wait == TRUE, <= APC_LEVEL
 * @return the previous state.
 */
NTKERNELAPI LONG NTAPI KePulseEvent(_Inout_ PRKEVENT Event, _In_ KPRIORITY Increment, _In_ BOOLEAN Wait);
/**
 * Returns an event's state, not zero when signaled.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI LONG NTAPI KeReadStateEvent(_In_ PRKEVENT Event);

/* ---- Mutexes and semaphores --------------------------------------------------------------------------------------- */

/**
 * Initialises a mutex that nobody owns.
 * @param Level reserved, 0.
 * @irql any
 */
NTKERNELAPI VOID NTAPI KeInitializeMutex(_Out_ PRKMUTEX Mutex, _In_ ULONG Level);
/**
 * Releases a mutex. Releasing what one does not own raises STATUS_MUTANT_NOT_OWNED.
 * @irql <= DISPATCH_LEVEL; with Wait == TRUE, <= APC_LEVEL
 * @return 0 when the mutex is free now, a negative number while its owner has it more than once.
 */
NTKERNELAPI LONG NTAPI KeReleaseMutex(_Inout_ PRKMUTEX Mutex, _In_ BOOLEAN Wait);
/**
 * Returns a mutex's state: 1 when it is free.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI LONG NTAPI KeReadStateMutex(_In_ PRKMUTEX Mutex);
/**
 * Initialises a semaphore.
 * @param Limit the highest count it may reach.
 * @irql any
 */
NTKERNELAPI VOID NTAPI KeInitializeSemaphore(_Out_ PRKSEMAPHORE Semaphore, _In_ LONG Count, _In_ LONG Limit);
/**
 * Adds to a semaphore's count. Passing its limit raises STATUS_SEMAPHORE_LIMIT_EXCEEDED.
 * @irql <= DISPATCH_LEVEL; with Wait == TRUE, <= APC_LEVEL
 * @return the previous count.
 */
NTKERNELAPI LONG NTAPI KeReleaseSemaphore(_Inout_ PRKSEMAPHORE Semaphore, _In_ KPRIORITY Increment, _In_ LONG Adjustment, _In_ BOOLEAN Wait);
/**
 * Returns a semaphore's count.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI LONG NTAPI KeReadStateSemaphore(_In_ PRKSEMAPHORE Semaphore);
/**
 * Initialises a guarded mutex.
 * @irql any
 */
NTKERNELAPI VOID FASTCALL KeInitializeGuardedMutex(_Out_ PKGUARDED_MUTEX Mutex);
/**
 * Acquires a guarded mutex; all APCs of the thread are held back while it owns it.
 * @irql <= APC_LEVEL
 */
NTKERNELAPI VOID FASTCALL KeAcquireGuardedMutex(_Inout_ PKGUARDED_MUTEX Mutex);
/**
 * Releases a guarded mutex.
 * @irql <= APC_LEVEL
 */
NTKERNELAPI VOID FASTCALL KeReleaseGuardedMutex(_Inout_ PKGUARDED_MUTEX Mutex);
/**
 * Acquires a guarded mutex if it is free.
 * @irql <= APC_LEVEL
 * @return TRUE when it was acquired.
 */
NTKERNELAPI BOOLEAN FASTCALL KeTryToAcquireGuardedMutex(_Inout_ PKGUARDED_MUTEX Mutex);
/**
 * Acquires a guarded mutex for a caller that has entered a guarded region itself.
 * @irql <= APC_LEVEL
 */
NTKERNELAPI VOID FASTCALL KeAcquireGuardedMutexUnsafe(_Inout_ PKGUARDED_MUTEX Mutex);
/**
 * Releases what KeAcquireGuardedMutexUnsafe acquired.
 * @irql <= APC_LEVEL
 */
NTKERNELAPI VOID FASTCALL KeReleaseGuardedMutexUnsafe(_Inout_ PKGUARDED_MUTEX Mutex);

/* ---- Waits ---------------------------------------------------------------------------------------------------------- */

/**
 * Waits until an object is signaled or the time is over.
 * @param WaitMode UserMode lets the thread's kernel stack be paged out, and user APCs end the wait when Alertable.
 * @param Timeout in 100 ns units: negative relative to now, positive an absolute time, zero does not wait; NULL waits for ever.
 * @irql <= APC_LEVEL; DISPATCH_LEVEL with a zero Timeout. Waiting at DISPATCH_LEVEL is a bug check.
 * @return STATUS_SUCCESS, STATUS_TIMEOUT, STATUS_ALERTED or STATUS_USER_APC. NT_SUCCESS(STATUS_TIMEOUT) is true!
 */
NTKERNELAPI NTSTATUS NTAPI KeWaitForSingleObject(_In_ PVOID Object, _In_ KWAIT_REASON WaitReason, _In_ KPROCESSOR_MODE WaitMode, _In_ BOOLEAN Alertable, _In_opt_ PLARGE_INTEGER Timeout);
#define KeWaitForMutexObject KeWaitForSingleObject
/**
 * Waits until one of several objects, or all of them at once, are signaled.
 * @param WaitType WaitAny or WaitAll.
 * @param WaitBlockArray needed when Count > THREAD_WAIT_OBJECTS: one KWAIT_BLOCK for each object, in nonpaged memory.
 * @irql <= APC_LEVEL; DISPATCH_LEVEL with a zero Timeout
 * @return for WaitAny, STATUS_WAIT_0 plus the index of the object; STATUS_TIMEOUT, STATUS_ALERTED, STATUS_USER_APC.
 */
NTKERNELAPI NTSTATUS NTAPI KeWaitForMultipleObjects(_In_ ULONG Count, _In_reads_(Count) PVOID Object[], _In_ WAIT_TYPE WaitType, _In_ KWAIT_REASON WaitReason, _In_ KPROCESSOR_MODE WaitMode, _In_ BOOLEAN Alertable, _In_opt_ PLARGE_INTEGER Timeout, _Out_opt_ PKWAIT_BLOCK WaitBlockArray);
/**
 * Lets the current thread sleep.
 * @param Interval in 100 ns units; negative for a relative time, as most callers want.
 * @irql <= APC_LEVEL
 * @return STATUS_SUCCESS when the time is over, STATUS_ALERTED or STATUS_USER_APC.
 */
NTKERNELAPI NTSTATUS NTAPI KeDelayExecutionThread(_In_ KPROCESSOR_MODE WaitMode, _In_ BOOLEAN Alertable, _In_ PLARGE_INTEGER Interval);
/**
 * Occupies the processor for a very short time. More than 50 microseconds is bad manners.
 * @irql any
 */
NTHALAPI VOID NTAPI KeStallExecutionProcessor(_In_ ULONG MicroSeconds);

/* ---- Timers and DPCs ------------------------------------------------------------------------------------------------ */

/**
 * Initialises a notification timer. @see KeInitializeTimerEx
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI VOID NTAPI KeInitializeTimer(_Out_ PKTIMER Timer);
/**
 * Initialises a timer. It must be in nonpaged memory, and must not be freed while it is set.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI VOID NTAPI KeInitializeTimerEx(_Out_ PKTIMER Timer, _In_ TIMER_TYPE Type);
/**
 * Sets a timer to expire once.
 * @param DueTime in 100 ns units: negative relative to now, positive an absolute time.
 * @param Dpc queued when the timer expires, or NULL.
 * @irql <= DISPATCH_LEVEL
 * @return TRUE when the timer was set already; it then expires at the new time only.
 */
NTKERNELAPI BOOLEAN NTAPI KeSetTimer(_Inout_ PKTIMER Timer, _In_ LARGE_INTEGER DueTime, _In_opt_ PKDPC Dpc);
/**
 * Sets a timer to expire once or again and again.
 * @param Period milliseconds between expirations after the first one; 0 for one expiration.
 * @irql <= DISPATCH_LEVEL
 * @return TRUE when the timer was set already.
 */
NTKERNELAPI BOOLEAN NTAPI KeSetTimerEx(_Inout_ PKTIMER Timer, _In_ LARGE_INTEGER DueTime, _In_ LONG Period, _In_opt_ PKDPC Dpc);
/**
 * Sets a timer that may expire up to TolerableDelay milliseconds late.
 * @irql <= DISPATCH_LEVEL
 * @return TRUE when the timer was set already.
 */
NTKERNELAPI BOOLEAN NTAPI KeSetCoalescableTimer(_Inout_ PKTIMER Timer, _In_ LARGE_INTEGER DueTime, _In_ ULONG Period, _In_ ULONG TolerableDelay, _In_opt_ PKDPC Dpc);
/**
 * Cancels a timer. Its DPC may be queued or running already: KeFlushQueuedDpcs waits for that.
 * @irql <= DISPATCH_LEVEL
 * @return TRUE when the timer was set.
 */
NTKERNELAPI BOOLEAN NTAPI KeCancelTimer(_Inout_ PKTIMER Timer);
/**
 * Has the timer expired?
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI BOOLEAN NTAPI KeReadStateTimer(_In_ PKTIMER Timer);
/**
 * Initialises a DPC. It must be in nonpaged memory.
 * @irql any
 */
NTKERNELAPI VOID NTAPI KeInitializeDpc(_Out_ PRKDPC Dpc, _In_ PKDEFERRED_ROUTINE DeferredRoutine, _In_opt_ PVOID DeferredContext);
/**
 * Initialises a DPC that runs at PASSIVE_LEVEL where the system allows it.
 * @irql any
 */
NTKERNELAPI VOID NTAPI KeInitializeThreadedDpc(_Out_ PRKDPC Dpc, _In_ PKDEFERRED_ROUTINE DeferredRoutine, _In_opt_ PVOID DeferredContext);
/**
 * Queues a DPC: its routine is called as soon as the processor's IRQL falls below DISPATCH_LEVEL.
 * @irql any
 * @return FALSE when it was queued already; the arguments given first stay.
 */
NTKERNELAPI BOOLEAN NTAPI KeInsertQueueDpc(_Inout_ PRKDPC Dpc, _In_opt_ PVOID SystemArgument1, _In_opt_ PVOID SystemArgument2);
/**
 * Takes a DPC out of the queue.
 * @irql any
 * @return TRUE when it was queued.
 */
NTKERNELAPI BOOLEAN NTAPI KeRemoveQueueDpc(_Inout_ PRKDPC Dpc);
/**
 * Waits until all DPCs that are queued now have run, on all processors. Call it before unloading.
 * @irql PASSIVE_LEVEL
 */
NTKERNELAPI VOID NTAPI KeFlushQueuedDpcs(VOID);
/**
 * Says how soon a DPC is to run.
 * @irql any
 */
NTKERNELAPI VOID NTAPI KeSetImportanceDpc(_Inout_ PRKDPC Dpc, _In_ KDPC_IMPORTANCE Importance);
/**
 * Says on which processor a DPC is to run.
 * @irql any
 */
NTKERNELAPI VOID NTAPI KeSetTargetProcessorDpc(_Inout_ PRKDPC Dpc, _In_ CCHAR Number);

/* ---- APCs ----------------------------------------------------------------------------------------------------------- */

#ifdef RINGSIDE_OWN__KAPC_ENVIRONMENT
#define RINGSIDE_OWN_KeInitializeApc
#else
/** Which process a thread runs in when an APC is delivered. */
typedef enum _KAPC_ENVIRONMENT { OriginalApcEnvironment, AttachedApcEnvironment, CurrentApcEnvironment, InsertApcEnvironment } KAPC_ENVIRONMENT;
#endif

#ifndef RINGSIDE_OWN_KeInitializeApc
/**
 * Initialises an APC.
 * @param KernelRoutine called first, at APC_LEVEL; most often it frees the APC.
 * @param NormalRoutine called at PASSIVE_LEVEL, in ApcMode; NULL for a special kernel APC.
 * @irql any
 */
NTKERNELAPI VOID NTAPI KeInitializeApc(_Out_ PRKAPC Apc, _In_ PRKTHREAD Thread, _In_ KAPC_ENVIRONMENT Environment, _In_ PKKERNEL_ROUTINE KernelRoutine, _In_opt_ PKRUNDOWN_ROUTINE RundownRoutine, _In_opt_ PKNORMAL_ROUTINE NormalRoutine, _In_ KPROCESSOR_MODE ApcMode, _In_opt_ PVOID NormalContext);
#endif
#ifndef RINGSIDE_OWN_KeInsertQueueApc
/**
 * Queues an APC to its thread.
 * @irql <= DISPATCH_LEVEL
 * @return FALSE when it is queued already or the thread takes no APCs.
 */
NTKERNELAPI BOOLEAN NTAPI KeInsertQueueApc(_Inout_ PRKAPC Apc, _In_opt_ PVOID SystemArgument1, _In_opt_ PVOID SystemArgument2, _In_ KPRIORITY Increment);
#endif
/**
 * Takes an APC out of its thread's queue.
 * @irql <= DISPATCH_LEVEL
 * @return TRUE when it was queued.
 */
NTKERNELAPI BOOLEAN NTAPI KeRemoveQueueApc(_Inout_ PRKAPC Apc);
/**
 * Holds back normal kernel APCs of the current thread, until KeLeaveCriticalRegion. Calls nest.
 * @irql <= APC_LEVEL
 */
NTKERNELAPI VOID NTAPI KeEnterCriticalRegion(VOID);
/**
 * Ends what KeEnterCriticalRegion began, and delivers the APCs that waited.
 * @irql <= APC_LEVEL
 */
NTKERNELAPI VOID NTAPI KeLeaveCriticalRegion(VOID);
/**
 * Holds back all kernel APCs of the current thread, until KeLeaveGuardedRegion. Calls nest.
 * @irql <= APC_LEVEL
 */
NTKERNELAPI VOID NTAPI KeEnterGuardedRegion(VOID);
/**
 * Ends what KeEnterGuardedRegion began.
 * @irql <= APC_LEVEL
 */
NTKERNELAPI VOID NTAPI KeLeaveGuardedRegion(VOID);
/**
 * Are normal kernel APCs held back?
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI BOOLEAN NTAPI KeAreApcsDisabled(VOID);
/**
 * Are all kernel APCs held back?
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI BOOLEAN NTAPI KeAreAllApcsDisabled(VOID);

/* ---- Threads and processors ----------------------------------------------------------------------------------------- */

/**
 * Returns the current thread.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI PKTHREAD NTAPI KeGetCurrentThread(VOID);
/**
 * Sets a thread's priority: 1 to 15 for ordinary threads, 16 to 31 for real-time ones.
 * @irql PASSIVE_LEVEL
 * @return the old priority.
 */
NTKERNELAPI KPRIORITY NTAPI KeSetPriorityThread(_Inout_ PKTHREAD Thread, _In_ KPRIORITY Priority);
/**
 * Returns a thread's current priority.
 * @irql PASSIVE_LEVEL
 */
NTKERNELAPI KPRIORITY NTAPI KeQueryPriorityThread(_In_ PKTHREAD Thread);
/**
 * Sets a thread's base priority relative to that of its process.
 * @irql <= DISPATCH_LEVEL
 * @return the old increment.
 */
NTKERNELAPI LONG NTAPI KeSetBasePriorityThread(_Inout_ PKTHREAD Thread, _In_ LONG Increment);
/**
 * Restricts the current thread to some processors, until KeRevertToUserAffinityThread.
 * @irql <= APC_LEVEL
 */
NTKERNELAPI VOID NTAPI KeSetSystemAffinityThread(_In_ KAFFINITY Affinity);
/**
 * Restricts the current thread to some processors.
 * @irql <= APC_LEVEL
 * @return the affinity to give to KeRevertToUserAffinityThreadEx.
 */
NTKERNELAPI KAFFINITY NTAPI KeSetSystemAffinityThreadEx(_In_ KAFFINITY Affinity);
/**
 * Ends what KeSetSystemAffinityThread began.
 * @irql <= APC_LEVEL
 */
NTKERNELAPI VOID NTAPI KeRevertToUserAffinityThread(VOID);
/**
 * Ends what KeSetSystemAffinityThreadEx began.
 * @irql <= APC_LEVEL
 */
NTKERNELAPI VOID NTAPI KeRevertToUserAffinityThreadEx(_In_ KAFFINITY Affinity);
/**
 * Returns the number of the current processor, counted from 0.
 * @irql any
 */
NTKERNELAPI ULONG NTAPI KeGetCurrentProcessorNumber(VOID);
/**
 * Returns the number of the current processor across all groups.
 * @param ProcNumber receives group and number, or NULL.
 * @irql any
 */
NTKERNELAPI ULONG NTAPI KeGetCurrentProcessorNumberEx(_Out_opt_ PPROCESSOR_NUMBER ProcNumber);
/**
 * Returns how many processors are running.
 * @param ActiveProcessors receives them as a set, or NULL.
 * @irql any
 */
NTKERNELAPI ULONG NTAPI KeQueryActiveProcessorCount(_Out_opt_ PKAFFINITY ActiveProcessors);
/**
 * Returns how many processors of a group are running.
 * @irql any
 */
NTKERNELAPI ULONG NTAPI KeQueryActiveProcessorCountEx(_In_ USHORT GroupNumber);
/**
 * Returns the set of running processors.
 * @irql any
 */
NTKERNELAPI KAFFINITY NTAPI KeQueryActiveProcessors(VOID);
/**
 * Returns how many processors there can be.
 * @irql any
 */
NTKERNELAPI ULONG NTAPI KeQueryMaximumProcessorCount(VOID);
/**
 * Calls a routine on every processor at IPI_LEVEL and waits for all of them.
 * @irql < IPI_LEVEL
 * @return what the routine returned on the current processor.
 */
NTKERNELAPI ULONG_PTR NTAPI KeIpiGenericCall(_In_ PKIPI_BROADCAST_WORKER BroadcastFunction, _In_ ULONG_PTR Context);
/**
 * Saves the floating point state, so that the caller may use floating point.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI NTSTATUS NTAPI KeSaveFloatingPointState(_Out_ PKFLOATING_SAVE FloatSave);
/**
 * Restores the floating point state.
 * @irql that of the save
 */
NTKERNELAPI NTSTATUS NTAPI KeRestoreFloatingPointState(_In_ PKFLOATING_SAVE FloatSave);

/* ---- Time ------------------------------------------------------------------------------------------------------------ */

/**
 * Reads the system time: 100 ns units since the beginning of 1601, in UTC. Advances with the clock interrupt.
 * @irql any
 */
NTKERNELAPI VOID NTAPI KeQuerySystemTime(_Out_ PLARGE_INTEGER CurrentTime);
/**
 * Reads the system time to better than a microsecond.
 * @irql any
 */
NTKERNELAPI VOID NTAPI KeQuerySystemTimePrecise(_Out_ PLARGE_INTEGER CurrentTime);
/**
 * Returns the time since boot in 100 ns units.
 * @irql any
 */
NTKERNELAPI ULONGLONG NTAPI KeQueryInterruptTime(VOID);
/**
 * Returns the time since boot in 100 ns units, to better than a microsecond.
 * @param QpcTimeStamp receives the performance counter of the same moment.
 * @irql any
 */
NTKERNELAPI ULONGLONG NTAPI KeQueryInterruptTimePrecise(_Out_ PULONG64 QpcTimeStamp);
/**
 * Reads how many clock interrupts there have been since boot. @see KeQueryTimeIncrement
 * @irql any
 */
NTKERNELAPI VOID NTAPI KeQueryTickCount(_Out_ PLARGE_INTEGER CurrentCount);
/**
 * Returns the time between two clock interrupts in 100 ns units.
 * @irql any
 */
NTKERNELAPI ULONG NTAPI KeQueryTimeIncrement(VOID);
/**
 * Reads the performance counter.
 * @param PerformanceFrequency receives counts a second, or NULL.
 * @irql any
 * @return the counter.
 */
NTKERNELAPI LARGE_INTEGER NTAPI KeQueryPerformanceCounter(_Out_opt_ PLARGE_INTEGER PerformanceFrequency);

/* ---- Queues ------------------------------------------------------------------------------------------------------------ */

/**
 * Initialises a queue for worker threads.
 * @param Count how many threads may run at a time; 0 for the number of processors.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI VOID NTAPI KeInitializeQueue(_Out_ PRKQUEUE Queue, _In_ ULONG Count);
/**
 * Puts an entry at the end of a queue.
 * @irql <= DISPATCH_LEVEL
 * @return how many entries there were.
 */
NTKERNELAPI LONG NTAPI KeInsertQueue(_Inout_ PRKQUEUE Queue, _Inout_ PLIST_ENTRY Entry);
/**
 * Waits for an entry of a queue and takes it out.
 * @irql <= APC_LEVEL
 * @return the entry, or STATUS_TIMEOUT, STATUS_USER_APC as a pointer.
 */
NTKERNELAPI PLIST_ENTRY NTAPI KeRemoveQueue(_Inout_ PRKQUEUE Queue, _In_ KPROCESSOR_MODE WaitMode, _In_opt_ PLARGE_INTEGER Timeout);
/**
 * Empties a queue and ends its use.
 * @irql <= APC_LEVEL
 * @return the first of the entries, or NULL.
 */
NTKERNELAPI PLIST_ENTRY NTAPI KeRundownQueue(_Inout_ PRKQUEUE Queue);
/**
 * Initialises a device queue.
 * @irql any
 */
NTKERNELAPI VOID NTAPI KeInitializeDeviceQueue(_Out_ PKDEVICE_QUEUE DeviceQueue);
/**
 * Puts an entry into a device queue; when the device was not busy, marks it busy and does not queue.
 * @irql DISPATCH_LEVEL
 * @return TRUE when it was queued.
 */
NTKERNELAPI BOOLEAN NTAPI KeInsertDeviceQueue(_Inout_ PKDEVICE_QUEUE DeviceQueue, _Inout_ PKDEVICE_QUEUE_ENTRY DeviceQueueEntry);
/**
 * Puts an entry into a device queue at the place of its sort key.
 * @irql DISPATCH_LEVEL
 * @return TRUE when it was queued.
 */
NTKERNELAPI BOOLEAN NTAPI KeInsertByKeyDeviceQueue(_Inout_ PKDEVICE_QUEUE DeviceQueue, _Inout_ PKDEVICE_QUEUE_ENTRY DeviceQueueEntry, _In_ ULONG SortKey);
/**
 * Takes the first entry of a device queue; marks the device not busy when there is none.
 * @irql DISPATCH_LEVEL
 */
NTKERNELAPI PKDEVICE_QUEUE_ENTRY NTAPI KeRemoveDeviceQueue(_Inout_ PKDEVICE_QUEUE DeviceQueue);
/**
 * Takes one certain entry out of a device queue.
 * @irql <= DISPATCH_LEVEL
 * @return TRUE when it was queued.
 */
NTKERNELAPI BOOLEAN NTAPI KeRemoveEntryDeviceQueue(_Inout_ PKDEVICE_QUEUE DeviceQueue, _Inout_ PKDEVICE_QUEUE_ENTRY DeviceQueueEntry);

/** Keeps the compiler and the processor from moving memory accesses across this point. */
FORCEINLINE VOID KeMemoryBarrier(VOID) { __atomic_thread_fence(__ATOMIC_SEQ_CST); }
#define KeMemoryBarrierWithoutFence() __atomic_signal_fence(__ATOMIC_SEQ_CST)
#define KeFlushIoBuffers(Mdl, ReadOperation, DmaOperation) ((void)(Mdl))

/** The address of KeNumberProcessors. */
RINGSIDE_VARIABLE(CCHAR, KeNumberProcessors);
#define KeNumberProcessors (*__ringside_KeNumberProcessors())

/** Initialises a mutant: a mutex that any thread can own from the beginning, and release with KeReleaseMutant. @irql <= DISPATCH_LEVEL */
NTKERNELAPI VOID NTAPI KeInitializeMutant(_Out_ PRKMUTANT Mutant, _In_ BOOLEAN InitialOwner);
/** Releases a mutant. Returns the signal state that it had; raises STATUS_MUTANT_NOT_OWNED in a thread that does not own it. @irql <= DISPATCH_LEVEL */
NTKERNELAPI LONG NTAPI KeReleaseMutant(_Inout_ PRKMUTANT Mutant, _In_ KPRIORITY Increment, _In_ BOOLEAN Abandoned, _In_ BOOLEAN Wait);
/** KeInsertQueue at the head. @irql <= DISPATCH_LEVEL */
NTKERNELAPI LONG NTAPI KeInsertHeadQueue(_Inout_ PRKQUEUE Queue, _Inout_ PLIST_ENTRY Entry);

RINGSIDE_END_C

#endif
