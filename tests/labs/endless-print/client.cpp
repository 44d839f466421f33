#include <windows.h>

#include <stdio.h>

int main(void) {
  for (unsigned n = 0;; n++)
    printf("line %u\n", n);
  return 0;
}
