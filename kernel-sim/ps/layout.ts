/**
 * NT 5.2's x86 layouts of EPROCESS and ETHREAD, as far as their fields are kept. Drivers only have pointers to them; the debugger shows them.
 */

export const EPROCESS = {
  Pcb: 0x000,
  Pcb_ProfileListHead: 0x010,
  Pcb_ReadyListHead: 0x040,
  Pcb_ThreadListHead: 0x050,
  Pcb_Affinity: 0x05c,
  Pcb_BasePriority: 0x064,
  Pcb_QuantumReset: 0x065,
  CreateTime: 0x080,
  ExitTime: 0x088,
  UniqueProcessId: 0x094,
  ActiveProcessLinks: 0x098,
  ObjectTable: 0x0d4,
  Token: 0x0d8,
  SectionBaseAddress: 0x128,
  InheritedFromUniqueProcessId: 0x138,
  ImageFileName: 0x164,
  ThreadListHead: 0x180,
  ActiveThreads: 0x190,
  GrantedAccess: 0x194,
  LastThreadExitStatus: 0x19c,
  Peb: 0x1a0,
  Flags: 0x240,
  ExitStatus: 0x244,
  PriorityClass: 0x24c,
  SIZE: 0x278,
} as const;

/** Bits of EPROCESS.Flags. */
export const ProcessFlag = {
  CREATE_REPORTED: 0x1,
  PROCESS_EXITING: 0x4,
  PROCESS_DELETE: 0x8,
  BREAK_ON_TERMINATION: 0x2000,
} as const;

export const IMAGE_FILE_NAME_BYTES = 16;

export const ETHREAD = {
  Tcb: 0x000,
  CreateTime: 0x1b8,
  ExitTime: 0x1c0,
  ExitStatus: 0x1c8,
  PostBlockList: 0x1cc,
  ActiveTimerListHead: 0x1dc,
  Cid_UniqueProcess: 0x1e4,
  Cid_UniqueThread: 0x1e8,
  IrpList: 0x208,
  ThreadsProcess: 0x218,
  StartAddress: 0x21c,
  Win32StartAddress: 0x220,
  ThreadListEntry: 0x224,
  GrantedAccess: 0x23c,
  CrossThreadFlags: 0x240,
  SIZE: 0x250,
} as const;

/** Bits of ETHREAD.CrossThreadFlags. */
export const ThreadFlag = { TERMINATED: 0x01, DEAD_THREAD: 0x02, SYSTEM_THREAD: 0x10 } as const;

/** What PsSetCreateProcessNotifyRoutineEx's routines get. */
export const PS_CREATE_NOTIFY_INFO = {
  Size: 0x00,
  Flags: 0x04,
  ParentProcessId: 0x08,
  CreatingThreadId: 0x0c,
  FileObject: 0x14,
  ImageFileName: 0x18,
  CommandLine: 0x1c,
  CreationStatus: 0x20,
  sizeof: 0x24,
} as const;

/** What PsSetLoadImageNotifyRoutine's routines get. */
export const IMAGE_INFO = {
  Properties: 0x00,
  ImageBase: 0x04,
  ImageSelector: 0x08,
  ImageSize: 0x0c,
  ImageSectionNumber: 0x10,
  sizeof: 0x14,
} as const;
