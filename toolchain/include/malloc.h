/* Memory from the C library's heap, and from the stack. */
#pragma once
#include <stdlib.h>

/** Memory on the calling function's stack; it is gone when the function returns. A large size overflows the stack. */
#define _alloca(size) __builtin_alloca(size)
#define alloca(size) __builtin_alloca(size)
#define _malloca(size) __builtin_alloca(size)
#define _freea(memory) ((void)(memory))
