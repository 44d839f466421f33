/** IO_STATUS_BLOCKs of the I/O manager's own: for requests whose caller has none in memory. */
import { ExAllocateReservedPool } from '../ex/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong, writeLong } from '../rings/memory.ts';

/** 'IoSb' */
const TAG = 0x62536f49;

let free: Pointer[] = [];

export function IopInitializeStatusBlocks(): void {
  free = [];
}

export function IopAcquireStatusBlock(): Pointer {
  const block = free.pop() ?? ExAllocateReservedPool(8, TAG);
  writeLong(block, 0);
  writeLong((block + 4) | 0, 0);
  return block;
}

export function IopReleaseStatusBlock(block: Pointer): void {
  free.push(block);
}

/** IoStatus.Information of the request that has just been answered; to be read before the next yield. */
export let IopInformation = 0;

export function IopSetInformation(value: number): void {
  IopInformation = value;
}

/** Reads the block's Information into `IopInformation`, releases the block, answers its Status. */
export function IopTakeStatusBlock(block: Pointer): number {
  const status = readLong(block);
  IopInformation = readLong((block + 4) | 0);
  free.push(block);
  return status;
}
