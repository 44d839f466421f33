/* What file systems and filters include. */
#ifndef RINGSIDE_NTIFS_H
#define RINGSIDE_NTIFS_H
#define _NTIFS_
#include <ntddk.h>

RINGSIDE_BEGIN_C

/** Enters a region where normal kernel APCs are held back. */
#define FsRtlEnterFileSystem() KeEnterCriticalRegion()
/** Leaves it. */
#define FsRtlExitFileSystem() KeLeaveCriticalRegion()
/** Is this a status that file systems and their callers expect? @irql any */
NTKERNELAPI BOOLEAN NTAPI FsRtlIsNtstatusExpected(_In_ NTSTATUS Exception);
/** Does a name contain wildcards? @irql PASSIVE_LEVEL */
NTKERNELAPI BOOLEAN NTAPI FsRtlDoesNameContainWildCards(_In_ PUNICODE_STRING Name);

/** Returns the size of a file. STATUS_FILE_IS_A_DIRECTORY for a directory. @irql PASSIVE_LEVEL */
NTKERNELAPI NTSTATUS NTAPI FsRtlGetFileSize(_In_ PFILE_OBJECT FileObject, _Out_ PLARGE_INTEGER FileSize);
/** Is this a name of the form 8.3? @param OemName gets it in capitals, in a buffer of 12 bytes. @irql PASSIVE_LEVEL */
NTSYSAPI BOOLEAN NTAPI RtlIsNameLegalDOS8Dot3(_In_ PUNICODE_STRING Name, _Inout_opt_ POEM_STRING OemName, _Out_opt_ PBOOLEAN NameContainsSpaces);
#define TOKEN_ASSIGN_PRIMARY 0x0001
#define TOKEN_DUPLICATE 0x0002
#define TOKEN_IMPERSONATE 0x0004
#define TOKEN_QUERY 0x0008
#define TOKEN_QUERY_SOURCE 0x0010
#define TOKEN_ADJUST_PRIVILEGES 0x0020
#define TOKEN_ADJUST_GROUPS 0x0040
#define TOKEN_ADJUST_DEFAULT 0x0080
#define TOKEN_ADJUST_SESSIONID 0x0100
#define TOKEN_ALL_ACCESS (STANDARD_RIGHTS_REQUIRED | 0x01FF)
/** Whether a token is for a process or for impersonation. */
typedef enum _TOKEN_TYPE { TokenPrimary = 1, TokenImpersonation } TOKEN_TYPE, *PTOKEN_TYPE;
/** What ZwQueryInformationToken can be asked for. */
typedef enum _TOKEN_INFORMATION_CLASS { TokenUser = 1, TokenGroups, TokenPrivileges, TokenOwner, TokenPrimaryGroup, TokenDefaultDacl, TokenSource, TokenType, TokenImpersonationLevel, TokenStatistics, TokenRestrictedSids, TokenSessionId } TOKEN_INFORMATION_CLASS, *PTOKEN_INFORMATION_CLASS;
/** A security identifier and flags. */
typedef struct _SID_AND_ATTRIBUTES {
    PSID Sid;
    ULONG Attributes;
} SID_AND_ATTRIBUTES, *PSID_AND_ATTRIBUTES;
/** What ZwQueryInformationToken answers for TokenUser. */
typedef struct _TOKEN_USER {
    SID_AND_ATTRIBUTES User;
} TOKEN_USER, *PTOKEN_USER;
/** Opens the token of a process. @irql PASSIVE_LEVEL */
NTSYSCALLAPI NTSTATUS NTAPI ZwOpenProcessTokenEx(_In_ HANDLE ProcessHandle, _In_ ACCESS_MASK DesiredAccess, _In_ ULONG HandleAttributes, _Out_ PHANDLE TokenHandle);
/** Tells about a token: STATUS_BUFFER_TOO_SMALL with the size in *ReturnLength when the buffer is. @irql PASSIVE_LEVEL */
NTSYSCALLAPI NTSTATUS NTAPI ZwQueryInformationToken(_In_ HANDLE TokenHandle, _In_ TOKEN_INFORMATION_CLASS TokenInformationClass, _Out_ PVOID TokenInformation, _In_ ULONG TokenInformationLength, _Out_ PULONG ReturnLength);
/** Makes another token like one. @irql PASSIVE_LEVEL */
NTSYSCALLAPI NTSTATUS NTAPI ZwDuplicateToken(_In_ HANDLE ExistingTokenHandle, _In_ ACCESS_MASK DesiredAccess, _In_opt_ POBJECT_ATTRIBUTES ObjectAttributes, _In_ BOOLEAN EffectiveOnly, _In_ TOKEN_TYPE TokenType, _Out_ PHANDLE NewTokenHandle);

RINGSIDE_END_C

#endif
