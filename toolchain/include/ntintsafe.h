/*
 * Integer arithmetic for drivers that notices when a result does not fit: STATUS_INTEGER_OVERFLOW, and all bits set in the result.
 */
#ifndef RINGSIDE_NTINTSAFE_H
#define RINGSIDE_NTINTSAFE_H
#define _NTINTSAFE_H_INCLUDED_
#include <ntdef.h>
#include <ntstatus.h>

RINGSIDE_BEGIN_C

#define INTSAFE_ERROR_VALUE(T) ((T)~(T)0)
#define RINGSIDE_INTSAFE(Name, T)                                                             \
    FORCEINLINE NTSTATUS Rtl##Name##Add(_In_ T a, _In_ T b, _Out_ T *result) {                \
        if (!__builtin_add_overflow(a, b, result)) return STATUS_SUCCESS;                     \
        *result = INTSAFE_ERROR_VALUE(T);                                                     \
        return STATUS_INTEGER_OVERFLOW;                                                       \
    }                                                                                         \
    FORCEINLINE NTSTATUS Rtl##Name##Sub(_In_ T a, _In_ T b, _Out_ T *result) {                \
        if (!__builtin_sub_overflow(a, b, result)) return STATUS_SUCCESS;                     \
        *result = INTSAFE_ERROR_VALUE(T);                                                     \
        return STATUS_INTEGER_OVERFLOW;                                                       \
    }                                                                                         \
    FORCEINLINE NTSTATUS Rtl##Name##Mult(_In_ T a, _In_ T b, _Out_ T *result) {               \
        if (!__builtin_mul_overflow(a, b, result)) return STATUS_SUCCESS;                     \
        *result = INTSAFE_ERROR_VALUE(T);                                                     \
        return STATUS_INTEGER_OVERFLOW;                                                       \
    }
RINGSIDE_INTSAFE(UShort, USHORT)
RINGSIDE_INTSAFE(UInt, UINT)
RINGSIDE_INTSAFE(ULong, ULONG)
RINGSIDE_INTSAFE(ULongPtr, ULONG_PTR)
RINGSIDE_INTSAFE(ULongLong, ULONGLONG)
RINGSIDE_INTSAFE(SIZET, SIZE_T)
RINGSIDE_INTSAFE(Long, LONG)
RINGSIDE_INTSAFE(LongLong, LONGLONG)
#define RtlSizeTAdd RtlSIZETAdd
#define RtlSizeTSub RtlSIZETSub
#define RtlSizeTMult RtlSIZETMult
#define RtlDWordAdd RtlULongAdd
#define RtlDWordMult RtlULongMult

#define RINGSIDE_CONVERT(Name, From, To)                                                      \
    FORCEINLINE NTSTATUS Rtl##Name(_In_ From value, _Out_ To *result) {                       \
        if (!__builtin_add_overflow(value, (From)0, result)) return STATUS_SUCCESS;           \
        *result = INTSAFE_ERROR_VALUE(To);                                                    \
        return STATUS_INTEGER_OVERFLOW;                                                       \
    }
RINGSIDE_CONVERT(ULongToUShort, ULONG, USHORT)
RINGSIDE_CONVERT(ULongToUChar, ULONG, UCHAR)
RINGSIDE_CONVERT(ULongToLong, ULONG, LONG)
RINGSIDE_CONVERT(LongToULong, LONG, ULONG)
RINGSIDE_CONVERT(SIZETToULong, SIZE_T, ULONG)
RINGSIDE_CONVERT(SIZETToUShort, SIZE_T, USHORT)
RINGSIDE_CONVERT(ULongLongToULong, ULONGLONG, ULONG)
RINGSIDE_CONVERT(LongLongToULong, LONGLONG, ULONG)
#define RtlSizeTToULong RtlSIZETToULong
#define RtlSizeTToUShort RtlSIZETToUShort

RINGSIDE_END_C

#endif
