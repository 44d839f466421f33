/* Checks that count: one that fails says where, and the last line says how many there were. */
#pragma once
#include <ntifs.h>

static LONG Checks, Failed;

#define CHECK(condition) \
    (InterlockedIncrement(&Checks), \
     (condition) ? (void)0 \
                 : (void)(InterlockedIncrement(&Failed), DbgPrint("FAIL %s:%d %s\n", __FILE__, __LINE__, #condition)))
#define FINISH(name) DbgPrint("%s: %d checks, %d failed\n", name, Checks, Failed)
