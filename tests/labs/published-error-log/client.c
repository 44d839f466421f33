#include <windows.h>
#include <stdio.h>
#include <tchar.h>

int _tmain(void) {
  TCHAR folder[MAX_PATH], first[MAX_PATH], second[MAX_PATH], drive[_MAX_DRIVE], dir[_MAX_DIR], name[_MAX_FNAME], ext[_MAX_EXT];
  LARGE_INTEGER size;
  char line[40] = "";
  FILE *file;
  HANDLE device = CreateFile(_T("\\\\.\\Lab"), GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
  BOOL known = GetFileSizeEx(device, &size);
  printf("size: %d %I64d %lu\n", known, size.QuadPart, GetFileSize(device, NULL));
  CloseHandle(device);
  GetTempPath(MAX_PATH, folder);
  printf("temporary: %d", GetTempFileName(folder, _T("labels"), 0, first) != 0);
  printf(" %d", GetTempFileName(folder, _T("labels"), 0, second) != 0);
  _tsplitpath_s(first, drive, _MAX_DRIVE, dir, _MAX_DIR, name, _MAX_FNAME, ext, _MAX_EXT);
  name[3] = 0;
  _tprintf(_T(" %s%s%s...%s, different: %d\n"), drive, dir, name, ext, _tcscmp(first, second) != 0);
  printf("no folder: %u %lu\n", GetTempFileName(_T("C:\\nowhere"), _T("x"), 0, first), GetLastError());
  printf("given: %u", GetTempFileName(_T("C:\\nowhere"), _T("x"), 0x12ab, first));
  _tprintf(_T(" %s\n"), first);
  if (_tfopen_s(&file, _T("C:\\WINDOWS\\lab.log"), _T("r")) == 0) {
    fgets(line, sizeof line, file);
    fclose(file);
  }
  printf("log: %s", line);
  return 0;
}
