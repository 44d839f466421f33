// __builtin_trap is an illegal instruction.
#include <windows.h>

#include <stdio.h>

int main(void) {
  __builtin_trap();
  return 0;
}
