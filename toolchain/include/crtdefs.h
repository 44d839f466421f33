/* What every header of the C library stands on: the sizes, the calling conventions, the error type. */
#pragma once

#include <ringside/compiler.h>
#include <stdarg.h>
#include <stddef.h>

#ifndef __CRTDECL
#define __CRTDECL
#endif
#ifndef _CRTIMP
#define _CRTIMP
#endif
#ifndef _ACRTIMP
#define _ACRTIMP
#endif
#ifndef _CRT_UNUSED
#define _CRT_UNUSED(x) (void)x
#endif

/** What the checked ("_s") routines return: zero or one of the numbers of errno.h. */
typedef int errno_t;
/** The size that a checked routine takes; anything over RSIZE_MAX is an error. */
typedef size_t rsize_t;
typedef unsigned short wctype_t;
typedef unsigned short wint_t;
typedef long __time32_t;
typedef long long __time64_t;
/** Seconds since 1970-01-01 00:00 UTC. */
typedef __time64_t time_t;

#define RSIZE_MAX (((rsize_t)-1) >> 1)
#define _TRUNCATE ((size_t)-1)
#ifndef WEOF
#define WEOF ((wint_t)0xFFFF)
#endif
