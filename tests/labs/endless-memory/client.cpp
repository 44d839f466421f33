#include <windows.h>

#include <stdio.h>
#include <errno.h>
#include <stdlib.h>

int main(void) {
  unsigned blocks = 0;
  while (malloc(16 << 20) != NULL)
    blocks++;
  printf("%s, errno %d\n", blocks >= 8 && blocks < 130 ? "enough" : "strange", errno);
  return 0;
}
