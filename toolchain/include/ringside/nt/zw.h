/*
 * Zw: the system services as the kernel calls them. Parameters are trusted, and the previous mode is KernelMode.
 */
#ifndef RINGSIDE_NT_ZW_H
#define RINGSIDE_NT_ZW_H
#include <ringside/nt/iotypes.h>
#include <ringside/nt/rtl.h>

RINGSIDE_BEGIN_C

/* ---- Objects ------------------------------------------------------------------------------------------------------------ */

/** Closes a handle. A bad kernel handle is bug check INVALID_KERNEL_HANDLE. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwClose(_In_ HANDLE Handle);
/** Closes a handle, with the caller's previous mode. @irql PASSIVE_LEVEL */
NTSYSCALLAPI NTSTATUS NTAPI NtClose(_In_ HANDLE Handle);
/** Makes another handle to an object, in the same or another process. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwDuplicateObject(_In_ HANDLE SourceProcessHandle, _In_ HANDLE SourceHandle, _In_opt_ HANDLE TargetProcessHandle, _Out_opt_ PHANDLE TargetHandle, _In_ ACCESS_MASK DesiredAccess, _In_ ULONG HandleAttributes, _In_ ULONG Options);
typedef enum _OBJECT_INFORMATION_CLASS { ObjectBasicInformation = 0, ObjectNameInformation = 1, ObjectTypeInformation = 2 } OBJECT_INFORMATION_CLASS;
typedef struct _PUBLIC_OBJECT_BASIC_INFORMATION {
    ULONG Attributes;
    ACCESS_MASK GrantedAccess;
    ULONG HandleCount;
    ULONG PointerCount;
    ULONG Reserved[10];
} PUBLIC_OBJECT_BASIC_INFORMATION, *PPUBLIC_OBJECT_BASIC_INFORMATION;
/** Tells about the object behind a handle. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwQueryObject(_In_opt_ HANDLE Handle, _In_ OBJECT_INFORMATION_CLASS ObjectInformationClass, _Out_opt_ PVOID ObjectInformation, _In_ ULONG ObjectInformationLength, _Out_opt_ PULONG ReturnLength);
/** Takes a named object's permanence away. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwMakeTemporaryObject(_In_ HANDLE Handle);
/** Waits for the object behind a handle. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwWaitForSingleObject(_In_ HANDLE Handle, _In_ BOOLEAN Alertable, _In_opt_ PLARGE_INTEGER Timeout);
/** Waits for the objects behind several handles. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwWaitForMultipleObjects(_In_ ULONG Count, _In_reads_(Count) HANDLE Handles[], _In_ WAIT_TYPE WaitType, _In_ BOOLEAN Alertable, _In_opt_ PLARGE_INTEGER Timeout);
/** Creates or opens an event. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwCreateEvent(_Out_ PHANDLE EventHandle, _In_ ACCESS_MASK DesiredAccess, _In_opt_ POBJECT_ATTRIBUTES ObjectAttributes, _In_ EVENT_TYPE EventType, _In_ BOOLEAN InitialState);
/** Opens a named event. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwOpenEvent(_Out_ PHANDLE EventHandle, _In_ ACCESS_MASK DesiredAccess, _In_ POBJECT_ATTRIBUTES ObjectAttributes);
/** Sets an event. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwSetEvent(_In_ HANDLE EventHandle, _Out_opt_ PLONG PreviousState);
/** Resets an event. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwResetEvent(_In_ HANDLE EventHandle, _Out_opt_ PLONG PreviousState);
/** Resets an event. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwClearEvent(_In_ HANDLE EventHandle);
/** Creates a directory of the object manager's name space. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwCreateDirectoryObject(_Out_ PHANDLE DirectoryHandle, _In_ ACCESS_MASK DesiredAccess, _In_ POBJECT_ATTRIBUTES ObjectAttributes);
/** Opens a directory of the object manager's name space. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwOpenDirectoryObject(_Out_ PHANDLE DirectoryHandle, _In_ ACCESS_MASK DesiredAccess, _In_ POBJECT_ATTRIBUTES ObjectAttributes);
/** Creates a symbolic link. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwCreateSymbolicLinkObject(_Out_ PHANDLE LinkHandle, _In_ ACCESS_MASK DesiredAccess, _In_ POBJECT_ATTRIBUTES ObjectAttributes, _In_ PUNICODE_STRING LinkTarget);
/** Opens a symbolic link itself. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwOpenSymbolicLinkObject(_Out_ PHANDLE LinkHandle, _In_ ACCESS_MASK DesiredAccess, _In_ POBJECT_ATTRIBUTES ObjectAttributes);
/** Returns where a symbolic link points to. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwQuerySymbolicLinkObject(_In_ HANDLE LinkHandle, _Inout_ PUNICODE_STRING LinkTarget, _Out_opt_ PULONG ReturnedLength);
/** Creates or opens a timer. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwCreateTimer(_Out_ PHANDLE TimerHandle, _In_ ACCESS_MASK DesiredAccess, _In_opt_ POBJECT_ATTRIBUTES ObjectAttributes, _In_ TIMER_TYPE TimerType);
/** Opens a named timer. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwOpenTimer(_Out_ PHANDLE TimerHandle, _In_ ACCESS_MASK DesiredAccess, _In_ POBJECT_ATTRIBUTES ObjectAttributes);
typedef VOID (*PTIMER_APC_ROUTINE)(_In_ PVOID TimerContext, _In_ ULONG TimerLowValue, _In_ LONG TimerHighValue);
/** Sets a timer. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwSetTimer(_In_ HANDLE TimerHandle, _In_ PLARGE_INTEGER DueTime, _In_opt_ PTIMER_APC_ROUTINE TimerApcRoutine, _In_opt_ PVOID TimerContext, _In_ BOOLEAN ResumeTimer, _In_opt_ LONG Period, _Out_opt_ PBOOLEAN PreviousState);
/** Cancels a timer. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwCancelTimer(_In_ HANDLE TimerHandle, _Out_opt_ PBOOLEAN CurrentState);

/* ---- Files ---------------------------------------------------------------------------------------------------------------- */

/**
 * Creates or opens a file or a device.
 * @param ObjectAttributes with OBJ_KERNEL_HANDLE unless the thread is the system's own.
 * @param CreateDisposition FILE_OPEN, FILE_CREATE, FILE_OPEN_IF, ...
 * @param CreateOptions most often FILE_SYNCHRONOUS_IO_NONALERT, with SYNCHRONIZE in DesiredAccess.
 * @irql PASSIVE_LEVEL
 */
NTSYSAPI NTSTATUS NTAPI ZwCreateFile(_Out_ PHANDLE FileHandle, _In_ ACCESS_MASK DesiredAccess, _In_ POBJECT_ATTRIBUTES ObjectAttributes, _Out_ PIO_STATUS_BLOCK IoStatusBlock, _In_opt_ PLARGE_INTEGER AllocationSize, _In_ ULONG FileAttributes, _In_ ULONG ShareAccess, _In_ ULONG CreateDisposition, _In_ ULONG CreateOptions, _In_opt_ PVOID EaBuffer, _In_ ULONG EaLength);
/** Opens a file or a device. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwOpenFile(_Out_ PHANDLE FileHandle, _In_ ACCESS_MASK DesiredAccess, _In_ POBJECT_ATTRIBUTES ObjectAttributes, _Out_ PIO_STATUS_BLOCK IoStatusBlock, _In_ ULONG ShareAccess, _In_ ULONG OpenOptions);
/** Reads from a file. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwReadFile(_In_ HANDLE FileHandle, _In_opt_ HANDLE Event, _In_opt_ PIO_APC_ROUTINE ApcRoutine, _In_opt_ PVOID ApcContext, _Out_ PIO_STATUS_BLOCK IoStatusBlock, _Out_ PVOID Buffer, _In_ ULONG Length, _In_opt_ PLARGE_INTEGER ByteOffset, _In_opt_ PULONG Key);
/** Writes to a file. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwWriteFile(_In_ HANDLE FileHandle, _In_opt_ HANDLE Event, _In_opt_ PIO_APC_ROUTINE ApcRoutine, _In_opt_ PVOID ApcContext, _Out_ PIO_STATUS_BLOCK IoStatusBlock, _In_ PVOID Buffer, _In_ ULONG Length, _In_opt_ PLARGE_INTEGER ByteOffset, _In_opt_ PULONG Key);
/** Sends a device control request. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwDeviceIoControlFile(_In_ HANDLE FileHandle, _In_opt_ HANDLE Event, _In_opt_ PIO_APC_ROUTINE ApcRoutine, _In_opt_ PVOID ApcContext, _Out_ PIO_STATUS_BLOCK IoStatusBlock, _In_ ULONG IoControlCode, _In_opt_ PVOID InputBuffer, _In_ ULONG InputBufferLength, _Out_opt_ PVOID OutputBuffer, _In_ ULONG OutputBufferLength);
/** Sends a file system control request. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwFsControlFile(_In_ HANDLE FileHandle, _In_opt_ HANDLE Event, _In_opt_ PIO_APC_ROUTINE ApcRoutine, _In_opt_ PVOID ApcContext, _Out_ PIO_STATUS_BLOCK IoStatusBlock, _In_ ULONG FsControlCode, _In_opt_ PVOID InputBuffer, _In_ ULONG InputBufferLength, _Out_opt_ PVOID OutputBuffer, _In_ ULONG OutputBufferLength);
/** Tells about a file. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwQueryInformationFile(_In_ HANDLE FileHandle, _Out_ PIO_STATUS_BLOCK IoStatusBlock, _Out_ PVOID FileInformation, _In_ ULONG Length, _In_ FILE_INFORMATION_CLASS FileInformationClass);
/** Changes a file's properties. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwSetInformationFile(_In_ HANDLE FileHandle, _Out_ PIO_STATUS_BLOCK IoStatusBlock, _In_ PVOID FileInformation, _In_ ULONG Length, _In_ FILE_INFORMATION_CLASS FileInformationClass);
/** Lists a directory. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwQueryDirectoryFile(_In_ HANDLE FileHandle, _In_opt_ HANDLE Event, _In_opt_ PIO_APC_ROUTINE ApcRoutine, _In_opt_ PVOID ApcContext, _Out_ PIO_STATUS_BLOCK IoStatusBlock, _Out_ PVOID FileInformation, _In_ ULONG Length, _In_ FILE_INFORMATION_CLASS FileInformationClass, _In_ BOOLEAN ReturnSingleEntry, _In_opt_ PUNICODE_STRING FileName, _In_ BOOLEAN RestartScan);
/** Tells about a volume. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwQueryVolumeInformationFile(_In_ HANDLE FileHandle, _Out_ PIO_STATUS_BLOCK IoStatusBlock, _Out_ PVOID FsInformation, _In_ ULONG Length, _In_ FS_INFORMATION_CLASS FsInformationClass);
/** Tells a file's times and sizes by its name. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwQueryFullAttributesFile(_In_ POBJECT_ATTRIBUTES ObjectAttributes, _Out_ PFILE_NETWORK_OPEN_INFORMATION FileInformation);
/** Writes what is still in memory to the file. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwFlushBuffersFile(_In_ HANDLE FileHandle, _Out_ PIO_STATUS_BLOCK IoStatusBlock);
/** Deletes a file. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwDeleteFile(_In_ POBJECT_ATTRIBUTES ObjectAttributes);
/** Loads a driver by the registry path of its service. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwLoadDriver(_In_ PUNICODE_STRING DriverServiceName);
/** Unloads a driver by the registry path of its service. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwUnloadDriver(_In_ PUNICODE_STRING DriverServiceName);

/* ---- Memory ---------------------------------------------------------------------------------------------------------------- */

typedef enum _SECTION_INHERIT { ViewShare = 1, ViewUnmap = 2 } SECTION_INHERIT;
/** Creates a section: memory that can be mapped, of a file or of the page file. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwCreateSection(_Out_ PHANDLE SectionHandle, _In_ ACCESS_MASK DesiredAccess, _In_opt_ POBJECT_ATTRIBUTES ObjectAttributes, _In_opt_ PLARGE_INTEGER MaximumSize, _In_ ULONG SectionPageProtection, _In_ ULONG AllocationAttributes, _In_opt_ HANDLE FileHandle);
/** Opens a named section. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwOpenSection(_Out_ PHANDLE SectionHandle, _In_ ACCESS_MASK DesiredAccess, _In_ POBJECT_ATTRIBUTES ObjectAttributes);
/** Maps a section into a process. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwMapViewOfSection(_In_ HANDLE SectionHandle, _In_ HANDLE ProcessHandle, _Inout_ PVOID *BaseAddress, _In_ ULONG_PTR ZeroBits, _In_ SIZE_T CommitSize, _Inout_opt_ PLARGE_INTEGER SectionOffset, _Inout_ PSIZE_T ViewSize, _In_ SECTION_INHERIT InheritDisposition, _In_ ULONG AllocationType, _In_ ULONG Win32Protect);
/** Ends a mapping. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwUnmapViewOfSection(_In_ HANDLE ProcessHandle, _In_opt_ PVOID BaseAddress);
/** Reserves or commits memory of a process. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwAllocateVirtualMemory(_In_ HANDLE ProcessHandle, _Inout_ PVOID *BaseAddress, _In_ ULONG_PTR ZeroBits, _Inout_ PSIZE_T RegionSize, _In_ ULONG AllocationType, _In_ ULONG Protect);
/** Decommits or releases memory of a process. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwFreeVirtualMemory(_In_ HANDLE ProcessHandle, _Inout_ PVOID *BaseAddress, _Inout_ PSIZE_T RegionSize, _In_ ULONG FreeType);

/** What is at an address of a process. */
typedef struct _MEMORY_BASIC_INFORMATION {
    PVOID BaseAddress;
    PVOID AllocationBase;
    ULONG AllocationProtect;
    SIZE_T RegionSize;
    ULONG State;
    ULONG Protect;
    ULONG Type;
} MEMORY_BASIC_INFORMATION, *PMEMORY_BASIC_INFORMATION;
typedef enum _MEMORY_INFORMATION_CLASS { MemoryBasicInformation } MEMORY_INFORMATION_CLASS;
#ifndef RINGSIDE_OWN_ZwQueryVirtualMemory
/** Tells about the memory of a process around an address. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwQueryVirtualMemory(_In_ HANDLE ProcessHandle, _In_opt_ PVOID BaseAddress, _In_ MEMORY_INFORMATION_CLASS MemoryInformationClass, _Out_ PVOID MemoryInformation, _In_ SIZE_T MemoryInformationLength, _Out_opt_ PSIZE_T ReturnLength);
#endif

/* ---- Processes, threads, the system -------------------------------------------------------------------------------------------- */

#define NtCurrentProcess() ((HANDLE)(LONG_PTR)-1)
#define ZwCurrentProcess() NtCurrentProcess()
#define NtCurrentThread() ((HANDLE)(LONG_PTR)-2)
#define ZwCurrentThread() NtCurrentThread()
typedef enum _PROCESSINFOCLASS { ProcessBasicInformation = 0, ProcessQuotaLimits = 1, ProcessIoCounters = 2, ProcessVmCounters = 3, ProcessTimes = 4, ProcessBasePriority = 5, ProcessDebugPort = 7, ProcessAccessToken = 9, ProcessDefaultHardErrorMode = 12, ProcessPriorityClass = 18, ProcessHandleCount = 20, ProcessAffinityMask = 21, ProcessSessionInformation = 24, ProcessWow64Information = 26, ProcessImageFileName = 27, ProcessBreakOnTermination = 29 } PROCESSINFOCLASS;
typedef enum _THREADINFOCLASS { ThreadBasicInformation = 0, ThreadTimes = 1, ThreadPriority = 2, ThreadBasePriority = 3, ThreadAffinityMask = 4, ThreadImpersonationToken = 5, ThreadQuerySetWin32StartAddress = 9, ThreadZeroTlsCell = 10, ThreadAmILastThread = 12, ThreadPriorityBoost = 14, ThreadHideFromDebugger = 17, ThreadBreakOnTermination = 18 } THREADINFOCLASS;
#ifdef RINGSIDE_OWN__SYSTEM_INFORMATION_CLASS
#define RINGSIDE_OWN_ZwQuerySystemInformation
#else
typedef enum _SYSTEM_INFORMATION_CLASS { SystemBasicInformation = 0, SystemProcessorInformation = 1, SystemPerformanceInformation = 2, SystemTimeOfDayInformation = 3, SystemProcessInformation = 5, SystemProcessorPerformanceInformation = 8, SystemModuleInformation = 11, SystemHandleInformation = 16, SystemInterruptInformation = 23, SystemExceptionInformation = 33, SystemKernelDebuggerInformation = 35, SystemRegistryQuotaInformation = 37, SystemLookasideInformation = 45 } SYSTEM_INFORMATION_CLASS;
#endif
typedef struct _PROCESS_BASIC_INFORMATION {
    NTSTATUS ExitStatus;
    struct _PEB *PebBaseAddress;
    ULONG_PTR AffinityMask;
    KPRIORITY BasePriority;
    ULONG_PTR UniqueProcessId;
    ULONG_PTR InheritedFromUniqueProcessId;
} PROCESS_BASIC_INFORMATION, *PPROCESS_BASIC_INFORMATION;
/** Opens a process by its id. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwOpenProcess(_Out_ PHANDLE ProcessHandle, _In_ ACCESS_MASK DesiredAccess, _In_ POBJECT_ATTRIBUTES ObjectAttributes, _In_opt_ PCLIENT_ID ClientId);
/** Ends a process. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwTerminateProcess(_In_opt_ HANDLE ProcessHandle, _In_ NTSTATUS ExitStatus);
#ifndef RINGSIDE_OWN_ZwQueryInformationProcess
/** Tells about a process. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwQueryInformationProcess(_In_ HANDLE ProcessHandle, _In_ PROCESSINFOCLASS ProcessInformationClass, _Out_ PVOID ProcessInformation, _In_ ULONG ProcessInformationLength, _Out_opt_ PULONG ReturnLength);
#endif
#ifndef RINGSIDE_OWN_ZwQueryInformationThread
/** Tells about a thread. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwQueryInformationThread(_In_ HANDLE ThreadHandle, _In_ THREADINFOCLASS ThreadInformationClass, _Out_ PVOID ThreadInformation, _In_ ULONG ThreadInformationLength, _Out_opt_ PULONG ReturnLength);
#endif
/** Changes a thread's properties. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwSetInformationThread(_In_ HANDLE ThreadHandle, _In_ THREADINFOCLASS ThreadInformationClass, _In_ PVOID ThreadInformation, _In_ ULONG ThreadInformationLength);
#ifndef RINGSIDE_OWN_ZwQuerySystemInformation
/** Tells about the system. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwQuerySystemInformation(_In_ SYSTEM_INFORMATION_CLASS SystemInformationClass, _Out_opt_ PVOID SystemInformation, _In_ ULONG SystemInformationLength, _Out_opt_ PULONG ReturnLength);
#endif
#ifndef RINGSIDE_OWN_ZwDelayExecution
/** Lets the current thread sleep. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwDelayExecution(_In_ BOOLEAN Alertable, _In_ PLARGE_INTEGER DelayInterval);
#endif
#ifndef RINGSIDE_OWN_ZwYieldExecution
/** Lets another thread run. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwYieldExecution(VOID);
#endif

#ifndef RINGSIDE_OWN_ZwOpenThread
/** Opens a thread by its identifier. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwOpenThread(_Out_ PHANDLE ThreadHandle, _In_ ACCESS_MASK DesiredAccess, _In_ POBJECT_ATTRIBUTES ObjectAttributes, _In_opt_ PCLIENT_ID ClientId);
#endif
#ifndef RINGSIDE_OWN_ZwTerminateThread
/** Ends a thread. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwTerminateThread(_In_opt_ HANDLE ThreadHandle, _In_ NTSTATUS ExitStatus);
#endif
#ifndef RINGSIDE_OWN_ZwQueryDirectoryObject
/** Lists what is in a directory of the object manager. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwQueryDirectoryObject(_In_ HANDLE DirectoryHandle, _Out_opt_ PVOID Buffer, _In_ ULONG Length, _In_ BOOLEAN ReturnSingleEntry, _In_ BOOLEAN RestartScan, _Inout_ PULONG Context, _Out_opt_ PULONG ReturnLength);
#endif
#ifndef RINGSIDE_OWN_ZwCreateSemaphore
/** Creates a semaphore. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwCreateSemaphore(_Out_ PHANDLE SemaphoreHandle, _In_ ACCESS_MASK DesiredAccess, _In_opt_ POBJECT_ATTRIBUTES ObjectAttributes, _In_ LONG InitialCount, _In_ LONG MaximumCount);
#endif
#ifndef RINGSIDE_OWN_ZwOpenSemaphore
/** Opens a semaphore. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwOpenSemaphore(_Out_ PHANDLE SemaphoreHandle, _In_ ACCESS_MASK DesiredAccess, _In_ POBJECT_ATTRIBUTES ObjectAttributes);
#endif
#ifndef RINGSIDE_OWN_ZwReleaseSemaphore
/** Releases a semaphore. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwReleaseSemaphore(_In_ HANDLE SemaphoreHandle, _In_ LONG ReleaseCount, _Out_opt_ PLONG PreviousCount);
#endif
#ifndef RINGSIDE_OWN_ZwCreateMutant
/** Creates a mutant. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwCreateMutant(_Out_ PHANDLE MutantHandle, _In_ ACCESS_MASK DesiredAccess, _In_opt_ POBJECT_ATTRIBUTES ObjectAttributes, _In_ BOOLEAN InitialOwner);
#endif
#ifndef RINGSIDE_OWN_ZwOpenMutant
/** Opens a mutant. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwOpenMutant(_Out_ PHANDLE MutantHandle, _In_ ACCESS_MASK DesiredAccess, _In_ POBJECT_ATTRIBUTES ObjectAttributes);
#endif
#ifndef RINGSIDE_OWN_ZwReleaseMutant
/** Releases a mutant. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwReleaseMutant(_In_ HANDLE MutantHandle, _Out_opt_ PLONG PreviousCount);
#endif
#ifndef RINGSIDE_OWN_ZwPulseEvent
/** Sets an event and resets it at once. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwPulseEvent(_In_ HANDLE EventHandle, _Out_opt_ PLONG PreviousState);
#endif
#ifndef RINGSIDE_OWN_ZwCancelIoFile
/** Cancels what the calling thread has under way on a file. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI ZwCancelIoFile(_In_ HANDLE FileHandle, _Out_ PIO_STATUS_BLOCK IoStatusBlock);
#endif

RINGSIDE_END_C

#endif
