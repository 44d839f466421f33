#include <stdio.h>

int main(void) {
  printf("a");
  return 7;
}
