/**
 * Generic tables: the driver's elements in a splay tree (and a list in order of insertion), compared, allocated and freed by the driver's routines.
 *
 *   RTL_GENERIC_TABLE                        an element, as the driver's allocate routine is asked for
 *   +0  TableRoot                            +0  RTL_SPLAY_LINKS
 *   +4  InsertOrderList                      +12 LIST_ENTRY
 *   +12 OrderedPointer                       +24 the driver's data (8-byte aligned)
 *   +16 WhichOrderedElement
 *   +20 NumberGenericTableElements
 *   +24 CompareRoutine  +28 AllocateRoutine  +32 FreeRoutine  +36 TableContext
 */
import { followLink } from '../rings/fuel.ts';
import type { Pointer } from '../rings/layout.ts';
import { copyBytes, readLong, writeLong, writeUchar } from '../rings/memory.ts';
import { callKernel, type Kernel } from '../rings/request.ts';
import { InitializeListHead, InsertTailList, RemoveEntryList } from './list.ts';
import {
  attach,
  childOf,
  firstInOrder,
  initializeLinks,
  LEFT,
  RIGHT,
  RtlDelete,
  RtlRealSuccessor,
  RtlSplay,
} from './splay.ts';

const Table = {
  ROOT: 0,
  LIST: 4,
  ORDERED: 12,
  WHICH: 16,
  COUNT: 20,
  COMPARE: 24,
  ALLOCATE: 28,
  FREE: 32,
  CONTEXT: 36,
} as const;
const ELEMENT_LIST = 12;
const ELEMENT_DATA = 24;

export const GenericLessThan = 0;
export const GenericGreaterThan = 1;
export const GenericEqual = 2;

/** TABLE_SEARCH_RESULT. */
export const TableEmptyTree = 0;
export const TableFoundNode = 1;
export const TableInsertAsLeft = 2;
export const TableInsertAsRight = 3;

const get = (table: Pointer, offset: number): number => readLong((table + offset) | 0);
const put = (table: Pointer, offset: number, value: number): void => writeLong((table + offset) | 0, value);
const dataOf = (links: Pointer): Pointer => (links === 0 ? 0 : (links + ELEMENT_DATA) | 0);

/** Where `buffer` is or would go. */
function* search(table: Pointer, buffer: Pointer): Kernel<{ result: number; node: Pointer }> {
  let node = get(table, Table.ROOT);
  if (node === 0) return { result: TableEmptyTree, node: 0 };
  for (;;) {
    const order = yield callKernel('i', get(table, Table.COMPARE), table, buffer, dataOf(node));
    if (order === GenericEqual) return { result: TableFoundNode, node };
    const side = order === GenericLessThan ? LEFT : RIGHT;
    const child = childOf(node, side);
    if (child === 0) return { result: side === LEFT ? TableInsertAsLeft : TableInsertAsRight, node };
    node = child;
  }
}

/** @irql any, for resident memory @see RtlInitializeGenericTable */
export function RtlInitializeGenericTable(
  table: Pointer,
  compare: Pointer,
  allocate: Pointer,
  free: Pointer,
  context: Pointer,
): void {
  put(table, Table.ROOT, 0);
  InitializeListHead((table + Table.LIST) | 0);
  put(table, Table.ORDERED, (table + Table.LIST) | 0);
  put(table, Table.WHICH, 0);
  put(table, Table.COUNT, 0);
  put(table, Table.COMPARE, compare);
  put(table, Table.ALLOCATE, allocate);
  put(table, Table.FREE, free);
  put(table, Table.CONTEXT, context);
}

/**
 * As RtlInsertElementGenericTable, with what RtlLookupElementGenericTableFull found.
 * @irql that of the driver's routines
 * @see RtlInsertElementGenericTableFull
 */
export function* RtlInsertElementGenericTableFull(
  table: Pointer,
  buffer: Pointer,
  bytes: number,
  newElement: Pointer,
  nodeOrParent: Pointer,
  result: number,
): Kernel<Pointer> {
  let links = nodeOrParent;
  if (result !== TableFoundNode) {
    links = yield callKernel('i', get(table, Table.ALLOCATE), table, bytes + ELEMENT_DATA);
    if (links === 0) {
      if (newElement !== 0) writeUchar(newElement, 0);
      return 0;
    }
    initializeLinks(links);
    InsertTailList((table + Table.LIST) | 0, (links + ELEMENT_LIST) | 0);
    put(table, Table.COUNT, get(table, Table.COUNT) + 1);
    if (result !== TableEmptyTree) attach(nodeOrParent, result === TableInsertAsLeft ? LEFT : RIGHT, links);
    copyBytes(dataOf(links), buffer, bytes);
  }
  put(table, Table.ROOT, RtlSplay(links));
  if (newElement !== 0) writeUchar(newElement, result === TableFoundNode ? 0 : 1);
  return dataOf(links);
}

/**
 * Copies `buffer` into a new element, or finds the equal one that is there.
 * @param newElement BOOLEAN or 0
 * @returns the element's data; 0 when the driver's routine allocated nothing
 * @irql that of the driver's routines
 * @see RtlInsertElementGenericTable
 */
export function* RtlInsertElementGenericTable(
  table: Pointer,
  buffer: Pointer,
  bytes: number,
  newElement: Pointer,
): Kernel<Pointer> {
  const { result, node } = yield* search(table, buffer);
  return yield* RtlInsertElementGenericTableFull(table, buffer, bytes, newElement, node, result);
}

/** @returns 0 (FALSE) when no element is equal @irql that of the driver's routines @see RtlDeleteElementGenericTable */
export function* RtlDeleteElementGenericTable(table: Pointer, buffer: Pointer): Kernel<number> {
  const { result, node } = yield* search(table, buffer);
  if (result !== TableFoundNode) return 0;
  put(table, Table.ROOT, RtlDelete(node));
  RemoveEntryList((node + ELEMENT_LIST) | 0);
  put(table, Table.COUNT, get(table, Table.COUNT) - 1);
  put(table, Table.WHICH, 0);
  put(table, Table.ORDERED, (table + Table.LIST) | 0);
  yield callKernel('v', get(table, Table.FREE), table, node);
  return 1;
}

/** @irql that of the driver's routines @see RtlLookupElementGenericTableFull */
export function* RtlLookupElementGenericTableFull(
  table: Pointer,
  buffer: Pointer,
  nodeOrParent: Pointer,
  searchResult: Pointer,
): Kernel<Pointer> {
  const { result, node } = yield* search(table, buffer);
  writeLong(nodeOrParent, node);
  writeLong(searchResult, result);
  if (result !== TableFoundNode) return 0;
  put(table, Table.ROOT, RtlSplay(node));
  return dataOf(node);
}

/** @returns the equal element's data, 0 without one @irql that of the driver's routines @see RtlLookupElementGenericTable */
export function* RtlLookupElementGenericTable(table: Pointer, buffer: Pointer): Kernel<Pointer> {
  const { result, node } = yield* search(table, buffer);
  if (result !== TableFoundNode) return 0;
  put(table, Table.ROOT, RtlSplay(node));
  return dataOf(node);
}

/** @returns the first (`restart`) or next element in order, 0 after the last @irql any @see RtlEnumerateGenericTable */
export function RtlEnumerateGenericTable(table: Pointer, restart: number): Pointer {
  const root = get(table, Table.ROOT);
  if (root === 0) return 0;
  const node = restart & 0xff ? firstInOrder(root) : RtlRealSuccessor(root);
  if (node !== 0) put(table, Table.ROOT, RtlSplay(node));
  return dataOf(node);
}

/** As RtlEnumerateGenericTable, without changing the tree; `*restartKey` starts as 0. @irql any @see RtlEnumerateGenericTableWithoutSplaying */
export function RtlEnumerateGenericTableWithoutSplaying(table: Pointer, restartKey: Pointer): Pointer {
  const root = get(table, Table.ROOT);
  if (root === 0) return 0;
  const last = readLong(restartKey);
  const node = last === 0 ? firstInOrder(root) : RtlRealSuccessor(last);
  if (node !== 0) writeLong(restartKey, node);
  return dataOf(node);
}

/** @returns the element that was inserted as number `index`, counted from 0; 0 without one @irql any @see RtlGetElementGenericTable */
export function RtlGetElementGenericTable(table: Pointer, index: number): Pointer {
  const count = get(table, Table.COUNT);
  if (index >>> 0 >= count) return 0;
  // Goes on from where the last call was, as callers count upwards.
  let which = get(table, Table.WHICH);
  let entry = get(table, Table.ORDERED);
  if (which > index + 1 || which === 0) {
    which = 0;
    entry = (table + Table.LIST) | 0;
  }
  for (; which < index + 1; which++) {
    followLink();
    entry = readLong(entry);
  }
  put(table, Table.WHICH, which);
  put(table, Table.ORDERED, entry);
  return dataOf((entry - ELEMENT_LIST) | 0);
}

/** @irql any @see RtlNumberGenericTableElements */
export function RtlNumberGenericTableElements(table: Pointer): number {
  return get(table, Table.COUNT);
}

/** @irql any @see RtlIsGenericTableEmpty */
export function RtlIsGenericTableEmpty(table: Pointer): number {
  return get(table, Table.ROOT) === 0 ? 1 : 0;
}
