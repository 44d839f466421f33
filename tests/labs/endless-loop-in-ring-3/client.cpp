#include <windows.h>

#include <stdio.h>

int main(void) {
  printf("still alive\n");
  return 0;
}
