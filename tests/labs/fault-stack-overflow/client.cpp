// Recursion without an end in ring 3 touches the guard page of the stack.
#include <windows.h>

#include <stdio.h>

static int Recurse(int depth) {
  volatile char room[1000];
  room[0] = (char)depth;
  if (depth == 0)
    return 0;
  return Recurse(depth + 1) + room[0];
}

int main(void) {
  printf("%d\n", Recurse(1));
  return 0;
}
