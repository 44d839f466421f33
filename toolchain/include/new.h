/* Kept for sources that include it: see <new>. */
#pragma once
#include <new>
