/*
 * The basic types of NT, common to both rings: integers, strings, lists, NTSTATUS, object attributes.
 */
#ifndef RINGSIDE_NTDEF_H
#define RINGSIDE_NTDEF_H
#define _NTDEF_
#define _NTDEF_H
#include <ringside/compiler.h>
#include <sal.h>
#include <basetsd.h>
#include <guiddef.h>
#include <specstrings.h>

RINGSIDE_BEGIN_C

/* ---- Markers ---------------------------------------------------------------------------------------------------- */

#ifndef IN
#define IN
#endif
#ifndef OUT
#define OUT
#endif
#ifndef OPTIONAL
#define OPTIONAL
#endif
#ifndef CRITICAL
#define CRITICAL
#endif
#ifndef FAR
#define FAR
#endif
#ifndef CONST
#define CONST const
#endif
#ifndef NOTHING
#define NOTHING
#endif
#define RESTRICTED_POINTER
#define UNALIGNED
#define UNALIGNED64
#define POINTER_32
#define POINTER_64
#define POINTER_SIGNED
#define POINTER_UNSIGNED
#define FIRMWARE_PTR

#define NTAPI __stdcall
#define FASTCALL __fastcall
#define NTAPI_INLINE NTAPI
#define NTSYSAPI
#define NTSYSCALLAPI
#define DECLSPEC_IMPORT
#define DECLSPEC_EXPORT
#define DECLSPEC_NORETURN __attribute__((noreturn))
#define DECLSPEC_NOTHROW
#define DECLSPEC_ALIGN(bytes) __attribute__((aligned(bytes)))
#define DECLSPEC_CACHEALIGN
#define DECLSPEC_NOINLINE __attribute__((noinline))
#define DECLSPEC_SELECTANY __attribute__((weak))
#define DECLSPEC_DEPRECATED __attribute__((deprecated))
#define DECLSPEC_DEPRECATED_DDK
#define DECLSPEC_UUID(text)
#define DECLSPEC_NOVTABLE
#define DECLSPEC_GUARDNOCF
#define DECLSPEC_SAFEBUFFERS
#define NOP_FUNCTION ((void)0)
#ifndef FORCEINLINE
#define FORCEINLINE __forceinline
#endif
#define CFORCEINLINE FORCEINLINE
#define STKALIGN
#define RESTRICT
#define SYSTEM_CACHE_ALIGNMENT_SIZE 64
#define MEMORY_ALLOCATION_ALIGNMENT 8
#define MAX_NATURAL_ALIGNMENT sizeof(ULONG)
#define TYPE_ALIGNMENT(type) __alignof__(type)
#define PROBE_ALIGNMENT(type) TYPE_ALIGNMENT(ULONG)
#define POINTER_ALIGNMENT
#define C_ASSERT(expression) RINGSIDE_STATIC_ASSERT(expression, #expression)
#define STATIC_ASSERT(expression) RINGSIDE_STATIC_ASSERT(expression, #expression)
#ifdef __cplusplus
#define EXTERN_C extern "C"
#define EXTERN_C_START extern "C" {
#define EXTERN_C_END }
#else
#define EXTERN_C extern
#define EXTERN_C_START
#define EXTERN_C_END
#endif

/* ---- Integers --------------------------------------------------------------------------------------------------- */

#ifndef VOID
#define VOID void
typedef char CHAR;
typedef short SHORT;
typedef long LONG;
#endif
typedef int INT;
typedef unsigned int UINT;
typedef void *PVOID;
typedef const void *PCVOID;
typedef void *LPVOID;
typedef unsigned char UCHAR;
typedef unsigned short USHORT;
typedef unsigned long ULONG;
typedef signed char SCHAR;
typedef char CCHAR;
typedef short CSHORT;
typedef char *PCHAR;
typedef signed char *PSCHAR;
typedef CCHAR *PCCHAR;
typedef short *PSHORT;
typedef CSHORT *PCSHORT;
typedef long *PLONG;
typedef unsigned char *PUCHAR;
typedef unsigned short *PUSHORT;
typedef unsigned long *PULONG;
typedef int *PINT;
typedef unsigned int *PUINT;
typedef const unsigned char *PCUCHAR;
typedef const unsigned short *PCUSHORT;
typedef const unsigned long *PCULONG;
typedef ULONG CLONG;
typedef CLONG *PCLONG;
typedef ULONG LOGICAL;
typedef ULONG *PLOGICAL;
typedef long long LONGLONG;
typedef unsigned long long ULONGLONG;
typedef LONGLONG *PLONGLONG;
typedef ULONGLONG *PULONGLONG;
typedef LONGLONG USN;
typedef ULONGLONG QUAD_ULONG;
/** TRUE or FALSE, in one byte. */
typedef UCHAR BOOLEAN;
typedef BOOLEAN *PBOOLEAN;
typedef double DOUBLE;

/** A UTF-16 code unit. */
typedef wchar_t WCHAR;
typedef WCHAR *PWCHAR, *LPWCH, *PWCH, *NWPSTR, *LPWSTR, *PWSTR;
typedef const WCHAR *LPCWCH, *PCWCH, *LPCWSTR, *PCWSTR;
typedef PWSTR *PZPWSTR;
typedef PCWSTR *PZPCWSTR;
typedef WCHAR *PZZWSTR;
typedef const WCHAR *PCZZWSTR;
typedef WCHAR *PNZWCH;
typedef const WCHAR *PCNZWCH;
typedef CHAR *LPCH, *PCH, *NPSTR, *LPSTR, *PSTR;
typedef const CHAR *LPCCH, *PCCH, *LPCSTR, *PCSTR;
typedef CHAR *PSZ;
typedef const char *PCSZ;
typedef CHAR *PNZCH;
typedef const CHAR *PCNZCH;
typedef PSTR *PZPSTR;

#ifndef FALSE
#define FALSE 0
#endif
#ifndef TRUE
#define TRUE 1
#endif
#ifndef NULL
#ifdef __cplusplus
#define NULL 0
#else
#define NULL ((void *)0)
#endif
#endif
#ifndef NULL64
#define NULL64 0
#endif

#define MINCHAR 0x80
#define MAXCHAR 0x7f
#define MAXUCHAR 0xff
#define MINSHORT 0x8000
#define MAXSHORT 0x7fff
#define MAXUSHORT 0xffff
#define MINLONG 0x80000000
#define MAXLONG 0x7fffffff
#define MAXULONG 0xffffffff
#define MAXBYTE 0xff
#define MAXWORD 0xffff
#define MAXDWORD 0xffffffff
#define MAXLONGLONG 0x7fffffffffffffffLL
#define MAXULONGLONG 0xffffffffffffffffULL
#define UNICODE_NULL ((WCHAR)0)
#define ANSI_NULL ((CHAR)0)
#define UNICODE_STRING_MAX_BYTES ((USHORT)65534)
#define UNICODE_STRING_MAX_CHARS 32767

/** A handle: what a process uses to name an object that it has open. */
typedef void *HANDLE;
typedef HANDLE *PHANDLE;
#define DECLARE_HANDLE(name) typedef struct name##__ { int unused; } *name

/** The result of a kernel routine: negative values are errors. @see NT_SUCCESS */
typedef LONG NTSTATUS;
typedef NTSTATUS *PNTSTATUS;

/** Is this status a success or an informational status? */
#define NT_SUCCESS(Status) (((NTSTATUS)(Status)) >= 0)
#define NT_INFORMATION(Status) ((((ULONG)(Status)) >> 30) == 1)
#define NT_WARNING(Status) ((((ULONG)(Status)) >> 30) == 2)
#define NT_ERROR(Status) ((((ULONG)(Status)) >> 30) == 3)
#define APPLICATION_ERROR_MASK 0x20000000
#define ERROR_SEVERITY_SUCCESS 0x00000000
#define ERROR_SEVERITY_INFORMATIONAL 0x40000000
#define ERROR_SEVERITY_WARNING 0x80000000
#define ERROR_SEVERITY_ERROR 0xC0000000

/* ---- 64-bit quantities ------------------------------------------------------------------------------------------- */

/** A signed 64-bit quantity, whole (`QuadPart`) or in halves. */
typedef union _LARGE_INTEGER {
    struct {
        ULONG LowPart;
        LONG HighPart;
    };
    struct {
        ULONG LowPart;
        LONG HighPart;
    } u;
    LONGLONG QuadPart;
} LARGE_INTEGER;
typedef LARGE_INTEGER *PLARGE_INTEGER;

/** An unsigned 64-bit quantity, whole (`QuadPart`) or in halves. */
typedef union _ULARGE_INTEGER {
    struct {
        ULONG LowPart;
        ULONG HighPart;
    };
    struct {
        ULONG LowPart;
        ULONG HighPart;
    } u;
    ULONGLONG QuadPart;
} ULARGE_INTEGER;
typedef ULARGE_INTEGER *PULARGE_INTEGER;

/** A locally unique identifier, such as the number of a privilege. */
typedef struct _LUID {
    ULONG LowPart;
    LONG HighPart;
} LUID, *PLUID;

typedef LARGE_INTEGER PHYSICAL_ADDRESS, *PPHYSICAL_ADDRESS;

/** Sixteen bytes whose content is not for you. */
typedef struct _QUAD {
    union {
        LONGLONG UseThisFieldToCopy;
        double DoNotUseThisField;
    };
} QUAD, *PQUAD, UQUAD, *PUQUAD;

/* ---- Strings ------------------------------------------------------------------------------------------------------ */

/** A counted string of bytes. */
typedef struct _STRING {
    /** Bytes in use, without a terminating null. */
    USHORT Length;
    /** Bytes that `Buffer` has. */
    USHORT MaximumLength;
    PCHAR Buffer;
} STRING, ANSI_STRING, OEM_STRING, UTF8_STRING;
typedef STRING *PSTRING;
typedef ANSI_STRING *PANSI_STRING;
typedef OEM_STRING *POEM_STRING;
typedef UTF8_STRING *PUTF8_STRING;
typedef const STRING *PCSTRING;
typedef const ANSI_STRING *PCANSI_STRING;
typedef const OEM_STRING *PCOEM_STRING;

/** A counted string of UTF-16 code units. It need not end with a null. */
typedef struct _UNICODE_STRING {
    /** Bytes (not characters) in use, without a terminating null. */
    USHORT Length;
    /** Bytes (not characters) that `Buffer` has. */
    USHORT MaximumLength;
    PWCH Buffer;
} UNICODE_STRING;
typedef UNICODE_STRING *PUNICODE_STRING;
typedef const UNICODE_STRING *PCUNICODE_STRING;

/** Initialises a string structure from a literal, at compile time. */
#ifdef __cplusplus
/* Drivers include this header inside of extern "C". */
extern "C++" {
template <typename Unit> struct RingsideMutable { typedef Unit *type; };
template <typename Unit> struct RingsideMutable<const Unit> { typedef Unit *type; };
template <typename Unit, size_t Count> typename RingsideMutable<Unit>::type RingsideStringPointer(Unit (&)[Count]);
}
#define RTL_CONSTANT_STRING(s) { sizeof(s) - sizeof((s)[0]), sizeof(s), (decltype(RingsideStringPointer(s)))(s) }
#else
#define RTL_CONSTANT_STRING(s) { sizeof(s) - sizeof((s)[0]), sizeof(s), (void *)(s) }
#endif

#define DECLARE_CONST_UNICODE_STRING(name, text) \
    const WCHAR name##_buffer[] = text;          \
    const UNICODE_STRING name = { sizeof(text) - sizeof(WCHAR), sizeof(text), (PWCH)name##_buffer }
#define DECLARE_GLOBAL_CONST_UNICODE_STRING(name, text) DECLARE_CONST_UNICODE_STRING(name, text)
#define DECLARE_UNICODE_STRING_SIZE(name, size) \
    WCHAR name##_buffer[size];                  \
    UNICODE_STRING name = { 0, (size) * sizeof(WCHAR), name##_buffer }

/* ---- Lists -------------------------------------------------------------------------------------------------------- */

/** A link of a circular doubly linked list, or the head of one. */
typedef struct _LIST_ENTRY {
    /** The next entry; the head when this is the last one. */
    struct _LIST_ENTRY *Flink;
    /** The previous entry; the head when this is the first one. */
    struct _LIST_ENTRY *Blink;
} LIST_ENTRY, *PLIST_ENTRY, *RESTRICTED_POINTER PRLIST_ENTRY;

/** A link of a singly linked list, or the head of one. */
typedef struct _SINGLE_LIST_ENTRY {
    struct _SINGLE_LIST_ENTRY *Next;
} SINGLE_LIST_ENTRY, *PSINGLE_LIST_ENTRY;

typedef struct _LIST_ENTRY32 {
    ULONG Flink;
    ULONG Blink;
} LIST_ENTRY32, *PLIST_ENTRY32;

typedef struct _LIST_ENTRY64 {
    ULONGLONG Flink;
    ULONGLONG Blink;
} LIST_ENTRY64, *PLIST_ENTRY64;

/** From the address of a field to the address of the structure that it is in. */
#define CONTAINING_RECORD(address, type, field) ((type *)((PCHAR)(address) - (ULONG_PTR)offsetof(type, field)))
/** The offset of a field in bytes. */
#define FIELD_OFFSET(type, field) ((LONG)offsetof(type, field))
#define UFIELD_OFFSET(type, field) ((ULONG)offsetof(type, field))
#define RTL_FIELD_SIZE(type, field) (sizeof(((type *)0)->field))
#define RTL_SIZEOF_THROUGH_FIELD(type, field) (offsetof(type, field) + RTL_FIELD_SIZE(type, field))
#define RTL_CONTAINS_FIELD(Struct, Size, Field) \
    ((((PCHAR)(&(Struct)->Field)) + sizeof((Struct)->Field)) <= (((PCHAR)(Struct)) + (Size)))
#define RTL_NUMBER_OF(array) (sizeof(array) / sizeof((array)[0]))
#define RTL_NUMBER_OF_V1(array) RTL_NUMBER_OF(array)
#define RTL_NUMBER_OF_V2(array) RTL_NUMBER_OF(array)
#define ARRAYSIZE(array) RTL_NUMBER_OF(array)
#define _ARRAYSIZE(array) RTL_NUMBER_OF(array)
#define RTL_NUMBER_OF_FIELD(type, field) RTL_NUMBER_OF(((type *)0)->field)
#define RTL_FIELD_TYPE(type, field) (((type *)0)->field)
#define RTL_BITS_OF(thing) (sizeof(thing) * 8)
#define RTL_BITS_OF_FIELD(type, field) RTL_BITS_OF(RTL_FIELD_TYPE(type, field))
#ifndef _countof
#define _countof(array) RTL_NUMBER_OF(array)
#endif
#define ARGUMENT_PRESENT(pointer) ((CHAR *)((ULONG_PTR)(pointer)) != (CHAR *)NULL)

/** Says on purpose that a parameter or a variable is not used. */
#define UNREFERENCED_PARAMETER(parameter) ((void)(parameter))
#define DBG_UNREFERENCED_PARAMETER(parameter) ((void)(parameter))
#define DBG_UNREFERENCED_LOCAL_VARIABLE(variable) ((void)(variable))
#define DEFAULT_UNREACHABLE default: __builtin_unreachable()

/* ---- Flags -------------------------------------------------------------------------------------------------------- */

#define FlagOn(flags, single) ((flags) & (single))
#define BooleanFlagOn(flags, single) ((BOOLEAN)((((flags) & (single)) != 0)))
#define SetFlag(flags, single) ((flags) |= (single))
#define ClearFlag(flags, single) ((flags) &= ~(single))
#ifdef __cplusplus
RINGSIDE_END_C
#define DEFINE_ENUM_FLAG_OPERATORS(type)                                                                                \
    inline constexpr type operator|(type a, type b) { return type(((unsigned)a) | ((unsigned)b)); }                   \
    inline constexpr type operator&(type a, type b) { return type(((unsigned)a) & ((unsigned)b)); }                   \
    inline constexpr type operator^(type a, type b) { return type(((unsigned)a) ^ ((unsigned)b)); }                   \
    inline constexpr type operator~(type a) { return type(~((unsigned)a)); }                                          \
    inline type &operator|=(type &a, type b) { return a = a | b; }                                                    \
    inline type &operator&=(type &a, type b) { return a = a & b; }                                                    \
    inline type &operator^=(type &a, type b) { return a = a ^ b; }
RINGSIDE_BEGIN_C
#else
#define DEFINE_ENUM_FLAG_OPERATORS(type)
#endif

/* ---- Object attributes --------------------------------------------------------------------------------------------- */

/** The name, the directory and the properties of an object that is to be created or opened. */
typedef struct _OBJECT_ATTRIBUTES {
    ULONG Length;
    /** Directory that `ObjectName` starts from; NULL when the name is a full path. */
    HANDLE RootDirectory;
    PUNICODE_STRING ObjectName;
    /** OBJ_CASE_INSENSITIVE, OBJ_KERNEL_HANDLE, ... */
    ULONG Attributes;
    /** Points to a SECURITY_DESCRIPTOR. */
    PVOID SecurityDescriptor;
    /** Points to a SECURITY_QUALITY_OF_SERVICE. */
    PVOID SecurityQualityOfService;
} OBJECT_ATTRIBUTES;
typedef OBJECT_ATTRIBUTES *POBJECT_ATTRIBUTES;
typedef const OBJECT_ATTRIBUTES *PCOBJECT_ATTRIBUTES;

/** Child processes inherit the handle. */
#define OBJ_INHERIT 0x00000002L
/** The object keeps its name until it is made temporary, even with no handle open. */
#define OBJ_PERMANENT 0x00000010L
/** Only one handle may be open to the object. */
#define OBJ_EXCLUSIVE 0x00000020L
/** The name is compared without regard to case. */
#define OBJ_CASE_INSENSITIVE 0x00000040L
/** Opens the object when one of this name exists, instead of failing. */
#define OBJ_OPENIF 0x00000080L
/** Opens the symbolic link itself. */
#define OBJ_OPENLINK 0x00000100L
/** The handle belongs to the kernel: user mode cannot use it, and it is good in every process. */
#define OBJ_KERNEL_HANDLE 0x00000200L
/** Access is checked even though the caller is in kernel mode. */
#define OBJ_FORCE_ACCESS_CHECK 0x00000400L
#define OBJ_IGNORE_IMPERSONATED_DEVICEMAP 0x00000800L
#define OBJ_DONT_REPARSE 0x00001000L
#define OBJ_VALID_ATTRIBUTES 0x00001FF2L

/** Fills in an OBJECT_ATTRIBUTES. */
#define InitializeObjectAttributes(p, n, a, r, s)     \
    do {                                              \
        (p)->Length = sizeof(OBJECT_ATTRIBUTES);      \
        (p)->RootDirectory = (r);                     \
        (p)->Attributes = (a);                        \
        (p)->ObjectName = (n);                        \
        (p)->SecurityDescriptor = (s);                \
        (p)->SecurityQualityOfService = NULL;         \
    } while (0)
#define RTL_INIT_OBJECT_ATTRIBUTES(n, a) { sizeof(OBJECT_ATTRIBUTES), NULL, n, a, NULL, NULL }
#define RTL_CONSTANT_OBJECT_ATTRIBUTES(n, a) { sizeof(OBJECT_ATTRIBUTES), NULL, (PUNICODE_STRING)(n), a, NULL, NULL }

/* ---- Odds and ends -------------------------------------------------------------------------------------------------- */

typedef enum _EVENT_TYPE {
    /** Stays signaled until it is reset, and lets every waiter go. */
    NotificationEvent,
    /** Lets one waiter go and resets itself. */
    SynchronizationEvent
} EVENT_TYPE;

typedef enum _TIMER_TYPE {
    /** Lets every waiter go. */
    NotificationTimer,
    /** Lets one waiter go and resets itself. */
    SynchronizationTimer
} TIMER_TYPE;

typedef enum _WAIT_TYPE {
    /** The wait ends when all objects are signaled at once. */
    WaitAll,
    /** The wait ends when one of the objects is signaled. */
    WaitAny,
    WaitNotification,
    WaitDequeue
} WAIT_TYPE;

typedef enum _NT_PRODUCT_TYPE {
    NtProductWinNt = 1,
    NtProductLanManNt,
    NtProductServer
} NT_PRODUCT_TYPE, *PNT_PRODUCT_TYPE;

typedef enum _COMPARTMENT_ID {
    UNSPECIFIED_COMPARTMENT_ID = 0,
    DEFAULT_COMPARTMENT_ID
} COMPARTMENT_ID, *PCOMPARTMENT_ID;

/** An exception's way out of a routine: what a filter or a handler wants done. */
typedef enum _EXCEPTION_DISPOSITION {
    ExceptionContinueExecution,
    ExceptionContinueSearch,
    ExceptionNestedException,
    ExceptionCollidedUnwind
} EXCEPTION_DISPOSITION;

#define EXCEPTION_EXECUTE_HANDLER 1
#define EXCEPTION_CONTINUE_SEARCH 0
#define EXCEPTION_CONTINUE_EXECUTION (-1)

typedef ULONG LCID;
typedef PULONG PLCID;
typedef USHORT LANGID;

/** The processor's numbering of a logical processor among several groups. */
typedef struct _PROCESSOR_NUMBER {
    USHORT Group;
    UCHAR Number;
    UCHAR Reserved;
} PROCESSOR_NUMBER, *PPROCESSOR_NUMBER;

typedef struct _GROUP_AFFINITY {
    KAFFINITY Mask;
    USHORT Group;
    USHORT Reserved[3];
} GROUP_AFFINITY, *PGROUP_AFFINITY;

#ifndef NOMINMAX
#ifndef min
#define min(a, b) (((a) < (b)) ? (a) : (b))
#endif
#ifndef max
#define max(a, b) (((a) > (b)) ? (a) : (b))
#endif
#endif

RINGSIDE_END_C

#endif
