// A remainder by zero, of 64 bits, in a function that main calls.
#include <windows.h>

#include <stdio.h>

static long long Remainder(long long a, long long b) {
  return a % b;
}

int main(void) {
  printf("%lld\n", Remainder(10, 0));
  return 0;
}
