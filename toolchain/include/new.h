/* Kept for sources that include it: see <new>. There is nothing in it for C. */
#pragma once
#ifdef __cplusplus
#include <new>
#endif
