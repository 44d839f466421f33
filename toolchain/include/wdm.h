/*
 * The Windows Driver Model: what a driver of any kind includes. One file for each component of the kernel stands behind it.
 */
#ifndef RINGSIDE_WDM_H
#define RINGSIDE_WDM_H
#define _WDMDDK_
#define _NTDDK_
#include <ntdef.h>
#include <ntstatus.h>
#include <bugcodes.h>
#include <ringside/nt/base.h>
#include <ringside/nt/ke.h>
#include <ringside/nt/filetypes.h>
#include <ringside/nt/iotypes.h>
#include <ringside/nt/extypes.h>
#include <ringside/nt/rtl.h>
#include <ringside/nt/ex.h>
#include <ringside/nt/mm.h>
#include <ringside/nt/se.h>
#include <ringside/nt/io.h>
#include <ringside/nt/ob.h>
#include <ringside/nt/ps.h>
#include <ringside/nt/zw.h>
#include <ringside/nt/cm.h>
#include <ringside/nt/cmcallback.h>

#ifndef GetExceptionCode
#if __has_include(<ringside_seh.h>)
#include <ringside_seh.h>
#endif
#endif

#endif
