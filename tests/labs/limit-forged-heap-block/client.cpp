#include <windows.h>

#include <stdio.h>

/* What stands before a block: bytes asked for, bytes of the whole block, heap, check word. */
int main(void) {
  HANDLE heap = HeapCreate(0, 0, 0);
  int *first = (int *)HeapAlloc(heap, 0, 16);
  HeapFree(heap, 0, first);
  int *header = first - 4;
  int total = header[1];
  header[3] ^= total << 4;
  header[1] = 0;
  printf("%d\n", HeapValidate(heap, 0, NULL));
  return 0;
}
