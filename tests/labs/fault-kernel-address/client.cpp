// Ring 3 reads the kernel: refused, although something is there.
#include <windows.h>

#include <stdio.h>

int main(void) {
  printf("%d\n", *(volatile int *)0x80801000);
  return 0;
}
