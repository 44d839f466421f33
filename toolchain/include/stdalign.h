/* alignas and alignof for C before C23. */
#pragma once

#if !defined(__cplusplus) && __STDC_VERSION__ < 202311L
#define alignas _Alignas
#define alignof _Alignof
#endif
