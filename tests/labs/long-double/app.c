#include <math.h>
#include <stdio.h>

int main(int argc, char **argv) {
  long double third = (long double)argc / 3;
  (void)argv;
  printf("%d bytes\n", (int)sizeof third);
  printf("%Lf %.3Le %Lg\n", third, third * 1000, third + 1.25L);
  printf("%d %d\n", (int)(third * 9), third > 0.3L && third < 0.4L);
  return 0;
}
