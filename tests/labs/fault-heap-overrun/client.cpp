// A heap block is overrun; noticed when it is freed.
#include <windows.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void) {
  char *block = (char *)malloc(40);
  char *neighbour = (char *)malloc(40);
  memset(block, 'A', 60);
  free(block);
  free(neighbour);
  printf("survived\n");
  return 0;
}
