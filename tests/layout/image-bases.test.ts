/** Images are linked where the simulated machine's address map has room for them. */
import { expect, test } from 'vitest';
import {
  DRIVER_BASE,
  DRIVER_DATA_OFFSET,
  DRIVER_SLOT,
  DRIVER_TABLE_SLOTS,
  DRIVER_SLOTS as MACHINE_SLOTS,
  PROGRAM_TABLE_SLOTS,
  TABLE_BASE,
  USER_DATA_BASE,
  USER_HEAP_BASE,
} from '../../kernel-sim/rings/layout.ts';
import { DRIVER_SLOTS, driverBase, PROGRAM_BASE } from '../../toolchain/image-bases.ts';

test('drivers', () => {
  expect(DRIVER_SLOTS).toBe(MACHINE_SLOTS);
  for (let i = 0; i < DRIVER_SLOTS; i++) {
    expect(driverBase(i)).toEqual({
      data: (DRIVER_BASE >>> 0) + DRIVER_DATA_OFFSET + i * DRIVER_SLOT,
      room: DRIVER_SLOT - DRIVER_DATA_OFFSET,
      table: TABLE_BASE + i * DRIVER_TABLE_SLOTS,
      slots: DRIVER_TABLE_SLOTS,
    });
  }
});

test('programs', () => {
  expect(PROGRAM_BASE.data).toBe(USER_DATA_BASE);
  expect(PROGRAM_BASE.data + PROGRAM_BASE.room).toBeLessThanOrEqual(USER_HEAP_BASE);
  expect(PROGRAM_BASE.table).toBe(TABLE_BASE);
  expect(PROGRAM_BASE.slots).toBe(PROGRAM_TABLE_SLOTS);
});
