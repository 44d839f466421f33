/*
 * Structured exceptions. __try, __except, __finally and __leave are keywords; inside a filter GetExceptionCode() and
 * GetExceptionInformation() tell what happened, inside a __finally AbnormalTermination() whether it was left by a jump.
 */
#pragma once
#include <ntdef.h>
#ifndef _KERNEL_MODE
#include <winnt.h>
#endif
