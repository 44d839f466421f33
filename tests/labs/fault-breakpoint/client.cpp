// DebugBreak without a debugger.
#include <windows.h>

#include <stdio.h>

int main(void) {
  DebugBreak();
  return 0;
}
