#include <windows.h>

int main(void) {
  CreateFileW(L"\\\\.\\Lab", GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
  return 0;
}
