/** Layouts of the I/O manager's own structures (NT 5.2, x86), which no header declares. The debugger shows them. */

/** What DEVICE_OBJECT.DeviceObjectExtension points to. */
export const DEVOBJ_EXTENSION = {
  Type: 0x00,
  Size: 0x02,
  DeviceObject: 0x04,
  PowerFlags: 0x08,
  Dope: 0x0c,
  ExtensionFlags: 0x10,
  DeviceNode: 0x14,
  AttachedTo: 0x18,
  StartIoCount: 0x1c,
  StartIoKey: 0x20,
  StartIoFlags: 0x24,
  Vpb: 0x28,
  SIZE: 0x2c,
} as const;

/** Bits of ExtensionFlags. */
export const DOE = {
  UNLOAD_PENDING: 0x01,
  DELETE_PENDING: 0x02,
  REMOVE_PENDING: 0x04,
  REMOVE_PROCESSED: 0x08,
} as const;
export const DOE_GOING = DOE.UNLOAD_PENDING | DOE.DELETE_PENDING | DOE.REMOVE_PENDING | DOE.REMOVE_PROCESSED;

/** DRIVER_EXTENSION with what follows the documented part; it lies behind DRIVER_OBJECT. */
export const DRIVER_EXTENSION_LAYOUT = {
  DriverObject: 0x00,
  AddDevice: 0x04,
  Count: 0x08,
  ServiceKeyName_Length: 0x0c,
  ServiceKeyName_MaximumLength: 0x0e,
  ServiceKeyName_Buffer: 0x10,
  ClientDriverExtension: 0x14,
  FsFilterCallbacks: 0x18,
  SIZE: 0x20,
} as const;

/** What FILE_OBJECT.CompletionContext points to. */
export const COMPLETION_CONTEXT = { Port: 0, Key: 4, SIZE: 8 } as const;

/** Bits of DRIVER_OBJECT.Flags. */
export const DRVO = { UNLOAD_INVOKED: 0x01, LEGACY_DRIVER: 0x02, BUILTIN_DRIVER: 0x04, INITIALIZED: 0x10 } as const;

export const IRP_MJ_SHUTDOWN = 0x10;

/** Bits of DEVICE_OBJECT.Flags that the I/O manager sets or reads. */
export const DO = {
  BUFFERED_IO: 0x04,
  EXCLUSIVE: 0x08,
  DIRECT_IO: 0x10,
  DEVICE_HAS_NAME: 0x40,
  DEVICE_INITIALIZING: 0x80,
  SHUTDOWN_REGISTERED: 0x800,
} as const;

/** IO_TIMER, which DEVICE_OBJECT.Timer points to. */
export const IO_TIMER = {
  Type: 0x00,
  TimerFlag: 0x02,
  TimerList: 0x04,
  TimerRoutine: 0x0c,
  Context: 0x10,
  DeviceObject: 0x14,
  SIZE: 0x18,
} as const;
