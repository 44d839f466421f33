/*
 * GUID: a 128-bit identifier that is the same everywhere.
 *
 * A source that includes <initguid.h> before the headers which name GUIDs defines them; any other source only declares them.
 */
#include <ringside/compiler.h>
#include <string.h> /* which many sources expect from here */

#ifndef GUID_DEFINED
#define GUID_DEFINED
/** A globally unique identifier. */
typedef struct _GUID {
    unsigned long Data1;
    unsigned short Data2;
    unsigned short Data3;
    unsigned char Data4[8];
} GUID;
#endif

#ifdef __cplusplus
#define RINGSIDE_GUID_LINKAGE extern "C"
#else
#define RINGSIDE_GUID_LINKAGE extern
#endif

/* Outside of the include guard: <initguid.h> may come after the first inclusion. */
#undef DEFINE_GUID
#ifdef INITGUID
#ifdef __cplusplus
#define DEFINE_GUID(name, l, w1, w2, b1, b2, b3, b4, b5, b6, b7, b8) \
    extern "C" const GUID __attribute__((weak)) name = { l, w1, w2, { b1, b2, b3, b4, b5, b6, b7, b8 } }
#else
#define DEFINE_GUID(name, l, w1, w2, b1, b2, b3, b4, b5, b6, b7, b8) \
    const GUID __attribute__((weak)) name = { l, w1, w2, { b1, b2, b3, b4, b5, b6, b7, b8 } }
#endif
#else
#define DEFINE_GUID(name, l, w1, w2, b1, b2, b3, b4, b5, b6, b7, b8) RINGSIDE_GUID_LINKAGE const GUID name
#endif

#ifndef RINGSIDE_GUIDDEF_H
#define RINGSIDE_GUIDDEF_H
#define _GUIDDEF_H_

#define DEFINE_OLEGUID(name, l, w1, w2) DEFINE_GUID(name, l, w1, w2, 0xC0, 0, 0, 0, 0, 0, 0, 0x46)

typedef GUID UUID;
typedef GUID *LPGUID;
typedef const GUID *LPCGUID;
typedef GUID IID, *LPIID;
typedef GUID CLSID, *LPCLSID;
typedef GUID FMTID, *LPFMTID;
#define IID_NULL GUID_NULL
#define CLSID_NULL GUID_NULL

#ifdef __cplusplus
#define REFGUID const GUID &
#define REFIID const IID &
#define REFCLSID const IID &
#define REFFMTID const IID &
inline int IsEqualGUID(REFGUID first, REFGUID second) { return !__builtin_memcmp(&first, &second, sizeof(GUID)); }
inline bool operator==(REFGUID first, REFGUID second) { return IsEqualGUID(first, second) != 0; }
inline bool operator!=(REFGUID first, REFGUID second) { return !IsEqualGUID(first, second); }
#else
#define REFGUID const GUID *
#define REFIID const IID *
#define REFCLSID const IID *
#define REFFMTID const IID *
#define IsEqualGUID(first, second) (!__builtin_memcmp(first, second, sizeof(GUID)))
#endif
#define InlineIsEqualGUID(first, second) IsEqualGUID(first, second)
#define IsEqualIID(first, second) IsEqualGUID(first, second)
#define IsEqualCLSID(first, second) IsEqualGUID(first, second)

#endif
