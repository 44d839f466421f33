/* Two processes and a driver share one section: what each stores, the others load. */
#include <windows.h>
#include <winioctl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define IOCTL_READ CTL_CODE(FILE_DEVICE_UNKNOWN, 0x800, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_WRITE CTL_CODE(FILE_DEVICE_UNKNOWN, 0x801, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define ROUNDS 1000

static int Checks, Failed;
#define CHECK(condition) (Checks++, (condition) ? (void)0 : (void)(Failed++, printf("FAIL %d %s, error %lu\n", __LINE__, #condition, GetLastError())))
#define FAILS(call, error) (SetLastError(0), CHECK(!(call) && GetLastError() == (error)))

/* The words of the shared section. */
struct shared {
  char text[64];
  volatile LONG turn, sum;
};

static DWORD DriverReads(HANDLE device, DWORD offset) {
  DWORD word = offset, got;
  return DeviceIoControl(device, IOCTL_READ, &word, 4, &word, 4, &got, NULL) ? word : 0xDEAD;
}

static int Child(void) {
  HANDLE section = OpenFileMappingA(FILE_MAP_ALL_ACCESS, FALSE, "Global\\ApiSection");
  struct shared *shared = (struct shared *)MapViewOfFile(section, FILE_MAP_ALL_ACCESS, 0, 0, 0);
  if (shared == NULL) return 1;
  for (int i = 0; i < ROUNDS; i++) {
    while (shared->turn != 1)
      SwitchToThread();
    shared->sum += 2;
    shared->turn = 0;
  }
  return UnmapViewOfFile(shared) ? 0 : 2; /* The handle goes with the process. */
}

static void Rights(void) {
  HANDLE section = CreateFileMappingA(INVALID_HANDLE_VALUE, NULL, PAGE_READWRITE, 0, 100, "Rights"), second;
  CHECK(section != NULL && GetLastError() == ERROR_SUCCESS);
  second = CreateFileMappingA(INVALID_HANDLE_VALUE, NULL, PAGE_READWRITE, 0, 50, "Local\\Rights");
  CHECK(second != NULL && GetLastError() == ERROR_ALREADY_EXISTS && CloseHandle(second));
  FAILS(OpenFileMappingA(FILE_MAP_READ, FALSE, "NoRights"), ERROR_FILE_NOT_FOUND);
  FAILS(CreateFileMappingA(INVALID_HANDLE_VALUE, NULL, PAGE_READWRITE, 0, 0, NULL), ERROR_INVALID_PARAMETER);
  FAILS(CreateFileMappingA(INVALID_HANDLE_VALUE, NULL, PAGE_NOACCESS, 0, 100, NULL), ERROR_INVALID_PARAMETER);
  FAILS(CreateFileMappingA(CreateEventA(NULL, 0, 0, "Rights event"), NULL, PAGE_READWRITE, 0, 100, NULL), ERROR_INVALID_HANDLE);
  CreateEventA(NULL, 0, 0, "An event");
  FAILS(CreateFileMappingA(INVALID_HANDLE_VALUE, NULL, PAGE_READWRITE, 0, 100, "An event"), ERROR_INVALID_HANDLE);
  second = OpenFileMappingA(FILE_MAP_READ, FALSE, "Rights");
  FAILS(MapViewOfFile(second, FILE_MAP_WRITE, 0, 0, 0), ERROR_ACCESS_DENIED);
  FAILS(MapViewOfFile(section, FILE_MAP_READ, 0, 0, 4097), ERROR_ACCESS_DENIED);
  FAILS(MapViewOfFile(section, FILE_MAP_READ, 0, 1, 0), ERROR_MAPPED_ALIGNMENT);
  FAILS(MapViewOfFile((HANDLE)0x7FFC, FILE_MAP_READ, 0, 0, 0), ERROR_INVALID_HANDLE);
  FAILS(MapViewOfFileEx(section, FILE_MAP_READ, 0, 0, 0, (LPVOID)0x400000), ERROR_INVALID_ADDRESS);
  char *read = (char *)MapViewOfFileEx(second, FILE_MAP_READ, 0, 0, 0, (LPVOID)0x30000000);
  char *write = (char *)MapViewOfFile(section, FILE_MAP_WRITE, 0, 0, 0);
  char *copy = (char *)MapViewOfFile(section, FILE_MAP_COPY, 0, 0, 0);
  CHECK(read == (char *)0x30000000 && write != NULL && copy != NULL);
  strcpy(write, "shared");
  CHECK(strcmp(read, "shared") == 0 && strcmp(copy, "shared") == 0);
  copy[0] = 'S';
  CHECK(strcmp(read, "shared") == 0 && strcmp(copy, "Shared") == 0);
  DWORD caught = 0, old;
  __try {
    *(volatile char *)read = 1;
  } __except (EXCEPTION_EXECUTE_HANDLER) {
    caught = GetExceptionCode();
  }
  CHECK(caught == STATUS_ACCESS_VIOLATION);
  MEMORY_BASIC_INFORMATION information;
  CHECK(VirtualQuery(read, &information, sizeof(information)) && information.Type == MEM_MAPPED && information.Protect == PAGE_READONLY && information.RegionSize == 4096);
  CHECK(VirtualProtect(write, 1, PAGE_READONLY, &old) && old == PAGE_READWRITE && write[0] == 's');
  FAILS(VirtualFree(write, 0, MEM_RELEASE), ERROR_INVALID_PARAMETER);
  CHECK(UnmapViewOfFile(read) && UnmapViewOfFile(write + 10) && UnmapViewOfFile(copy));
  FAILS(UnmapViewOfFile(read), ERROR_INVALID_ADDRESS);
  FAILS(FlushViewOfFile(read, 0), ERROR_INVALID_ADDRESS);
  CHECK(CloseHandle(section) && CloseHandle(second));
  FAILS(OpenFileMappingA(FILE_MAP_READ, FALSE, "Rights"), ERROR_FILE_NOT_FOUND);
}

static void Files(void) {
  char text[16] = {0};
  DWORD moved;
  HANDLE file = CreateFileA("C:\\data.bin", GENERIC_READ | GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, 0, NULL);
  FAILS(CreateFileMappingA(file, NULL, PAGE_READWRITE, 0, 0, NULL), ERROR_FILE_INVALID);
  CHECK(WriteFile(file, "0123456789", 10, &moved, NULL));
  FAILS(CreateFileMappingA(file, NULL, PAGE_READONLY, 0, 11, NULL), ERROR_NOT_ENOUGH_MEMORY);
  HANDLE section = CreateFileMappingA(file, NULL, PAGE_READWRITE, 0, 0, NULL);
  char *view = (char *)MapViewOfFile(section, FILE_MAP_WRITE, 0, 0, 0);
  CHECK(view != NULL && memcmp(view, "0123456789", 11) == 0);
  view[3] = 'x';
  CHECK(FlushViewOfFile(view, 0) && SetFilePointer(file, 0, NULL, FILE_BEGIN) == 0);
  CHECK(ReadFile(file, text, 10, &moved, NULL) && strcmp(text, "012x456789") == 0);
  SetFilePointer(file, 5, NULL, FILE_BEGIN);
  FAILS(SetEndOfFile(file), ERROR_USER_MAPPED_FILE);
  CHECK(CloseHandle(section) && CloseHandle(file));
  view[4] = 'y'; /* The view outlives both handles. */
  FAILS(DeleteFileA("C:\\data.bin"), ERROR_ACCESS_DENIED);
  CHECK(CreateFileA("C:\\data.bin", GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, 0, NULL) == INVALID_HANDLE_VALUE && GetLastError() == ERROR_USER_MAPPED_FILE);
  CHECK(UnmapViewOfFile(view));
  file = CreateFileA("C:\\data.bin", GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
  CHECK(ReadFile(file, text, 10, &moved, NULL) && strcmp(text, "012xy56789") == 0);
  FAILS(CreateFileMappingA(file, NULL, PAGE_READWRITE, 0, 0, NULL), ERROR_ACCESS_DENIED);
  CHECK(CloseHandle(file) && DeleteFileA("C:\\data.bin"));
}

int main(int argc, char **argv) {
  if (argc > 1) return Child();
  HANDLE device = CreateFileA("\\\\.\\ApiSection", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
  HANDLE section = OpenFileMappingA(FILE_MAP_ALL_ACCESS, FALSE, "Global\\ApiSection");
  struct shared *shared = (struct shared *)MapViewOfFile(section, FILE_MAP_ALL_ACCESS, 0, 0, 0);
  CHECK(shared != NULL && strcmp(shared->text, "from the driver") == 0);

  STARTUPINFOA startup = {sizeof(startup)};
  PROCESS_INFORMATION child;
  char command[] = "program.exe child";
  CHECK(CreateProcessA(NULL, command, NULL, NULL, FALSE, 0, NULL, NULL, &startup, &child));
  for (int i = 0; i < ROUNDS; i++) {
    while (shared->turn != 0)
      SwitchToThread();
    shared->sum += 1;
    shared->turn = 1;
  }
  WaitForSingleObject(child.hProcess, INFINITE);
  DWORD code = 1;
  CHECK(GetExitCodeProcess(child.hProcess, &code) && code == 0);
  CHECK(shared->sum == 3 * ROUNDS);
  CHECK(DriverReads(device, 68) == 3 * ROUNDS);
  shared->sum = 77;
  CHECK(DriverReads(device, 68) == 77);
  DWORD words[2] = {0x10FFC, 0x12345678}, got;
  CHECK(DeviceIoControl(device, IOCTL_WRITE, words, 8, NULL, 0, &got, NULL));
  CHECK(*(volatile DWORD *)((char *)shared + 0x10FFC) == 0x12345678);

  CHECK(InterlockedIncrement(&shared->sum) == 78 && DriverReads(device, 68) == 78);
  shared->sum = 77;

  /* What the kernel copies for a program goes through the view too. */
  words[0] = 68;
  memcpy(shared->text, words, 4);
  CHECK(DeviceIoControl(device, IOCTL_READ, shared->text, 4, shared->text, 4, &got, NULL) && *(DWORD *)shared->text == 77);
  Rights();
  Files();
  printf("%d checks, %d failed\n", Checks, Failed);
  return Failed;
}
