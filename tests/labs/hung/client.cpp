#include <windows.h>

#include <stdio.h>

int main(void) {
  HANDLE event = CreateEventW(NULL, TRUE, FALSE, L"Godot");
  WaitForSingleObject(event, INFINITE);
  return 0;
}
