/* Switches for Microsoft's analyser; nothing to do here. */
#include <ringside/compiler.h>
