/* noreturn for C before C23. */
#pragma once

#ifndef __cplusplus
#define noreturn _Noreturn
#endif
