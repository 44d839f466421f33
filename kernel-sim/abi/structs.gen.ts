/**
 * Derived from toolchain/include by toolchain/scripts/derive-abi.ts: change the headers, then run
 * `node_modules/node/bin/node toolchain/scripts/derive-abi.ts`.
 */

/** Offsets of fields in bytes; `sizeof` is the size of the whole. A nested field is `Outer_Inner`. */

/** 116 bytes. */
export const ACCESS_STATE = {
  OperationID: 0,
  OperationID_LowPart: 0,
  OperationID_HighPart: 4,
  SecurityEvaluated: 8,
  GenerateAudit: 9,
  GenerateOnClose: 10,
  PrivilegesAllocated: 11,
  Flags: 12,
  RemainingDesiredAccess: 16,
  PreviouslyGrantedAccess: 20,
  OriginalDesiredAccess: 24,
  SubjectSecurityContext: 28,
  SubjectSecurityContext_ClientToken: 28,
  SubjectSecurityContext_ImpersonationLevel: 32,
  SubjectSecurityContext_PrimaryToken: 36,
  SubjectSecurityContext_ProcessAuditId: 40,
  SecurityDescriptor: 44,
  AuxData: 48,
  Privileges: 52,
  Privileges_InitialPrivilegeSet: 52,
  Privileges_InitialPrivilegeSet_PrivilegeCount: 52,
  Privileges_InitialPrivilegeSet_Control: 56,
  Privileges_InitialPrivilegeSet_Privilege: 60,
  Privileges_PrivilegeSet: 52,
  Privileges_PrivilegeSet_PrivilegeCount: 52,
  Privileges_PrivilegeSet_Control: 56,
  Privileges_PrivilegeSet_Privilege: 60,
  AuditPrivileges: 96,
  ObjectName: 100,
  ObjectName_Length: 100,
  ObjectName_MaximumLength: 102,
  ObjectName_Buffer: 104,
  ObjectTypeName: 108,
  ObjectTypeName_Length: 108,
  ObjectTypeName_MaximumLength: 110,
  ObjectTypeName_Buffer: 112,
  sizeof: 116,
} as const;

/** 8 bytes. */
export const ACL = {
  AclRevision: 0,
  Sbz1: 1,
  AclSize: 2,
  AceCount: 4,
  Sbz2: 6,
  sizeof: 8,
} as const;

/** 52 bytes. */
export const BY_HANDLE_FILE_INFORMATION = {
  dwFileAttributes: 0,
  ftCreationTime: 4,
  ftCreationTime_dwLowDateTime: 4,
  ftCreationTime_dwHighDateTime: 8,
  ftLastAccessTime: 12,
  ftLastAccessTime_dwLowDateTime: 12,
  ftLastAccessTime_dwHighDateTime: 16,
  ftLastWriteTime: 20,
  ftLastWriteTime_dwLowDateTime: 20,
  ftLastWriteTime_dwHighDateTime: 24,
  dwVolumeSerialNumber: 28,
  nFileSizeHigh: 32,
  nFileSizeLow: 36,
  nNumberOfLinks: 40,
  nFileIndexHigh: 44,
  nFileIndexLow: 48,
  sizeof: 52,
} as const;

/** 8 bytes. */
export const CLIENT_ID = {
  UniqueProcess: 0,
  UniqueThread: 4,
  sizeof: 8,
} as const;

/** 32 bytes. */
export const CM_FULL_RESOURCE_DESCRIPTOR = {
  InterfaceType: 0,
  BusNumber: 4,
  PartialResourceList: 8,
  PartialResourceList_Version: 8,
  PartialResourceList_Revision: 10,
  PartialResourceList_Count: 12,
  PartialResourceList_PartialDescriptors: 16,
  sizeof: 32,
} as const;

/** 16 bytes. */
export const CM_PARTIAL_RESOURCE_DESCRIPTOR = {
  Type: 0,
  ShareDisposition: 1,
  Flags: 2,
  u: 4,
  u_Generic: 4,
  u_Generic_Start: 4,
  u_Generic_Start_LowPart: 4,
  u_Generic_Start_HighPart: 8,
  u_Generic_Start_u: 4,
  u_Generic_Start_u_LowPart: 4,
  u_Generic_Start_u_HighPart: 8,
  u_Generic_Start_QuadPart: 4,
  u_Generic_Length: 12,
  u_Port: 4,
  u_Port_Start: 4,
  u_Port_Start_LowPart: 4,
  u_Port_Start_HighPart: 8,
  u_Port_Start_u: 4,
  u_Port_Start_u_LowPart: 4,
  u_Port_Start_u_HighPart: 8,
  u_Port_Start_QuadPart: 4,
  u_Port_Length: 12,
  u_Interrupt: 4,
  u_Interrupt_Level: 4,
  u_Interrupt_Vector: 8,
  u_Interrupt_Affinity: 12,
  u_Memory: 4,
  u_Memory_Start: 4,
  u_Memory_Start_LowPart: 4,
  u_Memory_Start_HighPart: 8,
  u_Memory_Start_u: 4,
  u_Memory_Start_u_LowPart: 4,
  u_Memory_Start_u_HighPart: 8,
  u_Memory_Start_QuadPart: 4,
  u_Memory_Length: 12,
  u_Dma: 4,
  u_Dma_Channel: 4,
  u_Dma_Port: 8,
  u_Dma_Reserved1: 12,
  u_DevicePrivate: 4,
  u_DevicePrivate_Data: 4,
  u_DeviceSpecificData: 4,
  u_DeviceSpecificData_DataSize: 4,
  u_DeviceSpecificData_Reserved1: 8,
  u_DeviceSpecificData_Reserved2: 12,
  sizeof: 16,
} as const;

/** 24 bytes. */
export const CM_PARTIAL_RESOURCE_LIST = {
  Version: 0,
  Revision: 2,
  Count: 4,
  PartialDescriptors: 8,
  sizeof: 24,
} as const;

/** 36 bytes. */
export const CM_RESOURCE_LIST = {
  Count: 0,
  List: 4,
  sizeof: 36,
} as const;

/** 22 bytes. */
export const CONSOLE_SCREEN_BUFFER_INFO = {
  dwSize: 0,
  dwSize_X: 0,
  dwSize_Y: 2,
  dwCursorPosition: 4,
  dwCursorPosition_X: 4,
  dwCursorPosition_Y: 6,
  wAttributes: 8,
  srWindow: 10,
  srWindow_Left: 10,
  srWindow_Top: 12,
  srWindow_Right: 14,
  srWindow_Bottom: 16,
  dwMaximumWindowSize: 18,
  dwMaximumWindowSize_X: 18,
  dwMaximumWindowSize_Y: 20,
  sizeof: 22,
} as const;

/** 716 bytes. */
export const CONTEXT = {
  ContextFlags: 0,
  Dr0: 4,
  Dr1: 8,
  Dr2: 12,
  Dr3: 16,
  Dr6: 20,
  Dr7: 24,
  FloatSave: 28,
  FloatSave_ControlWord: 28,
  FloatSave_StatusWord: 32,
  FloatSave_TagWord: 36,
  FloatSave_ErrorOffset: 40,
  FloatSave_ErrorSelector: 44,
  FloatSave_DataOffset: 48,
  FloatSave_DataSelector: 52,
  FloatSave_RegisterArea: 56,
  FloatSave_Cr0NpxState: 136,
  SegGs: 140,
  SegFs: 144,
  SegEs: 148,
  SegDs: 152,
  Edi: 156,
  Esi: 160,
  Ebx: 164,
  Edx: 168,
  Ecx: 172,
  Eax: 176,
  Ebp: 180,
  Eip: 184,
  SegCs: 188,
  EFlags: 192,
  Esp: 196,
  SegSs: 200,
  ExtendedRegisters: 204,
  sizeof: 716,
} as const;

/** 4 bytes. */
export const COORD = {
  X: 0,
  Y: 2,
  sizeof: 4,
} as const;

/** 12 bytes. */
export const CURDIR = {
  DosPath: 0,
  DosPath_Length: 0,
  DosPath_MaximumLength: 2,
  DosPath_Buffer: 4,
  Handle: 8,
  sizeof: 12,
} as const;

/** 64 bytes. */
export const DEVICE_CAPABILITIES = {
  Size: 0,
  Version: 2,
  /** bits 0-0 of a ULONG */
  DeviceD1: 4,
  /** bits 1-1 of a ULONG */
  DeviceD2: 4,
  /** bits 2-2 of a ULONG */
  LockSupported: 4,
  /** bits 3-3 of a ULONG */
  EjectSupported: 4,
  /** bits 4-4 of a ULONG */
  Removable: 4,
  /** bits 5-5 of a ULONG */
  DockDevice: 4,
  /** bits 6-6 of a ULONG */
  UniqueID: 4,
  /** bits 7-7 of a ULONG */
  SilentInstall: 4,
  /** bits 8-8 of a ULONG */
  RawDeviceOK: 4,
  /** bits 9-9 of a ULONG */
  SurpriseRemovalOK: 4,
  /** bits 10-10 of a ULONG */
  WakeFromD0: 4,
  /** bits 11-11 of a ULONG */
  WakeFromD1: 4,
  /** bits 12-12 of a ULONG */
  WakeFromD2: 4,
  /** bits 13-13 of a ULONG */
  WakeFromD3: 4,
  /** bits 14-14 of a ULONG */
  HardwareDisabled: 4,
  /** bits 15-15 of a ULONG */
  NonDynamic: 4,
  /** bits 16-16 of a ULONG */
  WarmEjectSupported: 4,
  /** bits 17-17 of a ULONG */
  NoDisplayInUI: 4,
  /** bits 18-18 of a ULONG */
  Reserved1: 4,
  /** bits 19-19 of a ULONG */
  WakeFromInterrupt: 4,
  /** bits 20-20 of a ULONG */
  SecureDevice: 4,
  /** bits 21-21 of a ULONG */
  ChildOfVgaEnabledBridge: 4,
  /** bits 22-22 of a ULONG */
  DecodeIoOnBoot: 4,
  /** bits 23-31 of a ULONG */
  Reserved: 4,
  Address: 8,
  UINumber: 12,
  DeviceState: 16,
  SystemWake: 44,
  DeviceWake: 48,
  D1Latency: 52,
  D2Latency: 56,
  D3Latency: 60,
  sizeof: 64,
} as const;

/** 48 bytes. */
export const DEVICE_MAP = {
  DosDevicesDirectory: 0,
  GlobalDosDevicesDirectory: 4,
  ReferenceCount: 8,
  DriveMap: 12,
  DriveType: 16,
  sizeof: 48,
} as const;

/** 184 bytes. */
export const DEVICE_OBJECT = {
  Type: 0,
  Size: 2,
  ReferenceCount: 4,
  DriverObject: 8,
  NextDevice: 12,
  AttachedDevice: 16,
  CurrentIrp: 20,
  Timer: 24,
  Flags: 28,
  Characteristics: 32,
  Vpb: 36,
  DeviceExtension: 40,
  DeviceType: 44,
  StackSize: 48,
  Queue: 52,
  Queue_ListEntry: 52,
  Queue_ListEntry_Flink: 52,
  Queue_ListEntry_Blink: 56,
  Queue_Wcb: 52,
  Queue_Wcb_WaitQueueEntry: 52,
  Queue_Wcb_WaitQueueEntry_DeviceListEntry: 52,
  Queue_Wcb_WaitQueueEntry_DeviceListEntry_Flink: 52,
  Queue_Wcb_WaitQueueEntry_DeviceListEntry_Blink: 56,
  Queue_Wcb_WaitQueueEntry_SortKey: 60,
  Queue_Wcb_WaitQueueEntry_Inserted: 64,
  Queue_Wcb_DeviceRoutine: 68,
  Queue_Wcb_DeviceContext: 72,
  Queue_Wcb_NumberOfMapRegisters: 76,
  Queue_Wcb_DeviceObject: 80,
  Queue_Wcb_CurrentIrp: 84,
  Queue_Wcb_BufferChainingDpc: 88,
  AlignmentRequirement: 92,
  DeviceQueue: 96,
  DeviceQueue_Type: 96,
  DeviceQueue_Size: 98,
  DeviceQueue_DeviceListHead: 100,
  DeviceQueue_DeviceListHead_Flink: 100,
  DeviceQueue_DeviceListHead_Blink: 104,
  DeviceQueue_Lock: 108,
  DeviceQueue_Busy: 112,
  Dpc: 116,
  Dpc_Type: 116,
  Dpc_Importance: 117,
  Dpc_Number: 118,
  Dpc_DpcListEntry: 120,
  Dpc_DpcListEntry_Flink: 120,
  Dpc_DpcListEntry_Blink: 124,
  Dpc_DeferredRoutine: 128,
  Dpc_DeferredContext: 132,
  Dpc_SystemArgument1: 136,
  Dpc_SystemArgument2: 140,
  Dpc_DpcData: 144,
  ActiveThreadCount: 148,
  SecurityDescriptor: 152,
  DeviceLock: 156,
  DeviceLock_Header: 156,
  DeviceLock_Header_Type: 156,
  DeviceLock_Header_Absolute: 157,
  DeviceLock_Header_NpxIrql: 157,
  DeviceLock_Header_Size: 158,
  DeviceLock_Header_Hand: 158,
  DeviceLock_Header_Inserted: 159,
  DeviceLock_Header_DebugActive: 159,
  DeviceLock_Header_Lock: 156,
  DeviceLock_Header_SignalState: 160,
  DeviceLock_Header_WaitListHead: 164,
  DeviceLock_Header_WaitListHead_Flink: 164,
  DeviceLock_Header_WaitListHead_Blink: 168,
  SectorSize: 172,
  Spare1: 174,
  DeviceObjectExtension: 176,
  Reserved: 180,
  sizeof: 184,
} as const;

/** 8 bytes. */
export const DEVICE_RELATIONS = {
  Count: 0,
  Objects: 4,
  sizeof: 8,
} as const;

/** 44 bytes. */
export const DEVOBJ_EXTENSION = {
  Type: 0,
  Size: 2,
  DeviceObject: 4,
  PowerFlags: 8,
  Dope: 12,
  ExtensionFlags: 16,
  DeviceNode: 20,
  AttachedTo: 24,
  StartIoCount: 28,
  StartIoKey: 32,
  StartIoFlags: 36,
  Vpb: 40,
  sizeof: 44,
} as const;

/** 32 bytes. */
export const DEV_BROADCAST_DEVICEINTERFACE_A = {
  dbcc_size: 0,
  dbcc_devicetype: 4,
  dbcc_reserved: 8,
  dbcc_classguid: 12,
  dbcc_classguid_Data1: 12,
  dbcc_classguid_Data2: 16,
  dbcc_classguid_Data3: 18,
  dbcc_classguid_Data4: 20,
  dbcc_name: 28,
  sizeof: 32,
} as const;

/** 32 bytes. */
export const DEV_BROADCAST_DEVICEINTERFACE_W = {
  dbcc_size: 0,
  dbcc_devicetype: 4,
  dbcc_reserved: 8,
  dbcc_classguid: 12,
  dbcc_classguid_Data1: 12,
  dbcc_classguid_Data2: 16,
  dbcc_classguid_Data3: 18,
  dbcc_classguid_Data4: 20,
  dbcc_name: 28,
  sizeof: 32,
} as const;

/** 12 bytes. */
export const DEV_BROADCAST_HDR = {
  dbch_size: 0,
  dbch_devicetype: 4,
  dbch_reserved: 8,
  sizeof: 12,
} as const;

/** 16 bytes. */
export const DISPATCHER_HEADER = {
  Type: 0,
  Absolute: 1,
  NpxIrql: 1,
  Size: 2,
  Hand: 2,
  Inserted: 3,
  DebugActive: 3,
  Lock: 0,
  SignalState: 4,
  WaitListHead: 8,
  WaitListHead_Flink: 8,
  WaitListHead_Blink: 12,
  sizeof: 16,
} as const;

/** 28 bytes. */
export const DRIVER_EXTENSION = {
  DriverObject: 0,
  AddDevice: 4,
  Count: 8,
  ServiceKeyName: 12,
  ServiceKeyName_Length: 12,
  ServiceKeyName_MaximumLength: 14,
  ServiceKeyName_Buffer: 16,
  ClientDriverExtension: 20,
  FsFilterCallbacks: 24,
  sizeof: 28,
} as const;

/** 168 bytes. */
export const DRIVER_OBJECT = {
  Type: 0,
  Size: 2,
  DeviceObject: 4,
  Flags: 8,
  DriverStart: 12,
  DriverSize: 16,
  DriverSection: 20,
  DriverExtension: 24,
  DriverName: 28,
  DriverName_Length: 28,
  DriverName_MaximumLength: 30,
  DriverName_Buffer: 32,
  HardwareDatabase: 36,
  FastIoDispatch: 40,
  DriverInit: 44,
  DriverStartIo: 48,
  DriverUnload: 52,
  MajorFunction: 56,
  sizeof: 168,
} as const;

/** 36 bytes. */
export const ENUM_SERVICE_STATUSA = {
  lpServiceName: 0,
  lpDisplayName: 4,
  ServiceStatus: 8,
  ServiceStatus_dwServiceType: 8,
  ServiceStatus_dwCurrentState: 12,
  ServiceStatus_dwControlsAccepted: 16,
  ServiceStatus_dwWin32ExitCode: 20,
  ServiceStatus_dwServiceSpecificExitCode: 24,
  ServiceStatus_dwCheckPoint: 28,
  ServiceStatus_dwWaitHint: 32,
  sizeof: 36,
} as const;

/** 36 bytes. */
export const ENUM_SERVICE_STATUSW = {
  lpServiceName: 0,
  lpDisplayName: 4,
  ServiceStatus: 8,
  ServiceStatus_dwServiceType: 8,
  ServiceStatus_dwCurrentState: 12,
  ServiceStatus_dwControlsAccepted: 16,
  ServiceStatus_dwWin32ExitCode: 20,
  ServiceStatus_dwServiceSpecificExitCode: 24,
  ServiceStatus_dwCheckPoint: 28,
  ServiceStatus_dwWaitHint: 32,
  sizeof: 36,
} as const;

/** 44 bytes. */
export const ENUM_SERVICE_STATUS_PROCESSA = {
  lpServiceName: 0,
  lpDisplayName: 4,
  ServiceStatusProcess: 8,
  ServiceStatusProcess_dwServiceType: 8,
  ServiceStatusProcess_dwCurrentState: 12,
  ServiceStatusProcess_dwControlsAccepted: 16,
  ServiceStatusProcess_dwWin32ExitCode: 20,
  ServiceStatusProcess_dwServiceSpecificExitCode: 24,
  ServiceStatusProcess_dwCheckPoint: 28,
  ServiceStatusProcess_dwWaitHint: 32,
  ServiceStatusProcess_dwProcessId: 36,
  ServiceStatusProcess_dwServiceFlags: 40,
  sizeof: 44,
} as const;

/** 44 bytes. */
export const ENUM_SERVICE_STATUS_PROCESSW = {
  lpServiceName: 0,
  lpDisplayName: 4,
  ServiceStatusProcess: 8,
  ServiceStatusProcess_dwServiceType: 8,
  ServiceStatusProcess_dwCurrentState: 12,
  ServiceStatusProcess_dwControlsAccepted: 16,
  ServiceStatusProcess_dwWin32ExitCode: 20,
  ServiceStatusProcess_dwServiceSpecificExitCode: 24,
  ServiceStatusProcess_dwCheckPoint: 28,
  ServiceStatusProcess_dwWaitHint: 32,
  ServiceStatusProcess_dwProcessId: 36,
  ServiceStatusProcess_dwServiceFlags: 40,
  sizeof: 44,
} as const;

/** 632 bytes. */
export const EPROCESS = {
  Pcb: 0,
  Pcb_Header: 0,
  Pcb_Header_Type: 0,
  Pcb_Header_Absolute: 1,
  Pcb_Header_NpxIrql: 1,
  Pcb_Header_Size: 2,
  Pcb_Header_Hand: 2,
  Pcb_Header_Inserted: 3,
  Pcb_Header_DebugActive: 3,
  Pcb_Header_Lock: 0,
  Pcb_Header_SignalState: 4,
  Pcb_Header_WaitListHead: 8,
  Pcb_Header_WaitListHead_Flink: 8,
  Pcb_Header_WaitListHead_Blink: 12,
  Pcb_ProfileListHead: 16,
  Pcb_ProfileListHead_Flink: 16,
  Pcb_ProfileListHead_Blink: 20,
  Pcb_DirectoryTableBase: 24,
  Pcb_LdtDescriptor: 32,
  Pcb_Int21Descriptor: 40,
  Pcb_IopmOffset: 48,
  Pcb_Iopl: 50,
  Pcb_Unused: 51,
  Pcb_ActiveProcessors: 52,
  Pcb_KernelTime: 56,
  Pcb_UserTime: 60,
  Pcb_ReadyListHead: 64,
  Pcb_ReadyListHead_Flink: 64,
  Pcb_ReadyListHead_Blink: 68,
  Pcb_SwapListEntry: 72,
  Pcb_SwapListEntry_Next: 72,
  Pcb_VdmTrapcHandler: 76,
  Pcb_ThreadListHead: 80,
  Pcb_ThreadListHead_Flink: 80,
  Pcb_ThreadListHead_Blink: 84,
  Pcb_ProcessLock: 88,
  Pcb_Affinity: 92,
  Pcb_ProcessFlags: 96,
  Pcb_BasePriority: 100,
  Pcb_QuantumReset: 101,
  Pcb_State: 102,
  Pcb_ThreadSeed: 103,
  Pcb_PowerState: 104,
  Pcb_IdealNode: 105,
  Pcb_Visited: 106,
  Pcb_ExecuteOptions: 107,
  Pcb_StackCount: 108,
  Pcb_ProcessListEntry: 112,
  Pcb_ProcessListEntry_Flink: 112,
  Pcb_ProcessListEntry_Blink: 116,
  ProcessLock: 120,
  CreateTime: 128,
  CreateTime_LowPart: 128,
  CreateTime_HighPart: 132,
  CreateTime_u: 128,
  CreateTime_u_LowPart: 128,
  CreateTime_u_HighPart: 132,
  CreateTime_QuadPart: 128,
  ExitTime: 136,
  ExitTime_LowPart: 136,
  ExitTime_HighPart: 140,
  ExitTime_u: 136,
  ExitTime_u_LowPart: 136,
  ExitTime_u_HighPart: 140,
  ExitTime_QuadPart: 136,
  RundownProtect: 144,
  RundownProtect_Count: 144,
  RundownProtect_Ptr: 144,
  UniqueProcessId: 148,
  ActiveProcessLinks: 152,
  ActiveProcessLinks_Flink: 152,
  ActiveProcessLinks_Blink: 156,
  QuotaUsage: 160,
  QuotaPeak: 172,
  CommitCharge: 184,
  PeakVirtualSize: 188,
  VirtualSize: 192,
  SessionProcessLinks: 196,
  SessionProcessLinks_Flink: 196,
  SessionProcessLinks_Blink: 200,
  DebugPort: 204,
  ExceptionPort: 208,
  ObjectTable: 212,
  Token: 216,
  Token_Object: 216,
  Token_Value: 216,
  WorkingSetPage: 220,
  AddressCreationLock: 224,
  AddressCreationLock_Count: 224,
  AddressCreationLock_Owner: 228,
  AddressCreationLock_Contention: 232,
  AddressCreationLock_Gate: 236,
  AddressCreationLock_Gate_Header: 236,
  AddressCreationLock_Gate_Header_Type: 236,
  AddressCreationLock_Gate_Header_Absolute: 237,
  AddressCreationLock_Gate_Header_NpxIrql: 237,
  AddressCreationLock_Gate_Header_Size: 238,
  AddressCreationLock_Gate_Header_Hand: 238,
  AddressCreationLock_Gate_Header_Inserted: 239,
  AddressCreationLock_Gate_Header_DebugActive: 239,
  AddressCreationLock_Gate_Header_Lock: 236,
  AddressCreationLock_Gate_Header_SignalState: 240,
  AddressCreationLock_Gate_Header_WaitListHead: 244,
  AddressCreationLock_Gate_Header_WaitListHead_Flink: 244,
  AddressCreationLock_Gate_Header_WaitListHead_Blink: 248,
  AddressCreationLock_KernelApcDisable: 252,
  AddressCreationLock_SpecialApcDisable: 254,
  AddressCreationLock_CombinedApcDisable: 252,
  HyperSpaceLock: 256,
  ForkInProgress: 260,
  HardwareTrigger: 264,
  PhysicalVadRoot: 268,
  CloneRoot: 272,
  NumberOfPrivatePages: 276,
  NumberOfLockedPages: 280,
  Win32Process: 284,
  Job: 288,
  SectionObject: 292,
  SectionBaseAddress: 296,
  QuotaBlock: 300,
  WorkingSetWatch: 304,
  Win32WindowStation: 308,
  InheritedFromUniqueProcessId: 312,
  LdtInformation: 316,
  VadFreeHint: 320,
  VdmObjects: 324,
  DeviceMap: 328,
  Spare0: 332,
  PageDirectoryPte: 344,
  Session: 352,
  ImageFileName: 356,
  JobLinks: 372,
  JobLinks_Flink: 372,
  JobLinks_Blink: 376,
  LockedPagesList: 380,
  ThreadListHead: 384,
  ThreadListHead_Flink: 384,
  ThreadListHead_Blink: 388,
  SecurityPort: 392,
  PaeTop: 396,
  ActiveThreads: 400,
  GrantedAccess: 404,
  DefaultHardErrorProcessing: 408,
  LastThreadExitStatus: 412,
  Peb: 416,
  PrefetchTrace: 420,
  PrefetchTrace_Object: 420,
  PrefetchTrace_Value: 420,
  ReadOperationCount: 424,
  ReadOperationCount_LowPart: 424,
  ReadOperationCount_HighPart: 428,
  ReadOperationCount_u: 424,
  ReadOperationCount_u_LowPart: 424,
  ReadOperationCount_u_HighPart: 428,
  ReadOperationCount_QuadPart: 424,
  WriteOperationCount: 432,
  WriteOperationCount_LowPart: 432,
  WriteOperationCount_HighPart: 436,
  WriteOperationCount_u: 432,
  WriteOperationCount_u_LowPart: 432,
  WriteOperationCount_u_HighPart: 436,
  WriteOperationCount_QuadPart: 432,
  OtherOperationCount: 440,
  OtherOperationCount_LowPart: 440,
  OtherOperationCount_HighPart: 444,
  OtherOperationCount_u: 440,
  OtherOperationCount_u_LowPart: 440,
  OtherOperationCount_u_HighPart: 444,
  OtherOperationCount_QuadPart: 440,
  ReadTransferCount: 448,
  ReadTransferCount_LowPart: 448,
  ReadTransferCount_HighPart: 452,
  ReadTransferCount_u: 448,
  ReadTransferCount_u_LowPart: 448,
  ReadTransferCount_u_HighPart: 452,
  ReadTransferCount_QuadPart: 448,
  WriteTransferCount: 456,
  WriteTransferCount_LowPart: 456,
  WriteTransferCount_HighPart: 460,
  WriteTransferCount_u: 456,
  WriteTransferCount_u_LowPart: 456,
  WriteTransferCount_u_HighPart: 460,
  WriteTransferCount_QuadPart: 456,
  OtherTransferCount: 464,
  OtherTransferCount_LowPart: 464,
  OtherTransferCount_HighPart: 468,
  OtherTransferCount_u: 464,
  OtherTransferCount_u_LowPart: 464,
  OtherTransferCount_u_HighPart: 468,
  OtherTransferCount_QuadPart: 464,
  CommitChargeLimit: 472,
  CommitChargePeak: 476,
  AweInfo: 480,
  SeAuditProcessCreationInfo: 484,
  Vm: 488,
  MmProcessLinks: 560,
  MmProcessLinks_Flink: 560,
  MmProcessLinks_Blink: 564,
  ModifiedPageCount: 568,
  JobStatus: 572,
  Flags: 576,
  ExitStatus: 580,
  NextPageColor: 584,
  SubSystemMinorVersion: 586,
  SubSystemMajorVersion: 587,
  PriorityClass: 588,
  VadRoot: 592,
  Cookie: 624,
  sizeof: 632,
} as const;

/** 56 bytes. */
export const ERESOURCE = {
  SystemResourcesList: 0,
  SystemResourcesList_Flink: 0,
  SystemResourcesList_Blink: 4,
  OwnerTable: 8,
  ActiveCount: 12,
  Flag: 14,
  SharedWaiters: 16,
  ExclusiveWaiters: 20,
  OwnerThreads: 24,
  ContentionCount: 40,
  NumberOfSharedWaiters: 44,
  NumberOfExclusiveWaiters: 46,
  Address: 48,
  CreatorBackTraceIndex: 48,
  SpinLock: 52,
  sizeof: 56,
} as const;

/** 592 bytes. */
export const ETHREAD = {
  Tcb: 0,
  Tcb_Header: 0,
  Tcb_Header_Type: 0,
  Tcb_Header_Absolute: 1,
  Tcb_Header_NpxIrql: 1,
  Tcb_Header_Size: 2,
  Tcb_Header_Hand: 2,
  Tcb_Header_Inserted: 3,
  Tcb_Header_DebugActive: 3,
  Tcb_Header_Lock: 0,
  Tcb_Header_SignalState: 4,
  Tcb_Header_WaitListHead: 8,
  Tcb_Header_WaitListHead_Flink: 8,
  Tcb_Header_WaitListHead_Blink: 12,
  Tcb_MutantListHead: 16,
  Tcb_MutantListHead_Flink: 16,
  Tcb_MutantListHead_Blink: 20,
  Tcb_InitialStack: 24,
  Tcb_StackLimit: 28,
  Tcb_KernelStack: 32,
  Tcb_ThreadLock: 36,
  Tcb_ApcState: 40,
  Tcb_ApcState_ApcListHead: 40,
  Tcb_ApcState_Process: 56,
  Tcb_ApcState_KernelApcInProgress: 60,
  Tcb_ApcState_KernelApcPending: 61,
  Tcb_ApcState_UserApcPending: 62,
  Tcb_ApcStateFill: 40,
  Tcb_ApcQueueable: 63,
  Tcb_NextProcessor: 64,
  Tcb_DeferredProcessor: 65,
  Tcb_AdjustReason: 66,
  Tcb_AdjustIncrement: 67,
  Tcb_ApcQueueLock: 68,
  Tcb_ContextSwitches: 72,
  Tcb_State: 76,
  Tcb_NpxState: 77,
  Tcb_WaitIrql: 78,
  Tcb_WaitMode: 79,
  Tcb_WaitStatus: 80,
  Tcb_WaitBlockList: 84,
  Tcb_GateObject: 84,
  Tcb_Alertable: 88,
  Tcb_WaitNext: 89,
  Tcb_WaitReason: 90,
  Tcb_Priority: 91,
  Tcb_EnableStackSwap: 92,
  Tcb_SwapBusy: 93,
  Tcb_Alerted: 94,
  Tcb_WaitListEntry: 96,
  Tcb_WaitListEntry_Flink: 96,
  Tcb_WaitListEntry_Blink: 100,
  Tcb_SwapListEntry: 96,
  Tcb_SwapListEntry_Next: 96,
  Tcb_Queue: 104,
  Tcb_WaitTime: 108,
  Tcb_KernelApcDisable: 112,
  Tcb_SpecialApcDisable: 114,
  Tcb_CombinedApcDisable: 112,
  Tcb_Teb: 116,
  Tcb_Timer: 120,
  Tcb_Timer_Header: 120,
  Tcb_Timer_Header_Type: 120,
  Tcb_Timer_Header_Absolute: 121,
  Tcb_Timer_Header_NpxIrql: 121,
  Tcb_Timer_Header_Size: 122,
  Tcb_Timer_Header_Hand: 122,
  Tcb_Timer_Header_Inserted: 123,
  Tcb_Timer_Header_DebugActive: 123,
  Tcb_Timer_Header_Lock: 120,
  Tcb_Timer_Header_SignalState: 124,
  Tcb_Timer_Header_WaitListHead: 128,
  Tcb_Timer_Header_WaitListHead_Flink: 128,
  Tcb_Timer_Header_WaitListHead_Blink: 132,
  Tcb_Timer_DueTime: 136,
  Tcb_Timer_DueTime_LowPart: 136,
  Tcb_Timer_DueTime_HighPart: 140,
  Tcb_Timer_DueTime_u: 136,
  Tcb_Timer_DueTime_u_LowPart: 136,
  Tcb_Timer_DueTime_u_HighPart: 140,
  Tcb_Timer_DueTime_QuadPart: 136,
  Tcb_Timer_TimerListEntry: 144,
  Tcb_Timer_TimerListEntry_Flink: 144,
  Tcb_Timer_TimerListEntry_Blink: 148,
  Tcb_Timer_Dpc: 152,
  Tcb_Timer_Period: 156,
  Tcb_TimerFill: 120,
  Tcb_ThreadFlags: 160,
  Tcb_WaitBlock: 168,
  Tcb_WaitBlockFill0: 168,
  Tcb_SystemAffinityActive: 191,
  Tcb_WaitBlockFill1: 168,
  Tcb_PreviousMode: 215,
  Tcb_WaitBlockFill2: 168,
  Tcb_ResourceIndex: 239,
  Tcb_WaitBlockFill3: 168,
  Tcb_LargeStack: 263,
  Tcb_QueueListEntry: 264,
  Tcb_QueueListEntry_Flink: 264,
  Tcb_QueueListEntry_Blink: 268,
  Tcb_TrapFrame: 272,
  Tcb_CallbackStack: 276,
  Tcb_ServiceTable: 280,
  Tcb_ApcStateIndex: 284,
  Tcb_IdealProcessor: 285,
  Tcb_Preempted: 286,
  Tcb_ProcessReadyQueue: 287,
  Tcb_KernelStackResident: 288,
  Tcb_BasePriority: 289,
  Tcb_PriorityDecrement: 290,
  Tcb_Saturation: 291,
  Tcb_UserAffinity: 292,
  Tcb_Process: 296,
  Tcb_Affinity: 300,
  Tcb_ApcStatePointer: 304,
  Tcb_SavedApcState: 312,
  Tcb_SavedApcState_ApcListHead: 312,
  Tcb_SavedApcState_Process: 328,
  Tcb_SavedApcState_KernelApcInProgress: 332,
  Tcb_SavedApcState_KernelApcPending: 333,
  Tcb_SavedApcState_UserApcPending: 334,
  Tcb_SavedApcStateFill: 312,
  Tcb_FreezeCount: 335,
  Tcb_SuspendCount: 336,
  Tcb_UserIdealProcessor: 337,
  Tcb_CalloutActive: 338,
  Tcb_Iopl: 339,
  Tcb_Win32Thread: 340,
  Tcb_StackBase: 344,
  Tcb_SuspendApc: 348,
  Tcb_SuspendApc_Type: 348,
  Tcb_SuspendApc_SpareByte0: 349,
  Tcb_SuspendApc_Size: 350,
  Tcb_SuspendApc_SpareByte1: 351,
  Tcb_SuspendApc_SpareLong0: 352,
  Tcb_SuspendApc_Thread: 356,
  Tcb_SuspendApc_ApcListEntry: 360,
  Tcb_SuspendApc_ApcListEntry_Flink: 360,
  Tcb_SuspendApc_ApcListEntry_Blink: 364,
  Tcb_SuspendApc_KernelRoutine: 368,
  Tcb_SuspendApc_RundownRoutine: 372,
  Tcb_SuspendApc_NormalRoutine: 376,
  Tcb_SuspendApc_NormalContext: 380,
  Tcb_SuspendApc_SystemArgument1: 384,
  Tcb_SuspendApc_SystemArgument2: 388,
  Tcb_SuspendApc_ApcStateIndex: 392,
  Tcb_SuspendApc_ApcMode: 393,
  Tcb_SuspendApc_Inserted: 394,
  Tcb_SuspendApcFill0: 348,
  Tcb_Quantum: 349,
  Tcb_SuspendApcFill1: 348,
  Tcb_QuantumReset: 351,
  Tcb_SuspendApcFill2: 348,
  Tcb_KernelTime: 352,
  Tcb_SuspendApcFill3: 348,
  Tcb_TlsArray: 384,
  Tcb_SuspendApcFill4: 348,
  Tcb_BBTData: 388,
  Tcb_SuspendApcFill5: 348,
  Tcb_PowerState: 395,
  Tcb_UserTime: 396,
  Tcb_SuspendSemaphore: 400,
  Tcb_SuspendSemaphore_Header: 400,
  Tcb_SuspendSemaphore_Header_Type: 400,
  Tcb_SuspendSemaphore_Header_Absolute: 401,
  Tcb_SuspendSemaphore_Header_NpxIrql: 401,
  Tcb_SuspendSemaphore_Header_Size: 402,
  Tcb_SuspendSemaphore_Header_Hand: 402,
  Tcb_SuspendSemaphore_Header_Inserted: 403,
  Tcb_SuspendSemaphore_Header_DebugActive: 403,
  Tcb_SuspendSemaphore_Header_Lock: 400,
  Tcb_SuspendSemaphore_Header_SignalState: 404,
  Tcb_SuspendSemaphore_Header_WaitListHead: 408,
  Tcb_SuspendSemaphore_Header_WaitListHead_Flink: 408,
  Tcb_SuspendSemaphore_Header_WaitListHead_Blink: 412,
  Tcb_SuspendSemaphore_Limit: 416,
  Tcb_SuspendSemaphorefill: 400,
  Tcb_SListFaultCount: 420,
  Tcb_ThreadListEntry: 424,
  Tcb_ThreadListEntry_Flink: 424,
  Tcb_ThreadListEntry_Blink: 428,
  Tcb_SListFaultAddress: 432,
  CreateTime: 440,
  CreateTime_LowPart: 440,
  CreateTime_HighPart: 444,
  CreateTime_u: 440,
  CreateTime_u_LowPart: 440,
  CreateTime_u_HighPart: 444,
  CreateTime_QuadPart: 440,
  ExitTime: 448,
  ExitTime_LowPart: 448,
  ExitTime_HighPart: 452,
  ExitTime_u: 448,
  ExitTime_u_LowPart: 448,
  ExitTime_u_HighPart: 452,
  ExitTime_QuadPart: 448,
  LpcReplyChain: 448,
  LpcReplyChain_Flink: 448,
  LpcReplyChain_Blink: 452,
  KeyedWaitChain: 448,
  KeyedWaitChain_Flink: 448,
  KeyedWaitChain_Blink: 452,
  ExitStatus: 456,
  OfsChain: 456,
  PostBlockList: 460,
  PostBlockList_Flink: 460,
  PostBlockList_Blink: 464,
  TerminationPort: 468,
  ReaperLink: 468,
  KeyedWaitValue: 468,
  ActiveTimerListLock: 472,
  ActiveTimerListHead: 476,
  ActiveTimerListHead_Flink: 476,
  ActiveTimerListHead_Blink: 480,
  Cid: 484,
  Cid_UniqueProcess: 484,
  Cid_UniqueThread: 488,
  LpcReplySemaphore: 492,
  LpcReplySemaphore_Header: 492,
  LpcReplySemaphore_Header_Type: 492,
  LpcReplySemaphore_Header_Absolute: 493,
  LpcReplySemaphore_Header_NpxIrql: 493,
  LpcReplySemaphore_Header_Size: 494,
  LpcReplySemaphore_Header_Hand: 494,
  LpcReplySemaphore_Header_Inserted: 495,
  LpcReplySemaphore_Header_DebugActive: 495,
  LpcReplySemaphore_Header_Lock: 492,
  LpcReplySemaphore_Header_SignalState: 496,
  LpcReplySemaphore_Header_WaitListHead: 500,
  LpcReplySemaphore_Header_WaitListHead_Flink: 500,
  LpcReplySemaphore_Header_WaitListHead_Blink: 504,
  LpcReplySemaphore_Limit: 508,
  KeyedWaitSemaphore: 492,
  KeyedWaitSemaphore_Header: 492,
  KeyedWaitSemaphore_Header_Type: 492,
  KeyedWaitSemaphore_Header_Absolute: 493,
  KeyedWaitSemaphore_Header_NpxIrql: 493,
  KeyedWaitSemaphore_Header_Size: 494,
  KeyedWaitSemaphore_Header_Hand: 494,
  KeyedWaitSemaphore_Header_Inserted: 495,
  KeyedWaitSemaphore_Header_DebugActive: 495,
  KeyedWaitSemaphore_Header_Lock: 492,
  KeyedWaitSemaphore_Header_SignalState: 496,
  KeyedWaitSemaphore_Header_WaitListHead: 500,
  KeyedWaitSemaphore_Header_WaitListHead_Flink: 500,
  KeyedWaitSemaphore_Header_WaitListHead_Blink: 504,
  KeyedWaitSemaphore_Limit: 508,
  LpcReplyMessage: 512,
  LpcWaitingOnPort: 512,
  ImpersonationInfo: 516,
  IrpList: 520,
  IrpList_Flink: 520,
  IrpList_Blink: 524,
  TopLevelIrp: 528,
  DeviceToVerify: 532,
  ThreadsProcess: 536,
  StartAddress: 540,
  Win32StartAddress: 544,
  LpcReceivedMessageId: 544,
  ThreadListEntry: 548,
  ThreadListEntry_Flink: 548,
  ThreadListEntry_Blink: 552,
  RundownProtect: 556,
  RundownProtect_Count: 556,
  RundownProtect_Ptr: 556,
  ThreadLock: 560,
  LpcReplyMessageId: 564,
  ReadClusterSize: 568,
  GrantedAccess: 572,
  CrossThreadFlags: 576,
  SameThreadPassiveFlags: 580,
  SameThreadApcFlags: 584,
  ForwardClusterOnly: 588,
  DisablePageFaultClustering: 589,
  ActiveFaultCount: 590,
  sizeof: 592,
} as const;

/** 56 bytes. */
export const EVENTLOGRECORD = {
  Length: 0,
  Reserved: 4,
  RecordNumber: 8,
  TimeGenerated: 12,
  TimeWritten: 16,
  EventID: 20,
  EventType: 24,
  NumStrings: 26,
  EventCategory: 28,
  ReservedFlags: 30,
  ClosingRecordNumber: 32,
  StringOffset: 36,
  UserSidLength: 40,
  UserSidOffset: 44,
  DataLength: 48,
  DataOffset: 52,
  sizeof: 56,
} as const;

/** 8 bytes. */
export const EXCEPTION_POINTERS = {
  ExceptionRecord: 0,
  ContextRecord: 4,
  sizeof: 8,
} as const;

/** 80 bytes. */
export const EXCEPTION_RECORD = {
  ExceptionCode: 0,
  ExceptionFlags: 4,
  ExceptionRecord: 8,
  ExceptionAddress: 12,
  NumberParameters: 16,
  ExceptionInformation: 20,
  sizeof: 80,
} as const;

/** 8 bytes. */
export const EXCEPTION_REGISTRATION_RECORD = {
  Next: 0,
  Handler: 4,
  sizeof: 8,
} as const;

/** 16 bytes. */
export const EXT_DELETE_PARAMETERS = {
  Version: 0,
  Reserved: 4,
  DeleteCallback: 8,
  DeleteContext: 12,
  sizeof: 16,
} as const;

/** 16 bytes. */
export const EXT_SET_PARAMETERS_V0 = {
  Version: 0,
  Reserved: 4,
  NoWakeTolerance: 8,
  sizeof: 16,
} as const;

/** 4 bytes. */
export const EX_FAST_REF = {
  Object: 0,
  Value: 0,
  sizeof: 4,
} as const;

/** 4 bytes. */
export const EX_RUNDOWN_REF = {
  Count: 0,
  Ptr: 0,
  sizeof: 4,
} as const;

/** 112 bytes. */
export const FAST_IO_DISPATCH = {
  SizeOfFastIoDispatch: 0,
  FastIoCheckIfPossible: 4,
  FastIoRead: 8,
  FastIoWrite: 12,
  FastIoQueryBasicInfo: 16,
  FastIoQueryStandardInfo: 20,
  FastIoLock: 24,
  FastIoUnlockSingle: 28,
  FastIoUnlockAll: 32,
  FastIoUnlockAllByKey: 36,
  FastIoDeviceControl: 40,
  AcquireFileForNtCreateSection: 44,
  ReleaseFileForNtCreateSection: 48,
  FastIoDetachDevice: 52,
  FastIoQueryNetworkOpenInfo: 56,
  AcquireForModWrite: 60,
  MdlRead: 64,
  MdlReadComplete: 68,
  PrepareMdlWrite: 72,
  MdlWriteComplete: 76,
  FastIoReadCompressed: 80,
  FastIoWriteCompressed: 84,
  MdlReadCompleteCompressed: 88,
  MdlWriteCompleteCompressed: 92,
  FastIoQueryOpen: 96,
  ReleaseForModWrite: 100,
  AcquireForCcFlush: 104,
  ReleaseForCcFlush: 108,
  sizeof: 112,
} as const;

/** 32 bytes. */
export const FAST_MUTEX = {
  Count: 0,
  Owner: 4,
  Contention: 8,
  Event: 12,
  Event_Header: 12,
  Event_Header_Type: 12,
  Event_Header_Absolute: 13,
  Event_Header_NpxIrql: 13,
  Event_Header_Size: 14,
  Event_Header_Hand: 14,
  Event_Header_Inserted: 15,
  Event_Header_DebugActive: 15,
  Event_Header_Lock: 12,
  Event_Header_SignalState: 16,
  Event_Header_WaitListHead: 20,
  Event_Header_WaitListHead_Flink: 20,
  Event_Header_WaitListHead_Blink: 24,
  OldIrql: 28,
  sizeof: 32,
} as const;

/** 8 bytes. */
export const FILETIME = {
  dwLowDateTime: 0,
  dwHighDateTime: 4,
  sizeof: 8,
} as const;

/** 4 bytes. */
export const FILE_ACCESS_INFORMATION = {
  AccessFlags: 0,
  sizeof: 4,
} as const;

/** 4 bytes. */
export const FILE_ALIGNMENT_INFORMATION = {
  AlignmentRequirement: 0,
  sizeof: 4,
} as const;

/** 8 bytes. */
export const FILE_ALLOCATION_INFORMATION = {
  AllocationSize: 0,
  AllocationSize_LowPart: 0,
  AllocationSize_HighPart: 4,
  AllocationSize_u: 0,
  AllocationSize_u_LowPart: 0,
  AllocationSize_u_HighPart: 4,
  AllocationSize_QuadPart: 0,
  sizeof: 8,
} as const;

/** 104 bytes. */
export const FILE_ALL_INFORMATION = {
  BasicInformation: 0,
  BasicInformation_CreationTime: 0,
  BasicInformation_CreationTime_LowPart: 0,
  BasicInformation_CreationTime_HighPart: 4,
  BasicInformation_CreationTime_u: 0,
  BasicInformation_CreationTime_u_LowPart: 0,
  BasicInformation_CreationTime_u_HighPart: 4,
  BasicInformation_CreationTime_QuadPart: 0,
  BasicInformation_LastAccessTime: 8,
  BasicInformation_LastAccessTime_LowPart: 8,
  BasicInformation_LastAccessTime_HighPart: 12,
  BasicInformation_LastAccessTime_u: 8,
  BasicInformation_LastAccessTime_u_LowPart: 8,
  BasicInformation_LastAccessTime_u_HighPart: 12,
  BasicInformation_LastAccessTime_QuadPart: 8,
  BasicInformation_LastWriteTime: 16,
  BasicInformation_LastWriteTime_LowPart: 16,
  BasicInformation_LastWriteTime_HighPart: 20,
  BasicInformation_LastWriteTime_u: 16,
  BasicInformation_LastWriteTime_u_LowPart: 16,
  BasicInformation_LastWriteTime_u_HighPart: 20,
  BasicInformation_LastWriteTime_QuadPart: 16,
  BasicInformation_ChangeTime: 24,
  BasicInformation_ChangeTime_LowPart: 24,
  BasicInformation_ChangeTime_HighPart: 28,
  BasicInformation_ChangeTime_u: 24,
  BasicInformation_ChangeTime_u_LowPart: 24,
  BasicInformation_ChangeTime_u_HighPart: 28,
  BasicInformation_ChangeTime_QuadPart: 24,
  BasicInformation_FileAttributes: 32,
  StandardInformation: 40,
  StandardInformation_AllocationSize: 40,
  StandardInformation_AllocationSize_LowPart: 40,
  StandardInformation_AllocationSize_HighPart: 44,
  StandardInformation_AllocationSize_u: 40,
  StandardInformation_AllocationSize_u_LowPart: 40,
  StandardInformation_AllocationSize_u_HighPart: 44,
  StandardInformation_AllocationSize_QuadPart: 40,
  StandardInformation_EndOfFile: 48,
  StandardInformation_EndOfFile_LowPart: 48,
  StandardInformation_EndOfFile_HighPart: 52,
  StandardInformation_EndOfFile_u: 48,
  StandardInformation_EndOfFile_u_LowPart: 48,
  StandardInformation_EndOfFile_u_HighPart: 52,
  StandardInformation_EndOfFile_QuadPart: 48,
  StandardInformation_NumberOfLinks: 56,
  StandardInformation_DeletePending: 60,
  StandardInformation_Directory: 61,
  InternalInformation: 64,
  InternalInformation_IndexNumber: 64,
  InternalInformation_IndexNumber_LowPart: 64,
  InternalInformation_IndexNumber_HighPart: 68,
  InternalInformation_IndexNumber_u: 64,
  InternalInformation_IndexNumber_u_LowPart: 64,
  InternalInformation_IndexNumber_u_HighPart: 68,
  InternalInformation_IndexNumber_QuadPart: 64,
  EaInformation: 72,
  EaInformation_EaSize: 72,
  AccessInformation: 76,
  AccessInformation_AccessFlags: 76,
  PositionInformation: 80,
  PositionInformation_CurrentByteOffset: 80,
  PositionInformation_CurrentByteOffset_LowPart: 80,
  PositionInformation_CurrentByteOffset_HighPart: 84,
  PositionInformation_CurrentByteOffset_u: 80,
  PositionInformation_CurrentByteOffset_u_LowPart: 80,
  PositionInformation_CurrentByteOffset_u_HighPart: 84,
  PositionInformation_CurrentByteOffset_QuadPart: 80,
  ModeInformation: 88,
  ModeInformation_Mode: 88,
  AlignmentInformation: 92,
  AlignmentInformation_AlignmentRequirement: 92,
  NameInformation: 96,
  NameInformation_FileNameLength: 96,
  NameInformation_FileName: 100,
  sizeof: 104,
} as const;

/** 40 bytes. */
export const FILE_BASIC_INFORMATION = {
  CreationTime: 0,
  CreationTime_LowPart: 0,
  CreationTime_HighPart: 4,
  CreationTime_u: 0,
  CreationTime_u_LowPart: 0,
  CreationTime_u_HighPart: 4,
  CreationTime_QuadPart: 0,
  LastAccessTime: 8,
  LastAccessTime_LowPart: 8,
  LastAccessTime_HighPart: 12,
  LastAccessTime_u: 8,
  LastAccessTime_u_LowPart: 8,
  LastAccessTime_u_HighPart: 12,
  LastAccessTime_QuadPart: 8,
  LastWriteTime: 16,
  LastWriteTime_LowPart: 16,
  LastWriteTime_HighPart: 20,
  LastWriteTime_u: 16,
  LastWriteTime_u_LowPart: 16,
  LastWriteTime_u_HighPart: 20,
  LastWriteTime_QuadPart: 16,
  ChangeTime: 24,
  ChangeTime_LowPart: 24,
  ChangeTime_HighPart: 28,
  ChangeTime_u: 24,
  ChangeTime_u_LowPart: 24,
  ChangeTime_u_HighPart: 28,
  ChangeTime_QuadPart: 24,
  FileAttributes: 32,
  sizeof: 40,
} as const;

/** 96 bytes. */
export const FILE_BOTH_DIR_INFORMATION = {
  NextEntryOffset: 0,
  FileIndex: 4,
  CreationTime: 8,
  CreationTime_LowPart: 8,
  CreationTime_HighPart: 12,
  CreationTime_u: 8,
  CreationTime_u_LowPart: 8,
  CreationTime_u_HighPart: 12,
  CreationTime_QuadPart: 8,
  LastAccessTime: 16,
  LastAccessTime_LowPart: 16,
  LastAccessTime_HighPart: 20,
  LastAccessTime_u: 16,
  LastAccessTime_u_LowPart: 16,
  LastAccessTime_u_HighPart: 20,
  LastAccessTime_QuadPart: 16,
  LastWriteTime: 24,
  LastWriteTime_LowPart: 24,
  LastWriteTime_HighPart: 28,
  LastWriteTime_u: 24,
  LastWriteTime_u_LowPart: 24,
  LastWriteTime_u_HighPart: 28,
  LastWriteTime_QuadPart: 24,
  ChangeTime: 32,
  ChangeTime_LowPart: 32,
  ChangeTime_HighPart: 36,
  ChangeTime_u: 32,
  ChangeTime_u_LowPart: 32,
  ChangeTime_u_HighPart: 36,
  ChangeTime_QuadPart: 32,
  EndOfFile: 40,
  EndOfFile_LowPart: 40,
  EndOfFile_HighPart: 44,
  EndOfFile_u: 40,
  EndOfFile_u_LowPart: 40,
  EndOfFile_u_HighPart: 44,
  EndOfFile_QuadPart: 40,
  AllocationSize: 48,
  AllocationSize_LowPart: 48,
  AllocationSize_HighPart: 52,
  AllocationSize_u: 48,
  AllocationSize_u_LowPart: 48,
  AllocationSize_u_HighPart: 52,
  AllocationSize_QuadPart: 48,
  FileAttributes: 56,
  FileNameLength: 60,
  EaSize: 64,
  ShortNameLength: 68,
  ShortName: 70,
  FileName: 94,
  sizeof: 96,
} as const;

/** 8 bytes. */
export const FILE_COMPLETION_INFORMATION = {
  Port: 0,
  Key: 4,
  sizeof: 8,
} as const;

/** 72 bytes. */
export const FILE_DIRECTORY_INFORMATION = {
  NextEntryOffset: 0,
  FileIndex: 4,
  CreationTime: 8,
  CreationTime_LowPart: 8,
  CreationTime_HighPart: 12,
  CreationTime_u: 8,
  CreationTime_u_LowPart: 8,
  CreationTime_u_HighPart: 12,
  CreationTime_QuadPart: 8,
  LastAccessTime: 16,
  LastAccessTime_LowPart: 16,
  LastAccessTime_HighPart: 20,
  LastAccessTime_u: 16,
  LastAccessTime_u_LowPart: 16,
  LastAccessTime_u_HighPart: 20,
  LastAccessTime_QuadPart: 16,
  LastWriteTime: 24,
  LastWriteTime_LowPart: 24,
  LastWriteTime_HighPart: 28,
  LastWriteTime_u: 24,
  LastWriteTime_u_LowPart: 24,
  LastWriteTime_u_HighPart: 28,
  LastWriteTime_QuadPart: 24,
  ChangeTime: 32,
  ChangeTime_LowPart: 32,
  ChangeTime_HighPart: 36,
  ChangeTime_u: 32,
  ChangeTime_u_LowPart: 32,
  ChangeTime_u_HighPart: 36,
  ChangeTime_QuadPart: 32,
  EndOfFile: 40,
  EndOfFile_LowPart: 40,
  EndOfFile_HighPart: 44,
  EndOfFile_u: 40,
  EndOfFile_u_LowPart: 40,
  EndOfFile_u_HighPart: 44,
  EndOfFile_QuadPart: 40,
  AllocationSize: 48,
  AllocationSize_LowPart: 48,
  AllocationSize_HighPart: 52,
  AllocationSize_u: 48,
  AllocationSize_u_LowPart: 48,
  AllocationSize_u_HighPart: 52,
  AllocationSize_QuadPart: 48,
  FileAttributes: 56,
  FileNameLength: 60,
  FileName: 64,
  sizeof: 72,
} as const;

/** 1 bytes. */
export const FILE_DISPOSITION_INFORMATION = {
  DeleteFile: 0,
  sizeof: 1,
} as const;

/** 4 bytes. */
export const FILE_EA_INFORMATION = {
  EaSize: 0,
  sizeof: 4,
} as const;

/** 8 bytes. */
export const FILE_END_OF_FILE_INFORMATION = {
  EndOfFile: 0,
  EndOfFile_LowPart: 0,
  EndOfFile_HighPart: 4,
  EndOfFile_u: 0,
  EndOfFile_u_LowPart: 0,
  EndOfFile_u_HighPart: 4,
  EndOfFile_QuadPart: 0,
  sizeof: 8,
} as const;

/** 16 bytes. */
export const FILE_FS_ATTRIBUTE_INFORMATION = {
  FileSystemAttributes: 0,
  MaximumComponentNameLength: 4,
  FileSystemNameLength: 8,
  FileSystemName: 12,
  sizeof: 16,
} as const;

/** 8 bytes. */
export const FILE_FS_DEVICE_INFORMATION = {
  DeviceType: 0,
  Characteristics: 4,
  sizeof: 8,
} as const;

/** 24 bytes. */
export const FILE_FS_SIZE_INFORMATION = {
  TotalAllocationUnits: 0,
  TotalAllocationUnits_LowPart: 0,
  TotalAllocationUnits_HighPart: 4,
  TotalAllocationUnits_u: 0,
  TotalAllocationUnits_u_LowPart: 0,
  TotalAllocationUnits_u_HighPart: 4,
  TotalAllocationUnits_QuadPart: 0,
  AvailableAllocationUnits: 8,
  AvailableAllocationUnits_LowPart: 8,
  AvailableAllocationUnits_HighPart: 12,
  AvailableAllocationUnits_u: 8,
  AvailableAllocationUnits_u_LowPart: 8,
  AvailableAllocationUnits_u_HighPart: 12,
  AvailableAllocationUnits_QuadPart: 8,
  SectorsPerAllocationUnit: 16,
  BytesPerSector: 20,
  sizeof: 24,
} as const;

/** 24 bytes. */
export const FILE_FS_VOLUME_INFORMATION = {
  VolumeCreationTime: 0,
  VolumeCreationTime_LowPart: 0,
  VolumeCreationTime_HighPart: 4,
  VolumeCreationTime_u: 0,
  VolumeCreationTime_u_LowPart: 0,
  VolumeCreationTime_u_HighPart: 4,
  VolumeCreationTime_QuadPart: 0,
  VolumeSerialNumber: 8,
  VolumeLabelLength: 12,
  SupportsObjects: 16,
  VolumeLabel: 18,
  sizeof: 24,
} as const;

/** 12 bytes. */
export const FILE_FULL_EA_INFORMATION = {
  NextEntryOffset: 0,
  Flags: 4,
  EaNameLength: 5,
  EaValueLength: 6,
  EaName: 8,
  sizeof: 12,
} as const;

/** 8 bytes. */
export const FILE_INTERNAL_INFORMATION = {
  IndexNumber: 0,
  IndexNumber_LowPart: 0,
  IndexNumber_HighPart: 4,
  IndexNumber_u: 0,
  IndexNumber_u_LowPart: 0,
  IndexNumber_u_HighPart: 4,
  IndexNumber_QuadPart: 0,
  sizeof: 8,
} as const;

/** 4 bytes. */
export const FILE_MODE_INFORMATION = {
  Mode: 0,
  sizeof: 4,
} as const;

/** 16 bytes. */
export const FILE_NAMES_INFORMATION = {
  NextEntryOffset: 0,
  FileIndex: 4,
  FileNameLength: 8,
  FileName: 12,
  sizeof: 16,
} as const;

/** 8 bytes. */
export const FILE_NAME_INFORMATION = {
  FileNameLength: 0,
  FileName: 4,
  sizeof: 8,
} as const;

/** 56 bytes. */
export const FILE_NETWORK_OPEN_INFORMATION = {
  CreationTime: 0,
  CreationTime_LowPart: 0,
  CreationTime_HighPart: 4,
  CreationTime_u: 0,
  CreationTime_u_LowPart: 0,
  CreationTime_u_HighPart: 4,
  CreationTime_QuadPart: 0,
  LastAccessTime: 8,
  LastAccessTime_LowPart: 8,
  LastAccessTime_HighPart: 12,
  LastAccessTime_u: 8,
  LastAccessTime_u_LowPart: 8,
  LastAccessTime_u_HighPart: 12,
  LastAccessTime_QuadPart: 8,
  LastWriteTime: 16,
  LastWriteTime_LowPart: 16,
  LastWriteTime_HighPart: 20,
  LastWriteTime_u: 16,
  LastWriteTime_u_LowPart: 16,
  LastWriteTime_u_HighPart: 20,
  LastWriteTime_QuadPart: 16,
  ChangeTime: 24,
  ChangeTime_LowPart: 24,
  ChangeTime_HighPart: 28,
  ChangeTime_u: 24,
  ChangeTime_u_LowPart: 24,
  ChangeTime_u_HighPart: 28,
  ChangeTime_QuadPart: 24,
  AllocationSize: 32,
  AllocationSize_LowPart: 32,
  AllocationSize_HighPart: 36,
  AllocationSize_u: 32,
  AllocationSize_u_LowPart: 32,
  AllocationSize_u_HighPart: 36,
  AllocationSize_QuadPart: 32,
  EndOfFile: 40,
  EndOfFile_LowPart: 40,
  EndOfFile_HighPart: 44,
  EndOfFile_u: 40,
  EndOfFile_u_LowPart: 40,
  EndOfFile_u_HighPart: 44,
  EndOfFile_QuadPart: 40,
  FileAttributes: 48,
  sizeof: 56,
} as const;

/** 112 bytes. */
export const FILE_OBJECT = {
  Type: 0,
  Size: 2,
  DeviceObject: 4,
  Vpb: 8,
  FsContext: 12,
  FsContext2: 16,
  SectionObjectPointer: 20,
  PrivateCacheMap: 24,
  FinalStatus: 28,
  RelatedFileObject: 32,
  LockOperation: 36,
  DeletePending: 37,
  ReadAccess: 38,
  WriteAccess: 39,
  DeleteAccess: 40,
  SharedRead: 41,
  SharedWrite: 42,
  SharedDelete: 43,
  Flags: 44,
  FileName: 48,
  FileName_Length: 48,
  FileName_MaximumLength: 50,
  FileName_Buffer: 52,
  CurrentByteOffset: 56,
  CurrentByteOffset_LowPart: 56,
  CurrentByteOffset_HighPart: 60,
  CurrentByteOffset_u: 56,
  CurrentByteOffset_u_LowPart: 56,
  CurrentByteOffset_u_HighPart: 60,
  CurrentByteOffset_QuadPart: 56,
  Waiters: 64,
  Busy: 68,
  LastLock: 72,
  Lock: 76,
  Lock_Header: 76,
  Lock_Header_Type: 76,
  Lock_Header_Absolute: 77,
  Lock_Header_NpxIrql: 77,
  Lock_Header_Size: 78,
  Lock_Header_Hand: 78,
  Lock_Header_Inserted: 79,
  Lock_Header_DebugActive: 79,
  Lock_Header_Lock: 76,
  Lock_Header_SignalState: 80,
  Lock_Header_WaitListHead: 84,
  Lock_Header_WaitListHead_Flink: 84,
  Lock_Header_WaitListHead_Blink: 88,
  Event: 92,
  Event_Header: 92,
  Event_Header_Type: 92,
  Event_Header_Absolute: 93,
  Event_Header_NpxIrql: 93,
  Event_Header_Size: 94,
  Event_Header_Hand: 94,
  Event_Header_Inserted: 95,
  Event_Header_DebugActive: 95,
  Event_Header_Lock: 92,
  Event_Header_SignalState: 96,
  Event_Header_WaitListHead: 100,
  Event_Header_WaitListHead_Flink: 100,
  Event_Header_WaitListHead_Blink: 104,
  CompletionContext: 108,
  sizeof: 112,
} as const;

/** 8 bytes. */
export const FILE_POSITION_INFORMATION = {
  CurrentByteOffset: 0,
  CurrentByteOffset_LowPart: 0,
  CurrentByteOffset_HighPart: 4,
  CurrentByteOffset_u: 0,
  CurrentByteOffset_u_LowPart: 0,
  CurrentByteOffset_u_HighPart: 4,
  CurrentByteOffset_QuadPart: 0,
  sizeof: 8,
} as const;

/** 16 bytes. */
export const FILE_RENAME_INFORMATION = {
  ReplaceIfExists: 0,
  RootDirectory: 4,
  FileNameLength: 8,
  FileName: 12,
  sizeof: 16,
} as const;

/** 24 bytes. */
export const FILE_STANDARD_INFORMATION = {
  AllocationSize: 0,
  AllocationSize_LowPart: 0,
  AllocationSize_HighPart: 4,
  AllocationSize_u: 0,
  AllocationSize_u_LowPart: 0,
  AllocationSize_u_HighPart: 4,
  AllocationSize_QuadPart: 0,
  EndOfFile: 8,
  EndOfFile_LowPart: 8,
  EndOfFile_HighPart: 12,
  EndOfFile_u: 8,
  EndOfFile_u_LowPart: 8,
  EndOfFile_u_HighPart: 12,
  EndOfFile_QuadPart: 8,
  NumberOfLinks: 16,
  DeletePending: 20,
  Directory: 21,
  sizeof: 24,
} as const;

/** 112 bytes. */
export const FLOATING_SAVE_AREA = {
  ControlWord: 0,
  StatusWord: 4,
  TagWord: 8,
  ErrorOffset: 12,
  ErrorSelector: 16,
  DataOffset: 20,
  DataSelector: 24,
  RegisterArea: 28,
  Cr0NpxState: 108,
  sizeof: 112,
} as const;

/** 72 bytes. */
export const GENERAL_LOOKASIDE = {
  ListHead: 0,
  ListHead_Alignment: 0,
  ListHead_Next: 0,
  ListHead_Next_Next: 0,
  ListHead_Depth: 4,
  ListHead_Sequence: 6,
  SingleListHead: 0,
  SingleListHead_Next: 0,
  Depth: 8,
  MaximumDepth: 10,
  TotalAllocates: 12,
  AllocateMisses: 16,
  AllocateHits: 16,
  TotalFrees: 20,
  FreeMisses: 24,
  FreeHits: 24,
  Type: 28,
  Tag: 32,
  Size: 36,
  AllocateEx: 40,
  Allocate: 40,
  FreeEx: 44,
  Free: 44,
  ListEntry: 48,
  ListEntry_Flink: 48,
  ListEntry_Blink: 52,
  LastTotalAllocates: 56,
  LastAllocateMisses: 60,
  LastAllocateHits: 60,
  Future: 64,
  sizeof: 72,
} as const;

/** 16 bytes. */
export const GENERIC_MAPPING = {
  GenericRead: 0,
  GenericWrite: 4,
  GenericExecute: 8,
  GenericAll: 12,
  sizeof: 16,
} as const;

/** 12 bytes. */
export const GROUP_AFFINITY = {
  Mask: 0,
  Group: 4,
  Reserved: 6,
  sizeof: 12,
} as const;

/** 16 bytes. */
export const GUID = {
  Data1: 0,
  Data2: 4,
  Data3: 6,
  Data4: 8,
  sizeof: 16,
} as const;

/** 68 bytes. */
export const HANDLE_TABLE = {
  TableCode: 0,
  QuotaProcess: 4,
  UniqueProcessId: 8,
  HandleTableLock: 12,
  HandleTableList: 28,
  HandleTableList_Flink: 28,
  HandleTableList_Blink: 32,
  HandleContentionEvent: 36,
  DebugInfo: 40,
  ExtraInfoPages: 44,
  FirstFree: 48,
  LastFree: 52,
  NextHandleNeedingPool: 56,
  HandleCount: 60,
  Flags: 64,
  sizeof: 68,
} as const;

/** 8 bytes. */
export const HANDLE_TABLE_ENTRY = {
  Object: 0,
  ObAttributes: 0,
  InfoTable: 0,
  Value: 0,
  GrantedAccess: 4,
  GrantedAccessIndex: 4,
  CreatorBackTraceIndex: 6,
  NextFreeTableEntry: 4,
  sizeof: 8,
} as const;

/** 4 bytes. */
export const HBRUSH__ = {
  unused: 0,
  sizeof: 4,
} as const;

/** 4 bytes. */
export const HDESK__ = {
  unused: 0,
  sizeof: 4,
} as const;

/** 4 bytes. */
export const HICON__ = {
  unused: 0,
  sizeof: 4,
} as const;

/** 4 bytes. */
export const HINSTANCE__ = {
  unused: 0,
  sizeof: 4,
} as const;

/** 4 bytes. */
export const HKEY__ = {
  unused: 0,
  sizeof: 4,
} as const;

/** 4 bytes. */
export const HMENU__ = {
  unused: 0,
  sizeof: 4,
} as const;

/** 4 bytes. */
export const HWND__ = {
  unused: 0,
  sizeof: 4,
} as const;

/** 20 bytes. */
export const IMAGE_INFO = {
  Properties: 0,
  /** bits 0-7 of a ULONG */
  ImageAddressingMode: 0,
  /** bits 8-8 of a ULONG */
  SystemModeImage: 0,
  /** bits 9-9 of a ULONG */
  ImageMappedToAllPids: 0,
  /** bits 10-10 of a ULONG */
  ExtendedInfoPresent: 0,
  /** bits 11-11 of a ULONG */
  MachineTypeMismatch: 0,
  /** bits 12-15 of a ULONG */
  ImageSignatureLevel: 0,
  /** bits 16-18 of a ULONG */
  ImageSignatureType: 0,
  /** bits 19-19 of a ULONG */
  ImagePartialMap: 0,
  /** bits 20-31 of a ULONG */
  Reserved: 0,
  ImageBase: 4,
  ImageSelector: 8,
  ImageSize: 12,
  ImageSectionNumber: 16,
  sizeof: 20,
} as const;

/** 28 bytes. */
export const IMAGE_INFO_EX = {
  Size: 0,
  ImageInfo: 4,
  ImageInfo_Properties: 4,
  /** bits 0-7 of a ULONG */
  ImageInfo_ImageAddressingMode: 4,
  /** bits 8-8 of a ULONG */
  ImageInfo_SystemModeImage: 4,
  /** bits 9-9 of a ULONG */
  ImageInfo_ImageMappedToAllPids: 4,
  /** bits 10-10 of a ULONG */
  ImageInfo_ExtendedInfoPresent: 4,
  /** bits 11-11 of a ULONG */
  ImageInfo_MachineTypeMismatch: 4,
  /** bits 12-15 of a ULONG */
  ImageInfo_ImageSignatureLevel: 4,
  /** bits 16-18 of a ULONG */
  ImageInfo_ImageSignatureType: 4,
  /** bits 19-19 of a ULONG */
  ImageInfo_ImagePartialMap: 4,
  /** bits 20-31 of a ULONG */
  ImageInfo_Reserved: 4,
  ImageInfo_ImageBase: 8,
  ImageInfo_ImageSelector: 12,
  ImageInfo_ImageSize: 16,
  ImageInfo_ImageSectionNumber: 20,
  FileObject: 24,
  sizeof: 28,
} as const;

/** 44 bytes. */
export const INITIAL_PRIVILEGE_SET = {
  PrivilegeCount: 0,
  Control: 4,
  Privilege: 8,
  sizeof: 44,
} as const;

/** 16 bytes. */
export const INTERFACE = {
  Size: 0,
  Version: 2,
  Context: 4,
  InterfaceReference: 8,
  InterfaceDereference: 12,
  sizeof: 16,
} as const;

/** 8 bytes. */
export const IO_CLIENT_EXTENSION = {
  NextExtension: 0,
  ClientIdentificationAddress: 4,
  sizeof: 8,
} as const;

/** 8 bytes. */
export const IO_COMPLETION_CONTEXT = {
  Port: 0,
  Key: 4,
  sizeof: 8,
} as const;

/** 32 bytes. */
export const IO_CSQ = {
  Type: 0,
  CsqInsertIrp: 4,
  CsqRemoveIrp: 8,
  CsqPeekNextIrp: 12,
  CsqAcquireLock: 16,
  CsqReleaseLock: 20,
  CsqCompleteCanceledIrp: 24,
  ReservePointer: 28,
  sizeof: 32,
} as const;

/** 12 bytes. */
export const IO_CSQ_IRP_CONTEXT = {
  Type: 0,
  Irp: 4,
  Csq: 8,
  sizeof: 12,
} as const;

/** 48 bytes. */
export const IO_ERROR_LOG_PACKET = {
  MajorFunctionCode: 0,
  RetryCount: 1,
  DumpDataSize: 2,
  NumberOfStrings: 4,
  StringOffset: 6,
  EventCategory: 8,
  ErrorCode: 12,
  UniqueErrorValue: 16,
  FinalStatus: 20,
  SequenceNumber: 24,
  IoControlCode: 28,
  DeviceOffset: 32,
  DeviceOffset_LowPart: 32,
  DeviceOffset_HighPart: 36,
  DeviceOffset_u: 32,
  DeviceOffset_u_LowPart: 32,
  DeviceOffset_u_HighPart: 36,
  DeviceOffset_QuadPart: 32,
  DumpData: 40,
  sizeof: 48,
} as const;

/** 88 bytes. */
export const IO_REMOVE_LOCK = {
  Common: 0,
  Common_Removed: 0,
  Common_Reserved: 1,
  Common_IoCount: 4,
  Common_RemoveEvent: 8,
  Common_RemoveEvent_Header: 8,
  Common_RemoveEvent_Header_Type: 8,
  Common_RemoveEvent_Header_Absolute: 9,
  Common_RemoveEvent_Header_NpxIrql: 9,
  Common_RemoveEvent_Header_Size: 10,
  Common_RemoveEvent_Header_Hand: 10,
  Common_RemoveEvent_Header_Inserted: 11,
  Common_RemoveEvent_Header_DebugActive: 11,
  Common_RemoveEvent_Header_Lock: 8,
  Common_RemoveEvent_Header_SignalState: 12,
  Common_RemoveEvent_Header_WaitListHead: 16,
  Common_RemoveEvent_Header_WaitListHead_Flink: 16,
  Common_RemoveEvent_Header_WaitListHead_Blink: 20,
  Dbg: 24,
  Dbg_Signature: 24,
  Dbg_HighWatermark: 28,
  Dbg_MaxLockedTicks: 32,
  Dbg_AllocateTag: 40,
  Dbg_LockList: 44,
  Dbg_LockList_Flink: 44,
  Dbg_LockList_Blink: 48,
  Dbg_Spin: 52,
  Dbg_LowMemoryCount: 56,
  Dbg_Reserved1: 60,
  Dbg_Reserved2: 76,
  Dbg_Blocks: 80,
  sizeof: 88,
} as const;

/** 24 bytes. */
export const IO_REMOVE_LOCK_COMMON_BLOCK = {
  Removed: 0,
  Reserved: 1,
  IoCount: 4,
  RemoveEvent: 8,
  RemoveEvent_Header: 8,
  RemoveEvent_Header_Type: 8,
  RemoveEvent_Header_Absolute: 9,
  RemoveEvent_Header_NpxIrql: 9,
  RemoveEvent_Header_Size: 10,
  RemoveEvent_Header_Hand: 10,
  RemoveEvent_Header_Inserted: 11,
  RemoveEvent_Header_DebugActive: 11,
  RemoveEvent_Header_Lock: 8,
  RemoveEvent_Header_SignalState: 12,
  RemoveEvent_Header_WaitListHead: 16,
  RemoveEvent_Header_WaitListHead_Flink: 16,
  RemoveEvent_Header_WaitListHead_Blink: 20,
  sizeof: 24,
} as const;

/** 64 bytes. */
export const IO_REMOVE_LOCK_DBG_BLOCK = {
  Signature: 0,
  HighWatermark: 4,
  MaxLockedTicks: 8,
  AllocateTag: 16,
  LockList: 20,
  LockList_Flink: 20,
  LockList_Blink: 24,
  Spin: 28,
  LowMemoryCount: 32,
  Reserved1: 36,
  Reserved2: 52,
  Blocks: 56,
  sizeof: 64,
} as const;

/** 16 bytes. */
export const IO_SECURITY_CONTEXT = {
  SecurityQos: 0,
  AccessState: 4,
  DesiredAccess: 8,
  FullCreateOptions: 12,
  sizeof: 16,
} as const;

/** 36 bytes. */
export const IO_STACK_LOCATION = {
  MajorFunction: 0,
  MinorFunction: 1,
  Flags: 2,
  Control: 3,
  Parameters: 4,
  Parameters_Create: 4,
  Parameters_Create_SecurityContext: 4,
  Parameters_Create_Options: 8,
  Parameters_Create_FileAttributes: 12,
  Parameters_Create_ShareAccess: 14,
  Parameters_Create_EaLength: 16,
  Parameters_CreatePipe: 4,
  Parameters_CreatePipe_SecurityContext: 4,
  Parameters_CreatePipe_Options: 8,
  Parameters_CreatePipe_Reserved: 12,
  Parameters_CreatePipe_ShareAccess: 14,
  Parameters_CreatePipe_Parameters: 16,
  Parameters_CreateMailslot: 4,
  Parameters_CreateMailslot_SecurityContext: 4,
  Parameters_CreateMailslot_Options: 8,
  Parameters_CreateMailslot_Reserved: 12,
  Parameters_CreateMailslot_ShareAccess: 14,
  Parameters_CreateMailslot_Parameters: 16,
  Parameters_Read: 4,
  Parameters_Read_Length: 4,
  Parameters_Read_Key: 8,
  Parameters_Read_ByteOffset: 12,
  Parameters_Read_ByteOffset_LowPart: 12,
  Parameters_Read_ByteOffset_HighPart: 16,
  Parameters_Read_ByteOffset_u: 12,
  Parameters_Read_ByteOffset_u_LowPart: 12,
  Parameters_Read_ByteOffset_u_HighPart: 16,
  Parameters_Read_ByteOffset_QuadPart: 12,
  Parameters_Write: 4,
  Parameters_Write_Length: 4,
  Parameters_Write_Key: 8,
  Parameters_Write_ByteOffset: 12,
  Parameters_Write_ByteOffset_LowPart: 12,
  Parameters_Write_ByteOffset_HighPart: 16,
  Parameters_Write_ByteOffset_u: 12,
  Parameters_Write_ByteOffset_u_LowPart: 12,
  Parameters_Write_ByteOffset_u_HighPart: 16,
  Parameters_Write_ByteOffset_QuadPart: 12,
  Parameters_QueryDirectory: 4,
  Parameters_QueryDirectory_Length: 4,
  Parameters_QueryDirectory_FileName: 8,
  Parameters_QueryDirectory_FileInformationClass: 12,
  Parameters_QueryDirectory_FileIndex: 16,
  Parameters_NotifyDirectory: 4,
  Parameters_NotifyDirectory_Length: 4,
  Parameters_NotifyDirectory_CompletionFilter: 8,
  Parameters_QueryFile: 4,
  Parameters_QueryFile_Length: 4,
  Parameters_QueryFile_FileInformationClass: 8,
  Parameters_SetFile: 4,
  Parameters_SetFile_Length: 4,
  Parameters_SetFile_FileInformationClass: 8,
  Parameters_SetFile_FileObject: 12,
  Parameters_SetFile_ReplaceIfExists: 16,
  Parameters_SetFile_AdvanceOnly: 17,
  Parameters_SetFile_ClusterCount: 16,
  Parameters_SetFile_DeleteHandle: 16,
  Parameters_QueryEa: 4,
  Parameters_QueryEa_Length: 4,
  Parameters_QueryEa_EaList: 8,
  Parameters_QueryEa_EaListLength: 12,
  Parameters_QueryEa_EaIndex: 16,
  Parameters_SetEa: 4,
  Parameters_SetEa_Length: 4,
  Parameters_QueryVolume: 4,
  Parameters_QueryVolume_Length: 4,
  Parameters_QueryVolume_FsInformationClass: 8,
  Parameters_SetVolume: 4,
  Parameters_SetVolume_Length: 4,
  Parameters_SetVolume_FsInformationClass: 8,
  Parameters_FileSystemControl: 4,
  Parameters_FileSystemControl_OutputBufferLength: 4,
  Parameters_FileSystemControl_InputBufferLength: 8,
  Parameters_FileSystemControl_FsControlCode: 12,
  Parameters_FileSystemControl_Type3InputBuffer: 16,
  Parameters_LockControl: 4,
  Parameters_LockControl_Length: 4,
  Parameters_LockControl_Key: 8,
  Parameters_LockControl_ByteOffset: 12,
  Parameters_LockControl_ByteOffset_LowPart: 12,
  Parameters_LockControl_ByteOffset_HighPart: 16,
  Parameters_LockControl_ByteOffset_u: 12,
  Parameters_LockControl_ByteOffset_u_LowPart: 12,
  Parameters_LockControl_ByteOffset_u_HighPart: 16,
  Parameters_LockControl_ByteOffset_QuadPart: 12,
  Parameters_DeviceIoControl: 4,
  Parameters_DeviceIoControl_OutputBufferLength: 4,
  Parameters_DeviceIoControl_InputBufferLength: 8,
  Parameters_DeviceIoControl_IoControlCode: 12,
  Parameters_DeviceIoControl_Type3InputBuffer: 16,
  Parameters_QuerySecurity: 4,
  Parameters_QuerySecurity_SecurityInformation: 4,
  Parameters_QuerySecurity_Length: 8,
  Parameters_SetSecurity: 4,
  Parameters_SetSecurity_SecurityInformation: 4,
  Parameters_SetSecurity_SecurityDescriptor: 8,
  Parameters_MountVolume: 4,
  Parameters_MountVolume_Vpb: 4,
  Parameters_MountVolume_DeviceObject: 8,
  Parameters_VerifyVolume: 4,
  Parameters_VerifyVolume_Vpb: 4,
  Parameters_VerifyVolume_DeviceObject: 8,
  Parameters_Scsi: 4,
  Parameters_Scsi_Srb: 4,
  Parameters_QueryQuota: 4,
  Parameters_QueryQuota_Length: 4,
  Parameters_QueryQuota_StartSid: 8,
  Parameters_QueryQuota_SidList: 12,
  Parameters_QueryQuota_SidListLength: 16,
  Parameters_SetQuota: 4,
  Parameters_SetQuota_Length: 4,
  Parameters_QueryDeviceRelations: 4,
  Parameters_QueryDeviceRelations_Type: 4,
  Parameters_QueryInterface: 4,
  Parameters_QueryInterface_InterfaceType: 4,
  Parameters_QueryInterface_Size: 8,
  Parameters_QueryInterface_Version: 10,
  Parameters_QueryInterface_Interface: 12,
  Parameters_QueryInterface_InterfaceSpecificData: 16,
  Parameters_DeviceCapabilities: 4,
  Parameters_DeviceCapabilities_Capabilities: 4,
  Parameters_FilterResourceRequirements: 4,
  Parameters_FilterResourceRequirements_IoResourceRequirementList: 4,
  Parameters_ReadWriteConfig: 4,
  Parameters_ReadWriteConfig_WhichSpace: 4,
  Parameters_ReadWriteConfig_Buffer: 8,
  Parameters_ReadWriteConfig_Offset: 12,
  Parameters_ReadWriteConfig_Length: 16,
  Parameters_SetLock: 4,
  Parameters_SetLock_Lock: 4,
  Parameters_QueryId: 4,
  Parameters_QueryId_IdType: 4,
  Parameters_QueryDeviceText: 4,
  Parameters_QueryDeviceText_DeviceTextType: 4,
  Parameters_QueryDeviceText_LocaleId: 8,
  Parameters_UsageNotification: 4,
  Parameters_UsageNotification_InPath: 4,
  Parameters_UsageNotification_Reserved: 5,
  Parameters_UsageNotification_Type: 8,
  Parameters_WaitWake: 4,
  Parameters_WaitWake_PowerState: 4,
  Parameters_PowerSequence: 4,
  Parameters_PowerSequence_PowerSequence: 4,
  Parameters_Power: 4,
  Parameters_Power_SystemContext: 4,
  Parameters_Power_SystemPowerStateContext: 4,
  Parameters_Power_Type: 8,
  Parameters_Power_State: 12,
  Parameters_Power_State_SystemState: 12,
  Parameters_Power_State_DeviceState: 12,
  Parameters_Power_ShutdownType: 16,
  Parameters_StartDevice: 4,
  Parameters_StartDevice_AllocatedResources: 4,
  Parameters_StartDevice_AllocatedResourcesTranslated: 8,
  Parameters_WMI: 4,
  Parameters_WMI_ProviderId: 4,
  Parameters_WMI_DataPath: 8,
  Parameters_WMI_BufferSize: 12,
  Parameters_WMI_Buffer: 16,
  Parameters_Others: 4,
  Parameters_Others_Argument1: 4,
  Parameters_Others_Argument2: 8,
  Parameters_Others_Argument3: 12,
  Parameters_Others_Argument4: 16,
  DeviceObject: 20,
  FileObject: 24,
  CompletionRoutine: 28,
  Context: 32,
  sizeof: 36,
} as const;

/** 8 bytes. */
export const IO_STATUS_BLOCK = {
  Status: 0,
  Pointer: 0,
  Information: 4,
  sizeof: 8,
} as const;

/** 24 bytes. */
export const IO_TIMER = {
  Type: 0,
  TimerFlag: 2,
  TimerList: 4,
  TimerList_Flink: 4,
  TimerList_Blink: 8,
  TimerRoutine: 12,
  Context: 16,
  DeviceObject: 20,
  sizeof: 24,
} as const;

/** 32 bytes. */
export const IO_WORKITEM = {
  WorkItem: 0,
  WorkItem_List: 0,
  WorkItem_List_Flink: 0,
  WorkItem_List_Blink: 4,
  WorkItem_WorkerRoutine: 8,
  WorkItem_Parameter: 12,
  Routine: 16,
  DeviceObject: 20,
  Context: 24,
  Size: 28,
  sizeof: 32,
} as const;

/** 112 bytes. */
export const IRP = {
  Type: 0,
  Size: 2,
  MdlAddress: 4,
  Flags: 8,
  AssociatedIrp: 12,
  AssociatedIrp_MasterIrp: 12,
  AssociatedIrp_IrpCount: 12,
  AssociatedIrp_SystemBuffer: 12,
  ThreadListEntry: 16,
  ThreadListEntry_Flink: 16,
  ThreadListEntry_Blink: 20,
  IoStatus: 24,
  IoStatus_Status: 24,
  IoStatus_Pointer: 24,
  IoStatus_Information: 28,
  RequestorMode: 32,
  PendingReturned: 33,
  StackCount: 34,
  CurrentLocation: 35,
  Cancel: 36,
  CancelIrql: 37,
  ApcEnvironment: 38,
  AllocationFlags: 39,
  UserIosb: 40,
  UserEvent: 44,
  Overlay: 48,
  Overlay_AsynchronousParameters: 48,
  Overlay_AsynchronousParameters_UserApcRoutine: 48,
  Overlay_AsynchronousParameters_IssuingProcess: 48,
  Overlay_AsynchronousParameters_UserApcContext: 52,
  Overlay_AllocationSize: 48,
  Overlay_AllocationSize_LowPart: 48,
  Overlay_AllocationSize_HighPart: 52,
  Overlay_AllocationSize_u: 48,
  Overlay_AllocationSize_u_LowPart: 48,
  Overlay_AllocationSize_u_HighPart: 52,
  Overlay_AllocationSize_QuadPart: 48,
  CancelRoutine: 56,
  UserBuffer: 60,
  Tail: 64,
  Tail_Overlay: 64,
  Tail_Overlay_DeviceQueueEntry: 64,
  Tail_Overlay_DeviceQueueEntry_DeviceListEntry: 64,
  Tail_Overlay_DeviceQueueEntry_DeviceListEntry_Flink: 64,
  Tail_Overlay_DeviceQueueEntry_DeviceListEntry_Blink: 68,
  Tail_Overlay_DeviceQueueEntry_SortKey: 72,
  Tail_Overlay_DeviceQueueEntry_Inserted: 76,
  Tail_Overlay_DriverContext: 64,
  Tail_Overlay_Thread: 80,
  Tail_Overlay_AuxiliaryBuffer: 84,
  Tail_Overlay_ListEntry: 88,
  Tail_Overlay_ListEntry_Flink: 88,
  Tail_Overlay_ListEntry_Blink: 92,
  Tail_Overlay_CurrentStackLocation: 96,
  Tail_Overlay_PacketType: 96,
  Tail_Overlay_OriginalFileObject: 100,
  Tail_Apc: 64,
  Tail_Apc_Type: 64,
  Tail_Apc_SpareByte0: 65,
  Tail_Apc_Size: 66,
  Tail_Apc_SpareByte1: 67,
  Tail_Apc_SpareLong0: 68,
  Tail_Apc_Thread: 72,
  Tail_Apc_ApcListEntry: 76,
  Tail_Apc_ApcListEntry_Flink: 76,
  Tail_Apc_ApcListEntry_Blink: 80,
  Tail_Apc_KernelRoutine: 84,
  Tail_Apc_RundownRoutine: 88,
  Tail_Apc_NormalRoutine: 92,
  Tail_Apc_NormalContext: 96,
  Tail_Apc_SystemArgument1: 100,
  Tail_Apc_SystemArgument2: 104,
  Tail_Apc_ApcStateIndex: 108,
  Tail_Apc_ApcMode: 109,
  Tail_Apc_Inserted: 110,
  Tail_CompletionKey: 64,
  sizeof: 112,
} as const;

/** 48 bytes. */
export const KAPC = {
  Type: 0,
  SpareByte0: 1,
  Size: 2,
  SpareByte1: 3,
  SpareLong0: 4,
  Thread: 8,
  ApcListEntry: 12,
  ApcListEntry_Flink: 12,
  ApcListEntry_Blink: 16,
  KernelRoutine: 20,
  RundownRoutine: 24,
  NormalRoutine: 28,
  NormalContext: 32,
  SystemArgument1: 36,
  SystemArgument2: 40,
  ApcStateIndex: 44,
  ApcMode: 45,
  Inserted: 46,
  sizeof: 48,
} as const;

/** 24 bytes. */
export const KAPC_STATE = {
  ApcListHead: 0,
  Process: 16,
  KernelApcInProgress: 20,
  KernelApcPending: 21,
  UserApcPending: 22,
  sizeof: 24,
} as const;

/** 20 bytes. */
export const KDEVICE_QUEUE = {
  Type: 0,
  Size: 2,
  DeviceListHead: 4,
  DeviceListHead_Flink: 4,
  DeviceListHead_Blink: 8,
  Lock: 12,
  Busy: 16,
  sizeof: 20,
} as const;

/** 16 bytes. */
export const KDEVICE_QUEUE_ENTRY = {
  DeviceListEntry: 0,
  DeviceListEntry_Flink: 0,
  DeviceListEntry_Blink: 4,
  SortKey: 8,
  Inserted: 12,
  sizeof: 16,
} as const;

/** 32 bytes. */
export const KDPC = {
  Type: 0,
  Importance: 1,
  Number: 2,
  DpcListEntry: 4,
  DpcListEntry_Flink: 4,
  DpcListEntry_Blink: 8,
  DeferredRoutine: 12,
  DeferredContext: 16,
  SystemArgument1: 20,
  SystemArgument2: 24,
  DpcData: 28,
  sizeof: 32,
} as const;

/** 16 bytes. */
export const KEVENT = {
  Header: 0,
  Header_Type: 0,
  Header_Absolute: 1,
  Header_NpxIrql: 1,
  Header_Size: 2,
  Header_Hand: 2,
  Header_Inserted: 3,
  Header_DebugActive: 3,
  Header_Lock: 0,
  Header_SignalState: 4,
  Header_WaitListHead: 8,
  Header_WaitListHead_Flink: 8,
  Header_WaitListHead_Blink: 12,
  sizeof: 16,
} as const;

/** 24 bytes. */
export const KEY_BASIC_INFORMATION = {
  LastWriteTime: 0,
  LastWriteTime_LowPart: 0,
  LastWriteTime_HighPart: 4,
  LastWriteTime_u: 0,
  LastWriteTime_u_LowPart: 0,
  LastWriteTime_u_HighPart: 4,
  LastWriteTime_QuadPart: 0,
  TitleIndex: 8,
  NameLength: 12,
  Name: 16,
  sizeof: 24,
} as const;

/** 40 bytes. */
export const KEY_CACHED_INFORMATION = {
  LastWriteTime: 0,
  LastWriteTime_LowPart: 0,
  LastWriteTime_HighPart: 4,
  LastWriteTime_u: 0,
  LastWriteTime_u_LowPart: 0,
  LastWriteTime_u_HighPart: 4,
  LastWriteTime_QuadPart: 0,
  TitleIndex: 8,
  SubKeys: 12,
  MaxNameLen: 16,
  Values: 20,
  MaxValueNameLen: 24,
  MaxValueDataLen: 28,
  NameLength: 32,
  sizeof: 40,
} as const;

/** 48 bytes. */
export const KEY_FULL_INFORMATION = {
  LastWriteTime: 0,
  LastWriteTime_LowPart: 0,
  LastWriteTime_HighPart: 4,
  LastWriteTime_u: 0,
  LastWriteTime_u_LowPart: 0,
  LastWriteTime_u_HighPart: 4,
  LastWriteTime_QuadPart: 0,
  TitleIndex: 8,
  ClassOffset: 12,
  ClassLength: 16,
  SubKeys: 20,
  MaxNameLen: 24,
  MaxClassLen: 28,
  Values: 32,
  MaxValueNameLen: 36,
  MaxValueDataLen: 40,
  Class: 44,
  sizeof: 48,
} as const;

/** 8 bytes. */
export const KEY_NAME_INFORMATION = {
  NameLength: 0,
  Name: 4,
  sizeof: 8,
} as const;

/** 32 bytes. */
export const KEY_NODE_INFORMATION = {
  LastWriteTime: 0,
  LastWriteTime_LowPart: 0,
  LastWriteTime_HighPart: 4,
  LastWriteTime_u: 0,
  LastWriteTime_u_LowPart: 0,
  LastWriteTime_u_HighPart: 4,
  LastWriteTime_QuadPart: 0,
  TitleIndex: 8,
  ClassOffset: 12,
  ClassLength: 16,
  NameLength: 20,
  Name: 24,
  sizeof: 32,
} as const;

/** 4 bytes. */
export const KEY_USER_FLAGS_INFORMATION = {
  UserFlags: 0,
  sizeof: 4,
} as const;

/** 16 bytes. */
export const KEY_VALUE_BASIC_INFORMATION = {
  TitleIndex: 0,
  Type: 4,
  NameLength: 8,
  Name: 12,
  sizeof: 16,
} as const;

/** 16 bytes. */
export const KEY_VALUE_ENTRY = {
  ValueName: 0,
  DataLength: 4,
  DataOffset: 8,
  Type: 12,
  sizeof: 16,
} as const;

/** 24 bytes. */
export const KEY_VALUE_FULL_INFORMATION = {
  TitleIndex: 0,
  Type: 4,
  DataOffset: 8,
  DataLength: 12,
  NameLength: 16,
  Name: 20,
  sizeof: 24,
} as const;

/** 16 bytes. */
export const KEY_VALUE_PARTIAL_INFORMATION = {
  TitleIndex: 0,
  Type: 4,
  DataLength: 8,
  Data: 12,
  sizeof: 16,
} as const;

/** 12 bytes. */
export const KEY_VALUE_PARTIAL_INFORMATION_ALIGN64 = {
  Type: 0,
  DataLength: 4,
  Data: 8,
  sizeof: 12,
} as const;

/** 8 bytes. */
export const KEY_WRITE_TIME_INFORMATION = {
  LastWriteTime: 0,
  LastWriteTime_LowPart: 0,
  LastWriteTime_HighPart: 4,
  LastWriteTime_u: 0,
  LastWriteTime_u_LowPart: 0,
  LastWriteTime_u_HighPart: 4,
  LastWriteTime_QuadPart: 0,
  sizeof: 8,
} as const;

/** 32 bytes. */
export const KFLOATING_SAVE = {
  ControlWord: 0,
  StatusWord: 4,
  ErrorOffset: 8,
  ErrorSelector: 12,
  DataOffset: 16,
  DataSelector: 20,
  Cr0NpxState: 24,
  Spare1: 28,
  sizeof: 32,
} as const;

/** 16 bytes. */
export const KGATE = {
  Header: 0,
  Header_Type: 0,
  Header_Absolute: 1,
  Header_NpxIrql: 1,
  Header_Size: 2,
  Header_Hand: 2,
  Header_Inserted: 3,
  Header_DebugActive: 3,
  Header_Lock: 0,
  Header_SignalState: 4,
  Header_WaitListHead: 8,
  Header_WaitListHead_Flink: 8,
  Header_WaitListHead_Blink: 12,
  sizeof: 16,
} as const;

/** 32 bytes. */
export const KGUARDED_MUTEX = {
  Count: 0,
  Owner: 4,
  Contention: 8,
  Gate: 12,
  Gate_Header: 12,
  Gate_Header_Type: 12,
  Gate_Header_Absolute: 13,
  Gate_Header_NpxIrql: 13,
  Gate_Header_Size: 14,
  Gate_Header_Hand: 14,
  Gate_Header_Inserted: 15,
  Gate_Header_DebugActive: 15,
  Gate_Header_Lock: 12,
  Gate_Header_SignalState: 16,
  Gate_Header_WaitListHead: 20,
  Gate_Header_WaitListHead_Flink: 20,
  Gate_Header_WaitListHead_Blink: 24,
  KernelApcDisable: 28,
  SpecialApcDisable: 30,
  CombinedApcDisable: 28,
  sizeof: 32,
} as const;

/** 12 bytes. */
export const KLOCK_QUEUE_HANDLE = {
  LockQueue: 0,
  LockQueue_Next: 0,
  LockQueue_Lock: 4,
  OldIrql: 8,
  sizeof: 12,
} as const;

/** 32 bytes. */
export const KMUTANT = {
  Header: 0,
  Header_Type: 0,
  Header_Absolute: 1,
  Header_NpxIrql: 1,
  Header_Size: 2,
  Header_Hand: 2,
  Header_Inserted: 3,
  Header_DebugActive: 3,
  Header_Lock: 0,
  Header_SignalState: 4,
  Header_WaitListHead: 8,
  Header_WaitListHead_Flink: 8,
  Header_WaitListHead_Blink: 12,
  MutantListEntry: 16,
  MutantListEntry_Flink: 16,
  MutantListEntry_Blink: 20,
  OwnerThread: 24,
  Abandoned: 28,
  ApcDisable: 29,
  sizeof: 32,
} as const;

/** 316 bytes. */
export const KPCR = {
  NtTib: 0,
  NtTib_ExceptionList: 0,
  NtTib_StackBase: 4,
  NtTib_StackLimit: 8,
  NtTib_SubSystemTib: 12,
  NtTib_FiberData: 16,
  NtTib_Version: 16,
  NtTib_ArbitraryUserPointer: 20,
  NtTib_Self: 24,
  SelfPcr: 28,
  Prcb: 32,
  Irql: 36,
  IRR: 40,
  IrrActive: 44,
  IDR: 48,
  KdVersionBlock: 52,
  IDT: 56,
  GDT: 60,
  TSS: 64,
  MajorVersion: 68,
  MinorVersion: 70,
  SetMember: 72,
  StallScaleFactor: 76,
  SpareUnused: 80,
  Number: 81,
  Spare0: 82,
  SecondLevelCacheAssociativity: 83,
  VdmAlert: 84,
  KernelReserved: 88,
  SecondLevelCacheSize: 144,
  HalReserved: 148,
  InterruptMode: 212,
  Spare1: 216,
  KernelReserved2: 220,
  PrcbData: 288,
  PrcbData_MinorVersion: 288,
  PrcbData_MajorVersion: 290,
  PrcbData_CurrentThread: 292,
  PrcbData_NextThread: 296,
  PrcbData_IdleThread: 300,
  PrcbData_Number: 304,
  PrcbData_Reserved: 305,
  PrcbData_BuildType: 306,
  PrcbData_SetMember: 308,
  PrcbData_CpuType: 312,
  PrcbData_CpuID: 313,
  PrcbData_CpuStep: 314,
  sizeof: 316,
} as const;

/** 28 bytes. */
export const KPRCB = {
  MinorVersion: 0,
  MajorVersion: 2,
  CurrentThread: 4,
  NextThread: 8,
  IdleThread: 12,
  Number: 16,
  Reserved: 17,
  BuildType: 18,
  SetMember: 20,
  CpuType: 24,
  CpuID: 25,
  CpuStep: 26,
  sizeof: 28,
} as const;

/** 120 bytes. */
export const KPROCESS = {
  Header: 0,
  Header_Type: 0,
  Header_Absolute: 1,
  Header_NpxIrql: 1,
  Header_Size: 2,
  Header_Hand: 2,
  Header_Inserted: 3,
  Header_DebugActive: 3,
  Header_Lock: 0,
  Header_SignalState: 4,
  Header_WaitListHead: 8,
  Header_WaitListHead_Flink: 8,
  Header_WaitListHead_Blink: 12,
  ProfileListHead: 16,
  ProfileListHead_Flink: 16,
  ProfileListHead_Blink: 20,
  DirectoryTableBase: 24,
  LdtDescriptor: 32,
  Int21Descriptor: 40,
  IopmOffset: 48,
  Iopl: 50,
  Unused: 51,
  ActiveProcessors: 52,
  KernelTime: 56,
  UserTime: 60,
  ReadyListHead: 64,
  ReadyListHead_Flink: 64,
  ReadyListHead_Blink: 68,
  SwapListEntry: 72,
  SwapListEntry_Next: 72,
  VdmTrapcHandler: 76,
  ThreadListHead: 80,
  ThreadListHead_Flink: 80,
  ThreadListHead_Blink: 84,
  ProcessLock: 88,
  Affinity: 92,
  ProcessFlags: 96,
  BasePriority: 100,
  QuantumReset: 101,
  State: 102,
  ThreadSeed: 103,
  PowerState: 104,
  IdealNode: 105,
  Visited: 106,
  ExecuteOptions: 107,
  StackCount: 108,
  ProcessListEntry: 112,
  ProcessListEntry_Flink: 112,
  ProcessListEntry_Blink: 116,
  sizeof: 120,
} as const;

/** 40 bytes. */
export const KQUEUE = {
  Header: 0,
  Header_Type: 0,
  Header_Absolute: 1,
  Header_NpxIrql: 1,
  Header_Size: 2,
  Header_Hand: 2,
  Header_Inserted: 3,
  Header_DebugActive: 3,
  Header_Lock: 0,
  Header_SignalState: 4,
  Header_WaitListHead: 8,
  Header_WaitListHead_Flink: 8,
  Header_WaitListHead_Blink: 12,
  EntryListHead: 16,
  EntryListHead_Flink: 16,
  EntryListHead_Blink: 20,
  CurrentCount: 24,
  MaximumCount: 28,
  ThreadListHead: 32,
  ThreadListHead_Flink: 32,
  ThreadListHead_Blink: 36,
  sizeof: 40,
} as const;

/** 20 bytes. */
export const KSEMAPHORE = {
  Header: 0,
  Header_Type: 0,
  Header_Absolute: 1,
  Header_NpxIrql: 1,
  Header_Size: 2,
  Header_Hand: 2,
  Header_Inserted: 3,
  Header_DebugActive: 3,
  Header_Lock: 0,
  Header_SignalState: 4,
  Header_WaitListHead: 8,
  Header_WaitListHead_Flink: 8,
  Header_WaitListHead_Blink: 12,
  Limit: 16,
  sizeof: 20,
} as const;

/** 8 bytes. */
export const KSPIN_LOCK_QUEUE = {
  Next: 0,
  Lock: 4,
  sizeof: 8,
} as const;

/** 12 bytes. */
export const KSYSTEM_TIME = {
  LowPart: 0,
  High1Time: 4,
  High2Time: 8,
  sizeof: 12,
} as const;

/** 440 bytes. */
export const KTHREAD = {
  Header: 0,
  Header_Type: 0,
  Header_Absolute: 1,
  Header_NpxIrql: 1,
  Header_Size: 2,
  Header_Hand: 2,
  Header_Inserted: 3,
  Header_DebugActive: 3,
  Header_Lock: 0,
  Header_SignalState: 4,
  Header_WaitListHead: 8,
  Header_WaitListHead_Flink: 8,
  Header_WaitListHead_Blink: 12,
  MutantListHead: 16,
  MutantListHead_Flink: 16,
  MutantListHead_Blink: 20,
  InitialStack: 24,
  StackLimit: 28,
  KernelStack: 32,
  ThreadLock: 36,
  ApcState: 40,
  ApcState_ApcListHead: 40,
  ApcState_Process: 56,
  ApcState_KernelApcInProgress: 60,
  ApcState_KernelApcPending: 61,
  ApcState_UserApcPending: 62,
  ApcStateFill: 40,
  ApcQueueable: 63,
  NextProcessor: 64,
  DeferredProcessor: 65,
  AdjustReason: 66,
  AdjustIncrement: 67,
  ApcQueueLock: 68,
  ContextSwitches: 72,
  State: 76,
  NpxState: 77,
  WaitIrql: 78,
  WaitMode: 79,
  WaitStatus: 80,
  WaitBlockList: 84,
  GateObject: 84,
  Alertable: 88,
  WaitNext: 89,
  WaitReason: 90,
  Priority: 91,
  EnableStackSwap: 92,
  SwapBusy: 93,
  Alerted: 94,
  WaitListEntry: 96,
  WaitListEntry_Flink: 96,
  WaitListEntry_Blink: 100,
  SwapListEntry: 96,
  SwapListEntry_Next: 96,
  Queue: 104,
  WaitTime: 108,
  KernelApcDisable: 112,
  SpecialApcDisable: 114,
  CombinedApcDisable: 112,
  Teb: 116,
  Timer: 120,
  Timer_Header: 120,
  Timer_Header_Type: 120,
  Timer_Header_Absolute: 121,
  Timer_Header_NpxIrql: 121,
  Timer_Header_Size: 122,
  Timer_Header_Hand: 122,
  Timer_Header_Inserted: 123,
  Timer_Header_DebugActive: 123,
  Timer_Header_Lock: 120,
  Timer_Header_SignalState: 124,
  Timer_Header_WaitListHead: 128,
  Timer_Header_WaitListHead_Flink: 128,
  Timer_Header_WaitListHead_Blink: 132,
  Timer_DueTime: 136,
  Timer_DueTime_LowPart: 136,
  Timer_DueTime_HighPart: 140,
  Timer_DueTime_u: 136,
  Timer_DueTime_u_LowPart: 136,
  Timer_DueTime_u_HighPart: 140,
  Timer_DueTime_QuadPart: 136,
  Timer_TimerListEntry: 144,
  Timer_TimerListEntry_Flink: 144,
  Timer_TimerListEntry_Blink: 148,
  Timer_Dpc: 152,
  Timer_Period: 156,
  TimerFill: 120,
  ThreadFlags: 160,
  WaitBlock: 168,
  WaitBlockFill0: 168,
  SystemAffinityActive: 191,
  WaitBlockFill1: 168,
  PreviousMode: 215,
  WaitBlockFill2: 168,
  ResourceIndex: 239,
  WaitBlockFill3: 168,
  LargeStack: 263,
  QueueListEntry: 264,
  QueueListEntry_Flink: 264,
  QueueListEntry_Blink: 268,
  TrapFrame: 272,
  CallbackStack: 276,
  ServiceTable: 280,
  ApcStateIndex: 284,
  IdealProcessor: 285,
  Preempted: 286,
  ProcessReadyQueue: 287,
  KernelStackResident: 288,
  BasePriority: 289,
  PriorityDecrement: 290,
  Saturation: 291,
  UserAffinity: 292,
  Process: 296,
  Affinity: 300,
  ApcStatePointer: 304,
  SavedApcState: 312,
  SavedApcState_ApcListHead: 312,
  SavedApcState_Process: 328,
  SavedApcState_KernelApcInProgress: 332,
  SavedApcState_KernelApcPending: 333,
  SavedApcState_UserApcPending: 334,
  SavedApcStateFill: 312,
  FreezeCount: 335,
  SuspendCount: 336,
  UserIdealProcessor: 337,
  CalloutActive: 338,
  Iopl: 339,
  Win32Thread: 340,
  StackBase: 344,
  SuspendApc: 348,
  SuspendApc_Type: 348,
  SuspendApc_SpareByte0: 349,
  SuspendApc_Size: 350,
  SuspendApc_SpareByte1: 351,
  SuspendApc_SpareLong0: 352,
  SuspendApc_Thread: 356,
  SuspendApc_ApcListEntry: 360,
  SuspendApc_ApcListEntry_Flink: 360,
  SuspendApc_ApcListEntry_Blink: 364,
  SuspendApc_KernelRoutine: 368,
  SuspendApc_RundownRoutine: 372,
  SuspendApc_NormalRoutine: 376,
  SuspendApc_NormalContext: 380,
  SuspendApc_SystemArgument1: 384,
  SuspendApc_SystemArgument2: 388,
  SuspendApc_ApcStateIndex: 392,
  SuspendApc_ApcMode: 393,
  SuspendApc_Inserted: 394,
  SuspendApcFill0: 348,
  Quantum: 349,
  SuspendApcFill1: 348,
  QuantumReset: 351,
  SuspendApcFill2: 348,
  KernelTime: 352,
  SuspendApcFill3: 348,
  TlsArray: 384,
  SuspendApcFill4: 348,
  BBTData: 388,
  SuspendApcFill5: 348,
  PowerState: 395,
  UserTime: 396,
  SuspendSemaphore: 400,
  SuspendSemaphore_Header: 400,
  SuspendSemaphore_Header_Type: 400,
  SuspendSemaphore_Header_Absolute: 401,
  SuspendSemaphore_Header_NpxIrql: 401,
  SuspendSemaphore_Header_Size: 402,
  SuspendSemaphore_Header_Hand: 402,
  SuspendSemaphore_Header_Inserted: 403,
  SuspendSemaphore_Header_DebugActive: 403,
  SuspendSemaphore_Header_Lock: 400,
  SuspendSemaphore_Header_SignalState: 404,
  SuspendSemaphore_Header_WaitListHead: 408,
  SuspendSemaphore_Header_WaitListHead_Flink: 408,
  SuspendSemaphore_Header_WaitListHead_Blink: 412,
  SuspendSemaphore_Limit: 416,
  SuspendSemaphorefill: 400,
  SListFaultCount: 420,
  ThreadListEntry: 424,
  ThreadListEntry_Flink: 424,
  ThreadListEntry_Blink: 428,
  SListFaultAddress: 432,
  sizeof: 440,
} as const;

/** 40 bytes. */
export const KTIMER = {
  Header: 0,
  Header_Type: 0,
  Header_Absolute: 1,
  Header_NpxIrql: 1,
  Header_Size: 2,
  Header_Hand: 2,
  Header_Inserted: 3,
  Header_DebugActive: 3,
  Header_Lock: 0,
  Header_SignalState: 4,
  Header_WaitListHead: 8,
  Header_WaitListHead_Flink: 8,
  Header_WaitListHead_Blink: 12,
  DueTime: 16,
  DueTime_LowPart: 16,
  DueTime_HighPart: 20,
  DueTime_u: 16,
  DueTime_u_LowPart: 16,
  DueTime_u_HighPart: 20,
  DueTime_QuadPart: 16,
  TimerListEntry: 24,
  TimerListEntry_Flink: 24,
  TimerListEntry_Blink: 28,
  Dpc: 32,
  Period: 36,
  sizeof: 40,
} as const;

/** 24 bytes. */
export const KWAIT_BLOCK = {
  WaitListEntry: 0,
  WaitListEntry_Flink: 0,
  WaitListEntry_Blink: 4,
  Thread: 8,
  Object: 12,
  NextWaitBlock: 16,
  WaitKey: 20,
  WaitType: 22,
  SpareByte: 23,
  sizeof: 24,
} as const;

/** 8 bytes. */
export const LARGE_INTEGER = {
  LowPart: 0,
  HighPart: 4,
  u: 0,
  u_LowPart: 0,
  u_HighPart: 4,
  QuadPart: 0,
  sizeof: 8,
} as const;

/** 80 bytes. */
export const LDR_DATA_TABLE_ENTRY = {
  InLoadOrderLinks: 0,
  InLoadOrderLinks_Flink: 0,
  InLoadOrderLinks_Blink: 4,
  InMemoryOrderLinks: 8,
  InMemoryOrderLinks_Flink: 8,
  InMemoryOrderLinks_Blink: 12,
  InInitializationOrderLinks: 16,
  InInitializationOrderLinks_Flink: 16,
  InInitializationOrderLinks_Blink: 20,
  DllBase: 24,
  EntryPoint: 28,
  SizeOfImage: 32,
  FullDllName: 36,
  FullDllName_Length: 36,
  FullDllName_MaximumLength: 38,
  FullDllName_Buffer: 40,
  BaseDllName: 44,
  BaseDllName_Length: 44,
  BaseDllName_MaximumLength: 46,
  BaseDllName_Buffer: 48,
  Flags: 52,
  LoadCount: 56,
  TlsIndex: 58,
  HashLinks: 60,
  HashLinks_Flink: 60,
  HashLinks_Blink: 64,
  SectionPointer: 60,
  CheckSum: 64,
  TimeDateStamp: 68,
  LoadedImports: 68,
  EntryPointActivationContext: 72,
  PatchInformation: 76,
  sizeof: 80,
} as const;

/** 8 bytes. */
export const LIST_ENTRY = {
  Flink: 0,
  Blink: 4,
  sizeof: 8,
} as const;

/** 8 bytes. */
export const LIST_ENTRY32 = {
  Flink: 0,
  Blink: 4,
  sizeof: 8,
} as const;

/** 16 bytes. */
export const LIST_ENTRY64 = {
  Flink: 0,
  Blink: 8,
  sizeof: 16,
} as const;

/** 72 bytes. */
export const LOOKASIDE_LIST_EX = {
  L: 0,
  L_ListHead: 0,
  L_ListHead_Alignment: 0,
  L_ListHead_Next: 0,
  L_ListHead_Next_Next: 0,
  L_ListHead_Depth: 4,
  L_ListHead_Sequence: 6,
  L_SingleListHead: 0,
  L_SingleListHead_Next: 0,
  L_Depth: 8,
  L_MaximumDepth: 10,
  L_TotalAllocates: 12,
  L_AllocateMisses: 16,
  L_AllocateHits: 16,
  L_TotalFrees: 20,
  L_FreeMisses: 24,
  L_FreeHits: 24,
  L_Type: 28,
  L_Tag: 32,
  L_Size: 36,
  L_AllocateEx: 40,
  L_Allocate: 40,
  L_FreeEx: 44,
  L_Free: 44,
  L_ListEntry: 48,
  L_ListEntry_Flink: 48,
  L_ListEntry_Blink: 52,
  L_LastTotalAllocates: 56,
  L_LastAllocateMisses: 60,
  L_LastAllocateHits: 60,
  L_Future: 64,
  sizeof: 72,
} as const;

/** 8 bytes. */
export const LUID = {
  LowPart: 0,
  HighPart: 4,
  sizeof: 8,
} as const;

/** 12 bytes. */
export const LUID_AND_ATTRIBUTES = {
  Luid: 0,
  Luid_LowPart: 0,
  Luid_HighPart: 4,
  Attributes: 8,
  sizeof: 12,
} as const;

/** 28 bytes. */
export const MDL = {
  Next: 0,
  Size: 4,
  MdlFlags: 6,
  Process: 8,
  MappedSystemVa: 12,
  StartVa: 16,
  ByteCount: 20,
  ByteOffset: 24,
  sizeof: 28,
} as const;

/** 64 bytes. */
export const MEMORYSTATUSEX = {
  dwLength: 0,
  dwMemoryLoad: 4,
  ullTotalPhys: 8,
  ullAvailPhys: 16,
  ullTotalPageFile: 24,
  ullAvailPageFile: 32,
  ullTotalVirtual: 40,
  ullAvailVirtual: 48,
  ullAvailExtendedVirtual: 56,
  sizeof: 64,
} as const;

/** 28 bytes. */
export const MEMORY_BASIC_INFORMATION = {
  BaseAddress: 0,
  AllocationBase: 4,
  AllocationProtect: 8,
  RegionSize: 12,
  State: 16,
  Protect: 20,
  Type: 24,
  sizeof: 28,
} as const;

/** 1064 bytes. */
export const MODULEENTRY32W = {
  dwSize: 0,
  th32ModuleID: 4,
  th32ProcessID: 8,
  GlblcntUsage: 12,
  ProccntUsage: 16,
  modBaseAddr: 20,
  modBaseSize: 24,
  hModule: 28,
  szModule: 32,
  szExePath: 544,
  sizeof: 1064,
} as const;

/** 8 bytes. */
export const Mbstatet = {
  _Wchar: 0,
  _Byte: 4,
  _State: 6,
  sizeof: 8,
} as const;

/** 80 bytes. */
export const NPAGED_LOOKASIDE_LIST = {
  L: 0,
  L_ListHead: 0,
  L_ListHead_Alignment: 0,
  L_ListHead_Next: 0,
  L_ListHead_Next_Next: 0,
  L_ListHead_Depth: 4,
  L_ListHead_Sequence: 6,
  L_SingleListHead: 0,
  L_SingleListHead_Next: 0,
  L_Depth: 8,
  L_MaximumDepth: 10,
  L_TotalAllocates: 12,
  L_AllocateMisses: 16,
  L_AllocateHits: 16,
  L_TotalFrees: 20,
  L_FreeMisses: 24,
  L_FreeHits: 24,
  L_Type: 28,
  L_Tag: 32,
  L_Size: 36,
  L_AllocateEx: 40,
  L_Allocate: 40,
  L_FreeEx: 44,
  L_Free: 44,
  L_ListEntry: 48,
  L_ListEntry_Flink: 48,
  L_ListEntry_Blink: 52,
  L_LastTotalAllocates: 56,
  L_LastAllocateMisses: 60,
  L_LastAllocateHits: 60,
  L_Future: 64,
  Lock__ObsoleteButDoNotDelete: 72,
  sizeof: 80,
} as const;

/** 28 bytes. */
export const NT_TIB = {
  ExceptionList: 0,
  StackBase: 4,
  StackLimit: 8,
  SubSystemTib: 12,
  FiberData: 16,
  Version: 16,
  ArbitraryUserPointer: 20,
  Self: 24,
  sizeof: 28,
} as const;

/** 24 bytes. */
export const OBJECT_ATTRIBUTES = {
  Length: 0,
  RootDirectory: 4,
  ObjectName: 8,
  Attributes: 12,
  SecurityDescriptor: 16,
  SecurityQualityOfService: 20,
  sizeof: 24,
} as const;

/** 160 bytes. */
export const OBJECT_DIRECTORY = {
  HashBuckets: 0,
  Lock: 148,
  DeviceMap: 152,
  SessionId: 156,
  sizeof: 160,
} as const;

/** 12 bytes. */
export const OBJECT_DIRECTORY_ENTRY = {
  ChainLink: 0,
  Object: 4,
  HashValue: 8,
  sizeof: 12,
} as const;

/** 12 bytes. */
export const OBJECT_HANDLE_COUNT_DATABASE = {
  CountEntries: 0,
  HandleCountEntries: 4,
  sizeof: 12,
} as const;

/** 8 bytes. */
export const OBJECT_HANDLE_COUNT_ENTRY = {
  Process: 0,
  HandleCount: 4,
  sizeof: 8,
} as const;

/** 8 bytes. */
export const OBJECT_HANDLE_INFORMATION = {
  HandleAttributes: 0,
  GrantedAccess: 4,
  sizeof: 8,
} as const;

/** 32 bytes. */
export const OBJECT_HEADER = {
  PointerCount: 0,
  HandleCount: 4,
  NextToFree: 4,
  Type: 8,
  NameInfoOffset: 12,
  HandleInfoOffset: 13,
  QuotaInfoOffset: 14,
  Flags: 15,
  ObjectCreateInfo: 16,
  QuotaBlockCharged: 16,
  SecurityDescriptor: 20,
  Body: 24,
  Body_UseThisFieldToCopy: 24,
  Body_DoNotUseThisField: 24,
  sizeof: 32,
} as const;

/** 16 bytes. */
export const OBJECT_HEADER_CREATOR_INFO = {
  TypeList: 0,
  TypeList_Flink: 0,
  TypeList_Blink: 4,
  CreatorUniqueProcess: 8,
  CreatorBackTraceIndex: 12,
  Reserved: 14,
  sizeof: 16,
} as const;

/** 8 bytes. */
export const OBJECT_HEADER_HANDLE_INFO = {
  HandleCountDataBase: 0,
  SingleEntry: 0,
  SingleEntry_Process: 0,
  SingleEntry_HandleCount: 4,
  sizeof: 8,
} as const;

/** 16 bytes. */
export const OBJECT_HEADER_NAME_INFO = {
  Directory: 0,
  Name: 4,
  Name_Length: 4,
  Name_MaximumLength: 6,
  Name_Buffer: 8,
  QueryReferences: 12,
  sizeof: 16,
} as const;

/** 16 bytes. */
export const OBJECT_HEADER_QUOTA_INFO = {
  PagedPoolCharge: 0,
  NonPagedPoolCharge: 4,
  SecurityDescriptorCharge: 8,
  ExclusiveProcess: 12,
  sizeof: 16,
} as const;

/** 8 bytes. */
export const OBJECT_NAME_INFORMATION = {
  Name: 0,
  Name_Length: 0,
  Name_MaximumLength: 2,
  Name_Buffer: 4,
  sizeof: 8,
} as const;

/** 32 bytes. */
export const OBJECT_SYMBOLIC_LINK = {
  CreationTime: 0,
  CreationTime_LowPart: 0,
  CreationTime_HighPart: 4,
  CreationTime_u: 0,
  CreationTime_u_LowPart: 0,
  CreationTime_u_HighPart: 4,
  CreationTime_QuadPart: 0,
  LinkTarget: 8,
  LinkTarget_Length: 8,
  LinkTarget_MaximumLength: 10,
  LinkTarget_Buffer: 12,
  LinkTargetRemaining: 16,
  LinkTargetRemaining_Length: 16,
  LinkTargetRemaining_MaximumLength: 18,
  LinkTargetRemaining_Buffer: 20,
  LinkTargetObject: 24,
  DosDeviceDriveIndex: 28,
  sizeof: 32,
} as const;

/** 400 bytes. */
export const OBJECT_TYPE = {
  Mutex: 0,
  Mutex_SystemResourcesList: 0,
  Mutex_SystemResourcesList_Flink: 0,
  Mutex_SystemResourcesList_Blink: 4,
  Mutex_OwnerTable: 8,
  Mutex_ActiveCount: 12,
  Mutex_Flag: 14,
  Mutex_SharedWaiters: 16,
  Mutex_ExclusiveWaiters: 20,
  Mutex_OwnerThreads: 24,
  Mutex_ContentionCount: 40,
  Mutex_NumberOfSharedWaiters: 44,
  Mutex_NumberOfExclusiveWaiters: 46,
  Mutex_Address: 48,
  Mutex_CreatorBackTraceIndex: 48,
  Mutex_SpinLock: 52,
  TypeList: 56,
  TypeList_Flink: 56,
  TypeList_Blink: 60,
  Name: 64,
  Name_Length: 64,
  Name_MaximumLength: 66,
  Name_Buffer: 68,
  DefaultObject: 72,
  Index: 76,
  TotalNumberOfObjects: 80,
  TotalNumberOfHandles: 84,
  HighWaterNumberOfObjects: 88,
  HighWaterNumberOfHandles: 92,
  TypeInfo: 96,
  TypeInfo_Length: 96,
  TypeInfo_UseDefaultObject: 98,
  TypeInfo_CaseInsensitive: 99,
  TypeInfo_InvalidAttributes: 100,
  TypeInfo_GenericMapping: 104,
  TypeInfo_GenericMapping_GenericRead: 104,
  TypeInfo_GenericMapping_GenericWrite: 108,
  TypeInfo_GenericMapping_GenericExecute: 112,
  TypeInfo_GenericMapping_GenericAll: 116,
  TypeInfo_ValidAccessMask: 120,
  TypeInfo_SecurityRequired: 124,
  TypeInfo_MaintainHandleCount: 125,
  TypeInfo_MaintainTypeList: 126,
  TypeInfo_PoolType: 128,
  TypeInfo_DefaultPagedPoolCharge: 132,
  TypeInfo_DefaultNonPagedPoolCharge: 136,
  TypeInfo_DumpProcedure: 140,
  TypeInfo_OpenProcedure: 144,
  TypeInfo_CloseProcedure: 148,
  TypeInfo_DeleteProcedure: 152,
  TypeInfo_ParseProcedure: 156,
  TypeInfo_SecurityProcedure: 160,
  TypeInfo_QueryNameProcedure: 164,
  TypeInfo_OkayToCloseProcedure: 168,
  Key: 172,
  ObjectLocks: 176,
  sizeof: 400,
} as const;

/** 76 bytes. */
export const OBJECT_TYPE_INITIALIZER = {
  Length: 0,
  UseDefaultObject: 2,
  CaseInsensitive: 3,
  InvalidAttributes: 4,
  GenericMapping: 8,
  GenericMapping_GenericRead: 8,
  GenericMapping_GenericWrite: 12,
  GenericMapping_GenericExecute: 16,
  GenericMapping_GenericAll: 20,
  ValidAccessMask: 24,
  SecurityRequired: 28,
  MaintainHandleCount: 29,
  MaintainTypeList: 30,
  PoolType: 32,
  DefaultPagedPoolCharge: 36,
  DefaultNonPagedPoolCharge: 40,
  DumpProcedure: 44,
  OpenProcedure: 48,
  CloseProcedure: 52,
  DeleteProcedure: 56,
  ParseProcedure: 60,
  SecurityProcedure: 64,
  QueryNameProcedure: 68,
  OkayToCloseProcedure: 72,
  sizeof: 76,
} as const;

/** 20 bytes. */
export const OB_CALLBACK_REGISTRATION = {
  Version: 0,
  OperationRegistrationCount: 2,
  Altitude: 4,
  Altitude_Length: 4,
  Altitude_MaximumLength: 6,
  Altitude_Buffer: 8,
  RegistrationContext: 12,
  OperationRegistration: 16,
  sizeof: 20,
} as const;

/** 16 bytes. */
export const OB_OPERATION_REGISTRATION = {
  ObjectType: 0,
  Operations: 4,
  PreOperation: 8,
  PostOperation: 12,
  sizeof: 16,
} as const;

/** 4 bytes. */
export const OB_POST_CREATE_HANDLE_INFORMATION = {
  GrantedAccess: 0,
  sizeof: 4,
} as const;

/** 4 bytes. */
export const OB_POST_DUPLICATE_HANDLE_INFORMATION = {
  GrantedAccess: 0,
  sizeof: 4,
} as const;

/** 28 bytes. */
export const OB_POST_OPERATION_INFORMATION = {
  Operation: 0,
  Flags: 4,
  /** bits 0-0 of a ULONG */
  KernelHandle: 4,
  /** bits 1-31 of a ULONG */
  Reserved: 4,
  Object: 8,
  ObjectType: 12,
  CallContext: 16,
  ReturnStatus: 20,
  Parameters: 24,
  sizeof: 28,
} as const;

/** 4 bytes. */
export const OB_POST_OPERATION_PARAMETERS = {
  CreateHandleInformation: 0,
  CreateHandleInformation_GrantedAccess: 0,
  DuplicateHandleInformation: 0,
  DuplicateHandleInformation_GrantedAccess: 0,
  sizeof: 4,
} as const;

/** 8 bytes. */
export const OB_PRE_CREATE_HANDLE_INFORMATION = {
  DesiredAccess: 0,
  OriginalDesiredAccess: 4,
  sizeof: 8,
} as const;

/** 16 bytes. */
export const OB_PRE_DUPLICATE_HANDLE_INFORMATION = {
  DesiredAccess: 0,
  OriginalDesiredAccess: 4,
  SourceProcess: 8,
  TargetProcess: 12,
  sizeof: 16,
} as const;

/** 24 bytes. */
export const OB_PRE_OPERATION_INFORMATION = {
  Operation: 0,
  Flags: 4,
  /** bits 0-0 of a ULONG */
  KernelHandle: 4,
  /** bits 1-31 of a ULONG */
  Reserved: 4,
  Object: 8,
  ObjectType: 12,
  CallContext: 16,
  Parameters: 20,
  sizeof: 24,
} as const;

/** 16 bytes. */
export const OB_PRE_OPERATION_PARAMETERS = {
  CreateHandleInformation: 0,
  CreateHandleInformation_DesiredAccess: 0,
  CreateHandleInformation_OriginalDesiredAccess: 4,
  DuplicateHandleInformation: 0,
  DuplicateHandleInformation_DesiredAccess: 0,
  DuplicateHandleInformation_OriginalDesiredAccess: 4,
  DuplicateHandleInformation_SourceProcess: 8,
  DuplicateHandleInformation_TargetProcess: 12,
  sizeof: 16,
} as const;

/** 148 bytes. */
export const OSVERSIONINFOA = {
  dwOSVersionInfoSize: 0,
  dwMajorVersion: 4,
  dwMinorVersion: 8,
  dwBuildNumber: 12,
  dwPlatformId: 16,
  szCSDVersion: 20,
  sizeof: 148,
} as const;

/** 156 bytes. */
export const OSVERSIONINFOEXA = {
  dwOSVersionInfoSize: 0,
  dwMajorVersion: 4,
  dwMinorVersion: 8,
  dwBuildNumber: 12,
  dwPlatformId: 16,
  szCSDVersion: 20,
  wServicePackMajor: 148,
  wServicePackMinor: 150,
  wSuiteMask: 152,
  wProductType: 154,
  wReserved: 155,
  sizeof: 156,
} as const;

/** 284 bytes. */
export const OSVERSIONINFOEXW = {
  dwOSVersionInfoSize: 0,
  dwMajorVersion: 4,
  dwMinorVersion: 8,
  dwBuildNumber: 12,
  dwPlatformId: 16,
  szCSDVersion: 20,
  wServicePackMajor: 276,
  wServicePackMinor: 278,
  wSuiteMask: 280,
  wProductType: 282,
  wReserved: 283,
  sizeof: 284,
} as const;

/** 276 bytes. */
export const OSVERSIONINFOW = {
  dwOSVersionInfoSize: 0,
  dwMajorVersion: 4,
  dwMinorVersion: 8,
  dwBuildNumber: 12,
  dwPlatformId: 16,
  szCSDVersion: 20,
  sizeof: 276,
} as const;

/** 20 bytes. */
export const OVERLAPPED = {
  Internal: 0,
  InternalHigh: 4,
  Offset: 8,
  OffsetHigh: 12,
  Pointer: 8,
  hEvent: 16,
  sizeof: 20,
} as const;

/** 16 bytes. */
export const OVERLAPPED_ENTRY = {
  lpCompletionKey: 0,
  lpOverlapped: 4,
  Internal: 8,
  dwNumberOfBytesTransferred: 12,
  sizeof: 16,
} as const;

/** 8 bytes. */
export const OWNER_ENTRY = {
  OwnerThread: 0,
  OwnerCount: 4,
  TableSize: 4,
  sizeof: 8,
} as const;

/** 104 bytes. */
export const PAGED_LOOKASIDE_LIST = {
  L: 0,
  L_ListHead: 0,
  L_ListHead_Alignment: 0,
  L_ListHead_Next: 0,
  L_ListHead_Next_Next: 0,
  L_ListHead_Depth: 4,
  L_ListHead_Sequence: 6,
  L_SingleListHead: 0,
  L_SingleListHead_Next: 0,
  L_Depth: 8,
  L_MaximumDepth: 10,
  L_TotalAllocates: 12,
  L_AllocateMisses: 16,
  L_AllocateHits: 16,
  L_TotalFrees: 20,
  L_FreeMisses: 24,
  L_FreeHits: 24,
  L_Type: 28,
  L_Tag: 32,
  L_Size: 36,
  L_AllocateEx: 40,
  L_Allocate: 40,
  L_FreeEx: 44,
  L_Free: 44,
  L_ListEntry: 48,
  L_ListEntry_Flink: 48,
  L_ListEntry_Blink: 52,
  L_LastTotalAllocates: 56,
  L_LastAllocateMisses: 60,
  L_LastAllocateHits: 60,
  L_Future: 64,
  Lock__ObsoleteButDoNotDelete: 72,
  Lock__ObsoleteButDoNotDelete_Count: 72,
  Lock__ObsoleteButDoNotDelete_Owner: 76,
  Lock__ObsoleteButDoNotDelete_Contention: 80,
  Lock__ObsoleteButDoNotDelete_Event: 84,
  Lock__ObsoleteButDoNotDelete_Event_Header: 84,
  Lock__ObsoleteButDoNotDelete_Event_Header_Type: 84,
  Lock__ObsoleteButDoNotDelete_Event_Header_Absolute: 85,
  Lock__ObsoleteButDoNotDelete_Event_Header_NpxIrql: 85,
  Lock__ObsoleteButDoNotDelete_Event_Header_Size: 86,
  Lock__ObsoleteButDoNotDelete_Event_Header_Hand: 86,
  Lock__ObsoleteButDoNotDelete_Event_Header_Inserted: 87,
  Lock__ObsoleteButDoNotDelete_Event_Header_DebugActive: 87,
  Lock__ObsoleteButDoNotDelete_Event_Header_Lock: 84,
  Lock__ObsoleteButDoNotDelete_Event_Header_SignalState: 88,
  Lock__ObsoleteButDoNotDelete_Event_Header_WaitListHead: 92,
  Lock__ObsoleteButDoNotDelete_Event_Header_WaitListHead_Flink: 92,
  Lock__ObsoleteButDoNotDelete_Event_Header_WaitListHead_Blink: 96,
  Lock__ObsoleteButDoNotDelete_OldIrql: 100,
  sizeof: 104,
} as const;

/** 560 bytes. */
export const PEB = {
  InheritedAddressSpace: 0,
  ReadImageFileExecOptions: 1,
  BeingDebugged: 2,
  BitField: 3,
  Mutant: 4,
  ImageBaseAddress: 8,
  Ldr: 12,
  ProcessParameters: 16,
  SubSystemData: 20,
  ProcessHeap: 24,
  FastPebLock: 28,
  AtlThunkSListPtr: 32,
  SparePtr2: 36,
  EnvironmentUpdateCount: 40,
  KernelCallbackTable: 44,
  SystemReserved: 48,
  SpareUlong: 52,
  FreeList: 56,
  TlsExpansionCounter: 60,
  TlsBitmap: 64,
  TlsBitmapBits: 68,
  ReadOnlySharedMemoryBase: 76,
  ReadOnlySharedMemoryHeap: 80,
  ReadOnlyStaticServerData: 84,
  AnsiCodePageData: 88,
  OemCodePageData: 92,
  UnicodeCaseTableData: 96,
  NumberOfProcessors: 100,
  NtGlobalFlag: 104,
  CriticalSectionTimeout: 112,
  CriticalSectionTimeout_LowPart: 112,
  CriticalSectionTimeout_HighPart: 116,
  CriticalSectionTimeout_u: 112,
  CriticalSectionTimeout_u_LowPart: 112,
  CriticalSectionTimeout_u_HighPart: 116,
  CriticalSectionTimeout_QuadPart: 112,
  HeapSegmentReserve: 120,
  HeapSegmentCommit: 124,
  HeapDeCommitTotalFreeThreshold: 128,
  HeapDeCommitFreeBlockThreshold: 132,
  NumberOfHeaps: 136,
  MaximumNumberOfHeaps: 140,
  ProcessHeaps: 144,
  GdiSharedHandleTable: 148,
  ProcessStarterHelper: 152,
  GdiDCAttributeList: 156,
  LoaderLock: 160,
  OSMajorVersion: 164,
  OSMinorVersion: 168,
  OSBuildNumber: 172,
  OSCSDVersion: 174,
  OSPlatformId: 176,
  ImageSubsystem: 180,
  ImageSubsystemMajorVersion: 184,
  ImageSubsystemMinorVersion: 188,
  ImageProcessAffinityMask: 192,
  GdiHandleBuffer: 196,
  PostProcessInitRoutine: 332,
  TlsExpansionBitmap: 336,
  TlsExpansionBitmapBits: 340,
  SessionId: 468,
  AppCompatFlags: 472,
  AppCompatFlags_LowPart: 472,
  AppCompatFlags_HighPart: 476,
  AppCompatFlags_u: 472,
  AppCompatFlags_u_LowPart: 472,
  AppCompatFlags_u_HighPart: 476,
  AppCompatFlags_QuadPart: 472,
  AppCompatFlagsUser: 480,
  AppCompatFlagsUser_LowPart: 480,
  AppCompatFlagsUser_HighPart: 484,
  AppCompatFlagsUser_u: 480,
  AppCompatFlagsUser_u_LowPart: 480,
  AppCompatFlagsUser_u_HighPart: 484,
  AppCompatFlagsUser_QuadPart: 480,
  pShimData: 488,
  AppCompatInfo: 492,
  CSDVersion: 496,
  CSDVersion_Length: 496,
  CSDVersion_MaximumLength: 498,
  CSDVersion_Buffer: 500,
  ActivationContextData: 504,
  ProcessAssemblyStorageMap: 508,
  SystemDefaultActivationContextData: 512,
  SystemAssemblyStorageMap: 516,
  MinimumStackCommit: 520,
  FlsCallback: 524,
  FlsListHead: 528,
  FlsListHead_Flink: 528,
  FlsListHead_Blink: 532,
  FlsBitmap: 536,
  FlsBitmapBits: 540,
  FlsHighIndex: 556,
  sizeof: 560,
} as const;

/** 40 bytes. */
export const PEB_LDR_DATA = {
  Length: 0,
  Initialized: 4,
  SsHandle: 8,
  InLoadOrderModuleList: 12,
  InLoadOrderModuleList_Flink: 12,
  InLoadOrderModuleList_Blink: 16,
  InMemoryOrderModuleList: 20,
  InMemoryOrderModuleList_Flink: 20,
  InMemoryOrderModuleList_Blink: 24,
  InInitializationOrderModuleList: 28,
  InInitializationOrderModuleList_Flink: 28,
  InInitializationOrderModuleList_Blink: 32,
  EntryInProgress: 36,
  sizeof: 40,
} as const;

/** 8 bytes. */
export const POINT = {
  x: 0,
  y: 4,
  sizeof: 8,
} as const;

/** 16 bytes. */
export const POOL_EXTENDED_PARAMETER = {
  /** bits 0-7 of a ULONG64 */
  Type: 0,
  /** bits 8-8 of a ULONG64 */
  Optional: 0,
  /** bits 9-63 of a ULONG64 */
  Reserved: 0,
  Reserved2: 8,
  Reserved3: 8,
  Priority: 8,
  sizeof: 16,
} as const;

/** 8 bytes. */
export const POOL_HEADER = {
  /** bits 0-8 of a USHORT */
  PreviousSize: 0,
  /** bits 9-15 of a USHORT */
  PoolIndex: 0,
  /** bits 0-8 of a USHORT */
  BlockSize: 2,
  /** bits 9-15 of a USHORT */
  PoolType: 2,
  Ulong1: 0,
  PoolTag: 4,
  AllocatorBackTraceIndex: 4,
  PoolTagHash: 6,
  sizeof: 8,
} as const;

/** 12 bytes. */
export const POWER_SEQUENCE = {
  SequenceD1: 0,
  SequenceD2: 4,
  SequenceD3: 8,
  sizeof: 12,
} as const;

/** 4 bytes. */
export const POWER_STATE = {
  SystemState: 0,
  DeviceState: 0,
  sizeof: 4,
} as const;

/** 20 bytes. */
export const PRIVILEGE_SET = {
  PrivilegeCount: 0,
  Control: 4,
  Privilege: 8,
  sizeof: 20,
} as const;

/** 296 bytes. */
export const PROCESSENTRY32 = {
  dwSize: 0,
  cntUsage: 4,
  th32ProcessID: 8,
  th32DefaultHeapID: 12,
  th32ModuleID: 16,
  cntThreads: 20,
  th32ParentProcessID: 24,
  pcPriClassBase: 28,
  dwFlags: 32,
  szExeFile: 36,
  sizeof: 296,
} as const;

/** 556 bytes. */
export const PROCESSENTRY32W = {
  dwSize: 0,
  cntUsage: 4,
  th32ProcessID: 8,
  th32DefaultHeapID: 12,
  th32ModuleID: 16,
  cntThreads: 20,
  th32ParentProcessID: 24,
  pcPriClassBase: 28,
  dwFlags: 32,
  szExeFile: 36,
  sizeof: 556,
} as const;

/** 4 bytes. */
export const PROCESSOR_NUMBER = {
  Group: 0,
  Number: 2,
  Reserved: 3,
  sizeof: 4,
} as const;

/** 24 bytes. */
export const PROCESS_BASIC_INFORMATION = {
  ExitStatus: 0,
  PebBaseAddress: 4,
  AffinityMask: 8,
  BasePriority: 12,
  UniqueProcessId: 16,
  InheritedFromUniqueProcessId: 20,
  sizeof: 24,
} as const;

/** 16 bytes. */
export const PROCESS_INFORMATION = {
  hProcess: 0,
  hThread: 4,
  dwProcessId: 8,
  dwThreadId: 12,
  sizeof: 16,
} as const;

/** 36 bytes. */
export const PS_CREATE_NOTIFY_INFO = {
  Size: 0,
  Flags: 4,
  /** bits 0-0 of a ULONG */
  FileOpenNameAvailable: 4,
  /** bits 1-1 of a ULONG */
  IsSubsystemProcess: 4,
  /** bits 2-31 of a ULONG */
  Reserved: 4,
  ParentProcessId: 8,
  CreatingThreadId: 12,
  CreatingThreadId_UniqueProcess: 12,
  CreatingThreadId_UniqueThread: 16,
  FileObject: 20,
  ImageFileName: 24,
  CommandLine: 28,
  CreationStatus: 32,
  sizeof: 36,
} as const;

/** 56 bytes. */
export const PUBLIC_OBJECT_BASIC_INFORMATION = {
  Attributes: 0,
  GrantedAccess: 4,
  HandleCount: 8,
  PointerCount: 12,
  Reserved: 16,
  sizeof: 56,
} as const;

/** 8 bytes. */
export const QUAD = {
  UseThisFieldToCopy: 0,
  DoNotUseThisField: 0,
  sizeof: 8,
} as const;

/** 36 bytes. */
export const QUERY_SERVICE_CONFIGA = {
  dwServiceType: 0,
  dwStartType: 4,
  dwErrorControl: 8,
  lpBinaryPathName: 12,
  lpLoadOrderGroup: 16,
  dwTagId: 20,
  lpDependencies: 24,
  lpServiceStartName: 28,
  lpDisplayName: 32,
  sizeof: 36,
} as const;

/** 36 bytes. */
export const QUERY_SERVICE_CONFIGW = {
  dwServiceType: 0,
  dwStartType: 4,
  dwErrorControl: 8,
  lpBinaryPathName: 12,
  lpLoadOrderGroup: 16,
  dwTagId: 20,
  lpDependencies: 24,
  lpServiceStartName: 28,
  lpDisplayName: 32,
  sizeof: 36,
} as const;

/** 16 bytes. */
export const RECT = {
  left: 0,
  top: 4,
  right: 8,
  bottom: 12,
  sizeof: 16,
} as const;

/** 12 bytes. */
export const REG_CALLBACK_CONTEXT_CLEANUP_INFORMATION = {
  Object: 0,
  ObjectContext: 4,
  Reserved: 8,
  sizeof: 12,
} as const;

/** 60 bytes. */
export const REG_CREATE_KEY_INFORMATION = {
  CompleteName: 0,
  RootObject: 4,
  ObjectType: 8,
  CreateOptions: 12,
  Class: 16,
  SecurityDescriptor: 20,
  SecurityQualityOfService: 24,
  DesiredAccess: 28,
  GrantedAccess: 32,
  Disposition: 36,
  ResultObject: 40,
  CallContext: 44,
  RootObjectContext: 48,
  Transaction: 52,
  Reserved: 56,
  sizeof: 60,
} as const;

/** 76 bytes. */
export const REG_CREATE_KEY_INFORMATION_V1 = {
  CompleteName: 0,
  RootObject: 4,
  ObjectType: 8,
  Options: 12,
  Class: 16,
  SecurityDescriptor: 20,
  SecurityQualityOfService: 24,
  DesiredAccess: 28,
  GrantedAccess: 32,
  Disposition: 36,
  ResultObject: 40,
  CallContext: 44,
  RootObjectContext: 48,
  Transaction: 52,
  Version: 56,
  RemainingName: 60,
  Wow64Flags: 64,
  Attributes: 68,
  CheckAccessMode: 72,
  sizeof: 76,
} as const;

/** 16 bytes. */
export const REG_DELETE_KEY_INFORMATION = {
  Object: 0,
  CallContext: 4,
  ObjectContext: 8,
  Reserved: 12,
  sizeof: 16,
} as const;

/** 20 bytes. */
export const REG_DELETE_VALUE_KEY_INFORMATION = {
  Object: 0,
  ValueName: 4,
  CallContext: 8,
  ObjectContext: 12,
  Reserved: 16,
  sizeof: 20,
} as const;

/** 36 bytes. */
export const REG_ENUMERATE_KEY_INFORMATION = {
  Object: 0,
  Index: 4,
  KeyInformationClass: 8,
  KeyInformation: 12,
  Length: 16,
  ResultLength: 20,
  CallContext: 24,
  ObjectContext: 28,
  Reserved: 32,
  sizeof: 36,
} as const;

/** 36 bytes. */
export const REG_ENUMERATE_VALUE_KEY_INFORMATION = {
  Object: 0,
  Index: 4,
  KeyValueInformationClass: 8,
  KeyValueInformation: 12,
  Length: 16,
  ResultLength: 20,
  CallContext: 24,
  ObjectContext: 28,
  Reserved: 32,
  sizeof: 36,
} as const;

/** 16 bytes. */
export const REG_KEY_HANDLE_CLOSE_INFORMATION = {
  Object: 0,
  CallContext: 4,
  ObjectContext: 8,
  Reserved: 12,
  sizeof: 16,
} as const;

/** 44 bytes. */
export const REG_LOAD_KEY_INFORMATION = {
  Object: 0,
  KeyName: 4,
  SourceFile: 8,
  Flags: 12,
  TrustClassObject: 16,
  UserEvent: 20,
  DesiredAccess: 24,
  RootHandle: 28,
  CallContext: 32,
  ObjectContext: 36,
  Reserved: 40,
  sizeof: 44,
} as const;

/** 12 bytes. */
export const REG_POST_CREATE_KEY_INFORMATION = {
  CompleteName: 0,
  Object: 4,
  Status: 8,
  sizeof: 12,
} as const;

/** 28 bytes. */
export const REG_POST_OPERATION_INFORMATION = {
  Object: 0,
  Status: 4,
  PreInformation: 8,
  ReturnStatus: 12,
  CallContext: 16,
  ObjectContext: 20,
  Reserved: 24,
  sizeof: 28,
} as const;

/** 4 bytes. */
export const REG_PRE_CREATE_KEY_INFORMATION = {
  CompleteName: 0,
  sizeof: 4,
} as const;

/** 32 bytes. */
export const REG_QUERY_KEY_INFORMATION = {
  Object: 0,
  KeyInformationClass: 4,
  KeyInformation: 8,
  Length: 12,
  ResultLength: 16,
  CallContext: 20,
  ObjectContext: 24,
  Reserved: 28,
  sizeof: 32,
} as const;

/** 28 bytes. */
export const REG_QUERY_KEY_NAME = {
  Object: 0,
  ObjectNameInfo: 4,
  Length: 8,
  ReturnLength: 12,
  CallContext: 16,
  ObjectContext: 20,
  Reserved: 24,
  sizeof: 28,
} as const;

/** 28 bytes. */
export const REG_QUERY_KEY_SECURITY_INFORMATION = {
  Object: 0,
  SecurityInformation: 4,
  SecurityDescriptor: 8,
  Length: 12,
  CallContext: 16,
  ObjectContext: 20,
  Reserved: 24,
  sizeof: 28,
} as const;

/** 36 bytes. */
export const REG_QUERY_MULTIPLE_VALUE_KEY_INFORMATION = {
  Object: 0,
  ValueEntries: 4,
  EntryCount: 8,
  ValueBuffer: 12,
  BufferLength: 16,
  RequiredBufferLength: 20,
  CallContext: 24,
  ObjectContext: 28,
  Reserved: 32,
  sizeof: 36,
} as const;

/** 36 bytes. */
export const REG_QUERY_VALUE_KEY_INFORMATION = {
  Object: 0,
  ValueName: 4,
  KeyValueInformationClass: 8,
  KeyValueInformation: 12,
  Length: 16,
  ResultLength: 20,
  CallContext: 24,
  ObjectContext: 28,
  Reserved: 32,
  sizeof: 36,
} as const;

/** 20 bytes. */
export const REG_RENAME_KEY_INFORMATION = {
  Object: 0,
  NewName: 4,
  CallContext: 8,
  ObjectContext: 12,
  Reserved: 16,
  sizeof: 20,
} as const;

/** 24 bytes. */
export const REG_REPLACE_KEY_INFORMATION = {
  Object: 0,
  OldFileName: 4,
  NewFileName: 8,
  CallContext: 12,
  ObjectContext: 16,
  Reserved: 20,
  sizeof: 24,
} as const;

/** 24 bytes. */
export const REG_RESTORE_KEY_INFORMATION = {
  Object: 0,
  FileHandle: 4,
  Flags: 8,
  CallContext: 12,
  ObjectContext: 16,
  Reserved: 20,
  sizeof: 24,
} as const;

/** 24 bytes. */
export const REG_SAVE_KEY_INFORMATION = {
  Object: 0,
  FileHandle: 4,
  Format: 8,
  CallContext: 12,
  ObjectContext: 16,
  Reserved: 20,
  sizeof: 24,
} as const;

/** 28 bytes. */
export const REG_SET_INFORMATION_KEY_INFORMATION = {
  Object: 0,
  KeySetInformationClass: 4,
  KeySetInformation: 8,
  KeySetInformationLength: 12,
  CallContext: 16,
  ObjectContext: 20,
  Reserved: 24,
  sizeof: 28,
} as const;

/** 24 bytes. */
export const REG_SET_KEY_SECURITY_INFORMATION = {
  Object: 0,
  SecurityInformation: 4,
  SecurityDescriptor: 8,
  CallContext: 12,
  ObjectContext: 16,
  Reserved: 20,
  sizeof: 24,
} as const;

/** 36 bytes. */
export const REG_SET_VALUE_KEY_INFORMATION = {
  Object: 0,
  ValueName: 4,
  TitleIndex: 8,
  Type: 12,
  Data: 16,
  DataSize: 20,
  CallContext: 24,
  ObjectContext: 28,
  Reserved: 32,
  sizeof: 36,
} as const;

/** 20 bytes. */
export const REG_UNLOAD_KEY_INFORMATION = {
  Object: 0,
  UserEvent: 4,
  CallContext: 8,
  ObjectContext: 12,
  Reserved: 16,
  sizeof: 20,
} as const;

/** 56 bytes. */
export const RTL_AVL_TABLE = {
  BalancedRoot: 0,
  BalancedRoot_Parent: 0,
  BalancedRoot_LeftChild: 4,
  BalancedRoot_RightChild: 8,
  BalancedRoot_Balance: 12,
  BalancedRoot_Reserved: 13,
  OrderedPointer: 16,
  WhichOrderedElement: 20,
  NumberGenericTableElements: 24,
  DepthOfTree: 28,
  RestartKey: 32,
  DeleteCount: 36,
  CompareRoutine: 40,
  AllocateRoutine: 44,
  FreeRoutine: 48,
  TableContext: 52,
  sizeof: 56,
} as const;

/** 16 bytes. */
export const RTL_BALANCED_LINKS = {
  Parent: 0,
  LeftChild: 4,
  RightChild: 8,
  Balance: 12,
  Reserved: 13,
  sizeof: 16,
} as const;

/** 8 bytes. */
export const RTL_BITMAP = {
  SizeOfBitMap: 0,
  Buffer: 4,
  sizeof: 8,
} as const;

/** 4 bytes. */
export const RTL_CONDITION_VARIABLE = {
  Ptr: 0,
  sizeof: 4,
} as const;

/** 24 bytes. */
export const RTL_CRITICAL_SECTION = {
  DebugInfo: 0,
  LockCount: 4,
  RecursionCount: 8,
  OwningThread: 12,
  LockSemaphore: 16,
  SpinCount: 20,
  sizeof: 24,
} as const;

/** 32 bytes. */
export const RTL_CRITICAL_SECTION_DEBUG = {
  Type: 0,
  CreatorBackTraceIndex: 2,
  CriticalSection: 4,
  ProcessLocksList: 8,
  ProcessLocksList_Flink: 8,
  ProcessLocksList_Blink: 12,
  EntryCount: 16,
  ContentionCount: 20,
  Flags: 24,
  CreatorBackTraceIndexHigh: 28,
  SpareWORD: 30,
  sizeof: 32,
} as const;

/** 40 bytes. */
export const RTL_GENERIC_TABLE = {
  TableRoot: 0,
  InsertOrderList: 4,
  InsertOrderList_Flink: 4,
  InsertOrderList_Blink: 8,
  OrderedPointer: 12,
  WhichOrderedElement: 16,
  NumberGenericTableElements: 20,
  CompareRoutine: 24,
  AllocateRoutine: 28,
  FreeRoutine: 32,
  TableContext: 36,
  sizeof: 40,
} as const;

/** 28 bytes. */
export const RTL_QUERY_REGISTRY_TABLE = {
  QueryRoutine: 0,
  Flags: 4,
  Name: 8,
  EntryContext: 12,
  DefaultType: 16,
  DefaultData: 20,
  DefaultLength: 24,
  sizeof: 28,
} as const;

/** 4 bytes. */
export const RTL_RUN_ONCE = {
  Ptr: 0,
  sizeof: 4,
} as const;

/** 12 bytes. */
export const RTL_SPLAY_LINKS = {
  Parent: 0,
  LeftChild: 4,
  RightChild: 8,
  sizeof: 12,
} as const;

/** 4 bytes. */
export const RTL_SRWLOCK = {
  Ptr: 0,
  sizeof: 4,
} as const;

/** 144 bytes. */
export const RTL_USER_PROCESS_PARAMETERS = {
  MaximumLength: 0,
  Length: 4,
  Flags: 8,
  DebugFlags: 12,
  ConsoleHandle: 16,
  ConsoleFlags: 20,
  StandardInput: 24,
  StandardOutput: 28,
  StandardError: 32,
  CurrentDirectory: 36,
  CurrentDirectory_DosPath: 36,
  CurrentDirectory_DosPath_Length: 36,
  CurrentDirectory_DosPath_MaximumLength: 38,
  CurrentDirectory_DosPath_Buffer: 40,
  CurrentDirectory_Handle: 44,
  DllPath: 48,
  DllPath_Length: 48,
  DllPath_MaximumLength: 50,
  DllPath_Buffer: 52,
  ImagePathName: 56,
  ImagePathName_Length: 56,
  ImagePathName_MaximumLength: 58,
  ImagePathName_Buffer: 60,
  CommandLine: 64,
  CommandLine_Length: 64,
  CommandLine_MaximumLength: 66,
  CommandLine_Buffer: 68,
  Environment: 72,
  StartingX: 76,
  StartingY: 80,
  CountX: 84,
  CountY: 88,
  CountCharsX: 92,
  CountCharsY: 96,
  FillAttribute: 100,
  WindowFlags: 104,
  ShowWindowFlags: 108,
  WindowTitle: 112,
  WindowTitle_Length: 112,
  WindowTitle_MaximumLength: 114,
  WindowTitle_Buffer: 116,
  DesktopInfo: 120,
  DesktopInfo_Length: 120,
  DesktopInfo_MaximumLength: 122,
  DesktopInfo_Buffer: 124,
  ShellInfo: 128,
  ShellInfo_Length: 128,
  ShellInfo_MaximumLength: 130,
  ShellInfo_Buffer: 132,
  RuntimeData: 136,
  RuntimeData_Length: 136,
  RuntimeData_MaximumLength: 138,
  RuntimeData_Buffer: 140,
  sizeof: 144,
} as const;

/** 4 bytes. */
export const SC_HANDLE__ = {
  unused: 0,
  sizeof: 4,
} as const;

/** 12 bytes. */
export const SECTION_OBJECT_POINTERS = {
  DataSectionObject: 0,
  SharedCacheMap: 4,
  ImageSectionObject: 8,
  sizeof: 12,
} as const;

/** 12 bytes. */
export const SECURITY_ATTRIBUTES = {
  nLength: 0,
  lpSecurityDescriptor: 4,
  bInheritHandle: 8,
  sizeof: 12,
} as const;

/** 20 bytes. */
export const SECURITY_DESCRIPTOR = {
  Revision: 0,
  Sbz1: 1,
  Control: 2,
  Owner: 4,
  Group: 8,
  Sacl: 12,
  Dacl: 16,
  sizeof: 20,
} as const;

/** 12 bytes. */
export const SECURITY_QUALITY_OF_SERVICE = {
  Length: 0,
  ImpersonationLevel: 4,
  ContextTrackingMode: 8,
  EffectiveOnly: 9,
  sizeof: 12,
} as const;

/** 16 bytes. */
export const SECURITY_SUBJECT_CONTEXT = {
  ClientToken: 0,
  ImpersonationLevel: 4,
  PrimaryToken: 8,
  ProcessAuditId: 12,
  sizeof: 16,
} as const;

/** 4 bytes. */
export const SERVICE_DESCRIPTIONA = {
  lpDescription: 0,
  sizeof: 4,
} as const;

/** 4 bytes. */
export const SERVICE_DESCRIPTIONW = {
  lpDescription: 0,
  sizeof: 4,
} as const;

/** 28 bytes. */
export const SERVICE_STATUS = {
  dwServiceType: 0,
  dwCurrentState: 4,
  dwControlsAccepted: 8,
  dwWin32ExitCode: 12,
  dwServiceSpecificExitCode: 16,
  dwCheckPoint: 20,
  dwWaitHint: 24,
  sizeof: 28,
} as const;

/** 4 bytes. */
export const SERVICE_STATUS_HANDLE__ = {
  unused: 0,
  sizeof: 4,
} as const;

/** 36 bytes. */
export const SERVICE_STATUS_PROCESS = {
  dwServiceType: 0,
  dwCurrentState: 4,
  dwControlsAccepted: 8,
  dwWin32ExitCode: 12,
  dwServiceSpecificExitCode: 16,
  dwCheckPoint: 20,
  dwWaitHint: 24,
  dwProcessId: 28,
  dwServiceFlags: 32,
  sizeof: 36,
} as const;

/** 8 bytes. */
export const SERVICE_TABLE_ENTRYA = {
  lpServiceName: 0,
  lpServiceProc: 4,
  sizeof: 8,
} as const;

/** 8 bytes. */
export const SERVICE_TABLE_ENTRYW = {
  lpServiceName: 0,
  lpServiceProc: 4,
  sizeof: 8,
} as const;

/** 28 bytes. */
export const SHARE_ACCESS = {
  OpenCount: 0,
  Readers: 4,
  Writers: 8,
  Deleters: 12,
  SharedRead: 16,
  SharedWrite: 20,
  SharedDelete: 24,
  sizeof: 28,
} as const;

/** 12 bytes. */
export const SID = {
  Revision: 0,
  SubAuthorityCount: 1,
  IdentifierAuthority: 2,
  IdentifierAuthority_Value: 2,
  SubAuthority: 8,
  sizeof: 12,
} as const;

/** 8 bytes. */
export const SID_AND_ATTRIBUTES = {
  Sid: 0,
  Attributes: 4,
  sizeof: 8,
} as const;

/** 6 bytes. */
export const SID_IDENTIFIER_AUTHORITY = {
  Value: 0,
  sizeof: 6,
} as const;

/** 4 bytes. */
export const SINGLE_LIST_ENTRY = {
  Next: 0,
  sizeof: 4,
} as const;

/** 8 bytes. */
export const SIZE = {
  cx: 0,
  cy: 4,
  sizeof: 8,
} as const;

/** 8 bytes. */
export const SLIST_HEADER = {
  Alignment: 0,
  Next: 0,
  Next_Next: 0,
  Depth: 4,
  Sequence: 6,
  sizeof: 8,
} as const;

/** 8 bytes. */
export const SMALL_RECT = {
  Left: 0,
  Top: 2,
  Right: 4,
  Bottom: 6,
  sizeof: 8,
} as const;

/** 68 bytes. */
export const STARTUPINFOA = {
  cb: 0,
  lpReserved: 4,
  lpDesktop: 8,
  lpTitle: 12,
  dwX: 16,
  dwY: 20,
  dwXSize: 24,
  dwYSize: 28,
  dwXCountChars: 32,
  dwYCountChars: 36,
  dwFillAttribute: 40,
  dwFlags: 44,
  wShowWindow: 48,
  cbReserved2: 50,
  lpReserved2: 52,
  hStdInput: 56,
  hStdOutput: 60,
  hStdError: 64,
  sizeof: 68,
} as const;

/** 68 bytes. */
export const STARTUPINFOW = {
  cb: 0,
  lpReserved: 4,
  lpDesktop: 8,
  lpTitle: 12,
  dwX: 16,
  dwY: 20,
  dwXSize: 24,
  dwYSize: 28,
  dwXCountChars: 32,
  dwYCountChars: 36,
  dwFillAttribute: 40,
  dwFlags: 44,
  wShowWindow: 48,
  cbReserved2: 50,
  lpReserved2: 52,
  hStdInput: 56,
  hStdOutput: 60,
  hStdError: 64,
  sizeof: 68,
} as const;

/** 12 bytes. */
export const STORAGE_DEVICE_NUMBER = {
  DeviceType: 0,
  DeviceNumber: 4,
  PartitionNumber: 8,
  sizeof: 12,
} as const;

/** 8 bytes. */
export const STRING = {
  Length: 0,
  MaximumLength: 2,
  Buffer: 4,
  sizeof: 8,
} as const;

/** 16 bytes. */
export const SYSTEMTIME = {
  wYear: 0,
  wMonth: 2,
  wDayOfWeek: 4,
  wDay: 6,
  wHour: 8,
  wMinute: 10,
  wSecond: 12,
  wMilliseconds: 14,
  sizeof: 16,
} as const;

/** 36 bytes. */
export const SYSTEM_INFO = {
  dwOemId: 0,
  wProcessorArchitecture: 0,
  wReserved: 2,
  dwPageSize: 4,
  lpMinimumApplicationAddress: 8,
  lpMaximumApplicationAddress: 12,
  dwActiveProcessorMask: 16,
  dwNumberOfProcessors: 20,
  dwProcessorType: 24,
  dwAllocationGranularity: 28,
  wProcessorLevel: 32,
  wProcessorRevision: 34,
  sizeof: 36,
} as const;

/** 4028 bytes. */
export const TEB = {
  NtTib: 0,
  NtTib_ExceptionList: 0,
  NtTib_StackBase: 4,
  NtTib_StackLimit: 8,
  NtTib_SubSystemTib: 12,
  NtTib_FiberData: 16,
  NtTib_Version: 16,
  NtTib_ArbitraryUserPointer: 20,
  NtTib_Self: 24,
  EnvironmentPointer: 28,
  ClientId: 32,
  ClientId_UniqueProcess: 32,
  ClientId_UniqueThread: 36,
  ActiveRpcHandle: 40,
  ThreadLocalStoragePointer: 44,
  ProcessEnvironmentBlock: 48,
  LastErrorValue: 52,
  CountOfOwnedCriticalSections: 56,
  CsrClientThread: 60,
  Win32ThreadInfo: 64,
  User32Reserved: 68,
  UserReserved: 172,
  WOW32Reserved: 192,
  CurrentLocale: 196,
  FpSoftwareStatusRegister: 200,
  SystemReserved1: 204,
  ExceptionCode: 420,
  ActivationContextStackPointer: 424,
  SpareBytes1: 428,
  GdiTebBatch: 468,
  RealClientId: 1716,
  RealClientId_UniqueProcess: 1716,
  RealClientId_UniqueThread: 1720,
  GdiCachedProcessHandle: 1724,
  GdiClientPID: 1728,
  GdiClientTID: 1732,
  GdiThreadLocalInfo: 1736,
  Win32ClientInfo: 1740,
  glDispatchTable: 1988,
  glReserved1: 2920,
  glReserved2: 3036,
  glSectionInfo: 3040,
  glSection: 3044,
  glTable: 3048,
  glCurrentRC: 3052,
  glContext: 3056,
  LastStatusValue: 3060,
  StaticUnicodeString: 3064,
  StaticUnicodeString_Length: 3064,
  StaticUnicodeString_MaximumLength: 3066,
  StaticUnicodeString_Buffer: 3068,
  StaticUnicodeBuffer: 3072,
  DeallocationStack: 3596,
  TlsSlots: 3600,
  TlsLinks: 3856,
  TlsLinks_Flink: 3856,
  TlsLinks_Blink: 3860,
  Vdm: 3864,
  ReservedForNtRpc: 3868,
  DbgSsReserved: 3872,
  HardErrorMode: 3880,
  Instrumentation: 3884,
  SubProcessTag: 3940,
  EtwTraceData: 3944,
  WinSockData: 3948,
  GdiBatchCount: 3952,
  InDbgPrint: 3956,
  FreeStackOnTermination: 3957,
  HasFiberData: 3958,
  IdealProcessor: 3959,
  GuaranteedStackBytes: 3960,
  ReservedForPerf: 3964,
  ReservedForOle: 3968,
  WaitingOnLoaderLock: 3972,
  SparePointer1: 3976,
  SoftPatchPtr1: 3980,
  SoftPatchPtr2: 3984,
  TlsExpansionSlots: 3988,
  ImpersonationLocale: 3992,
  IsImpersonating: 3996,
  NlsCache: 4000,
  pShimData: 4004,
  HeapVirtualAffinity: 4008,
  CurrentTransactionHandle: 4012,
  ActiveFrame: 4016,
  FlsData: 4020,
  SafeThunkCall: 4024,
  BooleanSpare: 4025,
  sizeof: 4028,
} as const;

/** 28 bytes. */
export const THREADENTRY32 = {
  dwSize: 0,
  cntUsage: 4,
  th32ThreadID: 8,
  th32OwnerProcessID: 12,
  tpBasePri: 16,
  tpDeltaPri: 20,
  dwFlags: 24,
  sizeof: 28,
} as const;

/** 16 bytes. */
export const TIME_FIELDS = {
  Year: 0,
  Month: 2,
  Day: 4,
  Hour: 6,
  Minute: 8,
  Second: 10,
  Milliseconds: 12,
  Weekday: 14,
  sizeof: 16,
} as const;

/** 4 bytes. */
export const TOKEN_ELEVATION = {
  TokenIsElevated: 0,
  sizeof: 4,
} as const;

/** 16 bytes. */
export const TOKEN_PRIVILEGES = {
  PrivilegeCount: 0,
  Privileges: 4,
  sizeof: 16,
} as const;

/** 8 bytes. */
export const TOKEN_USER = {
  User: 0,
  User_Sid: 0,
  User_Attributes: 4,
  sizeof: 8,
} as const;

/** 8 bytes. */
export const TXN_PARAMETER_BLOCK = {
  Length: 0,
  TxFsContext: 2,
  TransactionObject: 4,
  sizeof: 8,
} as const;

/** 8 bytes. */
export const ULARGE_INTEGER = {
  LowPart: 0,
  HighPart: 4,
  u: 0,
  u_LowPart: 0,
  u_HighPart: 4,
  QuadPart: 0,
  sizeof: 8,
} as const;

/** 8 bytes. */
export const UNICODE_STRING = {
  Length: 0,
  MaximumLength: 2,
  Buffer: 4,
  sizeof: 8,
} as const;

/** 88 bytes. */
export const VPB = {
  Type: 0,
  Size: 2,
  Flags: 4,
  VolumeLabelLength: 6,
  DeviceObject: 8,
  RealDevice: 12,
  SerialNumber: 16,
  ReferenceCount: 20,
  VolumeLabel: 24,
  sizeof: 88,
} as const;

/** 40 bytes. */
export const WAIT_CONTEXT_BLOCK = {
  WaitQueueEntry: 0,
  WaitQueueEntry_DeviceListEntry: 0,
  WaitQueueEntry_DeviceListEntry_Flink: 0,
  WaitQueueEntry_DeviceListEntry_Blink: 4,
  WaitQueueEntry_SortKey: 8,
  WaitQueueEntry_Inserted: 12,
  DeviceRoutine: 16,
  DeviceContext: 20,
  NumberOfMapRegisters: 24,
  DeviceObject: 28,
  CurrentIrp: 32,
  BufferChainingDpc: 36,
  sizeof: 40,
} as const;

/** 36 bytes. */
export const WIN32_FILE_ATTRIBUTE_DATA = {
  dwFileAttributes: 0,
  ftCreationTime: 4,
  ftCreationTime_dwLowDateTime: 4,
  ftCreationTime_dwHighDateTime: 8,
  ftLastAccessTime: 12,
  ftLastAccessTime_dwLowDateTime: 12,
  ftLastAccessTime_dwHighDateTime: 16,
  ftLastWriteTime: 20,
  ftLastWriteTime_dwLowDateTime: 20,
  ftLastWriteTime_dwHighDateTime: 24,
  nFileSizeHigh: 28,
  nFileSizeLow: 32,
  sizeof: 36,
} as const;

/** 320 bytes. */
export const WIN32_FIND_DATAA = {
  dwFileAttributes: 0,
  ftCreationTime: 4,
  ftCreationTime_dwLowDateTime: 4,
  ftCreationTime_dwHighDateTime: 8,
  ftLastAccessTime: 12,
  ftLastAccessTime_dwLowDateTime: 12,
  ftLastAccessTime_dwHighDateTime: 16,
  ftLastWriteTime: 20,
  ftLastWriteTime_dwLowDateTime: 20,
  ftLastWriteTime_dwHighDateTime: 24,
  nFileSizeHigh: 28,
  nFileSizeLow: 32,
  dwReserved0: 36,
  dwReserved1: 40,
  cFileName: 44,
  cAlternateFileName: 304,
  sizeof: 320,
} as const;

/** 592 bytes. */
export const WIN32_FIND_DATAW = {
  dwFileAttributes: 0,
  ftCreationTime: 4,
  ftCreationTime_dwLowDateTime: 4,
  ftCreationTime_dwHighDateTime: 8,
  ftLastAccessTime: 12,
  ftLastAccessTime_dwLowDateTime: 12,
  ftLastAccessTime_dwHighDateTime: 16,
  ftLastWriteTime: 20,
  ftLastWriteTime_dwLowDateTime: 20,
  ftLastWriteTime_dwHighDateTime: 24,
  nFileSizeHigh: 28,
  nFileSizeLow: 32,
  dwReserved0: 36,
  dwReserved1: 40,
  cFileName: 44,
  cAlternateFileName: 564,
  sizeof: 592,
} as const;

/** 16 bytes. */
export const WORK_QUEUE_ITEM = {
  List: 0,
  List_Flink: 0,
  List_Blink: 4,
  WorkerRoutine: 8,
  Parameter: 12,
  sizeof: 16,
} as const;

/** 8 bytes. */
export const div_t = {
  quot: 0,
  rem: 4,
  sizeof: 8,
} as const;

/** 4 bytes. */
export const iobuf = {
  _Placeholder: 0,
  sizeof: 4,
} as const;

/** 8 bytes. */
export const ldiv_t = {
  quot: 0,
  rem: 4,
  sizeof: 8,
} as const;

/** 16 bytes. */
export const lldiv_t = {
  quot: 0,
  rem: 8,
  sizeof: 16,
} as const;

/** 16 bytes. */
export const max_align_t = {
  __alignment: 0,
  __alignment_of_double: 8,
  sizeof: 16,
} as const;

/** 148 bytes. */
export const ringside_seh_frame = {
  Environment: 0,
  Thrown: 40,
  Thrown_Environment: 40,
  Thrown_Value: 44,
  ExceptionCode: 48,
  ExceptionRecord: 52,
  ContextRecord: 56,
  Record: 60,
  Kind: 140,
  State: 144,
  sizeof: 148,
} as const;

/** 36 bytes. */
export const tm = {
  tm_sec: 0,
  tm_min: 4,
  tm_hour: 8,
  tm_mday: 12,
  tm_mon: 16,
  tm_year: 20,
  tm_wday: 24,
  tm_yday: 28,
  tm_isdst: 32,
  sizeof: 36,
} as const;
