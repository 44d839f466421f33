#include <windows.h>

#include <stdio.h>
#include <errno.h>
#include <stdlib.h>

// Blocks so small that no room is left for anything else: errno must have its place already.
int main(void) {
  unsigned blocks = 0;
  while (malloc(100) != NULL)
    blocks++;
  int why = errno;
  printf("%s, errno %d, again %d\n", blocks >= 1000000 ? "enough" : "few", why, malloc(100) == NULL);
  return 0;
}
