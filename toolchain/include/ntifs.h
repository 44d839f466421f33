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

RINGSIDE_END_C

#endif
