/* What a driver and its clients share. */
#pragma once
#ifdef _KERNEL_MODE
#include <ntddk.h>
#else
#include <windows.h>
#include <winioctl.h>
#endif
#define SAMPLE_TYPE 0x8000
#define IOCTL_SAMPLE_REGISTER CTL_CODE(SAMPLE_TYPE, 0x800, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_SAMPLE_READ CTL_CODE(SAMPLE_TYPE, 0x801, METHOD_OUT_DIRECT, FILE_READ_DATA)
typedef struct _SAMPLE_REQUEST {
  HANDLE Event;
  ULONG Period;
  LARGE_INTEGER Due;
} SAMPLE_REQUEST, *PSAMPLE_REQUEST;
