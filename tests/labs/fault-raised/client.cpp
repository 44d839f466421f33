// RaiseException with a code of its own that nobody handles.
#include <windows.h>

#include <stdio.h>

int main(void) {
  ULONG_PTR arguments[2] = {1, 2};
  RaiseException(0xE0001234, 0, 2, arguments);
  return 0;
}
