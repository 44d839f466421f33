#include <ringside/compiler.h>
#pragma pack(push, 8)
