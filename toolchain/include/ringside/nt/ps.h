/*
 * Ps: processes and threads, and being told of their lives.
 */
#ifndef RINGSIDE_NT_PS_H
#define RINGSIDE_NT_PS_H
#include <ringside/nt/iotypes.h>

RINGSIDE_BEGIN_C

/**
 * Returns the current process.
 * @irql any
 */
NTKERNELAPI PEPROCESS NTAPI PsGetCurrentProcess(VOID);
/**
 * Returns the current thread.
 * @irql any
 */
NTKERNELAPI PETHREAD NTAPI PsGetCurrentThread(VOID);
/**
 * Returns the id of the current process.
 * @irql any
 */
NTKERNELAPI HANDLE NTAPI PsGetCurrentProcessId(VOID);
/**
 * Returns the id of the current thread.
 * @irql any
 */
NTKERNELAPI HANDLE NTAPI PsGetCurrentThreadId(VOID);
/**
 * Returns a process's id.
 * @irql any
 */
NTKERNELAPI HANDLE NTAPI PsGetProcessId(_In_ PEPROCESS Process);
/**
 * Returns a thread's id.
 * @irql any
 */
NTKERNELAPI HANDLE NTAPI PsGetThreadId(_In_ PETHREAD Thread);
/**
 * Returns the id of a thread's process.
 * @irql any
 */
NTKERNELAPI HANDLE NTAPI PsGetThreadProcessId(_In_ PETHREAD Thread);
/**
 * Returns a thread's process, without a reference.
 * @irql any
 */
NTKERNELAPI PEPROCESS NTAPI PsGetThreadProcess(_In_ PETHREAD Thread);
/**
 * Finds a process by its id and references it.
 * @irql <= APC_LEVEL
 * @return STATUS_SUCCESS or STATUS_INVALID_PARAMETER (STATUS_INVALID_CID on newer systems).
 */
NTKERNELAPI NTSTATUS NTAPI PsLookupProcessByProcessId(_In_ HANDLE ProcessId, _Outptr_ PEPROCESS *Process);
/**
 * Finds a thread by its id and references it.
 * @irql <= APC_LEVEL
 */
NTKERNELAPI NTSTATUS NTAPI PsLookupThreadByThreadId(_In_ HANDLE ThreadId, _Outptr_ PETHREAD *Thread);
/**
 * Returns a process's exit status; STATUS_PENDING while it runs.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI NTSTATUS NTAPI PsGetProcessExitStatus(_In_ PEPROCESS Process);
/**
 * Returns a thread's exit status; STATUS_PENDING while it runs.
 * @irql <= DISPATCH_LEVEL
 */
NTKERNELAPI NTSTATUS NTAPI PsGetThreadExitStatus(_In_ PETHREAD Thread);
/**
 * Returns the time at which a process was created.
 * @irql any
 */
NTKERNELAPI LONGLONG NTAPI PsGetProcessCreateTimeQuadPart(_In_ PEPROCESS Process);
#ifndef RINGSIDE_OWN_PsGetProcessImageFileName
/**
 * Returns the first 15 characters of the name of a process's image. It is not documented, and loved.
 * @irql any
 */
NTKERNELAPI PUCHAR NTAPI PsGetProcessImageFileName(_In_ PEPROCESS Process);
#endif
#ifndef RINGSIDE_OWN_PsGetProcessPeb
/**
 * Returns the process environment block, an address in the process's own space.
 * @irql any
 */
NTKERNELAPI struct _PEB *NTAPI PsGetProcessPeb(_In_ PEPROCESS Process);
#endif
/**
 * Returns the id of the process that created a process.
 * @irql any
 */
NTKERNELAPI HANDLE NTAPI PsGetProcessInheritedFromUniqueProcessId(_In_ PEPROCESS Process);
/**
 * Returns the session of a process.
 * @irql any
 */
NTKERNELAPI ULONG NTAPI PsGetProcessSessionId(_In_ PEPROCESS Process);
/**
 * Is this a system thread?
 * @irql any
 */
NTKERNELAPI BOOLEAN NTAPI PsIsSystemThread(_In_ PETHREAD Thread);
/**
 * Is this thread about to end?
 * @irql any
 */
NTKERNELAPI BOOLEAN NTAPI PsIsThreadTerminating(_In_ PETHREAD Thread);
/**
 * Creates a thread in kernel mode. It must end itself with PsTerminateSystemThread, before the driver unloads.
 * @param ProcessHandle NULL for the system process.
 * @irql PASSIVE_LEVEL
 */
NTKERNELAPI NTSTATUS NTAPI PsCreateSystemThread(_Out_ PHANDLE ThreadHandle, _In_ ULONG DesiredAccess, _In_opt_ POBJECT_ATTRIBUTES ObjectAttributes, _In_opt_ HANDLE ProcessHandle, _Out_opt_ PCLIENT_ID ClientId, _In_ PKSTART_ROUTINE StartRoutine, _In_opt_ PVOID StartContext);
/**
 * Ends the current system thread.
 * @irql PASSIVE_LEVEL
 * @return only when the thread is not a system thread: STATUS_INVALID_PARAMETER.
 */
NTKERNELAPI NTSTATUS NTAPI PsTerminateSystemThread(_In_ NTSTATUS ExitStatus);
/**
 * Returns the version of the system; TRUE for a checked build.
 * @irql PASSIVE_LEVEL
 */
NTKERNELAPI BOOLEAN NTAPI PsGetVersion(_Out_opt_ PULONG MajorVersion, _Out_opt_ PULONG MinorVersion, _Out_opt_ PULONG BuildNumber, _Out_opt_ PUNICODE_STRING CSDVersion);

/** What a process creation callback is shown. */
typedef struct _PS_CREATE_NOTIFY_INFO {
    SIZE_T Size;
    union {
        ULONG Flags;
        struct {
            ULONG FileOpenNameAvailable : 1;
            ULONG IsSubsystemProcess : 1;
            ULONG Reserved : 30;
        };
    };
    HANDLE ParentProcessId;
    CLIENT_ID CreatingThreadId;
    struct _FILE_OBJECT *FileObject;
    PCUNICODE_STRING ImageFileName;
    PCUNICODE_STRING CommandLine;
    /** Set it to an error to forbid the process. */
    NTSTATUS CreationStatus;
} PS_CREATE_NOTIFY_INFO, *PPS_CREATE_NOTIFY_INFO;

typedef struct _IMAGE_INFO {
    union {
        ULONG Properties;
        struct {
            ULONG ImageAddressingMode : 8;
            ULONG SystemModeImage : 1;
            ULONG ImageMappedToAllPids : 1;
            ULONG ExtendedInfoPresent : 1;
            ULONG MachineTypeMismatch : 1;
            ULONG ImageSignatureLevel : 4;
            ULONG ImageSignatureType : 3;
            ULONG ImagePartialMap : 1;
            ULONG Reserved : 12;
        };
    };
    PVOID ImageBase;
    ULONG ImageSelector;
    SIZE_T ImageSize;
    ULONG ImageSectionNumber;
} IMAGE_INFO, *PIMAGE_INFO;
#define IMAGE_ADDRESSING_MODE_32BIT 3
/** What surrounds an IMAGE_INFO whose ExtendedInfoPresent is set: CONTAINING_RECORD(ImageInfo, IMAGE_INFO_EX, ImageInfo). */
typedef struct _IMAGE_INFO_EX {
    SIZE_T Size;
    IMAGE_INFO ImageInfo;
    struct _FILE_OBJECT *FileObject;
} IMAGE_INFO_EX, *PIMAGE_INFO_EX;

typedef VOID CREATE_PROCESS_NOTIFY_ROUTINE(_In_ HANDLE ParentId, _In_ HANDLE ProcessId, _In_ BOOLEAN Create);
typedef CREATE_PROCESS_NOTIFY_ROUTINE *PCREATE_PROCESS_NOTIFY_ROUTINE;
typedef VOID CREATE_PROCESS_NOTIFY_ROUTINE_EX(_Inout_ PEPROCESS Process, _In_ HANDLE ProcessId, _Inout_opt_ PPS_CREATE_NOTIFY_INFO CreateInfo);
typedef CREATE_PROCESS_NOTIFY_ROUTINE_EX *PCREATE_PROCESS_NOTIFY_ROUTINE_EX;
typedef VOID CREATE_THREAD_NOTIFY_ROUTINE(_In_ HANDLE ProcessId, _In_ HANDLE ThreadId, _In_ BOOLEAN Create);
typedef CREATE_THREAD_NOTIFY_ROUTINE *PCREATE_THREAD_NOTIFY_ROUTINE;
typedef VOID LOAD_IMAGE_NOTIFY_ROUTINE(_In_opt_ PUNICODE_STRING FullImageName, _In_ HANDLE ProcessId, _In_ PIMAGE_INFO ImageInfo);
typedef LOAD_IMAGE_NOTIFY_ROUTINE *PLOAD_IMAGE_NOTIFY_ROUTINE;
/**
 * Registers (or with Remove, unregisters) a routine that is told when processes are created and end.
 * @irql PASSIVE_LEVEL
 */
NTKERNELAPI NTSTATUS NTAPI PsSetCreateProcessNotifyRoutine(_In_ PCREATE_PROCESS_NOTIFY_ROUTINE NotifyRoutine, _In_ BOOLEAN Remove);
/**
 * Registers (or with Remove, unregisters) a routine that is told when processes are created and end, and may forbid them.
 * @irql PASSIVE_LEVEL
 */
NTKERNELAPI NTSTATUS NTAPI PsSetCreateProcessNotifyRoutineEx(_In_ PCREATE_PROCESS_NOTIFY_ROUTINE_EX NotifyRoutine, _In_ BOOLEAN Remove);
/**
 * Registers a routine that is told when threads are created and end.
 * @irql PASSIVE_LEVEL
 */
NTKERNELAPI NTSTATUS NTAPI PsSetCreateThreadNotifyRoutine(_In_ PCREATE_THREAD_NOTIFY_ROUTINE NotifyRoutine);
/**
 * Ends what PsSetCreateThreadNotifyRoutine began.
 * @irql PASSIVE_LEVEL
 */
NTKERNELAPI NTSTATUS NTAPI PsRemoveCreateThreadNotifyRoutine(_In_ PCREATE_THREAD_NOTIFY_ROUTINE NotifyRoutine);
/**
 * Registers a routine that is told when images are mapped.
 * @irql PASSIVE_LEVEL
 */
NTKERNELAPI NTSTATUS NTAPI PsSetLoadImageNotifyRoutine(_In_ PLOAD_IMAGE_NOTIFY_ROUTINE NotifyRoutine);
/**
 * Ends what PsSetLoadImageNotifyRoutine began.
 * @irql PASSIVE_LEVEL
 */
NTKERNELAPI NTSTATUS NTAPI PsRemoveLoadImageNotifyRoutine(_In_ PLOAD_IMAGE_NOTIFY_ROUTINE NotifyRoutine);

struct _KAPC_STATE;
/**
 * Puts the current thread into another process's address space. Everything that is touched meanwhile is that process's.
 * @irql <= APC_LEVEL
 */
NTKERNELAPI VOID NTAPI KeStackAttachProcess(_Inout_ PRKPROCESS PROCESS, _Out_ struct _KAPC_STATE *ApcState);
/**
 * Ends what KeStackAttachProcess began.
 * @irql <= APC_LEVEL
 */
NTKERNELAPI VOID NTAPI KeUnstackDetachProcess(_In_ struct _KAPC_STATE *ApcState);
/**
 * Puts the current thread into another process's address space; it must not be attached already.
 * @irql <= APC_LEVEL
 */
NTKERNELAPI VOID NTAPI KeAttachProcess(_Inout_ PRKPROCESS Process);
/**
 * Ends what KeAttachProcess began.
 * @irql <= APC_LEVEL
 */
NTKERNELAPI VOID NTAPI KeDetachProcess(VOID);

/** Type of process objects. */
RINGSIDE_VARIABLE(POBJECT_TYPE, PsProcessType);
/** Type of thread objects. */
RINGSIDE_VARIABLE(POBJECT_TYPE, PsThreadType);
/** Type of token objects. */
RINGSIDE_VARIABLE(POBJECT_TYPE, SeTokenObjectType);
/** The system process. */
RINGSIDE_VARIABLE(PEPROCESS, PsInitialSystemProcess);
/** The build number of the system. */
RINGSIDE_VARIABLE(SHORT, NtBuildNumber);
#define PsProcessType (__ringside_PsProcessType())
#define PsThreadType (__ringside_PsThreadType())
#define SeTokenObjectType (__ringside_SeTokenObjectType())
#define PsInitialSystemProcess (*__ringside_PsInitialSystemProcess())
#define NtBuildNumber (__ringside_NtBuildNumber())

RINGSIDE_END_C

#endif
