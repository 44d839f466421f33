/**
 * Generic tables over balanced trees: RTL_AVL_TABLE.
 *
 *   RTL_AVL_TABLE                            an element
 *   +0  BalancedRoot (its right child is     +0  Parent  +4 LeftChild  +8 RightChild  +12 Balance (signed byte)
 *       the tree's root)                     +16 the driver's data
 *   +16 OrderedPointer  +20 WhichOrderedElement  +24 NumberGenericTableElements  +28 DepthOfTree  +32 RestartKey
 *   +36 DeleteCount     +40 CompareRoutine  +44 AllocateRoutine  +48 FreeRoutine  +52 TableContext
 *
 * Not modelled: RtlEnumerateGenericTableLikeADirectory.
 */
import { followLink } from '../rings/fuel.ts';
import type { Pointer } from '../rings/layout.ts';
import { copyBytes, fillBytes, readLong, readUchar, writeLong, writeUchar } from '../rings/memory.ts';
import { callKernel, type Kernel } from '../rings/request.ts';
import {
  GenericEqual,
  GenericLessThan,
  TableEmptyTree,
  TableFoundNode,
  TableInsertAsLeft,
  TableInsertAsRight,
} from './generic-table.ts';
import { LEFT, RIGHT } from './splay.ts';

const Table = {
  ROOT: 8, ORDERED: 16, WHICH: 20, COUNT: 24, DEPTH: 28, RESTART: 32, DELETES: 36, COMPARE: 40, ALLOCATE: 44, FREE: 48, CONTEXT: 52,
} as const; // biome-ignore format: offsets in order
const TABLE_BYTES = 56;
const BALANCE = 12;
const DATA = 16;

/** Also what the walks up and down the tree go by. */
function get(at: Pointer, offset: number): number {
  followLink();
  return readLong((at + offset) | 0);
}
const put = (at: Pointer, offset: number, value: number): void => writeLong((at + offset) | 0, value);
const balanceOf = (node: Pointer): number => (readUchar((node + BALANCE) | 0) << 24) >> 24;
const setBalance = (node: Pointer, balance: number): void => writeUchar((node + BALANCE) | 0, balance & 0xff);
const other = (side: number): number => LEFT + RIGHT - side;
const weight = (side: number): number => (side === RIGHT ? 1 : -1);
const dataOf = (node: Pointer): Pointer => (node === 0 ? 0 : (node + DATA) | 0);

function attach(parent: Pointer, side: number, child: Pointer): void {
  put(parent, side, child);
  if (child !== 0) put(child, 0, parent);
}

/** The table itself is the parent of the root, which is its right child. */
function sideOf(node: Pointer): number {
  return get(get(node, 0), LEFT) === node ? LEFT : RIGHT;
}

/** Turns the child of `node` on `side` above it; answers the child. */
function lift(node: Pointer, side: number): Pointer {
  const child = get(node, side);
  const parent = get(node, 0);
  const place = sideOf(node);
  attach(node, side, get(child, other(side)));
  attach(child, other(side), node);
  attach(parent, place, child);
  return child;
}

/**
 * Balances `node`, whose subtree on `side` is two levels deeper.
 * @returns the subtree's new root, and whether it is as deep as before the deeper side grew by one
 */
function rebalance(node: Pointer, side: number): { top: Pointer; shorter: boolean } {
  const child = get(node, side);
  const w = weight(side);
  if (balanceOf(child) === -w) {
    const grandchild = get(child, other(side));
    const tilt = balanceOf(grandchild);
    lift(child, other(side));
    lift(node, side);
    setBalance(node, tilt === w ? -w : 0);
    setBalance(child, tilt === -w ? w : 0);
    setBalance(grandchild, 0);
    return { top: grandchild, shorter: true };
  }
  const even = balanceOf(child) === 0;
  lift(node, side);
  setBalance(node, even ? w : 0);
  setBalance(child, even ? -w : 0);
  return { top: child, shorter: !even };
}

function grow(table: Pointer, leaf: Pointer): void {
  let node = leaf;
  for (let parent = get(node, 0); parent !== table; parent = get(node, 0)) {
    const side = sideOf(node);
    const balance = balanceOf(parent) + weight(side);
    if (Math.abs(balance) === 2) {
      rebalance(parent, side);
      return;
    }
    setBalance(parent, balance);
    if (balance === 0) return;
    node = parent;
  }
  put(table, Table.DEPTH, get(table, Table.DEPTH) + 1);
}

/** The subtree of `start` on `from` has lost a level. */
function shrink(table: Pointer, start: Pointer, from: number): void {
  let node = start;
  let side = from;
  while (node !== table) {
    const balance = balanceOf(node) - weight(side);
    let top = node;
    if (Math.abs(balance) === 2) {
      const result = rebalance(node, other(side));
      if (!result.shorter) return;
      top = result.top;
    } else {
      setBalance(node, balance);
      if (balance !== 0) return;
    }
    side = sideOf(top);
    node = get(top, 0);
  }
  put(table, Table.DEPTH, get(table, Table.DEPTH) - 1);
}

function remove(table: Pointer, node: Pointer): void {
  if (get(node, LEFT) !== 0 && get(node, RIGHT) !== 0) {
    // The next in order, which has no left child, takes the node's place.
    let next = get(node, RIGHT);
    while (get(next, LEFT) !== 0) next = get(next, LEFT);
    const direct = get(next, 0) === node;
    const start = direct ? next : get(next, 0);
    const side = direct ? RIGHT : LEFT;
    if (!direct) {
      attach(start, LEFT, get(next, RIGHT));
      attach(next, RIGHT, get(node, RIGHT));
    }
    attach(next, LEFT, get(node, LEFT));
    attach(get(node, 0), sideOf(node), next);
    setBalance(next, balanceOf(node));
    shrink(table, start, side);
    return;
  }
  const parent = get(node, 0);
  const side = sideOf(node);
  attach(parent, side, get(node, LEFT) || get(node, RIGHT));
  shrink(table, parent, side);
}

function firstOf(table: Pointer): Pointer {
  let node = get(table, Table.ROOT);
  while (node !== 0 && get(node, LEFT) !== 0) node = get(node, LEFT);
  return node;
}

function successor(table: Pointer, from: Pointer): Pointer {
  let node = get(from, RIGHT);
  if (node !== 0) {
    while (get(node, LEFT) !== 0) node = get(node, LEFT);
    return node;
  }
  node = from;
  while (sideOf(node) === RIGHT) {
    node = get(node, 0);
    if (node === table) return 0;
  }
  return get(node, 0);
}

function* search(table: Pointer, buffer: Pointer): Kernel<{ result: number; node: Pointer }> {
  let node = get(table, Table.ROOT);
  if (node === 0) return { result: TableEmptyTree, node: 0 };
  for (;;) {
    const order = yield callKernel('i', get(table, Table.COMPARE), table, buffer, dataOf(node));
    if (order === GenericEqual) return { result: TableFoundNode, node };
    const side = order === GenericLessThan ? LEFT : RIGHT;
    const child = get(node, side);
    if (child === 0) return { result: side === LEFT ? TableInsertAsLeft : TableInsertAsRight, node };
    node = child;
  }
}

/** @irql any, for resident memory @see RtlInitializeGenericTableAvl */
export function RtlInitializeGenericTableAvl(
  table: Pointer,
  compare: Pointer,
  allocate: Pointer,
  free: Pointer,
  context: Pointer,
): void {
  fillBytes(table, TABLE_BYTES, 0);
  put(table, 0, table);
  put(table, Table.COMPARE, compare);
  put(table, Table.ALLOCATE, allocate);
  put(table, Table.FREE, free);
  put(table, Table.CONTEXT, context);
}

/** @irql that of the driver's routines @see RtlInsertElementGenericTableFullAvl */
export function* RtlInsertElementGenericTableFullAvl(
  table: Pointer,
  buffer: Pointer,
  bytes: number,
  newElement: Pointer,
  nodeOrParent: Pointer,
  result: number,
): Kernel<Pointer> {
  if (newElement !== 0) writeUchar(newElement, 0);
  if (result === TableFoundNode) return dataOf(nodeOrParent);
  const node = yield callKernel('i', get(table, Table.ALLOCATE), table, bytes + DATA);
  if (node === 0) return 0;
  fillBytes(node, DATA, 0);
  put(table, Table.COUNT, get(table, Table.COUNT) + 1);
  if (result === TableEmptyTree) attach(table, RIGHT, node);
  else attach(nodeOrParent, result === TableInsertAsLeft ? LEFT : RIGHT, node);
  grow(table, node);
  copyBytes(dataOf(node), buffer, bytes);
  if (newElement !== 0) writeUchar(newElement, 1);
  return dataOf(node);
}

/** @returns the element's data; 0 when nothing was allocated @irql that of the driver's routines @see RtlInsertElementGenericTableAvl */
export function* RtlInsertElementGenericTableAvl(
  table: Pointer,
  buffer: Pointer,
  bytes: number,
  newElement: Pointer,
): Kernel<Pointer> {
  const { result, node } = yield* search(table, buffer);
  return yield* RtlInsertElementGenericTableFullAvl(table, buffer, bytes, newElement, node, result);
}

/** @returns 0 (FALSE) when no element is equal @irql that of the driver's routines @see RtlDeleteElementGenericTableAvl */
export function* RtlDeleteElementGenericTableAvl(table: Pointer, buffer: Pointer): Kernel<number> {
  const { result, node } = yield* search(table, buffer);
  if (result !== TableFoundNode) return 0;
  // An enumeration that stands on the element goes on from the one before it.
  if (get(table, Table.RESTART) === node) put(table, Table.RESTART, predecessor(table, node));
  put(table, Table.DELETES, get(table, Table.DELETES) + 1);
  put(table, Table.COUNT, get(table, Table.COUNT) - 1);
  put(table, Table.WHICH, 0);
  put(table, Table.ORDERED, 0);
  remove(table, node);
  yield callKernel('v', get(table, Table.FREE), table, node);
  return 1;
}

function predecessor(table: Pointer, from: Pointer): Pointer {
  let before = 0;
  for (let node = firstOf(table); node !== 0 && node !== from; node = successor(table, node)) before = node;
  return before;
}

/** @irql that of the driver's routines @see RtlLookupElementGenericTableFullAvl */
export function* RtlLookupElementGenericTableFullAvl(
  table: Pointer,
  buffer: Pointer,
  nodeOrParent: Pointer,
  searchResult: Pointer,
): Kernel<Pointer> {
  const { result, node } = yield* search(table, buffer);
  writeLong(nodeOrParent, node);
  writeLong(searchResult, result);
  return result === TableFoundNode ? dataOf(node) : 0;
}

/** @returns the equal element's data, 0 without one @irql that of the driver's routines @see RtlLookupElementGenericTableAvl */
export function* RtlLookupElementGenericTableAvl(table: Pointer, buffer: Pointer): Kernel<Pointer> {
  const { result, node } = yield* search(table, buffer);
  return result === TableFoundNode ? dataOf(node) : 0;
}

/** @returns the first (`restart`) or next element in order, 0 after the last @irql any @see RtlEnumerateGenericTableAvl */
export function RtlEnumerateGenericTableAvl(table: Pointer, restart: number): Pointer {
  if (restart & 0xff) put(table, Table.RESTART, 0);
  return RtlEnumerateGenericTableWithoutSplayingAvl(table, (table + Table.RESTART) | 0);
}

/** @param restartKey starts as 0 @irql any @see RtlEnumerateGenericTableWithoutSplayingAvl */
export function RtlEnumerateGenericTableWithoutSplayingAvl(table: Pointer, restartKey: Pointer): Pointer {
  const last = readLong(restartKey);
  const node = last === 0 ? firstOf(table) : successor(table, last);
  if (node !== 0) writeLong(restartKey, node);
  return dataOf(node);
}

/** @returns element number `index` in order, counted from 0; 0 without one @irql any @see RtlGetElementGenericTableAvl */
export function RtlGetElementGenericTableAvl(table: Pointer, index: number): Pointer {
  if (index >>> 0 >= get(table, Table.COUNT)) return 0;
  let node = firstOf(table);
  for (let i = 0; i < index; i++) node = successor(table, node);
  return dataOf(node);
}

/** @irql any @see RtlNumberGenericTableElementsAvl */
export function RtlNumberGenericTableElementsAvl(table: Pointer): number {
  return get(table, Table.COUNT);
}

/** @irql any @see RtlIsGenericTableEmptyAvl */
export function RtlIsGenericTableEmptyAvl(table: Pointer): number {
  return get(table, Table.COUNT) === 0 ? 1 : 0;
}

/** Depth below `node`, checked: throws when a balance or parent is wrong. For tests and the debugger. */
export function checkedDepth(parent: Pointer, node: Pointer): number {
  if (node === 0) return 0;
  const left = checkedDepth(node, get(node, LEFT));
  const right = checkedDepth(node, get(node, RIGHT));
  if (get(node, 0) !== parent || right - left !== balanceOf(node) || Math.abs(right - left) > 1) {
    throw new RangeError('the tree is not balanced');
  }
  return Math.max(left, right) + 1;
}
