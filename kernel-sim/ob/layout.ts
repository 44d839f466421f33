/**
 * NT 5.2's x86 layouts of the object manager's own structures. Drivers see none of them declared; the debugger shows them.
 *
 *     name information     (optional)  NameInfoOffset bytes before the header
 *     creator information  (optional)  just before the header
 *     header
 *     body                             what an object pointer points to
 *
 * Not modelled: quota and handle-count information blocks (their offsets in the header stay 0).
 */

export const OBJECT_HEADER = {
  PointerCount: 0x00,
  HandleCount: 0x04,
  Type: 0x08,
  NameInfoOffset: 0x0c,
  HandleInfoOffset: 0x0d,
  QuotaInfoOffset: 0x0e,
  Flags: 0x0f,
  ObjectCreateInfo: 0x10,
  SecurityDescriptor: 0x14,
  Body: 0x18,
} as const;

/** Bits of OBJECT_HEADER.Flags. */
export const HeaderFlag = {
  NEW_OBJECT: 0x01,
  KERNEL_OBJECT: 0x02,
  CREATOR_INFO: 0x04,
  EXCLUSIVE_OBJECT: 0x08,
  PERMANENT_OBJECT: 0x10,
  SINGLE_HANDLE_ENTRY: 0x40,
} as const;

export const OBJECT_HEADER_NAME_INFO = {
  Directory: 0x00,
  Name_Length: 0x04,
  Name_MaximumLength: 0x06,
  Name_Buffer: 0x08,
  QueryReferences: 0x0c,
  SIZE: 0x10,
} as const;

export const OBJECT_HEADER_CREATOR_INFO = {
  TypeList: 0x00,
  CreatorUniqueProcess: 0x08,
  CreatorBackTraceIndex: 0x0c,
  SIZE: 0x10,
} as const;

export const OBJECT_TYPE = {
  Mutex: 0x000,
  TypeList: 0x038,
  Name_Length: 0x040,
  Name_MaximumLength: 0x042,
  Name_Buffer: 0x044,
  DefaultObject: 0x048,
  Index: 0x04c,
  TotalNumberOfObjects: 0x050,
  TotalNumberOfHandles: 0x054,
  HighWaterNumberOfObjects: 0x058,
  HighWaterNumberOfHandles: 0x05c,
  TypeInfo_Length: 0x060,
  TypeInfo_InvalidAttributes: 0x064,
  TypeInfo_GenericMapping: 0x068,
  TypeInfo_ValidAccessMask: 0x078,
  TypeInfo_SecurityRequired: 0x07c,
  TypeInfo_MaintainHandleCount: 0x07d,
  TypeInfo_PoolType: 0x080,
  Key: 0x0ac,
  SIZE: 0x190,
} as const;

/** Size of TypeInfo, an OBJECT_TYPE_INITIALIZER. */
export const OBJECT_TYPE_INITIALIZER_SIZE = 0x4c;

/** The entries are kept beside the body; the buckets stay empty. */
export const OBJECT_DIRECTORY_SIZE = 0xa4;

export const OBJECT_SYMBOLIC_LINK = {
  CreationTime: 0x00,
  LinkTarget_Length: 0x08,
  LinkTarget_MaximumLength: 0x0a,
  LinkTarget_Buffer: 0x0c,
  LinkTargetRemaining: 0x10,
  LinkTargetObject: 0x18,
  DosDeviceDriveIndex: 0x1c,
  SIZE: 0x20,
} as const;

export const HANDLE_TABLE = {
  QuotaProcess: 0x04,
  UniqueProcessId: 0x08,
  HandleTableList: 0x10,
  HandleCount: 0x30,
  SIZE: 0x38,
} as const;
