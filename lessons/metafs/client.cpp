// metacli.exe: pokes metafs.sys, so that the service has something to hear.
#include <windows.h>

#include <cstdio>

#include "public.h"

namespace {

constexpr int POKES = 3;
constexpr int ATTEMPTS = 50;

// `sc start` comes back as soon as the service runs; it may not have registered its event yet. Then the driver is not ready.
bool Poke(HANDLE device) {
  for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
    DWORD returned;
    if (DeviceIoControl(device, IOCTL_METAFS_SIGNAL, nullptr, 0, nullptr, 0, &returned, nullptr))
      return true;
    if (GetLastError() != ERROR_NOT_READY)
      return false;
    Sleep(20);
  }
  return false;
}

int Run(HANDLE device) {
  for (int i = 1; i <= POKES; i++) {
    if (!Poke(device)) {
      std::printf("signal: error %lu\n", GetLastError());
      return 1;
    }
    std::printf("signalled (%d)\n", i);
    Sleep(100);
  }

  // Long enough for the driver's own timer to fire twice.
  Sleep(2 * METAFS_TIMER_PERIOD_MS);

  METAFS_STATISTICS statistics;
  DWORD returned;
  if (!DeviceIoControl(device, IOCTL_METAFS_QUERY, nullptr, 0, &statistics, sizeof(statistics), &returned, nullptr)) {
    std::printf("query: error %lu\n", GetLastError());
    return 1;
  }
  std::printf("the driver has signalled %lu times by request, %lu times by its timer\n", statistics.SignalsByRequest,
              statistics.SignalsByTimer);

  // What happens to a client that lies: the driver survives it, and answers with an error.
  if (DeviceIoControl(device, IOCTL_METAFS_QUERY, nullptr, 0, reinterpret_cast<void *>(0x10), sizeof(statistics), &returned, nullptr)) {
    std::puts("the driver has written to a bad pointer");
    return 1;
  }
  std::printf("a bad pointer: error %lu\n", GetLastError());
  return 0;
}

} // namespace

int main() {
  HANDLE device = CreateFileW(METAFS_WIN32_NAME, GENERIC_READ | GENERIC_WRITE, 0, nullptr, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, nullptr);
  if (device == INVALID_HANDLE_VALUE) {
    std::printf("no driver: error %lu\n", GetLastError());
    return 1;
  }
  const int result = Run(device);
  CloseHandle(device);
  return result;
}
