/* Checks that count: one that fails says where, and the last line says how many there were. */
#pragma once
#include <ntifs.h>
#include <ntstrsafe.h>

extern LONG Checks, Failed;

#define CHECK(condition) \
    (InterlockedIncrement(&Checks), \
     (condition) ? (void)0 \
                 : (void)(InterlockedIncrement(&Failed), DbgPrint("FAIL %s:%d %s\n", __FILE__, __LINE__, #condition)))

#define LAB L"\\Registry\\Machine\\Software\\Lab"

/* The attributes of a kernel handle to `path`, from `root` or absolute. */
NTSTATUS OpenKey(PHANDLE key, ACCESS_MASK access, HANDLE root, PCWSTR path);
NTSTATUS CreateKey(PHANDLE key, ACCESS_MASK access, HANDLE root, PCWSTR path, ULONG options, PULONG disposition);
NTSTATUS SetDword(HANDLE key, PCWSTR name, ULONG value);

void Keys(void);
void Values(void);
void Tables(void);
