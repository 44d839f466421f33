/*
 * Ex: pool, fast mutexes, resources, lookaside lists, interlocked lists, work items, run-down protection, callbacks.
 */
#ifndef RINGSIDE_NT_EX_H
#define RINGSIDE_NT_EX_H
#include <ringside/nt/extypes.h>

RINGSIDE_BEGIN_C

/* ---- Pool ------------------------------------------------------------------------------------------------------------ */

typedef ULONG64 POOL_FLAGS;
#define POOL_FLAG_REQUIRED_START 0x0000000000000001ULL
#define POOL_FLAG_USE_QUOTA 0x0000000000000001ULL
#define POOL_FLAG_UNINITIALIZED 0x0000000000000002ULL
#define POOL_FLAG_SESSION 0x0000000000000004ULL
#define POOL_FLAG_CACHE_ALIGNED 0x0000000000000008ULL
#define POOL_FLAG_RESERVED1 0x0000000000000010ULL
#define POOL_FLAG_RAISE_ON_FAILURE 0x0000000000000020ULL
#define POOL_FLAG_NON_PAGED 0x0000000000000040ULL
#define POOL_FLAG_NON_PAGED_EXECUTE 0x0000000000000080ULL
#define POOL_FLAG_PAGED 0x0000000000000100ULL
#define POOL_FLAG_RESERVED2 0x0000000000000200ULL
#define POOL_FLAG_RESERVED3 0x0000000000000400ULL
#define POOL_FLAG_REQUIRED_END 0x0000000080000000ULL
#define POOL_FLAG_OPTIONAL_START 0x0000000100000000ULL
#define POOL_FLAG_SPECIAL_POOL 0x0000000100000000ULL
#define POOL_FLAG_OPTIONAL_END 0x8000000000000000ULL

typedef enum POOL_EXTENDED_PARAMETER_TYPE { PoolExtendedParameterInvalidType = 0, PoolExtendedParameterPriority, PoolExtendedParameterSecurePool, PoolExtendedParameterNumaNode, PoolExtendedParameterMax } POOL_EXTENDED_PARAMETER_TYPE;
typedef enum _EX_POOL_PRIORITY { LowPoolPriority, LowPoolPrioritySpecialPoolOverrun = 8, LowPoolPrioritySpecialPoolUnderrun = 9, NormalPoolPriority = 16, NormalPoolPrioritySpecialPoolOverrun = 24, NormalPoolPrioritySpecialPoolUnderrun = 25, HighPoolPriority = 32, HighPoolPrioritySpecialPoolOverrun = 40, HighPoolPrioritySpecialPoolUnderrun = 41 } EX_POOL_PRIORITY;
typedef struct _POOL_EXTENDED_PARAMETER {
    struct {
        ULONG64 Type : 8;
        ULONG64 Optional : 1;
        ULONG64 Reserved : 55;
    };
    union {
        ULONG64 Reserved2;
        PVOID Reserved3;
        EX_POOL_PRIORITY Priority;
    };
} POOL_EXTENDED_PARAMETER, *PPOOL_EXTENDED_PARAMETER;
typedef const POOL_EXTENDED_PARAMETER *PCPOOL_EXTENDED_PARAMETER;

/**
 * Allocates zeroed memory from a pool.
 * @param Flags POOL_FLAG_NON_PAGED or POOL_FLAG_PAGED, with POOL_FLAG_UNINITIALIZED when zeroes are not needed.
 * @param Tag up to four characters, written 'lgaT', that name the owner.
 * @irql <= DISPATCH_LEVEL; <= APC_LEVEL for paged pool
 * @return NULL when there is no memory.
 */
NTKERNELAPI PVOID NTAPI ExAllocatePool2(_In_ POOL_FLAGS Flags, _In_ SIZE_T NumberOfBytes, _In_ ULONG Tag);
/**
 * ExAllocatePool2 with further parameters.
 * @irql <= DISPATCH_LEVEL; <= APC_LEVEL for paged pool
 * @return NULL when there is no memory.
 */
NTKERNELAPI PVOID NTAPI ExAllocatePool3(_In_ POOL_FLAGS Flags, _In_ SIZE_T NumberOfBytes, _In_ ULONG Tag, _In_opt_ PCPOOL_EXTENDED_PARAMETER ExtendedParameters, _In_ ULONG ExtendedParametersCount);
/**
 * Allocates memory from a pool. What was there before is still in it.
 * @irql <= DISPATCH_LEVEL; <= APC_LEVEL for paged pool
 * @return NULL when there is no memory.
 */
NTKERNELAPI PVOID NTAPI ExAllocatePoolWithTag(_In_ POOL_TYPE PoolType, _In_ SIZE_T NumberOfBytes, _In_ ULONG Tag);
/**
 * Allocates memory from a pool, with the tag 'enoN'. @see ExAllocatePoolWithTag
 * @irql <= DISPATCH_LEVEL; <= APC_LEVEL for paged pool
 */
NTKERNELAPI PVOID NTAPI ExAllocatePool(_In_ POOL_TYPE PoolType, _In_ SIZE_T NumberOfBytes);
/**
 * Allocates memory and charges it to the current process. Raises STATUS_QUOTA_EXCEEDED or STATUS_INSUFFICIENT_RESOURCES on failure.
 * @irql <= DISPATCH_LEVEL; <= APC_LEVEL for paged pool
 */
NTKERNELAPI PVOID NTAPI ExAllocatePoolWithQuotaTag(_In_ POOL_TYPE PoolType, _In_ SIZE_T NumberOfBytes, _In_ ULONG Tag);
/**
 * Allocates memory with a priority: low priorities fail sooner.
 * @irql <= DISPATCH_LEVEL; <= APC_LEVEL for paged pool
 */
NTKERNELAPI PVOID NTAPI ExAllocatePoolWithTagPriority(_In_ POOL_TYPE PoolType, _In_ SIZE_T NumberOfBytes, _In_ ULONG Tag, _In_ EX_POOL_PRIORITY Priority);
/**
 * Frees pool memory. Freeing it twice, or an address that was never allocated, is bug check BAD_POOL_CALLER.
 * @irql <= DISPATCH_LEVEL; <= APC_LEVEL for paged pool
 */
NTKERNELAPI VOID NTAPI ExFreePool(_In_ PVOID P);
/**
 * Frees pool memory and checks its tag; 0 fits every tag.
 * @irql <= DISPATCH_LEVEL; <= APC_LEVEL for paged pool
 */
NTKERNELAPI VOID NTAPI ExFreePoolWithTag(_In_ PVOID P, _In_ ULONG Tag);
/**
 * Frees pool memory. @see ExAllocatePool3
 * @irql <= DISPATCH_LEVEL; <= APC_LEVEL for paged pool
 */
NTKERNELAPI VOID NTAPI ExFreePool2(_In_ PVOID P, _In_ ULONG Tag, _In_opt_ PCPOOL_EXTENDED_PARAMETER ExtendedParameters, _In_ ULONG ExtendedParametersCount);
/** ExAllocatePoolWithTag, zeroed. */
FORCEINLINE PVOID ExAllocatePoolZero(_In_ POOL_TYPE PoolType, _In_ SIZE_T NumberOfBytes, _In_ ULONG Tag) {
    PVOID block = ExAllocatePoolWithTag(PoolType, NumberOfBytes, Tag);
    if (block) __builtin_memset(block, 0, NumberOfBytes);
    return block;
}
/** ExAllocatePoolWithTag under the name that says what it does not do. */
FORCEINLINE PVOID ExAllocatePoolUninitialized(_In_ POOL_TYPE PoolType, _In_ SIZE_T NumberOfBytes, _In_ ULONG Tag) { return ExAllocatePoolWithTag(PoolType, NumberOfBytes, Tag); }
/** ExAllocatePoolWithQuotaTag, zeroed. */
FORCEINLINE PVOID ExAllocatePoolQuotaZero(_In_ POOL_TYPE PoolType, _In_ SIZE_T NumberOfBytes, _In_ ULONG Tag) {
    PVOID block = ExAllocatePoolWithQuotaTag(PoolType, NumberOfBytes, Tag);
    if (block) __builtin_memset(block, 0, NumberOfBytes);
    return block;
}
FORCEINLINE PVOID ExAllocatePoolQuotaUninitialized(_In_ POOL_TYPE PoolType, _In_ SIZE_T NumberOfBytes, _In_ ULONG Tag) { return ExAllocatePoolWithQuotaTag(PoolType, NumberOfBytes, Tag); }
#define DrvRtPoolNxOptIn 0x00000001
/** Readies pool defaults for a driver that runs on several versions of Windows; there is nothing to do here. */
#define ExInitializeDriverRuntime(RuntimeFlags) ((void)(RuntimeFlags))

/* ---- Fast mutexes ------------------------------------------------------------------------------------------------------ */

/** Initialises a fast mutex. It must be in nonpaged memory. */
FORCEINLINE VOID ExInitializeFastMutex(_Out_ PFAST_MUTEX FastMutex) {
    FastMutex->Count = 1;
    FastMutex->Owner = NULL;
    FastMutex->Contention = 0;
    KeInitializeEvent(&FastMutex->Event, SynchronizationEvent, FALSE);
}
/**
 * Acquires a fast mutex and raises to APC_LEVEL. It cannot be acquired again by its owner: that deadlocks.
 * @irql <= APC_LEVEL
 */
NTHALAPI VOID FASTCALL ExAcquireFastMutex(_Inout_ PFAST_MUTEX FastMutex);
/**
 * Releases a fast mutex and lowers the IRQL.
 * @irql APC_LEVEL
 */
NTHALAPI VOID FASTCALL ExReleaseFastMutex(_Inout_ PFAST_MUTEX FastMutex);
/**
 * Acquires a fast mutex if it is free.
 * @irql <= APC_LEVEL
 * @return TRUE when it was acquired.
 */
NTHALAPI BOOLEAN FASTCALL ExTryToAcquireFastMutex(_Inout_ PFAST_MUTEX FastMutex);
/**
 * Acquires a fast mutex for a caller that holds back APCs itself.
 * @irql <= APC_LEVEL
 */
NTKERNELAPI VOID FASTCALL ExAcquireFastMutexUnsafe(_Inout_ PFAST_MUTEX FastMutex);
/**
 * Releases what ExAcquireFastMutexUnsafe acquired.
 * @irql <= APC_LEVEL
 */
NTKERNELAPI VOID FASTCALL ExReleaseFastMutexUnsafe(_Inout_ PFAST_MUTEX FastMutex);

/* ---- Resources: several readers or one writer --------------------------------------------------------------------------- */

/**
 * Initialises a resource. It must be in nonpaged memory, 8-byte aligned.
 * @irql <= DISPATCH_LEVEL
 * @return STATUS_SUCCESS
 */
NTKERNELAPI NTSTATUS NTAPI ExInitializeResourceLite(_Out_ PERESOURCE Resource);
/**
 * Makes a resource new again.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI NTSTATUS NTAPI ExReinitializeResourceLite(_Inout_ PERESOURCE Resource);
/**
 * Ends the use of a resource, before its memory is freed.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI NTSTATUS NTAPI ExDeleteResourceLite(_Inout_ PERESOURCE Resource);
/**
 * Acquires a resource for reading. Normal kernel APCs must be disabled (KeEnterCriticalRegion).
 * @param Wait FALSE returns FALSE when it cannot be had at once.
 * @irql <= APC_LEVEL
 */
NTKERNELAPI BOOLEAN NTAPI ExAcquireResourceSharedLite(_Inout_ PERESOURCE Resource, _In_ BOOLEAN Wait);
/**
 * Acquires a resource for writing. Normal kernel APCs must be disabled (KeEnterCriticalRegion).
 * @irql <= APC_LEVEL
 */
NTKERNELAPI BOOLEAN NTAPI ExAcquireResourceExclusiveLite(_Inout_ PERESOURCE Resource, _In_ BOOLEAN Wait);
/**
 * Acquires a resource for reading, even when writers wait.
 * @irql <= APC_LEVEL
 */
NTKERNELAPI BOOLEAN NTAPI ExAcquireSharedStarveExclusive(_Inout_ PERESOURCE Resource, _In_ BOOLEAN Wait);
/**
 * Acquires a resource for reading, after the writers that wait.
 * @irql <= APC_LEVEL
 */
NTKERNELAPI BOOLEAN NTAPI ExAcquireSharedWaitForExclusive(_Inout_ PERESOURCE Resource, _In_ BOOLEAN Wait);
/**
 * Releases a resource.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI VOID FASTCALL ExReleaseResourceLite(_Inout_ PERESOURCE Resource);
/**
 * Releases a resource for another thread.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI VOID NTAPI ExReleaseResourceForThreadLite(_Inout_ PERESOURCE Resource, _In_ ERESOURCE_THREAD ResourceThreadId);
/**
 * Turns exclusive ownership into shared.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI VOID NTAPI ExConvertExclusiveToSharedLite(_Inout_ PERESOURCE Resource);
/**
 * Does the current thread own the resource exclusively?
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI BOOLEAN NTAPI ExIsResourceAcquiredExclusiveLite(_In_ PERESOURCE Resource);
/**
 * How often does the current thread own the resource, in either way?
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI ULONG NTAPI ExIsResourceAcquiredSharedLite(_In_ PERESOURCE Resource);
#define ExIsResourceAcquiredLite ExIsResourceAcquiredSharedLite
/**
 * How many threads wait to write?
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI ULONG NTAPI ExGetExclusiveWaiterCount(_In_ PERESOURCE Resource);
/**
 * How many threads wait to read?
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI ULONG NTAPI ExGetSharedWaiterCount(_In_ PERESOURCE Resource);
/**
 * Enters a critical region and acquires a resource for writing.
 * @irql <= APC_LEVEL
 * @return the Win32 thread, of no use to drivers.
 */
NTKERNELAPI PVOID NTAPI ExEnterCriticalRegionAndAcquireResourceExclusive(_Inout_ PERESOURCE Resource);
/**
 * Enters a critical region and acquires a resource for reading.
 * @irql <= APC_LEVEL
 */
NTKERNELAPI PVOID NTAPI ExEnterCriticalRegionAndAcquireResourceShared(_Inout_ PERESOURCE Resource);
/**
 * Releases a resource and leaves the critical region.
 * @irql <= APC_LEVEL
 */
NTKERNELAPI VOID FASTCALL ExReleaseResourceAndLeaveCriticalRegion(_Inout_ PERESOURCE Resource);
#define ExGetCurrentResourceThread() ((ERESOURCE_THREAD)KeGetCurrentThread())

/* ---- Push locks, run-down protection ------------------------------------------------------------------------------------- */

/**
 * Initialises a push lock.
 * @irql any
 */
NTKERNELAPI VOID NTAPI ExInitializePushLock(_Out_ PEX_PUSH_LOCK PushLock);
/**
 * Acquires a push lock for writing. Use ExAcquirePushLockExclusive in a critical region.
 * @irql <= APC_LEVEL
 */
NTKERNELAPI VOID FASTCALL ExAcquirePushLockExclusiveEx(_Inout_ PEX_PUSH_LOCK PushLock, _In_ ULONG Flags);
/**
 * Acquires a push lock for reading.
 * @irql <= APC_LEVEL
 */
NTKERNELAPI VOID FASTCALL ExAcquirePushLockSharedEx(_Inout_ PEX_PUSH_LOCK PushLock, _In_ ULONG Flags);
/**
 * Releases a push lock held for writing.
 * @irql <= APC_LEVEL
 */
NTKERNELAPI VOID FASTCALL ExReleasePushLockExclusiveEx(_Inout_ PEX_PUSH_LOCK PushLock, _In_ ULONG Flags);
/**
 * Releases a push lock held for reading.
 * @irql <= APC_LEVEL
 */
NTKERNELAPI VOID FASTCALL ExReleasePushLockSharedEx(_Inout_ PEX_PUSH_LOCK PushLock, _In_ ULONG Flags);
#define EX_DEFAULT_PUSH_LOCK_FLAGS 0
#define ExAcquirePushLockExclusive(Lock) ExAcquirePushLockExclusiveEx(Lock, EX_DEFAULT_PUSH_LOCK_FLAGS)
#define ExAcquirePushLockShared(Lock) ExAcquirePushLockSharedEx(Lock, EX_DEFAULT_PUSH_LOCK_FLAGS)
#define ExReleasePushLockExclusive(Lock) ExReleasePushLockExclusiveEx(Lock, EX_DEFAULT_PUSH_LOCK_FLAGS)
#define ExReleasePushLockShared(Lock) ExReleasePushLockSharedEx(Lock, EX_DEFAULT_PUSH_LOCK_FLAGS)
/**
 * Initialises run-down protection.
 * @irql any
 */
NTKERNELAPI VOID FASTCALL ExInitializeRundownProtection(_Out_ PEX_RUNDOWN_REF RunRef);
/**
 * Makes run-down protection new again after a wait.
 * @irql any
 */
NTKERNELAPI VOID FASTCALL ExReInitializeRundownProtection(_Inout_ PEX_RUNDOWN_REF RunRef);
/**
 * Protects the thing from going away.
 * @irql <= DISPATCH_LEVEL
 * @return FALSE when it is going away already.
 */
NTKERNELAPI BOOLEAN FASTCALL ExAcquireRundownProtection(_Inout_ PEX_RUNDOWN_REF RunRef);
/**
 * Ends what ExAcquireRundownProtection began.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI VOID FASTCALL ExReleaseRundownProtection(_Inout_ PEX_RUNDOWN_REF RunRef);
/**
 * Refuses further protection and waits until all that was given has ended.
 * @irql <= APC_LEVEL
 */
NTKERNELAPI VOID FASTCALL ExWaitForRundownProtectionRelease(_Inout_ PEX_RUNDOWN_REF RunRef);
/**
 * Marks the run-down as complete.
 * @irql any
 */
NTKERNELAPI VOID FASTCALL ExRundownCompleted(_Inout_ PEX_RUNDOWN_REF RunRef);

/* ---- Interlocked lists ----------------------------------------------------------------------------------------------------- */

/**
 * Inserts at the head of a list under a spin lock.
 * @irql any
 * @return what was first, or NULL.
 */
NTKERNELAPI PLIST_ENTRY FASTCALL ExInterlockedInsertHeadList(_Inout_ PLIST_ENTRY ListHead, _Inout_ PLIST_ENTRY ListEntry, _Inout_ PKSPIN_LOCK Lock);
/**
 * Inserts at the tail of a list under a spin lock.
 * @irql any
 * @return what was last, or NULL.
 */
NTKERNELAPI PLIST_ENTRY FASTCALL ExInterlockedInsertTailList(_Inout_ PLIST_ENTRY ListHead, _Inout_ PLIST_ENTRY ListEntry, _Inout_ PKSPIN_LOCK Lock);
/**
 * Takes the first entry of a list under a spin lock; NULL when it is empty.
 * @irql any
 */
NTKERNELAPI PLIST_ENTRY FASTCALL ExInterlockedRemoveHeadList(_Inout_ PLIST_ENTRY ListHead, _Inout_ PKSPIN_LOCK Lock);
/**
 * Takes the first entry of a singly linked list under a spin lock; NULL when it is empty.
 * @irql any
 */
NTKERNELAPI PSINGLE_LIST_ENTRY FASTCALL ExInterlockedPopEntryList(_Inout_ PSINGLE_LIST_ENTRY ListHead, _Inout_ PKSPIN_LOCK Lock);
/**
 * Puts an entry first in a singly linked list under a spin lock.
 * @irql any
 * @return what was first, or NULL.
 */
NTKERNELAPI PSINGLE_LIST_ENTRY FASTCALL ExInterlockedPushEntryList(_Inout_ PSINGLE_LIST_ENTRY ListHead, _Inout_ PSINGLE_LIST_ENTRY ListEntry, _Inout_ PKSPIN_LOCK Lock);
/**
 * Takes the first entry of a sequenced list; NULL when it is empty.
 * @irql any
 */
NTKERNELAPI PSLIST_ENTRY FASTCALL ExpInterlockedPopEntrySList(_Inout_ PSLIST_HEADER ListHead);
/**
 * Puts an entry first in a sequenced list; returns what was first.
 * @irql any
 */
NTKERNELAPI PSLIST_ENTRY FASTCALL ExpInterlockedPushEntrySList(_Inout_ PSLIST_HEADER ListHead, _Inout_ PSLIST_ENTRY ListEntry);
/**
 * Empties a sequenced list; returns what was first.
 * @irql any
 */
NTKERNELAPI PSLIST_ENTRY FASTCALL ExpInterlockedFlushSList(_Inout_ PSLIST_HEADER ListHead);
#define ExInterlockedPopEntrySList(Head, Lock) ExpInterlockedPopEntrySList(Head)
#define ExInterlockedPushEntrySList(Head, Entry, Lock) ExpInterlockedPushEntrySList(Head, Entry)
#define ExInterlockedFlushSList(Head) ExpInterlockedFlushSList(Head)
#define InterlockedPopEntrySList(Head) ExpInterlockedPopEntrySList(Head)
#define InterlockedPushEntrySList(Head, Entry) ExpInterlockedPushEntrySList(Head, Entry)
#define InterlockedFlushSList(Head) ExpInterlockedFlushSList(Head)
#define ExQueryDepthSList(Head) ((Head)->Depth)
#define QueryDepthSList(Head) ((Head)->Depth)
FORCEINLINE VOID ExInitializeSListHead(_Out_ PSLIST_HEADER SListHead) { SListHead->Alignment = 0; }
#define InitializeSListHead ExInitializeSListHead
/**
 * Adds to a 64-bit number under a spin lock; returns its old value.
 * @irql any
 */
NTKERNELAPI LARGE_INTEGER NTAPI ExInterlockedAddLargeInteger(_Inout_ PLARGE_INTEGER Addend, _In_ LARGE_INTEGER Increment, _Inout_ PKSPIN_LOCK Lock);
/**
 * Adds to a 32-bit number under a spin lock; returns its old value.
 * @irql any
 */
NTKERNELAPI ULONG FASTCALL ExInterlockedAddUlong(_Inout_ PULONG Addend, _In_ ULONG Increment, _Inout_ PKSPIN_LOCK Lock);

/* ---- Lookaside lists ---------------------------------------------------------------------------------------------------------- */

/**
 * Initialises a lookaside list of nonpaged blocks.
 * @param Allocate NULL for pool memory.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI VOID NTAPI ExInitializeNPagedLookasideList(_Out_ PNPAGED_LOOKASIDE_LIST Lookaside, _In_opt_ PALLOCATE_FUNCTION Allocate, _In_opt_ PFREE_FUNCTION Free, _In_ ULONG Flags, _In_ SIZE_T Size, _In_ ULONG Tag, _In_ USHORT Depth);
/**
 * Ends the use of a lookaside list and frees its blocks.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI VOID NTAPI ExDeleteNPagedLookasideList(_Inout_ PNPAGED_LOOKASIDE_LIST Lookaside);
/**
 * Takes a block, from the list or from the pool; NULL when there is no memory.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI PVOID NTAPI ExAllocateFromNPagedLookasideList(_Inout_ PNPAGED_LOOKASIDE_LIST Lookaside);
/**
 * Gives a block back.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI VOID NTAPI ExFreeToNPagedLookasideList(_Inout_ PNPAGED_LOOKASIDE_LIST Lookaside, _In_ PVOID Entry);
/**
 * Initialises a lookaside list of paged blocks.
 * @irql <= APC_LEVEL
 */
NTKERNELAPI VOID NTAPI ExInitializePagedLookasideList(_Out_ PPAGED_LOOKASIDE_LIST Lookaside, _In_opt_ PALLOCATE_FUNCTION Allocate, _In_opt_ PFREE_FUNCTION Free, _In_ ULONG Flags, _In_ SIZE_T Size, _In_ ULONG Tag, _In_ USHORT Depth);
/**
 * Ends the use of a lookaside list and frees its blocks.
 * @irql <= APC_LEVEL
 */
NTKERNELAPI VOID NTAPI ExDeletePagedLookasideList(_Inout_ PPAGED_LOOKASIDE_LIST Lookaside);
/**
 * Takes a block, from the list or from the pool; NULL when there is no memory.
 * @irql <= APC_LEVEL
 */
NTKERNELAPI PVOID NTAPI ExAllocateFromPagedLookasideList(_Inout_ PPAGED_LOOKASIDE_LIST Lookaside);
/**
 * Gives a block back.
 * @irql <= APC_LEVEL
 */
NTKERNELAPI VOID NTAPI ExFreeToPagedLookasideList(_Inout_ PPAGED_LOOKASIDE_LIST Lookaside, _In_ PVOID Entry);
/**
 * Initialises a lookaside list of either kind.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI NTSTATUS NTAPI ExInitializeLookasideListEx(_Out_ PLOOKASIDE_LIST_EX Lookaside, _In_opt_ PALLOCATE_FUNCTION_EX Allocate, _In_opt_ PFREE_FUNCTION_EX Free, _In_ POOL_TYPE PoolType, _In_ ULONG Flags, _In_ SIZE_T Size, _In_ ULONG Tag, _In_ USHORT Depth);
/**
 * Ends the use of a lookaside list and frees its blocks.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI VOID NTAPI ExDeleteLookasideListEx(_Inout_ PLOOKASIDE_LIST_EX Lookaside);
/**
 * Frees the blocks that a lookaside list keeps.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI VOID NTAPI ExFlushLookasideListEx(_Inout_ PLOOKASIDE_LIST_EX Lookaside);
/**
 * Takes a block, from the list or from the pool; NULL when there is no memory.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI PVOID NTAPI ExAllocateFromLookasideListEx(_Inout_ PLOOKASIDE_LIST_EX Lookaside);
/**
 * Gives a block back.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI VOID NTAPI ExFreeToLookasideListEx(_Inout_ PLOOKASIDE_LIST_EX Lookaside, _In_ PVOID Entry);
#define EX_LOOKASIDE_LIST_EX_FLAGS_RAISE_ON_FAIL 0x00000001UL
#define EX_LOOKASIDE_LIST_EX_FLAGS_FAIL_NO_RAISE 0x00000002UL

/* ---- Work items, callbacks, timers, exceptions -------------------------------------------------------------------------------- */

/** Readies a work item. */
#define ExInitializeWorkItem(Item, Routine, Context) \
    do {                                              \
        (Item)->WorkerRoutine = (Routine);            \
        (Item)->Parameter = (Context);                \
        (Item)->List.Flink = NULL;                    \
    } while (0)
/**
 * Queues a work item for a system thread. It does not keep the driver loaded: IoQueueWorkItem does.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI VOID NTAPI ExQueueWorkItem(_Inout_ PWORK_QUEUE_ITEM WorkItem, _In_ WORK_QUEUE_TYPE QueueType);

typedef struct _CALLBACK_OBJECT *PCALLBACK_OBJECT;
typedef VOID CALLBACK_FUNCTION(_In_opt_ PVOID CallbackContext, _In_opt_ PVOID Argument1, _In_opt_ PVOID Argument2);
typedef CALLBACK_FUNCTION *PCALLBACK_FUNCTION;
/**
 * Creates or opens a callback object.
 * @irql PASSIVE_LEVEL
 */
NTKERNELAPI NTSTATUS NTAPI ExCreateCallback(_Outptr_ PCALLBACK_OBJECT *CallbackObject, _In_ POBJECT_ATTRIBUTES ObjectAttributes, _In_ BOOLEAN Create, _In_ BOOLEAN AllowMultipleCallbacks);
/**
 * Registers a routine with a callback object; NULL when it cannot be.
 * @irql <= APC_LEVEL
 */
NTKERNELAPI PVOID NTAPI ExRegisterCallback(_Inout_ PCALLBACK_OBJECT CallbackObject, _In_ PCALLBACK_FUNCTION CallbackFunction, _In_opt_ PVOID CallbackContext);
/**
 * Ends what ExRegisterCallback began.
 * @irql <= APC_LEVEL
 */
NTKERNELAPI VOID NTAPI ExUnregisterCallback(_Inout_ PVOID CallbackRegistration);
/**
 * Calls the routines of a callback object.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI VOID NTAPI ExNotifyCallback(_In_ PVOID CallbackObject, _In_opt_ PVOID Argument1, _In_opt_ PVOID Argument2);

typedef VOID EXT_CALLBACK(_In_ PEX_TIMER Timer, _In_opt_ PVOID Context);
typedef EXT_CALLBACK *PEXT_CALLBACK;
typedef VOID EXT_DELETE_CALLBACK(_In_opt_ PVOID Context);
typedef EXT_DELETE_CALLBACK *PEXT_DELETE_CALLBACK;
typedef struct _EXT_SET_PARAMETERS_V0 {
    ULONG Version;
    ULONG Reserved;
    LONGLONG NoWakeTolerance;
} EXT_SET_PARAMETERS, *PEXT_SET_PARAMETERS;
typedef struct _EXT_DELETE_PARAMETERS {
    ULONG Version;
    ULONG Reserved;
    PEXT_DELETE_CALLBACK DeleteCallback;
    PVOID DeleteContext;
} EXT_DELETE_PARAMETERS, *PEXT_DELETE_PARAMETERS;
#define EX_TIMER_HIGH_RESOLUTION 4
#define EX_TIMER_NO_WAKE 8
#define EX_TIMER_NOTIFICATION (1UL << 31)
/**
 * Allocates a timer that calls a routine at DISPATCH_LEVEL; NULL when there is no memory.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI PEX_TIMER NTAPI ExAllocateTimer(_In_opt_ PEXT_CALLBACK Callback, _In_opt_ PVOID CallbackContext, _In_ ULONG Attributes);
/**
 * Sets a timer. Period is in 100 ns units too.
 * @irql <= DISPATCH_LEVEL
 * @return TRUE when it was set already.
 */
NTKERNELAPI BOOLEAN NTAPI ExSetTimer(_In_ PEX_TIMER Timer, _In_ LONGLONG DueTime, _In_ LONGLONG Period, _In_opt_ PEXT_SET_PARAMETERS Parameters);
/**
 * Cancels a timer.
 * @irql <= DISPATCH_LEVEL
 * @return TRUE when it was set.
 */
NTKERNELAPI BOOLEAN NTAPI ExCancelTimer(_Inout_ PEX_TIMER Timer, _In_opt_ PVOID Parameters);
/**
 * Deletes a timer.
 * @param Wait TRUE to wait until its routine has ended (at <= APC_LEVEL).
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI BOOLEAN NTAPI ExDeleteTimer(_In_ PEX_TIMER Timer, _In_ BOOLEAN Cancel, _In_ BOOLEAN Wait, _In_opt_ PEXT_DELETE_PARAMETERS Parameters);
/**
 * Returns the range of timer resolutions, and the one in use, in 100 ns units.
 * @irql <= APC_LEVEL
 */
NTKERNELAPI VOID NTAPI ExQueryTimerResolution(_Out_ PULONG MaximumTime, _Out_ PULONG MinimumTime, _Out_ PULONG CurrentTime);
/**
 * Asks for a timer resolution; returns the one in use.
 * @irql <= APC_LEVEL
 */
NTKERNELAPI ULONG NTAPI ExSetTimerResolution(_In_ ULONG DesiredTime, _In_ BOOLEAN SetResolution);
/**
 * Raises an exception.
 * @irql any
 * @return never
 */
NTKERNELAPI DECLSPEC_NORETURN VOID NTAPI ExRaiseStatus(_In_ NTSTATUS Status);
/**
 * Raises STATUS_ACCESS_VIOLATION.
 * @irql any
 */
NTKERNELAPI DECLSPEC_NORETURN VOID NTAPI ExRaiseAccessViolation(VOID);
/**
 * Raises STATUS_DATATYPE_MISALIGNMENT.
 * @irql any
 */
NTKERNELAPI DECLSPEC_NORETURN VOID NTAPI ExRaiseDatatypeMisalignment(VOID);
/**
 * The filter of the system services: EXCEPTION_EXECUTE_HANDLER for the current exception.
 * @irql any
 */
NTKERNELAPI LONG NTAPI ExSystemExceptionFilter(VOID);
/**
 * Was the current thread's last system call made from user mode?
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI KPROCESSOR_MODE NTAPI ExGetPreviousMode(VOID);
/**
 * Makes a new GUID.
 * @irql PASSIVE_LEVEL
 */
NTKERNELAPI NTSTATUS NTAPI ExUuidCreate(_Out_ GUID *Uuid);
/**
 * Does the system have a feature (PF_xxx)?
 * @irql any
 */
NTKERNELAPI BOOLEAN NTAPI ExIsProcessorFeaturePresent(_In_ ULONG ProcessorFeature);
/**
 * Turns the system time into local time.
 * @irql any
 */
NTKERNELAPI VOID NTAPI ExSystemTimeToLocalTime(_In_ PLARGE_INTEGER SystemTime, _Out_ PLARGE_INTEGER LocalTime);
/**
 * Turns local time into system time.
 * @irql any
 */
NTKERNELAPI VOID NTAPI ExLocalTimeToSystemTime(_In_ PLARGE_INTEGER LocalTime, _Out_ PLARGE_INTEGER SystemTime);

/** Type of event objects. */
RINGSIDE_VARIABLE(POBJECT_TYPE, ExEventObjectType);
/** Type of semaphore objects. */
RINGSIDE_VARIABLE(POBJECT_TYPE, ExSemaphoreObjectType);
/** Type of mutant objects. */
RINGSIDE_VARIABLE(POBJECT_TYPE, ExMutantObjectType);
/** Type of timer objects. */
RINGSIDE_VARIABLE(POBJECT_TYPE, ExTimerObjectType);
/** Type of desktop objects. */
RINGSIDE_VARIABLE(POBJECT_TYPE, ExDesktopObjectType);
/** Type of window station objects. */
RINGSIDE_VARIABLE(POBJECT_TYPE, ExWindowStationObjectType);
#define ExEventObjectType (__ringside_ExEventObjectType())
#define ExSemaphoreObjectType (__ringside_ExSemaphoreObjectType())
#define ExMutantObjectType (__ringside_ExMutantObjectType())
#define ExTimerObjectType (__ringside_ExTimerObjectType())
#define ExDesktopObjectType (__ringside_ExDesktopObjectType())
#define ExWindowStationObjectType (__ringside_ExWindowStationObjectType())

/** Fills in the parameters for ExSetTimer. @irql any */
FORCEINLINE VOID ExInitializeSetTimerParameters(_Out_ PEXT_SET_PARAMETERS Parameters) {
    Parameters->Version = 0;
    Parameters->Reserved = 0;
    Parameters->NoWakeTolerance = 0;
}
/** Fills in the parameters for ExDeleteTimer. @irql any */
FORCEINLINE VOID ExInitializeDeleteTimerParameters(_Out_ PEXT_DELETE_PARAMETERS Parameters) {
    Parameters->Version = 0;
    Parameters->Reserved = 0;
    Parameters->DeleteCallback = NULL;
    Parameters->DeleteContext = NULL;
}
/** ExAcquireRundownProtection, Count times. @irql any */
NTKERNELAPI BOOLEAN FASTCALL ExAcquireRundownProtectionEx(_Inout_ PEX_RUNDOWN_REF RunRef, _In_ ULONG Count);
/** ExReleaseRundownProtection, Count times. @irql any */
NTKERNELAPI VOID FASTCALL ExReleaseRundownProtectionEx(_Inout_ PEX_RUNDOWN_REF RunRef, _In_ ULONG Count);
/** ExAllocatePoolWithQuotaTag without a tag. @irql <= DISPATCH_LEVEL */
NTKERNELAPI PVOID NTAPI ExAllocatePoolWithQuota(_In_ POOL_TYPE PoolType, _In_ SIZE_T NumberOfBytes);
/** Owners of the resource keep their priority while others wait. @irql <= DISPATCH_LEVEL */
NTKERNELAPI VOID NTAPI ExDisableResourceBoostLite(_In_ PERESOURCE Resource);
/** Enters a critical region and takes a resource shared, behind those who wait for it exclusively. @irql <= APC_LEVEL */
NTKERNELAPI PVOID NTAPI ExEnterCriticalRegionAndAcquireSharedWaitForExclusive(_Inout_ PERESOURCE Resource);

RINGSIDE_END_C

#endif
