/**
 * Process and thread identifiers: one table for both, multiples of 4, ascending.
 *
 * A freed identifier comes into use again only when the table's first page has been used up, oldest first, as NT's "strict FIFO" table has it.
 */
import type { Pointer } from '../rings/layout.ts';

/** Entries of the first page of NT's table; beyond, freed ones are taken first. */
const FIRST_PAGE_END = 0x800;

let objects = new Map<number, Pointer>();
let freed: number[] = [];
let next = 4;

export function PspInitializeCids(): void {
  objects = new Map();
  freed = [];
  next = 4;
}

export function PspAllocateCid(object: Pointer): number {
  const reused = next >= FIRST_PAGE_END ? freed.shift() : undefined;
  const id = reused ?? next;
  if (reused === undefined) next += 4;
  objects.set(id, object);
  return id;
}

export function PspFreeCid(id: number): void {
  if (objects.delete(id)) freed.push(id);
}

/** The process or thread with that identifier; 0 without. The two low bits mean nothing. */
export function PspObjectOfCid(id: number): Pointer {
  return objects.get(id & ~3) ?? 0;
}
