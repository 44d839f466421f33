/* The console: see wincon.h. */
#pragma once
#include <wincon.h>
