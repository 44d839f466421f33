/*
 * Mm: user buffers, locked pages and their mappings, addresses.
 */
#ifndef RINGSIDE_NT_MM_H
#define RINGSIDE_NT_MM_H
#include <ringside/nt/iotypes.h>

RINGSIDE_BEGIN_C

/**
 * Checks that a buffer lies in user space and is aligned; raises an exception otherwise. It does not look whether pages are there.
 * @irql <= APC_LEVEL, inside of __try
 */
NTKERNELAPI VOID NTAPI ProbeForRead(_In_ const volatile VOID *Address, _In_ SIZE_T Length, _In_ ULONG Alignment);
/**
 * Checks that a buffer lies in user space, is aligned and can be written: touches every page. Raises an exception otherwise.
 * @irql <= APC_LEVEL, inside of __try
 */
NTKERNELAPI VOID NTAPI ProbeForWrite(_Inout_ volatile VOID *Address, _In_ SIZE_T Length, _In_ ULONG Alignment);
/**
 * Brings the pages of an MDL's buffer in and locks them. Raises an exception when the buffer is not accessible.
 * @param AccessMode UserMode to check a user's rights.
 * @param Operation IoReadAccess when the driver only reads the buffer.
 * @irql <= APC_LEVEL for pageable memory, inside of __try
 */
NTKERNELAPI VOID NTAPI MmProbeAndLockPages(_Inout_ PMDL MemoryDescriptorList, _In_ KPROCESSOR_MODE AccessMode, _In_ LOCK_OPERATION Operation);
/**
 * Unlocks the pages of an MDL. Doing it twice is a bug check.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI VOID NTAPI MmUnlockPages(_Inout_ PMDL MemoryDescriptorList);
/**
 * Fills in the pages of an MDL whose buffer is nonpaged pool.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI VOID NTAPI MmBuildMdlForNonPagedPool(_Inout_ PMDL MemoryDescriptorList);
/**
 * Maps locked pages into kernel or user space. @see MmMapLockedPagesSpecifyCache
 * @irql <= DISPATCH_LEVEL; <= APC_LEVEL for user space
 */
NTKERNELAPI PVOID NTAPI MmMapLockedPages(_In_ PMDL MemoryDescriptorList, _In_ KPROCESSOR_MODE AccessMode);
/**
 * Maps locked pages into kernel or user space.
 * @param AccessMode UserMode maps into the current process and raises an exception on failure.
 * @irql <= DISPATCH_LEVEL; <= APC_LEVEL for user space
 * @return NULL when there is no room (KernelMode).
 */
NTKERNELAPI PVOID NTAPI MmMapLockedPagesSpecifyCache(_In_ PMDL MemoryDescriptorList, _In_ KPROCESSOR_MODE AccessMode, _In_ MEMORY_CACHING_TYPE CacheType, _In_opt_ PVOID RequestedAddress, _In_ ULONG BugCheckOnFailure, _In_ ULONG Priority);
/**
 * Ends a mapping of locked pages.
 * @irql <= DISPATCH_LEVEL; <= APC_LEVEL for user space
 */
NTKERNELAPI VOID NTAPI MmUnmapLockedPages(_In_ PVOID BaseAddress, _In_ PMDL MemoryDescriptorList);
/**
 * Changes the protection of a mapping of locked pages.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI NTSTATUS NTAPI MmProtectMdlSystemAddress(_In_ PMDL MemoryDescriptorList, _In_ ULONG NewProtect);
/**
 * Returns how many bytes an MDL for a buffer needs.
 * @irql any
 */
NTKERNELAPI SIZE_T NTAPI MmSizeOfMdl(_In_ PVOID Base, _In_ SIZE_T Length);
/**
 * Would a touch of this address work right now? Only a hint.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI BOOLEAN NTAPI MmIsAddressValid(_In_ PVOID VirtualAddress);
/**
 * Is this an address of nonpaged memory?
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI BOOLEAN NTAPI MmIsNonPagedSystemAddressValid(_In_ PVOID VirtualAddress);
/**
 * Returns the physical address behind a virtual one.
 * @irql any
 */
NTKERNELAPI PHYSICAL_ADDRESS NTAPI MmGetPhysicalAddress(_In_ PVOID BaseAddress);
/**
 * Returns the virtual address that MmGetPhysicalAddress was given for a physical one.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI PVOID NTAPI MmGetVirtualForPhysical(_In_ PHYSICAL_ADDRESS PhysicalAddress);
/**
 * Finds a routine that the kernel exports; NULL when there is none of this name.
 * @irql PASSIVE_LEVEL
 */
NTKERNELAPI PVOID NTAPI MmGetSystemRoutineAddress(_In_ PUNICODE_STRING SystemRoutineName);
/**
 * Allocates nonpaged memory that is contiguous in physical memory.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI PVOID NTAPI MmAllocateContiguousMemory(_In_ SIZE_T NumberOfBytes, _In_ PHYSICAL_ADDRESS HighestAcceptableAddress);
/**
 * Frees what MmAllocateContiguousMemory allocated.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI VOID NTAPI MmFreeContiguousMemory(_In_ PVOID BaseAddress);
/**
 * Allocates nonpaged memory in whole pages.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI PVOID NTAPI MmAllocateNonCachedMemory(_In_ SIZE_T NumberOfBytes);
/**
 * Frees what MmAllocateNonCachedMemory allocated.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI VOID NTAPI MmFreeNonCachedMemory(_In_ PVOID BaseAddress, _In_ SIZE_T NumberOfBytes);
/**
 * Allocates pages that are mapped nowhere, described by an MDL.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI PMDL NTAPI MmAllocatePagesForMdl(_In_ PHYSICAL_ADDRESS LowAddress, _In_ PHYSICAL_ADDRESS HighAddress, _In_ PHYSICAL_ADDRESS SkipBytes, _In_ SIZE_T TotalBytes);
#define MM_DONT_ZERO_ALLOCATION 0x00000001
#define MM_ALLOCATE_FROM_LOCAL_NODE_ONLY 0x00000002
#define MM_ALLOCATE_FULLY_REQUIRED 0x00000004
/**
 * Allocates pages that are mapped nowhere, described by an MDL.
 * @param Flags MM_ALLOCATE_FULLY_REQUIRED: NULL in place of fewer pages than asked for.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI PMDL NTAPI MmAllocatePagesForMdlEx(_In_ PHYSICAL_ADDRESS LowAddress, _In_ PHYSICAL_ADDRESS HighAddress, _In_ PHYSICAL_ADDRESS SkipBytes, _In_ SIZE_T TotalBytes, _In_ MEMORY_CACHING_TYPE CacheType, _In_ ULONG Flags);
/**
 * Frees what MmAllocatePagesForMdl allocated; the MDL itself is freed with ExFreePool.
 * @irql <= APC_LEVEL
 */
NTKERNELAPI VOID NTAPI MmFreePagesFromMdl(_Inout_ PMDL MemoryDescriptorList);
/**
 * Maps a section, given by its object, into the kernel's half of the address space, where every thread sees it.
 * @param ViewSize 0 means all of the section; receives the size of the view.
 * @irql <= APC_LEVEL
 */
NTKERNELAPI NTSTATUS NTAPI MmMapViewInSystemSpace(_In_ PVOID Section, _Out_ PVOID *MappedBase, _Inout_ PSIZE_T ViewSize);
/**
 * Ends a mapping that MmMapViewInSystemSpace made.
 * @irql <= APC_LEVEL
 */
NTKERNELAPI NTSTATUS NTAPI MmUnmapViewInSystemSpace(_In_ PVOID MappedBase);
/**
 * Keeps a pageable section of a driver's code in memory.
 * @irql PASSIVE_LEVEL
 */
NTKERNELAPI PVOID NTAPI MmLockPagableDataSection(_In_ PVOID AddressWithinSection);
/**
 * Ends what MmLockPagableDataSection began.
 * @irql PASSIVE_LEVEL
 */
NTKERNELAPI VOID NTAPI MmUnlockPagableImageSection(_In_ PVOID ImageSectionHandle);
/**
 * Makes a whole driver pageable.
 * @irql PASSIVE_LEVEL
 */
NTKERNELAPI PVOID NTAPI MmPageEntireDriver(_In_ PVOID AddressWithinSection);
/**
 * Undoes MmPageEntireDriver.
 * @irql PASSIVE_LEVEL
 */
NTKERNELAPI VOID NTAPI MmResetDriverPaging(_In_ PVOID AddressWithinSection);
#define MmLockPagableCodeSection(Address) MmLockPagableDataSection((PVOID)(ULONG_PTR)(Address))

#define MmGetMdlByteCount(Mdl) ((Mdl)->ByteCount)
#define MmGetMdlByteOffset(Mdl) ((Mdl)->ByteOffset)
#define MmGetMdlVirtualAddress(Mdl) ((PVOID)((PCHAR)((Mdl)->StartVa) + (Mdl)->ByteOffset))
#define MmGetMdlBaseVa(Mdl) ((Mdl)->StartVa)
#define MmGetMdlPfnArray(Mdl) ((PPFN_NUMBER)((Mdl) + 1))
#define MmGetProcedureAddress(Address) (Address)
#define MmMdlPageContentsState(Mdl, State) ((void)(Mdl))
#define MmInitializeMdl(MemoryDescriptorList, BaseVa, Length)                                                             \
    do {                                                                                                                  \
        (MemoryDescriptorList)->Next = (PMDL)NULL;                                                                        \
        (MemoryDescriptorList)->Size = (CSHORT)(sizeof(MDL) + (sizeof(PFN_NUMBER) * ADDRESS_AND_SIZE_TO_SPAN_PAGES((BaseVa), (Length)))); \
        (MemoryDescriptorList)->MdlFlags = 0;                                                                             \
        (MemoryDescriptorList)->StartVa = (PVOID)PAGE_ALIGN((BaseVa));                                                    \
        (MemoryDescriptorList)->ByteOffset = BYTE_OFFSET((BaseVa));                                                       \
        (MemoryDescriptorList)->ByteCount = (ULONG)(Length);                                                              \
    } while (0)
#define MmPrepareMdlForReuse(Mdl)                                                                          \
    do {                                                                                                   \
        if (((Mdl)->MdlFlags & MDL_PARTIAL_HAS_BEEN_MAPPED) != 0) MmUnmapLockedPages((Mdl)->MappedSystemVa, (Mdl)); \
    } while (0)
#define MdlMappingNoWrite 0x80000000
#define MdlMappingNoExecute 0x40000000
/** The kernel address of an MDL's buffer: maps it when it is not mapped. NULL when there is no room. */
#define MmGetSystemAddressForMdlSafe(Mdl, Priority)                                           \
    (((Mdl)->MdlFlags & (MDL_MAPPED_TO_SYSTEM_VA | MDL_SOURCE_IS_NONPAGED_POOL))              \
         ? (Mdl)->MappedSystemVa                                                              \
         : MmMapLockedPagesSpecifyCache((Mdl), KernelMode, MmCached, NULL, FALSE, (Priority)))
#define MmGetSystemAddressForMdl(Mdl)                                                         \
    (((Mdl)->MdlFlags & (MDL_MAPPED_TO_SYSTEM_VA | MDL_SOURCE_IS_NONPAGED_POOL)) ? (Mdl)->MappedSystemVa : MmMapLockedPages((Mdl), KernelMode))

/** The highest address of user space. */
RINGSIDE_VARIABLE(PVOID, MmHighestUserAddress);
/** The lowest address of the kernel. */
RINGSIDE_VARIABLE(PVOID, MmSystemRangeStart);
/** The address from which on ProbeForRead refuses. */
RINGSIDE_VARIABLE(ULONG, MmUserProbeAddress);
#define MmHighestUserAddress (*__ringside_MmHighestUserAddress())
#define MmSystemRangeStart (*__ringside_MmSystemRangeStart())
#define MmUserProbeAddress (*__ringside_MmUserProbeAddress())
#define MM_HIGHEST_USER_ADDRESS MmHighestUserAddress
#define MM_SYSTEM_RANGE_START MmSystemRangeStart
#define MM_USER_PROBE_ADDRESS MmUserProbeAddress
#define MM_LOWEST_USER_ADDRESS ((PVOID)0x10000)

RINGSIDE_END_C

#endif
