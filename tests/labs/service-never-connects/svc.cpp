#include <windows.h>

int main(void) {
  Sleep(60000);
  return 0;
}
