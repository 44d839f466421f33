// abort says so and exits with 3.
#include <windows.h>

#include <stdio.h>
#include <stdlib.h>

int main(void) {
  printf("before\n");
  abort();
  return 0;
}
