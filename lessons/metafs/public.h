/*
 * What the driver and its clients agree on: names and control codes, and nothing else.
 *
 * Include it after <ntddk.h> in the driver and after <windows.h> in a program; both bring CTL_CODE along.
 */
#pragma once

/* The kernel's name of the device, its Win32 alias in the kernel's name space, and the alias as programs write it. */
#define METAFS_DEVICE_NAME L"\\Device\\MetaFs"
#define METAFS_LINK_NAME L"\\DosDevices\\MetaFs"
#define METAFS_WIN32_NAME L"\\\\.\\MetaFs"

/* Milliseconds between two signals of the driver's own timer. */
#define METAFS_TIMER_PERIOD_MS 1000

/*
 * Device types from 0x8000 and functions from 0x800 are free for everyone. The access bits are checked by the I/O manager
 * before the driver hears of the request: who opened the device only to read cannot register or signal an event.
 */
#define FILE_DEVICE_METAFS 0x8000

/* In: a HANDLE to an event, opened with EVENT_MODIFY_STATE. The driver keeps its own reference until the handle to the
   device on which the request came is closed. One event at a time: a second one is refused as busy. */
#define IOCTL_METAFS_REGISTER_EVENT CTL_CODE(FILE_DEVICE_METAFS, 0x800, METHOD_BUFFERED, FILE_WRITE_ACCESS)

/* Sets the registered event now. Not ready while there is none. */
#define IOCTL_METAFS_SIGNAL CTL_CODE(FILE_DEVICE_METAFS, 0x801, METHOD_BUFFERED, FILE_WRITE_ACCESS)

/* Out: a METAFS_STATISTICS. METHOD_NEITHER hands the driver the caller's own pointer: see MetaFsQuery for what that takes. */
#define IOCTL_METAFS_QUERY CTL_CODE(FILE_DEVICE_METAFS, 0x802, METHOD_NEITHER, FILE_READ_ACCESS)

typedef struct _METAFS_STATISTICS {
  unsigned long SignalsByTimer;
  unsigned long SignalsByRequest;
  unsigned long Registered; /* 1 while an event is registered, else 0 */
} METAFS_STATISTICS, *PMETAFS_STATISTICS;
