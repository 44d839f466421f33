/*
 * Include this before the headers that name GUIDs, in the one source that is to define them.
 */
#ifndef INITGUID
#define INITGUID
#endif
#include <guiddef.h>
