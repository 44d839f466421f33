/** x86 layouts of the structures that ring 3's system code fills in or hands to Nt routines. Those of the headers are in abi/. */

export const OBJECT_HANDLE_FLAG_INFORMATION = { Inherit: 0, ProtectFromClose: 1, sizeof: 2 } as const;

export const FILE_BASIC_INFORMATION = {
  CreationTime: 0,
  LastAccessTime: 8,
  LastWriteTime: 16,
  ChangeTime: 24,
  FileAttributes: 32,
  sizeof: 40,
} as const;

export const FILE_STANDARD_INFORMATION = {
  AllocationSize: 0,
  EndOfFile: 8,
  NumberOfLinks: 16,
  DeletePending: 20,
  Directory: 21,
  sizeof: 24,
} as const;

export const FILE_NETWORK_OPEN_INFORMATION = {
  CreationTime: 0,
  LastAccessTime: 8,
  LastWriteTime: 16,
  ChangeTime: 24,
  AllocationSize: 32,
  EndOfFile: 40,
  FileAttributes: 48,
  sizeof: 56,
} as const;

export const FILE_BOTH_DIR_INFORMATION = {
  NextEntryOffset: 0,
  CreationTime: 8,
  LastAccessTime: 16,
  LastWriteTime: 24,
  EndOfFile: 40,
  FileAttributes: 56,
  FileNameLength: 60,
  FileName: 94,
} as const;

/** FILE_RENAME_INFORMATION. */
export const FILE_RENAME_INFORMATION = {
  ReplaceIfExists: 0,
  RootDirectory: 4,
  FileNameLength: 8,
  FileName: 12,
} as const;

export const WIN32_FIND_DATA = {
  dwFileAttributes: 0,
  ftCreationTime: 4,
  ftLastAccessTime: 12,
  ftLastWriteTime: 20,
  nFileSizeHigh: 28,
  nFileSizeLow: 32,
  cFileName: 44,
} as const;

/** FILE_INFORMATION_CLASS. */
export const FileInformationClass = {
  FileDirectoryInformation: 1,
  FileBothDirectoryInformation: 3,
  FileBasicInformation: 4,
  FileStandardInformation: 5,
  FileRenameInformation: 10,
  FileDispositionInformation: 13,
  FilePositionInformation: 14,
  FileAllocationInformation: 19,
  FileEndOfFileInformation: 20,
  FileCompletionInformation: 30,
  FileNetworkOpenInformation: 34,
} as const;

export const SECURITY_ATTRIBUTES = { nLength: 0, lpSecurityDescriptor: 4, bInheritHandle: 8, sizeof: 12 } as const;

export const STARTUPINFO = {
  cb: 0,
  dwFlags: 0x2c,
  hStdInput: 0x38,
  hStdOutput: 0x3c,
  hStdError: 0x40,
  sizeof: 0x44,
} as const;
export const PROCESS_INFORMATION = { hProcess: 0, hThread: 4, dwProcessId: 8, dwThreadId: 12, sizeof: 16 } as const;
