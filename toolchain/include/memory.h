/* Kept for sources that include it: blocks of memory are in string.h. */
#pragma once
#include <string.h>
