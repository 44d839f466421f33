/**
 * Doubly linked lists of LIST_ENTRY (`Flink` at 0, `Blink` at 4), in memory that drivers see and corrupt.
 *
 * The macros of the headers inline the same operations in student code. Each operation here checks the links that it is
 * about to rewrite, as NT does since Windows 8: a list whose neighbours disagree ends in KERNEL_SECURITY_CHECK_FAILURE (3).
 */
import { followLink } from '../rings/fuel.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong, writeLong } from '../rings/memory.ts';
import { FastFail, RtlFailFast } from './fail-fast.ts';

const BLINK = 4;

function corrupt(): never {
  return RtlFailFast(FastFail.CORRUPT_LIST_ENTRY);
}

export function InitializeListHead(head: Pointer): void {
  writeLong(head, head);
  writeLong((head + BLINK) | 0, head);
}

export function IsListEmpty(head: Pointer): boolean {
  return readLong(head) === head;
}

export function InsertTailList(head: Pointer, entry: Pointer): void {
  const last = readLong((head + BLINK) | 0);
  if (readLong(last) !== head) corrupt();
  writeLong(entry, head);
  writeLong((entry + BLINK) | 0, last);
  writeLong(last, entry);
  writeLong((head + BLINK) | 0, entry);
}

export function InsertHeadList(head: Pointer, entry: Pointer): void {
  const first = readLong(head);
  if (readLong((first + BLINK) | 0) !== head) corrupt();
  writeLong(entry, first);
  writeLong((entry + BLINK) | 0, head);
  writeLong((first + BLINK) | 0, entry);
  writeLong(head, entry);
}

/** @returns true when the list is empty now. */
export function RemoveEntryList(entry: Pointer): boolean {
  const next = readLong(entry);
  const previous = readLong((entry + BLINK) | 0);
  if (readLong(previous) !== entry || readLong((next + BLINK) | 0) !== entry) corrupt();
  writeLong(previous, next);
  writeLong((next + BLINK) | 0, previous);
  return next === previous;
}

/** Removes and answers the first entry; the head itself when the list is empty, as NT's macro does. */
export function RemoveHeadList(head: Pointer): Pointer {
  const entry = readLong(head);
  const next = readLong(entry);
  if (readLong((entry + BLINK) | 0) !== head || readLong((next + BLINK) | 0) !== entry) corrupt();
  writeLong(head, next);
  writeLong((next + BLINK) | 0, head);
  return entry;
}

export function RemoveTailList(head: Pointer): Pointer {
  const entry = readLong((head + BLINK) | 0);
  const previous = readLong((entry + BLINK) | 0);
  if (readLong(entry) !== head || readLong(previous) !== entry) corrupt();
  writeLong((head + BLINK) | 0, previous);
  writeLong(previous, head);
  return entry;
}

/** Moves all entries of the list that `entry` belongs to (which has no head) behind the last of `head`. */
export function AppendTailList(head: Pointer, entry: Pointer): void {
  const last = readLong((head + BLINK) | 0);
  const entryLast = readLong((entry + BLINK) | 0);
  if (readLong(last) !== head || readLong(entryLast) !== entry) corrupt();
  writeLong(last, entry);
  writeLong((entry + BLINK) | 0, last);
  writeLong(entryLast, head);
  writeLong((head + BLINK) | 0, entryLast);
}

/** The entries in order. The current one may be removed while the loop stands on it. */
export function* listEntries(head: Pointer): Generator<Pointer, void, void> {
  let entry = readLong(head);
  while (entry !== head) {
    followLink();
    const next = readLong(entry);
    yield entry;
    entry = next;
  }
}

export function listLength(head: Pointer): number {
  let count = 0;
  for (let entry = readLong(head); entry !== head; entry = readLong(entry)) {
    followLink();
    count++;
  }
  return count;
}
