/**
 * Where images are linked: the toolchain's copy of the addresses that the simulated machine's address map fixes
 * (`DRIVER_*`, `USER_DATA_BASE`, `TABLE_BASE` in kernel-sim's rings/layout.ts; a test holds the two against each other).
 */
const DRIVER_BASE = 0x80800000;
const DRIVER_DATA_OFFSET = 0x00100000;
const DRIVER_SLOT = 0x00400000;
const TABLE_BASE = 0x1000;
const DRIVER_TABLE_SLOTS = 0x1000;

/** How many drivers a lab can have: the slots of the address map. */
export const DRIVER_SLOTS = 16;

export interface ImageBase {
  /** Virtual address of the first data byte. */
  readonly data: number;
  /** Bytes that the image's data may take. */
  readonly room: number;
  /** First slot of the function table. */
  readonly table: number;
  /** Slots of the function table that the image may fill. */
  readonly slots: number;
}

/** Base addresses of the lab's driver number `index`, in the order of lab.json. */
export function driverBase(index: number): ImageBase {
  return {
    data: DRIVER_BASE + DRIVER_DATA_OFFSET + index * DRIVER_SLOT,
    room: DRIVER_SLOT - DRIVER_DATA_OFFSET,
    table: TABLE_BASE + index * DRIVER_TABLE_SLOTS,
    slots: DRIVER_TABLE_SLOTS,
  };
}

/** Base addresses of every program: each process has a ring 3 half of its own. */
export const PROGRAM_BASE: ImageBase = { data: 0x00800000, room: 0x01800000, table: TABLE_BASE, slots: 0x10000 };
