/* Kept for sources that include it: variable arguments are in stdarg.h. */
#pragma once
#include <stdarg.h>
