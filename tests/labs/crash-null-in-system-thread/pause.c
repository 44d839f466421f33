#include <windows.h>

int main(int argc, char **argv) {
  Sleep(100);
  return 0;
}
