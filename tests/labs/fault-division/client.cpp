// Division by zero in ring 3.
#include <windows.h>

#include <stdio.h>

int main(void) {
  volatile int zero = 0;
  printf("%d\n", 1 / zero);
  return 0;
}
