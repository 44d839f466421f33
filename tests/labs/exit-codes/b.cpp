#include <stdio.h>
#include <stdlib.h>

static void Last(void) { printf("last\n"); }

int main(void) {
  atexit(Last);
  exit(-1);
}
