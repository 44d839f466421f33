/**
 * Splay trees of RTL_SPLAY_LINKS: Parent (at 0, the root's points at itself), LeftChild (at 4), RightChild (at 8).
 */
import { followLink } from '../rings/fuel.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong, writeLong } from '../rings/memory.ts';

export const PARENT = 0;
export const LEFT = 4;
export const RIGHT = 8;

function parentOf(links: Pointer): Pointer {
  followLink();
  return readLong(links);
}
export function childOf(links: Pointer, side: number): Pointer {
  followLink();
  return readLong((links + side) | 0);
}
const isRoot = (links: Pointer): boolean => parentOf(links) === links;
const other = (side: number): number => LEFT + RIGHT - side;

export function initializeLinks(links: Pointer): void {
  writeLong(links, links);
  writeLong((links + LEFT) | 0, 0);
  writeLong((links + RIGHT) | 0, 0);
}

/** Hangs `child` (may be 0) below `parent`. */
export function attach(parent: Pointer, side: number, child: Pointer): void {
  writeLong((parent + side) | 0, child);
  if (child !== 0) writeLong(child, parent);
}

function sideOf(links: Pointer): number {
  return childOf(parentOf(links), LEFT) === links ? LEFT : RIGHT;
}

/** Turns `links` above its parent. */
function rotate(links: Pointer): void {
  const parent = parentOf(links);
  const side = sideOf(links);
  const top = isRoot(parent) ? 0 : parentOf(parent);
  const topSide = top === 0 ? LEFT : sideOf(parent);
  attach(parent, side, childOf(links, other(side)));
  attach(links, other(side), parent);
  if (top === 0) writeLong(links, links);
  else attach(top, topSide, links);
}

/** Brings `links` to the root. @returns it @irql any, for resident memory @see RtlSplay */
export function RtlSplay(links: Pointer): Pointer {
  while (!isRoot(links)) {
    const parent = parentOf(links);
    if (!isRoot(parent)) rotate(sideOf(parent) === sideOf(links) ? parent : links);
    rotate(links);
  }
  return links;
}

function end(links: Pointer, side: number): Pointer {
  let at = links;
  for (let next = childOf(at, side); next !== 0; next = childOf(at, side)) at = next;
  return at;
}

function neighbour(links: Pointer, side: number): Pointer {
  const child = childOf(links, side);
  if (child !== 0) return end(child, other(side));
  let at = links;
  while (!isRoot(at) && sideOf(at) === side) at = parentOf(at);
  return isRoot(at) ? 0 : parentOf(at);
}

/** @returns the next in order, 0 for the last @irql any @see RtlRealSuccessor */
export function RtlRealSuccessor(links: Pointer): Pointer {
  return neighbour(links, RIGHT);
}

/** @irql any @see RtlRealPredecessor */
export function RtlRealPredecessor(links: Pointer): Pointer {
  return neighbour(links, LEFT);
}

/** @irql any @see RtlSubtreeSuccessor */
export function RtlSubtreeSuccessor(links: Pointer): Pointer {
  const child = childOf(links, RIGHT);
  return child === 0 ? 0 : end(child, LEFT);
}

/** @irql any @see RtlSubtreePredecessor */
export function RtlSubtreePredecessor(links: Pointer): Pointer {
  const child = childOf(links, LEFT);
  return child === 0 ? 0 : end(child, RIGHT);
}

/** Takes `links` out of its tree. @returns the new root, 0 when the tree is empty @irql any @see RtlDelete */
export function RtlDelete(links: Pointer): Pointer {
  RtlSplay(links);
  const left = childOf(links, LEFT);
  const right = childOf(links, RIGHT);
  if (left === 0 || right === 0) {
    const root = left === 0 ? right : left;
    if (root !== 0) writeLong(root, root);
    return root;
  }
  writeLong(left, left);
  const root = RtlSplay(end(left, RIGHT));
  attach(root, RIGHT, right);
  return root;
}

/** First in order of the tree below `root`; 0 for an empty tree. */
export function firstInOrder(root: Pointer): Pointer {
  return root === 0 ? 0 : end(root, LEFT);
}
