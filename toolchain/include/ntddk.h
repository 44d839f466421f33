/* What drivers of Windows NT include: the driver model, and what goes beyond it. */
#ifndef RINGSIDE_NTDDK_H
#define RINGSIDE_NTDDK_H
#include <wdm.h>
#endif
