// A heap block is freed twice.
#include <windows.h>

#include <stdio.h>

int main(void) {
  char *block = (char *)HeapAlloc(GetProcessHeap(), 0, 40);
  HeapFree(GetProcessHeap(), 0, block);
  HeapFree(GetProcessHeap(), 0, block);
  printf("survived\n");
  return 0;
}
