/*
 * Strings for drivers: every routine knows the room it has and always ends with a null. Compiled into the driver, on top of
 * _vsnprintf and _vsnwprintf. "Cb" counts bytes, "Cch" characters.
 */
#ifndef RINGSIDE_NTSTRSAFE_H
#define RINGSIDE_NTSTRSAFE_H
#define _NTSTRSAFE_H_INCLUDED_
#include <ntdef.h>
#include <ntstatus.h>
#include <string.h>
#include <wchar.h>
#include <stdio.h>

RINGSIDE_BEGIN_C

#define NTSTRSAFE_MAX_CCH 2147483647
#define NTSTRSAFE_MAX_LENGTH (NTSTRSAFE_MAX_CCH - 1)
#define NTSTRSAFE_UNICODE_STRING_MAX_CCH (0xffff / sizeof(wchar_t))
typedef char *NTSTRSAFE_PSTR;
typedef const char *NTSTRSAFE_PCSTR;
typedef wchar_t *NTSTRSAFE_PWSTR;
typedef const wchar_t *NTSTRSAFE_PCWSTR;
#define NTSTRSAFEDDI FORCEINLINE NTSTATUS

/* One set of routines for each width of character: S is A or W, T the character, LEN/FORMAT the routines of the C library. */
#define RINGSIDE_STRSAFE(S, T, FORMAT)                                                                                     \
    /** The length of a string; STATUS_INVALID_PARAMETER when there is no null in the room given. */                       \
    NTSTRSAFEDDI RtlStringCchLength##S(const T *text, size_t room, size_t *length) {                                       \
        size_t at = 0;                                                                                                     \
        if (text == NULL || room > NTSTRSAFE_MAX_CCH) return STATUS_INVALID_PARAMETER;                                     \
        while (at < room && text[at]) at++;                                                                                \
        if (length) *length = at == room ? 0 : at;                                                                         \
        return at == room ? STATUS_INVALID_PARAMETER : STATUS_SUCCESS;                                                     \
    }                                                                                                                      \
    NTSTRSAFEDDI RtlStringCbLength##S(const T *text, size_t bytes, size_t *length) {                                       \
        size_t count = 0;                                                                                                  \
        NTSTATUS status = RtlStringCchLength##S(text, bytes / sizeof(T), &count);                                          \
        if (length) *length = count * sizeof(T);                                                                           \
        return status;                                                                                                     \
    }                                                                                                                      \
    /** Copies at most `most` characters; STATUS_BUFFER_OVERFLOW when the string had to be cut. */                         \
    NTSTRSAFEDDI RtlStringCchCopyN##S(T *to, size_t room, const T *from, size_t most) {                                    \
        size_t at = 0;                                                                                                     \
        if (room == 0 || room > NTSTRSAFE_MAX_CCH) return STATUS_INVALID_PARAMETER;                                        \
        while (at < room - 1 && at < most && from[at]) to[at] = from[at], at++;                                            \
        to[at] = 0;                                                                                                        \
        return at < most && from[at] ? STATUS_BUFFER_OVERFLOW : STATUS_SUCCESS;                                            \
    }                                                                                                                      \
    NTSTRSAFEDDI RtlStringCbCopyN##S(T *to, size_t bytes, const T *from, size_t most) { return RtlStringCchCopyN##S(to, bytes / sizeof(T), from, most / sizeof(T)); } \
    NTSTRSAFEDDI RtlStringCchCopy##S(T *to, size_t room, const T *from) { return RtlStringCchCopyN##S(to, room, from, NTSTRSAFE_MAX_LENGTH); } \
    NTSTRSAFEDDI RtlStringCbCopy##S(T *to, size_t bytes, const T *from) { return RtlStringCchCopy##S(to, bytes / sizeof(T), from); } \
    /** Appends at most `most` characters; STATUS_BUFFER_OVERFLOW when the string had to be cut. */                        \
    NTSTRSAFEDDI RtlStringCchCatN##S(T *to, size_t room, const T *from, size_t most) {                                     \
        size_t length;                                                                                                     \
        NTSTATUS status = RtlStringCchLength##S(to, room, &length);                                                        \
        return NT_SUCCESS(status) ? RtlStringCchCopyN##S(to + length, room - length, from, most) : status;                 \
    }                                                                                                                      \
    NTSTRSAFEDDI RtlStringCbCatN##S(T *to, size_t bytes, const T *from, size_t most) { return RtlStringCchCatN##S(to, bytes / sizeof(T), from, most / sizeof(T)); } \
    NTSTRSAFEDDI RtlStringCchCat##S(T *to, size_t room, const T *from) { return RtlStringCchCatN##S(to, room, from, NTSTRSAFE_MAX_LENGTH); } \
    NTSTRSAFEDDI RtlStringCbCat##S(T *to, size_t bytes, const T *from) { return RtlStringCchCat##S(to, bytes / sizeof(T), from); } \
    /** Formats; STATUS_BUFFER_OVERFLOW when the text had to be cut. */                                                    \
    NTSTRSAFEDDI RtlStringCchVPrintf##S(T *to, size_t room, const T *format, va_list arguments) {                          \
        int length;                                                                                                        \
        if (room == 0 || room > NTSTRSAFE_MAX_CCH) return STATUS_INVALID_PARAMETER;                                        \
        length = FORMAT(to, room - 1, format, arguments);                                                                  \
        if (length >= 0 && (size_t)length < room) {                                                                        \
            to[length] = 0;                                                                                                \
            return STATUS_SUCCESS;                                                                                         \
        }                                                                                                                  \
        to[room - 1] = 0;                                                                                                  \
        return STATUS_BUFFER_OVERFLOW;                                                                                     \
    }                                                                                                                      \
    NTSTRSAFEDDI RtlStringCbVPrintf##S(T *to, size_t bytes, const T *format, va_list arguments) { return RtlStringCchVPrintf##S(to, bytes / sizeof(T), format, arguments); } \
    static __inline__ __attribute__((unused)) NTSTATUS RtlStringCchPrintf##S(T *to, size_t room, const T *format, ...) {    \
        NTSTATUS status;                                                                                                   \
        va_list arguments;                                                                                                 \
        va_start(arguments, format);                                                                                       \
        status = RtlStringCchVPrintf##S(to, room, format, arguments);                                                      \
        va_end(arguments);                                                                                                 \
        return status;                                                                                                     \
    }                                                                                                                      \
    static __inline__ __attribute__((unused)) NTSTATUS RtlStringCbPrintf##S(T *to, size_t bytes, const T *format, ...) {    \
        NTSTATUS status;                                                                                                   \
        va_list arguments;                                                                                                 \
        va_start(arguments, format);                                                                                       \
        status = RtlStringCchVPrintf##S(to, bytes / sizeof(T), format, arguments);                                         \
        va_end(arguments);                                                                                                 \
        return status;                                                                                                     \
    }

RINGSIDE_STRSAFE(A, char, _vsnprintf)
RINGSIDE_STRSAFE(W, wchar_t, _vsnwprintf)

/** Copies a null-terminated string into a counted one; STATUS_BUFFER_OVERFLOW when it had to be cut. */
NTSTRSAFEDDI RtlUnicodeStringCopyString(_Inout_ PUNICODE_STRING to, _In_ PCWSTR from) {
    size_t room = to->MaximumLength / sizeof(WCHAR), at = 0;
    while (at < room && from[at]) to->Buffer[at] = from[at], at++;
    to->Length = (USHORT)(at * sizeof(WCHAR));
    return from[at] ? STATUS_BUFFER_OVERFLOW : STATUS_SUCCESS;
}
/** Copies a counted string; STATUS_BUFFER_OVERFLOW when it had to be cut. */
NTSTRSAFEDDI RtlUnicodeStringCopy(_Inout_ PUNICODE_STRING to, _In_ PCUNICODE_STRING from) {
    USHORT length = from->Length > to->MaximumLength ? to->MaximumLength : from->Length;
    memmove(to->Buffer, from->Buffer, length);
    to->Length = length;
    return length < from->Length ? STATUS_BUFFER_OVERFLOW : STATUS_SUCCESS;
}
/** Appends a null-terminated string to a counted one; STATUS_BUFFER_OVERFLOW when it had to be cut. */
NTSTRSAFEDDI RtlUnicodeStringCatString(_Inout_ PUNICODE_STRING to, _In_ PCWSTR from) {
    size_t room = to->MaximumLength / sizeof(WCHAR), at = to->Length / sizeof(WCHAR), taken = 0;
    while (at < room && from[taken]) to->Buffer[at++] = from[taken++];
    to->Length = (USHORT)(at * sizeof(WCHAR));
    return from[taken] ? STATUS_BUFFER_OVERFLOW : STATUS_SUCCESS;
}
/** Makes a counted string of a null-terminated one, after a check of its length. */
NTSTRSAFEDDI RtlUnicodeStringInit(_Out_ PUNICODE_STRING to, _In_opt_ PCWSTR from) {
    size_t length = from ? wcslen(from) : 0;
    if (length > NTSTRSAFE_UNICODE_STRING_MAX_CCH - 1) return STATUS_INVALID_PARAMETER;
    to->Length = (USHORT)(length * sizeof(WCHAR));
    to->MaximumLength = (USHORT)(from ? (length + 1) * sizeof(WCHAR) : 0);
    to->Buffer = (PWCH)from;
    return STATUS_SUCCESS;
}
/** Formats into a counted string; STATUS_BUFFER_OVERFLOW when the text had to be cut. */
static __inline__ __attribute__((unused)) NTSTATUS RtlUnicodeStringPrintf(_Inout_ PUNICODE_STRING to, _In_ PCWSTR format, ...) {
    int room = to->MaximumLength / sizeof(WCHAR), length;
    va_list arguments;
    va_start(arguments, format);
    length = _vsnwprintf(to->Buffer, room, format, arguments);
    va_end(arguments);
    to->Length = (USHORT)((length < 0 || length > room ? room : length) * sizeof(WCHAR));
    return length < 0 || length > room ? STATUS_BUFFER_OVERFLOW : STATUS_SUCCESS;
}

RINGSIDE_END_C

#endif
