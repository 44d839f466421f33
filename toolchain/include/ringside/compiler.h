/*
 * What Microsoft's compiler knows and clang for WebAssembly does not: calling conventions, storage attributes, builtins.
 * Every other header includes this one first.
 */
#ifndef RINGSIDE_COMPILER_H
#define RINGSIDE_COMPILER_H

#include <stddef.h>
#include <stdarg.h>

/* WebAssembly has one calling convention. */
#undef __stdcall
#undef __cdecl
#undef __fastcall
#undef __thiscall
#undef __vectorcall
#undef _stdcall
#undef _cdecl
#undef _fastcall
#define __stdcall
#define __cdecl
#define __fastcall
#define __thiscall
#define __vectorcall
#define _stdcall
#define _cdecl
#define _fastcall

#undef __forceinline
#undef _inline
#undef __inline
#undef _forceinline
/* MSVC merges the copies of an inline function; C99 would want one of them external, so that each source gets its own. */
#ifdef __cplusplus
#define __forceinline __inline__ __attribute__((always_inline))
#define __inline __inline__
#else
#define __forceinline static __inline__ __attribute__((always_inline, unused))
#define __inline static __inline__ __attribute__((unused))
#endif
#define _forceinline __forceinline
#define _inline __inline

#undef __int8
#undef __int16
#undef __int32
#undef __int64
#define __int8 char
#define __int16 short
#define __int32 int
#define __int64 long long
#undef __ptr32
#undef __ptr64
#undef __sptr
#undef __uptr
#undef __unaligned
#undef __w64
#undef _W64
#define __ptr32
#define __ptr64
#define __sptr
#define __uptr
#define __unaligned
#define __w64
#define _W64

/* The build target is the x86 flavour of NT: 32-bit pointers, x86 structure layouts. */
#ifndef _X86_
#define _X86_ 1
#endif
#ifndef _M_IX86
#define _M_IX86 600
#endif
/* _MSC_VER stays undefined: sources ask for it before they use MSVC's own syntax. */
#ifndef _WIN32
#define _WIN32 1
#endif
#ifndef WINVER
#define WINVER 0x0A00
#endif
#ifndef _WIN32_WINNT
#define _WIN32_WINNT 0x0A00
#endif
#ifndef NTDDI_VERSION
#define NTDDI_VERSION 0x0A000000
#endif

#define __pragma(x)
#undef __debugbreak
#define __debugbreak() DbgBreakPoint()
#define _ReturnAddress() __builtin_return_address(0)

/* Pragmas of MSVC and the WDK that mean nothing here: alloc_text, code_seg, prefast, warning, comment, intrinsic, ... */
#pragma clang diagnostic ignored "-Wunknown-pragmas"
#pragma clang diagnostic ignored "-Wignored-pragmas"
#pragma clang diagnostic ignored "-Wpragma-pack"
#pragma clang diagnostic ignored "-Wmicrosoft"
#pragma clang diagnostic ignored "-Wmissing-braces"
#pragma clang diagnostic ignored "-Wmultichar"
#pragma clang diagnostic ignored "-Wduplicate-decl-specifier"

#ifdef __cplusplus
#define RINGSIDE_BEGIN_C extern "C" {
#define RINGSIDE_END_C }
#define RINGSIDE_STATIC_ASSERT(expression, text) static_assert(expression, text)
#else
#define RINGSIDE_BEGIN_C
#define RINGSIDE_END_C
#define RINGSIDE_STATIC_ASSERT(expression, text) _Static_assert(expression, text)
#endif

#ifdef __cplusplus
extern "C" {
#endif
/**
 * Stops in the debugger at the place of the call; without a debugger, raises STATUS_BREAKPOINT.
 *
 * @irql any
 */
void DbgBreakPoint(void);
#ifdef __cplusplus
}
#endif

#endif
