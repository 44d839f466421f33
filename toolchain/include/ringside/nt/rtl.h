/*
 * Rtl: memory, lists, strings, tables, bit maps, time, and what drivers print.
 */
#ifndef RINGSIDE_NT_RTL_H
#define RINGSIDE_NT_RTL_H
#include <ringside/nt/base.h>

RINGSIDE_BEGIN_C

/* ---- Memory ----------------------------------------------------------------------------------------------------------- */

#define RtlCopyMemory(Destination, Source, Length) memcpy((Destination), (Source), (Length))
#define RtlCopyBytes(Destination, Source, Length) memcpy((Destination), (Source), (Length))
#define RtlCopyMemoryNonTemporal(Destination, Source, Length) memcpy((Destination), (Source), (Length))
#define RtlMoveMemory(Destination, Source, Length) memmove((Destination), (Source), (Length))
#define RtlFillMemory(Destination, Length, Fill) memset((Destination), (Fill), (Length))
#define RtlFillBytes(Destination, Length, Fill) memset((Destination), (Fill), (Length))
#define RtlZeroMemory(Destination, Length) memset((Destination), 0, (Length))
#define RtlZeroBytes(Destination, Length) memset((Destination), 0, (Length))
#define RtlEqualMemory(Source1, Source2, Length) (!memcmp((Source1), (Source2), (Length)))
/** Zeroes memory in a way that no optimiser takes away. */
FORCEINLINE PVOID RtlSecureZeroMemory(_Out_ PVOID Pointer, _In_ SIZE_T Size) {
    volatile char *at = (volatile char *)Pointer;
    while (Size--) *at++ = 0;
    return Pointer;
}
/**
 * Compares two blocks; returns how many bytes are equal before the first difference.
 * @irql any, as the memory allows
 */
NTSYSAPI SIZE_T NTAPI RtlCompareMemory(_In_ const VOID *Source1, _In_ const VOID *Source2, _In_ SIZE_T Length);

/* ---- Lists --------------------------------------------------------------------------------------------------------------- */

/**
 * Stops the machine (or the program) at once because of a damaged structure: what __fastfail does.
 * @irql any
 * @return never
 */
NTSYSAPI DECLSPEC_NORETURN VOID NTAPI RtlFailFast(_In_ ULONG Code);
#define __fastfail(Code) RtlFailFast(Code)
#define FAST_FAIL_LEGACY_GS_VIOLATION 0
#define FAST_FAIL_STACK_COOKIE_CHECK_FAILURE 2
#define FAST_FAIL_CORRUPT_LIST_ENTRY 3
#define FAST_FAIL_INCORRECT_STACK 4
#define FAST_FAIL_INVALID_ARG 5
#define FAST_FAIL_FATAL_APP_EXIT 7
#define FAST_FAIL_RANGE_CHECK_FAILURE 8

/** Makes a list that holds nothing: the head points to itself. */
FORCEINLINE VOID InitializeListHead(_Out_ PLIST_ENTRY ListHead) { ListHead->Flink = ListHead->Blink = ListHead; }
/** Does the list hold nothing? */
FORCEINLINE BOOLEAN IsListEmpty(_In_ const LIST_ENTRY *ListHead) { return (BOOLEAN)(ListHead->Flink == ListHead); }
/** Takes an entry out of its list; TRUE when the list is empty now. A damaged neighbour is KERNEL_SECURITY_CHECK_FAILURE. */
FORCEINLINE BOOLEAN RemoveEntryList(_In_ PLIST_ENTRY Entry) {
    PLIST_ENTRY next = Entry->Flink;
    PLIST_ENTRY previous = Entry->Blink;
    if (next->Blink != Entry || previous->Flink != Entry) RtlFailFast(FAST_FAIL_CORRUPT_LIST_ENTRY);
    previous->Flink = next;
    next->Blink = previous;
    return (BOOLEAN)(next == previous);
}
/** Takes the first entry out of a list, which must not be empty. */
FORCEINLINE PLIST_ENTRY RemoveHeadList(_Inout_ PLIST_ENTRY ListHead) {
    PLIST_ENTRY entry = ListHead->Flink;
    PLIST_ENTRY next = entry->Flink;
    if (entry->Blink != ListHead || next->Blink != entry) RtlFailFast(FAST_FAIL_CORRUPT_LIST_ENTRY);
    ListHead->Flink = next;
    next->Blink = ListHead;
    return entry;
}
/** Takes the last entry out of a list, which must not be empty. */
FORCEINLINE PLIST_ENTRY RemoveTailList(_Inout_ PLIST_ENTRY ListHead) {
    PLIST_ENTRY entry = ListHead->Blink;
    PLIST_ENTRY previous = entry->Blink;
    if (entry->Flink != ListHead || previous->Flink != entry) RtlFailFast(FAST_FAIL_CORRUPT_LIST_ENTRY);
    ListHead->Blink = previous;
    previous->Flink = ListHead;
    return entry;
}
/** Puts an entry last. */
FORCEINLINE VOID InsertTailList(_Inout_ PLIST_ENTRY ListHead, _Out_ PLIST_ENTRY Entry) {
    PLIST_ENTRY last = ListHead->Blink;
    if (last->Flink != ListHead) RtlFailFast(FAST_FAIL_CORRUPT_LIST_ENTRY);
    Entry->Flink = ListHead;
    Entry->Blink = last;
    last->Flink = Entry;
    ListHead->Blink = Entry;
}
/** Puts an entry first. */
FORCEINLINE VOID InsertHeadList(_Inout_ PLIST_ENTRY ListHead, _Out_ PLIST_ENTRY Entry) {
    PLIST_ENTRY first = ListHead->Flink;
    if (first->Blink != ListHead) RtlFailFast(FAST_FAIL_CORRUPT_LIST_ENTRY);
    Entry->Flink = first;
    Entry->Blink = ListHead;
    first->Blink = Entry;
    ListHead->Flink = Entry;
}
/** Appends a list without a head to another list. */
FORCEINLINE VOID AppendTailList(_Inout_ PLIST_ENTRY ListHead, _Inout_ PLIST_ENTRY ListToAppend) {
    PLIST_ENTRY last = ListHead->Blink;
    ListHead->Blink->Flink = ListToAppend;
    ListHead->Blink = ListToAppend->Blink;
    ListToAppend->Blink->Flink = ListHead;
    ListToAppend->Blink = last;
}
/** Takes the first entry of a singly linked list; NULL when it is empty. */
FORCEINLINE PSINGLE_LIST_ENTRY PopEntryList(_Inout_ PSINGLE_LIST_ENTRY ListHead) {
    PSINGLE_LIST_ENTRY first = ListHead->Next;
    if (first != NULL) ListHead->Next = first->Next;
    return first;
}
/** Puts an entry first in a singly linked list. */
FORCEINLINE VOID PushEntryList(_Inout_ PSINGLE_LIST_ENTRY ListHead, _Inout_ PSINGLE_LIST_ENTRY Entry) {
    Entry->Next = ListHead->Next;
    ListHead->Next = Entry;
}

/* ---- Strings ------------------------------------------------------------------------------------------------------------- */

/**
 * Makes a counted string of a null-terminated one. Nothing is copied.
 * @param SourceString may be NULL.
 * @irql <= DISPATCH_LEVEL
 */
NTSYSAPI VOID NTAPI RtlInitUnicodeString(_Out_ PUNICODE_STRING DestinationString, _In_opt_z_ PCWSTR SourceString);
/**
 * RtlInitUnicodeString that refuses strings too long for a UNICODE_STRING.
 * @irql <= DISPATCH_LEVEL
 * @return STATUS_SUCCESS or STATUS_NAME_TOO_LONG.
 */
NTSYSAPI NTSTATUS NTAPI RtlInitUnicodeStringEx(_Out_ PUNICODE_STRING DestinationString, _In_opt_z_ PCWSTR SourceString);
/**
 * Makes a counted string of a null-terminated one. Nothing is copied.
 * @irql <= DISPATCH_LEVEL
 */
NTSYSAPI VOID NTAPI RtlInitAnsiString(_Out_ PANSI_STRING DestinationString, _In_opt_z_ PCSZ SourceString);
/**
 * Makes a counted string of a null-terminated one. Nothing is copied.
 * @irql <= DISPATCH_LEVEL
 */
NTSYSAPI VOID NTAPI RtlInitString(_Out_ PSTRING DestinationString, _In_opt_z_ PCSZ SourceString);
/** Makes an empty string of a buffer. */
FORCEINLINE VOID RtlInitEmptyUnicodeString(_Out_ PUNICODE_STRING UnicodeString, _In_ PWCHAR Buffer, _In_ USHORT BufferSize) {
    UnicodeString->Length = 0;
    UnicodeString->MaximumLength = BufferSize;
    UnicodeString->Buffer = Buffer;
}
FORCEINLINE VOID RtlInitEmptyAnsiString(_Out_ PANSI_STRING AnsiString, _In_ PCHAR Buffer, _In_ USHORT BufferSize) {
    AnsiString->Length = 0;
    AnsiString->MaximumLength = BufferSize;
    AnsiString->Buffer = Buffer;
}
/**
 * Copies a string, as much of it as fits.
 * @irql <= DISPATCH_LEVEL
 */
NTSYSAPI VOID NTAPI RtlCopyUnicodeString(_Inout_ PUNICODE_STRING DestinationString, _In_opt_ PCUNICODE_STRING SourceString);
/**
 * Copies a string, as much of it as fits.
 * @irql <= DISPATCH_LEVEL
 */
NTSYSAPI VOID NTAPI RtlCopyString(_Inout_ PSTRING DestinationString, _In_opt_ const STRING *SourceString);
/**
 * Are two strings equal?
 * @irql PASSIVE_LEVEL
 */
NTSYSAPI BOOLEAN NTAPI RtlEqualUnicodeString(_In_ PCUNICODE_STRING String1, _In_ PCUNICODE_STRING String2, _In_ BOOLEAN CaseInSensitive);
/**
 * Are two strings equal?
 * @irql PASSIVE_LEVEL
 */
NTSYSAPI BOOLEAN NTAPI RtlEqualString(_In_ const STRING *String1, _In_ const STRING *String2, _In_ BOOLEAN CaseInSensitive);
/**
 * Orders two strings: negative, zero or positive.
 * @irql PASSIVE_LEVEL
 */
NTSYSAPI LONG NTAPI RtlCompareUnicodeString(_In_ PCUNICODE_STRING String1, _In_ PCUNICODE_STRING String2, _In_ BOOLEAN CaseInSensitive);
/**
 * Orders two strings: negative, zero or positive.
 * @irql PASSIVE_LEVEL
 */
NTSYSAPI LONG NTAPI RtlCompareString(_In_ const STRING *String1, _In_ const STRING *String2, _In_ BOOLEAN CaseInSensitive);
/**
 * Does String2 begin with String1?
 * @irql PASSIVE_LEVEL
 */
NTSYSAPI BOOLEAN NTAPI RtlPrefixUnicodeString(_In_ PCUNICODE_STRING String1, _In_ PCUNICODE_STRING String2, _In_ BOOLEAN CaseInSensitive);
/**
 * Does String2 end with String1?
 * @irql PASSIVE_LEVEL
 */
NTSYSAPI BOOLEAN NTAPI RtlSuffixUnicodeString(_In_ PCUNICODE_STRING String1, _In_ PCUNICODE_STRING String2, _In_ BOOLEAN CaseInSensitive);
/**
 * Appends a counted string.
 * @irql <= DISPATCH_LEVEL
 * @return STATUS_SUCCESS or STATUS_BUFFER_TOO_SMALL.
 */
NTSYSAPI NTSTATUS NTAPI RtlAppendUnicodeStringToString(_Inout_ PUNICODE_STRING Destination, _In_ PCUNICODE_STRING Source);
/**
 * Appends a null-terminated string.
 * @irql <= DISPATCH_LEVEL
 * @return STATUS_SUCCESS or STATUS_BUFFER_TOO_SMALL.
 */
NTSYSAPI NTSTATUS NTAPI RtlAppendUnicodeToString(_Inout_ PUNICODE_STRING Destination, _In_opt_z_ PCWSTR Source);
/**
 * Copies a string in capitals.
 * @param AllocateDestinationString TRUE to allocate the buffer: free it with RtlFreeUnicodeString.
 * @irql PASSIVE_LEVEL
 */
NTSYSAPI NTSTATUS NTAPI RtlUpcaseUnicodeString(_Inout_ PUNICODE_STRING DestinationString, _In_ PCUNICODE_STRING SourceString, _In_ BOOLEAN AllocateDestinationString);
/**
 * Copies a string in small letters.
 * @irql PASSIVE_LEVEL
 */
NTSYSAPI NTSTATUS NTAPI RtlDowncaseUnicodeString(_Inout_ PUNICODE_STRING DestinationString, _In_ PCUNICODE_STRING SourceString, _In_ BOOLEAN AllocateDestinationString);
/**
 * Returns a character's capital form.
 * @irql PASSIVE_LEVEL
 */
NTSYSAPI WCHAR NTAPI RtlUpcaseUnicodeChar(_In_ WCHAR SourceCharacter);
/**
 * Returns a character's small form.
 * @irql PASSIVE_LEVEL
 */
NTSYSAPI WCHAR NTAPI RtlDowncaseUnicodeChar(_In_ WCHAR SourceCharacter);
/**
 * Returns a character's capital form.
 * @irql <= DISPATCH_LEVEL
 */
NTSYSAPI CHAR NTAPI RtlUpperChar(_In_ CHAR Character);
/**
 * Copies a string in capitals.
 * @irql PASSIVE_LEVEL
 */
NTSYSAPI VOID NTAPI RtlUpperString(_Inout_ PSTRING DestinationString, _In_ const STRING *SourceString);
/**
 * Turns a byte string into a UTF-16 one.
 * @param AllocateDestinationString TRUE to allocate the buffer: free it with RtlFreeUnicodeString.
 * @irql PASSIVE_LEVEL
 */
NTSYSAPI NTSTATUS NTAPI RtlAnsiStringToUnicodeString(_Inout_ PUNICODE_STRING DestinationString, _In_ PCANSI_STRING SourceString, _In_ BOOLEAN AllocateDestinationString);
/**
 * Turns a UTF-16 string into a byte string.
 * @param AllocateDestinationString TRUE to allocate the buffer: free it with RtlFreeAnsiString.
 * @irql PASSIVE_LEVEL
 */
NTSYSAPI NTSTATUS NTAPI RtlUnicodeStringToAnsiString(_Inout_ PANSI_STRING DestinationString, _In_ PCUNICODE_STRING SourceString, _In_ BOOLEAN AllocateDestinationString);
/**
 * Frees a string that an Rtl routine allocated.
 * @irql PASSIVE_LEVEL
 */
NTSYSAPI VOID NTAPI RtlFreeUnicodeString(_Inout_ PUNICODE_STRING UnicodeString);
/**
 * Frees a string that an Rtl routine allocated.
 * @irql PASSIVE_LEVEL
 */
NTSYSAPI VOID NTAPI RtlFreeAnsiString(_Inout_ PANSI_STRING AnsiString);
/**
 * Returns the bytes that a UTF-16 string has as an ANSI one, with the null.
 * @irql PASSIVE_LEVEL
 */
NTSYSAPI ULONG NTAPI RtlxUnicodeStringToAnsiSize(_In_ PCUNICODE_STRING UnicodeString);
/**
 * Returns the bytes that an ANSI string has as a UTF-16 one, with the null.
 * @irql PASSIVE_LEVEL
 */
NTSYSAPI ULONG NTAPI RtlxAnsiStringToUnicodeSize(_In_ PCANSI_STRING AnsiString);
#define RtlUnicodeStringToAnsiSize(String) RtlxUnicodeStringToAnsiSize(String)
#define RtlAnsiStringToUnicodeSize(String) RtlxAnsiStringToUnicodeSize(String)
/**
 * Writes a number as text.
 * @param Base 2, 8, 10 or 16; 0 for 10.
 * @irql PASSIVE_LEVEL
 */
NTSYSAPI NTSTATUS NTAPI RtlIntegerToUnicodeString(_In_ ULONG Value, _In_opt_ ULONG Base, _Inout_ PUNICODE_STRING String);
/**
 * Writes a 64-bit number as text.
 * @irql PASSIVE_LEVEL
 */
NTSYSAPI NTSTATUS NTAPI RtlInt64ToUnicodeString(_In_ ULONGLONG Value, _In_opt_ ULONG Base, _Inout_ PUNICODE_STRING String);
/**
 * Reads a number from text.
 * @irql PASSIVE_LEVEL
 */
NTSYSAPI NTSTATUS NTAPI RtlUnicodeStringToInteger(_In_ PCUNICODE_STRING String, _In_opt_ ULONG Base, _Out_ PULONG Value);
/**
 * Writes a GUID as {xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx}, into a buffer that it allocates.
 * @irql PASSIVE_LEVEL
 */
NTSYSAPI NTSTATUS NTAPI RtlStringFromGUID(_In_ REFGUID Guid, _Out_ PUNICODE_STRING GuidString);
/**
 * Reads a GUID from text.
 * @irql PASSIVE_LEVEL
 */
NTSYSAPI NTSTATUS NTAPI RtlGUIDFromString(_In_ PCUNICODE_STRING GuidString, _Out_ GUID *Guid);
/**
 * Computes a hash of a string.
 * @param HashAlgorithm HASH_STRING_ALGORITHM_DEFAULT.
 * @irql PASSIVE_LEVEL
 */
NTSYSAPI NTSTATUS NTAPI RtlHashUnicodeString(_In_ PCUNICODE_STRING String, _In_ BOOLEAN CaseInSensitive, _In_ ULONG HashAlgorithm, _Out_ PULONG HashValue);
#define HASH_STRING_ALGORITHM_DEFAULT 0
#define HASH_STRING_ALGORITHM_X65599 1
/**
 * Does a name match an expression with * and ?
 * @irql PASSIVE_LEVEL
 */
NTKERNELAPI BOOLEAN NTAPI FsRtlIsNameInExpression(_In_ PUNICODE_STRING Expression, _In_ PUNICODE_STRING Name, _In_ BOOLEAN IgnoreCase, _In_opt_ PWCH UpcaseTable);

/* ---- Printing and assertions ----------------------------------------------------------------------------------------------- */

/**
 * Prints to the kernel debugger. Microsoft's formats: %wZ a UNICODE_STRING, %Z an ANSI_STRING, %ws a wide string, %I64d 64 bits.
 * @irql <= DIRQL; wide formats only at PASSIVE_LEVEL
 * @return STATUS_SUCCESS
 */
ULONG __cdecl DbgPrint(_In_z_ PCSTR Format, ...);
/**
 * Prints to the kernel debugger when the component's filter lets the level pass.
 * @irql <= DIRQL; wide formats only at PASSIVE_LEVEL
 */
NTSYSAPI ULONG __cdecl DbgPrintEx(_In_ ULONG ComponentId, _In_ ULONG Level, _In_z_ PCSTR Format, ...);
/**
 * DbgPrintEx with an argument list.
 * @irql <= DIRQL; wide formats only at PASSIVE_LEVEL
 */
NTSYSAPI ULONG NTAPI vDbgPrintEx(_In_ ULONG ComponentId, _In_ ULONG Level, _In_z_ PCCH Format, _In_ va_list arglist);
/**
 * vDbgPrintEx with a text before each message.
 * @irql <= DIRQL; wide formats only at PASSIVE_LEVEL
 */
NTSYSAPI ULONG NTAPI vDbgPrintExWithPrefix(_In_z_ PCCH Prefix, _In_ ULONG ComponentId, _In_ ULONG Level, _In_z_ PCCH Format, _In_ va_list arglist);
/**
 * Stops in the debugger with a status.
 * @irql any
 */
NTSYSAPI VOID NTAPI DbgBreakPointWithStatus(_In_ ULONG Status);
/**
 * What a failed ASSERT calls: prints the expression and its place, and stops in the debugger.
 * @irql any
 */
NTSYSAPI VOID NTAPI RtlAssert(_In_ PVOID VoidFailedAssertion, _In_ PVOID VoidFileName, _In_ ULONG LineNumber, _In_opt_ PSTR MutableMessage);
/**
 * What a failed NT_ASSERT does: raises STATUS_ASSERTION_FAILURE; with nobody to handle it, the machine stops.
 * @irql any
 */
NTSYSAPI VOID NTAPI DbgRaiseAssertionFailure(VOID);
#ifndef DBG
#define DBG 0
#endif
#if DBG
#define KdPrint(_x_) DbgPrint _x_
#define KdPrintEx(_x_) DbgPrintEx _x_
#define KdBreakPoint() DbgBreakPoint()
#define ASSERT(exp) ((!(exp)) ? (RtlAssert((PVOID)#exp, (PVOID)__FILE__, __LINE__, NULL), FALSE) : TRUE)
#define ASSERTMSG(msg, exp) ((!(exp)) ? (RtlAssert((PVOID)#exp, (PVOID)__FILE__, __LINE__, (PCHAR)(msg)), FALSE) : TRUE)
#define RTL_SOFT_ASSERT(exp) ((!(exp)) ? (DbgPrint("%s(%d): Soft assertion failed\n   Expression: %s\n", __FILE__, __LINE__, #exp), FALSE) : TRUE)
#define NT_ASSERT(exp) ((!(exp)) ? (DbgRaiseAssertionFailure(), FALSE) : TRUE)
#else
#define KdPrint(_x_)
#define KdPrintEx(_x_)
#define KdBreakPoint()
#define ASSERT(exp) ((void)0)
#define ASSERTMSG(msg, exp) ((void)0)
#define RTL_SOFT_ASSERT(exp) ((void)0)
#define NT_ASSERT(exp) ((void)0)
#endif
#define NT_ASSERTMSG(msg, exp) NT_ASSERT(exp)
#define NT_ASSERT_ASSUME(exp) NT_ASSERT(exp)
#define NT_FRE_ASSERT(exp) ((!(exp)) ? (DbgRaiseAssertionFailure(), FALSE) : TRUE)
#define NT_VERIFY(exp) ((!(exp)) ? (DbgRaiseAssertionFailure(), FALSE) : TRUE)
#define RTL_VERIFY(exp) NT_VERIFY(exp)
#define NT_ANALYSIS_ASSUME(exp) ((void)0)
#define DPFLTR_ERROR_LEVEL 0
#define DPFLTR_WARNING_LEVEL 1
#define DPFLTR_TRACE_LEVEL 2
#define DPFLTR_INFO_LEVEL 3
#define DPFLTR_MASK 0x80000000
#define DPFLTR_SYSTEM_ID 0
#define DPFLTR_DEFAULT_ID 101
#define DPFLTR_IHVDRIVER_ID 77
#define DPFLTR_IHVVIDEO_ID 78
#define DPFLTR_IHVAUDIO_ID 79
#define DPFLTR_IHVNETWORK_ID 80
#define DPFLTR_IHVSTREAMING_ID 81
#define DPFLTR_IHVBUS_ID 82

/** Checks (in checked builds) that pageable code may run here. */
#if DBG
#define PAGED_CODE()                                                                               \
    do {                                                                                           \
        if (KeGetCurrentIrql() > APC_LEVEL) {                                                      \
            KdPrint(("EX: Pageable code called at IRQL %d (%s:%d)\n", KeGetCurrentIrql(), __FILE__, __LINE__)); \
            ASSERT(FALSE && "pageable code called above APC_LEVEL");                               \
        }                                                                                          \
    } while (0)
#define NON_PAGED_CODE() ((void)0)
#else
#define PAGED_CODE() ((void)0)
#define NON_PAGED_CODE() ((void)0)
#endif
#define PAGED_CODE_LOCKED() ((void)0)
#define ALLOC_PRAGMA 1
#define ALLOC_DATA_PRAGMA 1

/** Points to a byte that is TRUE when a debugger is attached. */
RINGSIDE_VARIABLE(BOOLEAN, KdDebuggerEnabled);
/** Points to a byte that is TRUE when no debugger is attached. */
RINGSIDE_VARIABLE(BOOLEAN, KdDebuggerNotPresent);
#define KdDebuggerEnabled (__ringside_KdDebuggerEnabled())
#define KdDebuggerNotPresent (__ringside_KdDebuggerNotPresent())
#define KD_DEBUGGER_ENABLED (*KdDebuggerEnabled)
#define KD_DEBUGGER_NOT_PRESENT (*KdDebuggerNotPresent)

/* ---- Tables ------------------------------------------------------------------------------------------------------------------ */

/** A node of a splay tree. */
typedef struct _RTL_SPLAY_LINKS {
    struct _RTL_SPLAY_LINKS *Parent;
    struct _RTL_SPLAY_LINKS *LeftChild;
    struct _RTL_SPLAY_LINKS *RightChild;
} RTL_SPLAY_LINKS, *PRTL_SPLAY_LINKS;
#define RtlInitializeSplayLinks(Links)                 \
    do {                                               \
        PRTL_SPLAY_LINKS _links = (PRTL_SPLAY_LINKS)(Links); \
        _links->Parent = _links;                       \
        _links->LeftChild = NULL;                      \
        _links->RightChild = NULL;                     \
    } while (0)
#define RtlParent(Links) ((PRTL_SPLAY_LINKS)(Links)->Parent)
#define RtlLeftChild(Links) ((PRTL_SPLAY_LINKS)(Links)->LeftChild)
#define RtlRightChild(Links) ((PRTL_SPLAY_LINKS)(Links)->RightChild)
#define RtlIsRoot(Links) (RtlParent(Links) == (PRTL_SPLAY_LINKS)(Links))
#define RtlIsLeftChild(Links) (RtlLeftChild(RtlParent(Links)) == (PRTL_SPLAY_LINKS)(Links))
#define RtlIsRightChild(Links) (RtlRightChild(RtlParent(Links)) == (PRTL_SPLAY_LINKS)(Links))

typedef enum _RTL_GENERIC_COMPARE_RESULTS { GenericLessThan, GenericGreaterThan, GenericEqual } RTL_GENERIC_COMPARE_RESULTS;
typedef enum _TABLE_SEARCH_RESULT { TableEmptyTree, TableFoundNode, TableInsertAsLeft, TableInsertAsRight } TABLE_SEARCH_RESULT;
struct _RTL_GENERIC_TABLE;
typedef RTL_GENERIC_COMPARE_RESULTS NTAPI RTL_GENERIC_COMPARE_ROUTINE(_In_ struct _RTL_GENERIC_TABLE *Table, _In_ PVOID FirstStruct, _In_ PVOID SecondStruct);
typedef RTL_GENERIC_COMPARE_ROUTINE *PRTL_GENERIC_COMPARE_ROUTINE;
typedef PVOID NTAPI RTL_GENERIC_ALLOCATE_ROUTINE(_In_ struct _RTL_GENERIC_TABLE *Table, _In_ ULONG ByteSize);
typedef RTL_GENERIC_ALLOCATE_ROUTINE *PRTL_GENERIC_ALLOCATE_ROUTINE;
typedef VOID NTAPI RTL_GENERIC_FREE_ROUTINE(_In_ struct _RTL_GENERIC_TABLE *Table, _In_ PVOID Buffer);
typedef RTL_GENERIC_FREE_ROUTINE *PRTL_GENERIC_FREE_ROUTINE;

/** A table of elements, held as a splay tree. */
typedef struct _RTL_GENERIC_TABLE {
    PRTL_SPLAY_LINKS TableRoot;
    LIST_ENTRY InsertOrderList;
    PLIST_ENTRY OrderedPointer;
    ULONG WhichOrderedElement;
    ULONG NumberGenericTableElements;
    PRTL_GENERIC_COMPARE_ROUTINE CompareRoutine;
    PRTL_GENERIC_ALLOCATE_ROUTINE AllocateRoutine;
    PRTL_GENERIC_FREE_ROUTINE FreeRoutine;
    PVOID TableContext;
} RTL_GENERIC_TABLE, *PRTL_GENERIC_TABLE;

#ifndef RTL_USE_AVL_TABLES
/**
 * Initialises a table with routines of the driver's own.
 * @irql any
 */
NTSYSAPI VOID NTAPI RtlInitializeGenericTable(_Out_ PRTL_GENERIC_TABLE Table, _In_ PRTL_GENERIC_COMPARE_ROUTINE CompareRoutine, _In_ PRTL_GENERIC_ALLOCATE_ROUTINE AllocateRoutine, _In_ PRTL_GENERIC_FREE_ROUTINE FreeRoutine, _In_opt_ PVOID TableContext);
/**
 * Inserts a copy of an element, unless an equal one is there.
 * @param NewElement receives TRUE when it was inserted.
 * @irql any, as the table's memory allows
 * @return the element in the table; NULL when there is no memory.
 */
NTSYSAPI PVOID NTAPI RtlInsertElementGenericTable(_In_ PRTL_GENERIC_TABLE Table, _In_ PVOID Buffer, _In_ ULONG BufferSize, _Out_opt_ PBOOLEAN NewElement);
/**
 * Deletes an element; FALSE when there is none.
 * @irql any, as the table's memory allows
 */
NTSYSAPI BOOLEAN NTAPI RtlDeleteElementGenericTable(_In_ PRTL_GENERIC_TABLE Table, _In_ PVOID Buffer);
/**
 * Finds an element; NULL when there is none.
 * @irql any, as the table's memory allows
 */
NTSYSAPI PVOID NTAPI RtlLookupElementGenericTable(_In_ PRTL_GENERIC_TABLE Table, _In_ PVOID Buffer);
/**
 * Goes through a table in order.
 * @param Restart TRUE for the first element.
 * @irql any, as the table's memory allows
 */
NTSYSAPI PVOID NTAPI RtlEnumerateGenericTable(_In_ PRTL_GENERIC_TABLE Table, _In_ BOOLEAN Restart);
/**
 * Goes through a table in order without changing the tree.
 * @param RestartKey NULL before the first element.
 * @irql any, as the table's memory allows
 */
NTSYSAPI PVOID NTAPI RtlEnumerateGenericTableWithoutSplaying(_In_ PRTL_GENERIC_TABLE Table, _Inout_ PVOID *RestartKey);
/**
 * Returns the element that was inserted as the I-th, counted from 0; NULL when there is none.
 * @irql any, as the table's memory allows
 */
NTSYSAPI PVOID NTAPI RtlGetElementGenericTable(_In_ PRTL_GENERIC_TABLE Table, _In_ ULONG I);
/**
 * Returns how many elements a table has.
 * @irql any, as the table's memory allows
 */
NTSYSAPI ULONG NTAPI RtlNumberGenericTableElements(_In_ PRTL_GENERIC_TABLE Table);
/**
 * Has the table no element?
 * @irql any, as the table's memory allows
 */
NTSYSAPI BOOLEAN NTAPI RtlIsGenericTableEmpty(_In_ PRTL_GENERIC_TABLE Table);
#endif

/** A node of a balanced tree. */
typedef struct _RTL_BALANCED_LINKS {
    struct _RTL_BALANCED_LINKS *Parent;
    struct _RTL_BALANCED_LINKS *LeftChild;
    struct _RTL_BALANCED_LINKS *RightChild;
    CHAR Balance;
    UCHAR Reserved[3];
} RTL_BALANCED_LINKS, *PRTL_BALANCED_LINKS;
struct _RTL_AVL_TABLE;
typedef RTL_GENERIC_COMPARE_RESULTS NTAPI RTL_AVL_COMPARE_ROUTINE(_In_ struct _RTL_AVL_TABLE *Table, _In_ PVOID FirstStruct, _In_ PVOID SecondStruct);
typedef RTL_AVL_COMPARE_ROUTINE *PRTL_AVL_COMPARE_ROUTINE;
typedef PVOID NTAPI RTL_AVL_ALLOCATE_ROUTINE(_In_ struct _RTL_AVL_TABLE *Table, _In_ ULONG ByteSize);
typedef RTL_AVL_ALLOCATE_ROUTINE *PRTL_AVL_ALLOCATE_ROUTINE;
typedef VOID NTAPI RTL_AVL_FREE_ROUTINE(_In_ struct _RTL_AVL_TABLE *Table, _In_ PVOID Buffer);
typedef RTL_AVL_FREE_ROUTINE *PRTL_AVL_FREE_ROUTINE;
/** A table of elements, held as a balanced tree. */
typedef struct _RTL_AVL_TABLE {
    RTL_BALANCED_LINKS BalancedRoot;
    PVOID OrderedPointer;
    ULONG WhichOrderedElement;
    ULONG NumberGenericTableElements;
    ULONG DepthOfTree;
    PRTL_BALANCED_LINKS RestartKey;
    ULONG DeleteCount;
    PRTL_AVL_COMPARE_ROUTINE CompareRoutine;
    PRTL_AVL_ALLOCATE_ROUTINE AllocateRoutine;
    PRTL_AVL_FREE_ROUTINE FreeRoutine;
    PVOID TableContext;
} RTL_AVL_TABLE, *PRTL_AVL_TABLE;
/**
 * Initialises a table with routines of the driver's own.
 * @irql any
 */
NTSYSAPI VOID NTAPI RtlInitializeGenericTableAvl(_Out_ PRTL_AVL_TABLE Table, _In_ PRTL_AVL_COMPARE_ROUTINE CompareRoutine, _In_ PRTL_AVL_ALLOCATE_ROUTINE AllocateRoutine, _In_ PRTL_AVL_FREE_ROUTINE FreeRoutine, _In_opt_ PVOID TableContext);
/**
 * Inserts a copy of an element, unless an equal one is there.
 * @irql any, as the table's memory allows
 * @return the element in the table; NULL when there is no memory.
 */
NTSYSAPI PVOID NTAPI RtlInsertElementGenericTableAvl(_In_ PRTL_AVL_TABLE Table, _In_ PVOID Buffer, _In_ ULONG BufferSize, _Out_opt_ PBOOLEAN NewElement);
/**
 * Deletes an element; FALSE when there is none.
 * @irql any, as the table's memory allows
 */
NTSYSAPI BOOLEAN NTAPI RtlDeleteElementGenericTableAvl(_In_ PRTL_AVL_TABLE Table, _In_ PVOID Buffer);
/**
 * Finds an element; NULL when there is none.
 * @irql any, as the table's memory allows
 */
NTSYSAPI PVOID NTAPI RtlLookupElementGenericTableAvl(_In_ PRTL_AVL_TABLE Table, _In_ PVOID Buffer);
/**
 * Goes through a table in order.
 * @irql any, as the table's memory allows
 */
NTSYSAPI PVOID NTAPI RtlEnumerateGenericTableAvl(_In_ PRTL_AVL_TABLE Table, _In_ BOOLEAN Restart);
/**
 * Goes through a table in order; the place is kept by the caller.
 * @irql any, as the table's memory allows
 */
NTSYSAPI PVOID NTAPI RtlEnumerateGenericTableWithoutSplayingAvl(_In_ PRTL_AVL_TABLE Table, _Inout_ PVOID *RestartKey);
/**
 * Returns the I-th element in order, counted from 0; NULL when there is none.
 * @irql any, as the table's memory allows
 */
NTSYSAPI PVOID NTAPI RtlGetElementGenericTableAvl(_In_ PRTL_AVL_TABLE Table, _In_ ULONG I);
/**
 * Returns how many elements a table has.
 * @irql any, as the table's memory allows
 */
NTSYSAPI ULONG NTAPI RtlNumberGenericTableElementsAvl(_In_ PRTL_AVL_TABLE Table);
/**
 * Has the table no element?
 * @irql any, as the table's memory allows
 */
NTSYSAPI BOOLEAN NTAPI RtlIsGenericTableEmptyAvl(_In_ PRTL_AVL_TABLE Table);
#ifdef RTL_USE_AVL_TABLES
#define RTL_GENERIC_TABLE RTL_AVL_TABLE
#define PRTL_GENERIC_TABLE PRTL_AVL_TABLE
#define _RTL_GENERIC_TABLE _RTL_AVL_TABLE
#define PRTL_GENERIC_COMPARE_ROUTINE PRTL_AVL_COMPARE_ROUTINE
#define PRTL_GENERIC_ALLOCATE_ROUTINE PRTL_AVL_ALLOCATE_ROUTINE
#define PRTL_GENERIC_FREE_ROUTINE PRTL_AVL_FREE_ROUTINE
#define RtlInitializeGenericTable RtlInitializeGenericTableAvl
#define RtlInsertElementGenericTable RtlInsertElementGenericTableAvl
#define RtlDeleteElementGenericTable RtlDeleteElementGenericTableAvl
#define RtlLookupElementGenericTable RtlLookupElementGenericTableAvl
#define RtlEnumerateGenericTable RtlEnumerateGenericTableAvl
#define RtlEnumerateGenericTableWithoutSplaying RtlEnumerateGenericTableWithoutSplayingAvl
#define RtlGetElementGenericTable RtlGetElementGenericTableAvl
#define RtlNumberGenericTableElements RtlNumberGenericTableElementsAvl
#define RtlIsGenericTableEmpty RtlIsGenericTableEmptyAvl
#endif

/* ---- Bit maps ---------------------------------------------------------------------------------------------------------------- */

/** A set of bits. */
typedef struct _RTL_BITMAP {
    ULONG SizeOfBitMap;
    PULONG Buffer;
} RTL_BITMAP, *PRTL_BITMAP;
/** Makes a bit map of a buffer of whole ULONGs. @irql any */
NTSYSAPI VOID NTAPI RtlInitializeBitMap(_Out_ PRTL_BITMAP BitMapHeader, _In_ PULONG BitMapBuffer, _In_ ULONG SizeOfBitMap);
/** Clears one bit. @irql any */
NTSYSAPI VOID NTAPI RtlClearBit(_In_ PRTL_BITMAP BitMapHeader, _In_ ULONG BitNumber);
/** Sets one bit. @irql any */
NTSYSAPI VOID NTAPI RtlSetBit(_In_ PRTL_BITMAP BitMapHeader, _In_ ULONG BitNumber);
/** Is a bit set? @irql any */
NTSYSAPI BOOLEAN NTAPI RtlTestBit(_In_ PRTL_BITMAP BitMapHeader, _In_ ULONG BitNumber);
/** Clears all bits. @irql any */
NTSYSAPI VOID NTAPI RtlClearAllBits(_In_ PRTL_BITMAP BitMapHeader);
/** Sets all bits. @irql any */
NTSYSAPI VOID NTAPI RtlSetAllBits(_In_ PRTL_BITMAP BitMapHeader);
/** Finds a run of clear bits; 0xFFFFFFFF when there is none. @irql any */
NTSYSAPI ULONG NTAPI RtlFindClearBits(_In_ PRTL_BITMAP BitMapHeader, _In_ ULONG NumberToFind, _In_ ULONG HintIndex);
/** Finds a run of set bits; 0xFFFFFFFF when there is none. @irql any */
NTSYSAPI ULONG NTAPI RtlFindSetBits(_In_ PRTL_BITMAP BitMapHeader, _In_ ULONG NumberToFind, _In_ ULONG HintIndex);
/** Finds a run of clear bits and sets it; 0xFFFFFFFF when there is none. @irql any */
NTSYSAPI ULONG NTAPI RtlFindClearBitsAndSet(_In_ PRTL_BITMAP BitMapHeader, _In_ ULONG NumberToFind, _In_ ULONG HintIndex);
/** Finds a run of set bits and clears it; 0xFFFFFFFF when there is none. @irql any */
NTSYSAPI ULONG NTAPI RtlFindSetBitsAndClear(_In_ PRTL_BITMAP BitMapHeader, _In_ ULONG NumberToFind, _In_ ULONG HintIndex);
/** Clears a run of bits. @irql any */
NTSYSAPI VOID NTAPI RtlClearBits(_In_ PRTL_BITMAP BitMapHeader, _In_ ULONG StartingIndex, _In_ ULONG NumberToClear);
/** Sets a run of bits. @irql any */
NTSYSAPI VOID NTAPI RtlSetBits(_In_ PRTL_BITMAP BitMapHeader, _In_ ULONG StartingIndex, _In_ ULONG NumberToSet);
/** Counts the set bits. @irql any */
NTSYSAPI ULONG NTAPI RtlNumberOfSetBits(_In_ PRTL_BITMAP BitMapHeader);
/** Counts the clear bits. @irql any */
NTSYSAPI ULONG NTAPI RtlNumberOfClearBits(_In_ PRTL_BITMAP BitMapHeader);
/** Are all bits of a run clear? @irql any */
NTSYSAPI BOOLEAN NTAPI RtlAreBitsClear(_In_ PRTL_BITMAP BitMapHeader, _In_ ULONG StartingIndex, _In_ ULONG Length);
/** Are all bits of a run set? @irql any */
NTSYSAPI BOOLEAN NTAPI RtlAreBitsSet(_In_ PRTL_BITMAP BitMapHeader, _In_ ULONG StartingIndex, _In_ ULONG Length);
#define RtlCheckBit(BMH, BP) ((((PLONG)(BMH)->Buffer)[(BP) / 32] >> ((BP) % 32)) & 0x1)
#define RtlInterlockedSetBits(Flags, Flag) InterlockedOr((PLONG)(Flags), Flag)
#define RtlInterlockedClearBits(Flags, Flag) InterlockedAnd((PLONG)(Flags), ~(Flag))
#define RtlInterlockedSetClearBits(Flags, sFlag, cFlag) (RtlInterlockedSetBits(Flags, sFlag), RtlInterlockedClearBits(Flags, cFlag))

/* ---- Time, random numbers, versions, errors ------------------------------------------------------------------------------------- */

typedef struct _TIME_FIELDS {
    CSHORT Year;
    CSHORT Month;
    CSHORT Day;
    CSHORT Hour;
    CSHORT Minute;
    CSHORT Second;
    CSHORT Milliseconds;
    CSHORT Weekday;
} TIME_FIELDS, *PTIME_FIELDS;
/** Breaks a system time into its fields. @irql any */
NTSYSAPI VOID NTAPI RtlTimeToTimeFields(_In_ PLARGE_INTEGER Time, _Out_ PTIME_FIELDS TimeFields);
/** Makes a system time of fields; FALSE when they make no date. @irql any */
NTSYSAPI BOOLEAN NTAPI RtlTimeFieldsToTime(_In_ PTIME_FIELDS TimeFields, _Out_ PLARGE_INTEGER Time);
/** Turns a system time into seconds since 1970; FALSE when it does not fit. @irql any */
NTSYSAPI BOOLEAN NTAPI RtlTimeToSecondsSince1970(_In_ PLARGE_INTEGER Time, _Out_ PULONG ElapsedSeconds);
/** Turns seconds since 1970 into a system time. @irql any */
NTSYSAPI VOID NTAPI RtlSecondsSince1970ToTime(_In_ ULONG ElapsedSeconds, _Out_ PLARGE_INTEGER Time);
/** Returns the next number of a random sequence, from 0 to MAXLONG-1, and steps the seed. @irql any */
NTSYSAPI ULONG NTAPI RtlRandom(_Inout_ PULONG Seed);
/** RtlRandom, faster and better mixed. @irql any */
NTSYSAPI ULONG NTAPI RtlRandomEx(_Inout_ PULONG Seed);
/** Returns the next number of a simple random sequence. @irql any */
NTSYSAPI ULONG NTAPI RtlUniform(_Inout_ PULONG Seed);

typedef struct _OSVERSIONINFOW {
    ULONG dwOSVersionInfoSize;
    ULONG dwMajorVersion;
    ULONG dwMinorVersion;
    ULONG dwBuildNumber;
    ULONG dwPlatformId;
    WCHAR szCSDVersion[128];
} OSVERSIONINFOW, *POSVERSIONINFOW, *LPOSVERSIONINFOW, RTL_OSVERSIONINFOW, *PRTL_OSVERSIONINFOW;
typedef struct _OSVERSIONINFOEXW {
    ULONG dwOSVersionInfoSize;
    ULONG dwMajorVersion;
    ULONG dwMinorVersion;
    ULONG dwBuildNumber;
    ULONG dwPlatformId;
    WCHAR szCSDVersion[128];
    USHORT wServicePackMajor;
    USHORT wServicePackMinor;
    USHORT wSuiteMask;
    UCHAR wProductType;
    UCHAR wReserved;
} OSVERSIONINFOEXW, *POSVERSIONINFOEXW, *LPOSVERSIONINFOEXW, RTL_OSVERSIONINFOEXW, *PRTL_OSVERSIONINFOEXW;
#define VER_EQUAL 1
#define VER_GREATER 2
#define VER_GREATER_EQUAL 3
#define VER_LESS 4
#define VER_LESS_EQUAL 5
#define VER_MINORVERSION 0x0000001
#define VER_MAJORVERSION 0x0000002
#define VER_BUILDNUMBER 0x0000004
#define VER_PLATFORMID 0x0000008
#define VER_SERVICEPACKMINOR 0x0000010
#define VER_SERVICEPACKMAJOR 0x0000020
#define VER_SUITENAME 0x0000040
#define VER_PRODUCT_TYPE 0x0000080
#define VER_PLATFORM_WIN32_NT 2
#define VER_SET_CONDITION(Mask, TypeBits, Condition) ((Mask) = VerSetConditionMask((Mask), (TypeBits), (Condition)))
/** Fills in the version of the system. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI RtlGetVersion(_Inout_ PRTL_OSVERSIONINFOW lpVersionInformation);
/** Compares the version of the system with one that is needed: STATUS_SUCCESS or STATUS_REVISION_MISMATCH. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI RtlVerifyVersionInfo(_In_ PRTL_OSVERSIONINFOEXW VersionInfo, _In_ ULONG TypeMask, _In_ ULONGLONG ConditionMask);
/** Adds a condition to a mask for RtlVerifyVersionInfo. @irql any */
NTSYSAPI ULONGLONG NTAPI VerSetConditionMask(_In_ ULONGLONG ConditionMask, _In_ ULONG TypeMask, _In_ UCHAR Condition);
/** Is the system at least of this version (NTDDI_xxx)? @irql PASSIVE_LEVEL */
NTKERNELAPI BOOLEAN NTAPI RtlIsNtDdiVersionAvailable(_In_ ULONG Version);
/** Turns a status into the error number that GetLastError gives for it. @irql any */
NTSYSAPI ULONG NTAPI RtlNtStatusToDosError(_In_ NTSTATUS Status);
/** RtlNtStatusToDosError that does not touch the thread's last status. @irql any */
NTSYSAPI ULONG NTAPI RtlNtStatusToDosErrorNoTeb(_In_ NTSTATUS Status);
/** Raises an exception record. @irql any */
NTSYSAPI VOID NTAPI RtlRaiseException(_In_ PEXCEPTION_RECORD ExceptionRecord);
/** Returns the callers of the current routine. @irql any */
NTSYSAPI USHORT NTAPI RtlCaptureStackBackTrace(_In_ ULONG FramesToSkip, _In_ ULONG FramesToCapture, _Out_ PVOID *BackTrace, _Out_opt_ PULONG BackTraceHash);
#define RtlUlongByteSwap(value) __builtin_bswap32(value)
#define RtlUshortByteSwap(value) __builtin_bswap16(value)
#define RtlUlonglongByteSwap(value) __builtin_bswap64(value)
#define RtlConvertLongToLargeInteger(value) ((LARGE_INTEGER){ .QuadPart = (value) })
/** LARGE_INTEGER arithmetic from before compilers had 64 bits, as older drivers have it. */
#define RtlConvertUlongToLargeInteger(value) ((LARGE_INTEGER){ .QuadPart = (ULONG)(value) })
#define RtlLargeIntegerAdd(a, b) ((LARGE_INTEGER){ .QuadPart = (a).QuadPart + (b).QuadPart })
#define RtlLargeIntegerSubtract(a, b) ((LARGE_INTEGER){ .QuadPart = (a).QuadPart - (b).QuadPart })
#define RtlLargeIntegerNegate(a) ((LARGE_INTEGER){ .QuadPart = -(a).QuadPart })
#define RtlEnlargedIntegerMultiply(a, b) ((LARGE_INTEGER){ .QuadPart = (LONGLONG)(LONG)(a) * (LONG)(b) })
#define RtlEnlargedUnsignedMultiply(a, b) ((LARGE_INTEGER){ .QuadPart = (LONGLONG)((ULONGLONG)(ULONG)(a) * (ULONG)(b)) })
#define RtlExtendedIntegerMultiply(a, b) ((LARGE_INTEGER){ .QuadPart = (a).QuadPart * (LONG)(b) })
#define RtlLargeIntegerGreaterThan(a, b) ((BOOLEAN)((a).QuadPart > (b).QuadPart))
#define RtlLargeIntegerGreaterThanOrEqualTo(a, b) ((BOOLEAN)((a).QuadPart >= (b).QuadPart))
#define RtlLargeIntegerEqualTo(a, b) ((BOOLEAN)((a).QuadPart == (b).QuadPart))
#define RtlLargeIntegerLessThan(a, b) ((BOOLEAN)((a).QuadPart < (b).QuadPart))
#define RtlLargeIntegerLessThanZero(a) ((BOOLEAN)((a).QuadPart < 0))
#define RtlLargeIntegerGreaterThanZero(a) ((BOOLEAN)((a).QuadPart > 0))
#define RtlLargeIntegerEqualToZero(a) ((BOOLEAN)((a).QuadPart == 0))
#define Int32x32To64(a, b) (((LONGLONG)((LONG)(a))) * ((LONGLONG)((LONG)(b))))
#define UInt32x32To64(a, b) (((ULONGLONG)((ULONG)(a))) * ((ULONGLONG)((ULONG)(b))))
#define Int64ShllMod32(a, b) ((ULONGLONG)(a) << (b))
#define Int64ShrlMod32(a, b) ((ULONGLONG)(a) >> (b))

/* ---- More of bitmaps ------------------------------------------------------------------------------------------------- */

/** Finds the first run of clear bits. Returns its length; 0 without one. @irql any */
NTSYSAPI ULONG NTAPI RtlFindFirstRunClear(_In_ PRTL_BITMAP BitMapHeader, _Out_ PULONG StartingIndex);
/** Finds the longest run of clear bits. Returns its length; 0 without one. @irql any */
NTSYSAPI ULONG NTAPI RtlFindLongestRunClear(_In_ PRTL_BITMAP BitMapHeader, _Out_ PULONG StartingIndex);
/** Finds the next run of clear bits from an index on. Returns its length; 0 without one. @irql any */
NTSYSAPI ULONG NTAPI RtlFindNextForwardRunClear(_In_ PRTL_BITMAP BitMapHeader, _In_ ULONG FromIndex, _Out_ PULONG StartingRunIndex);
/** The number of the lowest bit that is set; -1 for 0. @irql any */
NTSYSAPI CCHAR NTAPI RtlFindLeastSignificantBit(_In_ ULONGLONG Set);
/** The number of the highest bit that is set; -1 for 0. @irql any */
NTSYSAPI CCHAR NTAPI RtlFindMostSignificantBit(_In_ ULONGLONG Set);

/* ---- More of tables and trees ---------------------------------------------------------------------------------------- */

/** Finds an element, or the place for it: NodeOrParent and SearchResult are for RtlInsertElementGenericTableFullAvl. @irql any, as the table's memory allows */
NTSYSAPI PVOID NTAPI RtlLookupElementGenericTableFullAvl(_In_ PRTL_AVL_TABLE Table, _In_ PVOID Buffer, _Out_ PVOID *NodeOrParent, _Out_ TABLE_SEARCH_RESULT *SearchResult);
/** Inserts at the place that RtlLookupElementGenericTableFullAvl found. @irql any, as the table's memory allows */
NTSYSAPI PVOID NTAPI RtlInsertElementGenericTableFullAvl(_In_ PRTL_AVL_TABLE Table, _In_ PVOID Buffer, _In_ CLONG BufferSize, _Out_opt_ PBOOLEAN NewElement, _In_ PVOID NodeOrParent, _In_ TABLE_SEARCH_RESULT SearchResult);
#ifndef RTL_USE_AVL_TABLES
/** Finds an element, or the place for it: NodeOrParent and SearchResult are for RtlInsertElementGenericTableFull. @irql any, as the table's memory allows */
NTSYSAPI PVOID NTAPI RtlLookupElementGenericTableFull(_In_ PRTL_GENERIC_TABLE Table, _In_ PVOID Buffer, _Out_ PVOID *NodeOrParent, _Out_ TABLE_SEARCH_RESULT *SearchResult);
/** Inserts at the place that RtlLookupElementGenericTableFull found. @irql any, as the table's memory allows */
NTSYSAPI PVOID NTAPI RtlInsertElementGenericTableFull(_In_ PRTL_GENERIC_TABLE Table, _In_ PVOID Buffer, _In_ CLONG BufferSize, _Out_opt_ PBOOLEAN NewElement, _In_ PVOID NodeOrParent, _In_ TABLE_SEARCH_RESULT SearchResult);
#endif
/** Makes a node of a splay tree its root, and returns it. @irql any */
NTSYSAPI PRTL_SPLAY_LINKS NTAPI RtlSplay(_Inout_ PRTL_SPLAY_LINKS Links);
/** Takes a node out of a splay tree. Returns the new root; NULL when it was the last one. @irql any */
NTSYSAPI PRTL_SPLAY_LINKS NTAPI RtlDelete(_In_ PRTL_SPLAY_LINKS Links);
/** The next smaller node in the node's subtree; NULL without one. @irql any */
NTSYSAPI PRTL_SPLAY_LINKS NTAPI RtlSubtreePredecessor(_In_ PRTL_SPLAY_LINKS Links);
/** The next larger node in the node's subtree; NULL without one. @irql any */
NTSYSAPI PRTL_SPLAY_LINKS NTAPI RtlSubtreeSuccessor(_In_ PRTL_SPLAY_LINKS Links);
/** The next smaller node of the tree; NULL without one. @irql any */
NTSYSAPI PRTL_SPLAY_LINKS NTAPI RtlRealPredecessor(_In_ PRTL_SPLAY_LINKS Links);
/** The next larger node of the tree; NULL without one. @irql any */
NTSYSAPI PRTL_SPLAY_LINKS NTAPI RtlRealSuccessor(_In_ PRTL_SPLAY_LINKS Links);

/* ---- More of strings -------------------------------------------------------------------------------------------------- */

/** Copies a text to pool; free it with RtlFreeUnicodeString. FALSE without memory. @irql PASSIVE_LEVEL */
NTSYSAPI BOOLEAN NTAPI RtlCreateUnicodeString(_Out_ PUNICODE_STRING DestinationString, _In_ PCWSTR SourceString);
#ifndef RINGSIDE_OWN_RtlCreateUnicodeStringFromAsciiz
/** Copies a narrow text to pool as a wide one; free it with RtlFreeUnicodeString. FALSE without memory. @irql PASSIVE_LEVEL */
NTSYSAPI BOOLEAN NTAPI RtlCreateUnicodeStringFromAsciiz(_Out_ PUNICODE_STRING DestinationString, _In_ PCSTR SourceString);
#endif
#define RTL_DUPLICATE_UNICODE_STRING_NULL_TERMINATE 1
#define RTL_DUPLICATE_UNICODE_STRING_ALLOCATE_NULL_STRING 2
/** Copies a string to pool; free it with RtlFreeUnicodeString. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI RtlDuplicateUnicodeString(_In_ ULONG Flags, _In_ PCUNICODE_STRING StringIn, _Out_ PUNICODE_STRING StringOut);
/** Checks a string's lengths. Flags is 0. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI RtlValidateUnicodeString(_In_ ULONG Flags, _In_ PCUNICODE_STRING String);
/** Appends a narrow string. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI RtlAppendStringToString(_Inout_ PSTRING Destination, _In_ const STRING *Source);
/** Reads a number from text; with Base 0 the prefix (0x, 0o, 0b) says which. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI RtlCharToInteger(_In_ PCSZ String, _In_opt_ ULONG Base, _Out_ PULONG Value);
/** Narrow text to wide. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI RtlMultiByteToUnicodeN(_Out_ PWCH UnicodeString, _In_ ULONG MaxBytesInUnicodeString, _Out_opt_ PULONG BytesInUnicodeString, _In_ const CHAR *MultiByteString, _In_ ULONG BytesInMultiByteString);
/** The bytes that RtlMultiByteToUnicodeN needs. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI RtlMultiByteToUnicodeSize(_Out_ PULONG BytesInUnicodeString, _In_ const CHAR *MultiByteString, _In_ ULONG BytesInMultiByteString);
/** Wide text to narrow. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI RtlUnicodeToMultiByteN(_Out_ PCHAR MultiByteString, _In_ ULONG MaxBytesInMultiByteString, _Out_opt_ PULONG BytesInMultiByteString, _In_ PCWCH UnicodeString, _In_ ULONG BytesInUnicodeString);
/** The bytes that RtlUnicodeToMultiByteN needs. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI RtlUnicodeToMultiByteSize(_Out_ PULONG BytesInMultiByteString, _In_ PCWCH UnicodeString, _In_ ULONG BytesInUnicodeString);
/** Wide text to narrow, in upper case. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI RtlUpcaseUnicodeToMultiByteN(_Out_ PCHAR MultiByteString, _In_ ULONG MaxBytesInMultiByteString, _Out_opt_ PULONG BytesInMultiByteString, _In_ PCWCH UnicodeString, _In_ ULONG BytesInUnicodeString);
/** UTF-16 to UTF-8. STATUS_SOME_NOT_MAPPED when there were bad code points, which become U+FFFD. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI RtlUnicodeToUTF8N(_Out_opt_ PCHAR UTF8StringDestination, _In_ ULONG UTF8StringMaxByteCount, _Out_opt_ PULONG UTF8StringActualByteCount, _In_ PCWCH UnicodeStringSource, _In_ ULONG UnicodeStringByteCount);
/** UTF-8 to UTF-16. STATUS_SOME_NOT_MAPPED when there were bad bytes, which become U+FFFD. @irql PASSIVE_LEVEL */
NTSYSAPI NTSTATUS NTAPI RtlUTF8ToUnicodeN(_Out_opt_ PWSTR UnicodeStringDestination, _In_ ULONG UnicodeStringMaxByteCount, _Out_opt_ PULONG UnicodeStringActualByteCount, _In_ PCCH UTF8StringSource, _In_ ULONG UTF8StringByteCount);

/* ---- Others ----------------------------------------------------------------------------------------------------------- */

/** How many bytes are whole copies of a pattern of four. @irql any */
NTSYSAPI SIZE_T NTAPI RtlCompareMemoryUlong(_In_ PVOID Source, _In_ SIZE_T Length, _In_ ULONG Pattern);
/** Seconds since the beginning of 1980 to a system time. @irql any */
NTSYSAPI VOID NTAPI RtlSecondsSince1980ToTime(_In_ ULONG ElapsedSeconds, _Out_ PLARGE_INTEGER Time);
/** A system time to seconds since the beginning of 1980; FALSE when it does not fit. @irql any */
NTSYSAPI BOOLEAN NTAPI RtlTimeToSecondsSince1980(_In_ PLARGE_INTEGER Time, _Out_ PULONG ElapsedSeconds);
/** Raises a status as an exception. @irql PASSIVE_LEVEL */
NTSYSAPI DECLSPEC_NORETURN VOID NTAPI RtlRaiseStatus(_In_ NTSTATUS Status);

RINGSIDE_END_C

#endif
