// INT_MIN / -1: the quotient does not fit.
#include <windows.h>

#include <stdio.h>
#include <limits.h>

int main(void) {
  volatile int smallest = INT_MIN;
  volatile int minusOne = -1;
  printf("%d\n", smallest / minusOne);
  return 0;
}
