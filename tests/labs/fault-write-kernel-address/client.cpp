// Ring 3 writes to the kernel: refused.
#include <windows.h>

#include <stdio.h>

int main(void) {
  *(volatile int *)0x84800010 = 1;
  return 0;
}
