/* assert. It may be included several times, with and without NDEBUG, so it has no include guard. */
#include <crtdefs.h>

#ifdef __cplusplus
extern "C" {
#endif
/** Prints the failed assertion with its place to stderr and ends the process as abort does. */
__attribute__((__noreturn__)) void _assert(const char *message, const char *file, unsigned line);
#ifdef __cplusplus
}
#endif

#undef assert
#ifdef NDEBUG
#define assert(expression) ((void)0)
#else
/** Stops the program with a message when the expression is false. Nothing is left of it when NDEBUG is defined. */
#define assert(expression) ((void)((expression) || (_assert(#expression, __FILE__, __LINE__), 0)))
#endif

#if !defined(__cplusplus) && __STDC_VERSION__ < 202311L
#undef static_assert
#define static_assert _Static_assert
#endif
