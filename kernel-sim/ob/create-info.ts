/** What a new object remembers between its creation and its insertion (NT's OBJECT_CREATE_INFORMATION). */

import { SimulatorError } from '../rings/exception.ts';
import type { Pointer } from '../rings/layout.ts';
import type { SecurityDescriptor } from './security.ts';

/** OBJECT_ATTRIBUTES after capture. */
export interface ObjectAttributes {
  /** RootDirectory, a handle; 0 for an absolute name. */
  readonly root: number;
  /** undefined for an unnamed object. */
  readonly name: string | undefined;
  /** OBJ_ bits. */
  readonly attributes: number;
  readonly descriptor: SecurityDescriptor | undefined;
}

export const NO_ATTRIBUTES: ObjectAttributes = { root: 0, name: undefined, attributes: 0, descriptor: undefined };

export interface CreateInfo {
  readonly attributes: ObjectAttributes;
  readonly mode: number;
}

let pending = new Map<Pointer, CreateInfo>();

export function ObpInitializeCreateInfo(): void {
  pending = new Map();
}

export function ObpSetCreateInfo(object: Pointer, info: CreateInfo): void {
  pending.set(object, info);
}

export function ObpForgetCreateInfo(object: Pointer): void {
  pending.delete(object);
}

/** Removes and answers it. */
export function ObpTakeCreateInfo(object: Pointer): CreateInfo {
  const info = pending.get(object);
  if (!info) throw new SimulatorError('an object is inserted twice, or was never created');
  pending.delete(object);
  return info;
}
